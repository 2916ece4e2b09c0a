"""Pages that are no pages: walls, blocks, shells, soft 404s."""

from __future__ import annotations

import re

from collector.extract.wording import plain
from collector.markup import Page
from collector.records import Miss
from collector.urls import host_of

_BLOCK_STATUS = frozenset({401, 403, 406, 429, 451, 503, *range(520, 531)})
_BLOCK_MARKUP = re.compile(
    r"/cdn-cgi/challenge-platform/|_Incapsula_Resource|visid_incap|awswaf\.com|_pxhd|px-captcha|"
    r"captcha-delivery\.com|errors\.edgesuite\.net|Press &(?:amp;)? Hold|Reference #18\.",
    re.I,
)
_BLOCK_TITLE = re.compile(
    r"^(?:just a moment|attention required|access denied|are you a (?:ro)?bot|verify you are human|pardon "
    r"our interruption|unusual traffic|security check|403 forbidden|forbidden|"
    r"request blocked|blocked|robot check|captcha|bot verification|one more step|please wait|ddos "
    r"protection|un momento|nur einen moment|un instant)",
    re.I,
)
_CONSENT_HOST = re.compile(r"^(?:consent|guce|privacy|cmp)\.")
_CONSENT = re.compile(
    r"cookie|consent|gdpr|privacy|datenschutz|einwillig|zustimm|consentement|confidentialité|"
    r"consentimiento|privacidad|privacidade|consenso|toestemming|samtykke|samtycke|zgod|souhlas|согласи|"
    r"kvkk|同意",
    re.I,
)
_GONE = re.compile(
    r"\b404\b|not found|page (?:is )?no longer|no longer (?:available|exists?)|does ?n.t exist|no "
    r"encontrad|introuvable|n.existe (?:pas|plus)|nicht gefunden|nicht (?:mehr )?verfügbar|non trovat|não "
    r"encontrad|"
    r"niet gevonden|ikke funnet|ikke fundet|hittades inte|nie znaleziono|nie istnieje|nenalezen|не найден|"
    r"не знайден|bulunamad|tidak ditemukan|không tìm thấy|見つかりません|找不到|不存在|찾을 수 없|غير موجود|לא נמצא",
    re.I,
)
_SHELL = re.compile(
    r"enable javascript|javascript (?:is )?(?:required|disabled)|activer javascript|javascript aktiv|"
    r"habilit\w+ javascript|requires javascript|without javascript",
    re.I,
)
_HEAD = 65_536
_PAGE = 700
_FIRST = 500


def page_verdict(page: Page, status: int = 200) -> Miss | None:
    """
    Return why this is no page to read, or None when it may be one.

    A block page needs a status that says so or hardly any text beside the marks (an article about a firewall's
    maker passes). Those that a person may open in a browser need a look; a page that is gone does not.
    """
    if status in {404, 410}:
        return Miss(url=page.url, reason="soft 404", detail=f"status {status}", status=status)
    text = _text(page)
    short = len(text) < 600
    for look in (_blocked, _consent, _gone, _shell):
        found = look(page, text, status, short)
        if found:
            reason, detail = found
            return Miss(
                url=page.url,
                reason=reason,
                detail=detail[:200],
                needs_look=reason != "soft 404",
                status=status,
            )
    return None


def _text(page: Page) -> str:
    """Return the start of what readers see: enough to tell a page from a notice."""
    tags, blocks = page.outline.tags, page.outline.blocks
    told: list[str] = []
    chars = 0
    for block in blocks:
        if tags[block.home] != "p":
            continue
        text = block.text
        told.append(text)
        chars += len(text) if len(text) > 60 else 0
        if chars > _PAGE:
            return " ".join(told)
        if len(told) >= 40:
            break
    return " ".join([block.text for block in blocks[:_FIRST]])


Found = tuple[str, str] | None


def _blocked(page: Page, text: str, status: int, short: bool) -> Found:
    if status in _BLOCK_STATUS:
        return "block page", f"status {status}: {page.title}"
    if page.headers.get("cf-mitigated") == "challenge":
        return "block page", "cf-mitigated: challenge"
    if not short and status < 400:
        return None
    mark = _BLOCK_TITLE.match(page.title) or _BLOCK_MARKUP.search(page.html[:_HEAD])
    if mark and not _has_story(page):
        return "block page", page.title or mark.group()
    return None


def _consent(page: Page, text: str, status: int, short: bool) -> Found:
    if _CONSENT_HOST.match(host_of(page.url)):
        return "consent wall", host_of(page.url)
    if len(text) < 400 and not _has_story(page) and (mark := _CONSENT.search(text)) and len(text) > 20:
        words = len(_CONSENT.findall(text))
        if words >= 2 or _CONSENT.search(page.title):
            return "consent wall", text[max(0, mark.start() - 60) :]
    return None


def _gone(page: Page, text: str, status: int, short: bool) -> Found:
    if not short:
        return None
    heading = page.tree.css_first("h1")
    for said in (page.title, heading.text()[:200] if heading else ""):
        if (
            (mark := _GONE.search(said))
            and len(text) < 1_500
            and not _has_story(page)
            and _mostly(mark.group(), said)
        ):
            return "soft 404", said
    return None


def _mostly(mark: str, said: str) -> bool:
    return len(plain(said)) < 70 or len(mark) * 3 > len(said)


def _shell(page: Page, text: str, status: int, short: bool) -> Found:
    if len(text) >= 200 or _has_story(page):
        return None
    root = page.tree.css_first("#root,#__next,#app,#__nuxt")
    asks = page.tree.css_first("noscript")
    if root is not None or (asks is not None and _SHELL.search(asks.text())):
        return "empty shell", "the page is drawn by scripts"
    if not text and not page.title:
        return "empty shell", "no text"
    return None


def _has_story(page: Page) -> bool:
    return (page.meta("og:type") or "").lower() == "article" or any(
        isinstance(node.get("headline"), str) for node in page.jsonld
    )

"""What a page calls things: sentences with foreign names set apart, rules in words, quotes that can be read."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from collector.records import Clip, Evidence
from collector.urls import host_of

#: What a rule that left pages out is called; the rule's own name stays beside it.
_LEFT_OUT = {
    "weaker": "Would count, but weaker than what was chosen",
    "too-weak": "Too weak to help",
    "same-publisher": "A stronger article of the same publisher was chosen",
    "same-story": "A copy of a story that another outlet or page stands for",
    "same-byline": "Another article of the same journalist was chosen",
    "same-routine": "One more routine article of a kind that the list has already",
    "undated": "No date",
    "future-date": "Dated in the future",
    "too-old": "Too old for the programme",
    "too-short": "Too short",
    "language": "In a language that the programme does not take",
    "language-unknown": "In a language that was not recognised",
    "paid": "Paid for, or promotional",
    "press-release": "A press release",
    "release-copy": "Has the text of a press release",
    "standing-unclear": "It is unclear whether somebody paid",
    "never-press": "Not a press outlet",
    "own-site": "The brand's own site",
    "unknown-outlet": "An outlet that no list knows",
    "low-tier": "An outlet of a low tier",
    "not-named": "Does not name the brand",
    "passing-mention": "Names the brand only in passing",
    "weak-mention": "Names the brand, but hardly as its subject",
    "alias-only": "Only another name of the brand",
    "parent-only": "Only the company above the brand",
    "another-brand": "About something else of the same name",
    "identity-unclear": "The name may mean something else",
    "not-an-article": "Not an article",
    "not-public": "Not open to everybody",
    "soft-404": "A “not found” page",
    "not-found": "Not found",
    "empty-shell": "A page that only scripts fill",
    "consent-wall": "Behind a consent dialogue",
    "block-page": "A page that blocks robots",
    "blocked": "The server refused",
    "robots": "The site asks robots to stay away",
    "redirect-loop": "Redirects without end",
    "server-error": "The server failed",
}
#: What a rule about payment is called.
_SIGNS = {
    "explained-away": "a word that looks like a label and is none",
    "bare-label-beside-headline": "a label beside the headline",
    "rel-sponsored": "links marked as sponsored",
    "erid-link": "an advertising mark in its links",
    "host-is-subject": "on a site of the brand itself",
    "own-page": "the brand's own page",
    "outlet-kind": "the kind of outlet",
}
_URL_IN_BRACKETS = re.compile(r" ?\((https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)\)")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_RUN = re.compile(rf"([{_RTL}]+(?:[\s\-–’'\".،]+[{_RTL}]+)*)")
#: A path through a page's markup in brackets: ``(div.story > p#label)``.
_MARKUP_PATH = re.compile(r" \((?=[a-z][a-z0-9]*(?:[.#:\[]| > |\)))[^()]*\)")
_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_GLUED = re.compile(r"[^\W\d_][a-zß-ÿ][A-ZÀ-Þ][a-zß-ÿ]")
_SPACED_OUT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: Characters of a text without blanks from which it is no single entry of a menu.
_MENU_ENTRY = 12


def sentence(text: str) -> Markup:
    """
    Return one of the program's own sentences as HTML that reads from left to right.

    Names in a script that runs from right to left are set apart, so that nothing around them moves; an address in
    brackets becomes a link that shows its site.
    """
    parts = _URL_IN_BRACKETS.split(text.translate(_OVERRIDES).replace("(-", "(\u2212"))
    return Markup("").join(_link(part) if place % 2 else _isolated(part) for place, part in enumerate(parts))


def brief(text: str) -> Markup:
    """Return a sentence as HTML without the paths through a page's markup, which its details keep."""
    return sentence(_MARKUP_PATH.sub("", text))


def _link(url: str) -> Markup:
    return Markup(' (<a href="{}" rel="noreferrer noopener nofollow">{}</a>)').format(
        url, host_of(url) or url
    )


def _isolated(text: str) -> Markup:
    parts = _RTL_RUN.split(text)
    return Markup("").join(
        Markup("<bdi>{}</bdi>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def rule_words(rule: str) -> str:
    """Return what a person would call the rule that left pages out."""
    return _LEFT_OUT.get(rule) or _plain(rule).capitalize()


def sign_words(rule: str) -> str:
    """Return what a person would call a rule about payment."""
    return _SIGNS.get(rule) or _plain(rule)


def _plain(rule: str) -> str:
    return rule.replace(":", " ").replace("-", " ").replace("_", " ")


def place_words(where: str) -> str:
    """Return where a quote stands, without the page's own markup."""
    return where.partition(" (")[0]


def counters(clip: Clip) -> list[Evidence]:
    """Return what looks like a label and is none, each quote at one place once; rows of a menu are left out."""
    seen: dict[tuple[str, str], Evidence] = {}
    for item in clip.paid.evidence:
        if item.weight < 0 and not is_menu_row(item):
            seen.setdefault((item.quote, place_words(item.where)), item)
    return list(seen.values())


def menu_rows(clip: Clip) -> int:
    """Return how many quotes of a clip are rows of a menu, which a page shows apart and a quote holds in one."""
    return len({item.quote for item in clip.paid.evidence if item.weight < 0 and is_menu_row(item)})


def is_menu_row(item: Evidence) -> bool:
    """True when a quote is several entries of a menu without the gaps between them."""
    quote = item.quote.strip()
    if len(_GLUED.findall(quote)) >= 2 and max(map(len, quote.split()), default=0) > 2 * _MENU_ENTRY:
        return True
    in_menu = "navigation" in item.where or "menu" in item.where
    return in_menu and len(quote) > _MENU_ENTRY and " " not in quote and bool(_SPACED_OUT.search(quote))


def counted(count: int, noun: str, many: str = "") -> str:
    """Return a number with its noun in singular or plural."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"

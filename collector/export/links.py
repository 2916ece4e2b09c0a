"""What is handed in: the links to paste, the form field by field, the API's request body."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from collector.export.places import country_name, language_name
from collector.records import Clip, Dossier, Outcome

#: Limits of the request (Meta's API reference; the two lengths are known from generated SDKs alone).
LEAST_LINKS, MOST_LINKS = 5, 10
MOST_PARENT = 255
MOST_INFORMATION = 1000
#: The fields that the API documents: name, required.
FIELDS = {
    "business_website_url": True,
    "primary_country_of_operation": True,
    "primary_language": False,
    "parent_business_or_brand": False,
    "supporting_links": False,
    "additional_supporting_information": False,
}


@dataclass(frozen=True, slots=True)
class Request:
    """The request's body, and what keeps it from being sent as it is."""

    #: Documented fields alone; what is not known is left out.
    body: dict[str, str | list[str]]
    #: Sentences for a person; empty when the body keeps every documented limit.
    problems: tuple[str, ...]


def links_txt(dossier: Dossier) -> str:
    """Return the press links, best first, one a line."""
    return "".join(f"{url}\n" for url in press_urls(dossier))


def press_urls(dossier: Dossier) -> list[str]:
    """Return the addresses of the press links, best first; what is no web address is never handed in."""
    return [url for url in _chosen(dossier) if is_web(url)]


def _chosen(dossier: Dossier) -> list[str]:
    return [choice.clip.capture.url for choice in dossier.choices]


def is_web(url: str) -> bool:
    """True for addresses that may become a link; others (``javascript:``, a file's name) stay text."""
    return url.lower().startswith(("http://", "https://"))


def is_https(url: str) -> bool:
    """True for addresses that the form takes."""
    return url.lower().startswith("https://")


def links_refused(dossier: Dossier) -> str:
    """Return in a few words why the form would not take all press links as they stand, "" when it would."""
    chosen = _chosen(dossier)
    local = sum(not is_web(url) for url in chosen)
    if local:
        return f"{local} {'has' if local == 1 else 'have'} no web address"
    return "" if all(map(is_https, chosen)) else "the form takes only https"


def refusal_note(dossier: Dossier) -> str:
    """Return what to do about links that the form refuses, without their addresses; "" when there are none."""
    chosen = _chosen(dossier)
    plain = [url for url in chosen if not is_https(url)]
    if not plain:
        return ""
    if not all(map(is_web, chosen)):
        return "A page that was handed in as a file needs the URL it came from."
    return f"{len(plain)} of the {len(chosen)} addresses are plain http. {_why_plain(plain)}"


def oba_request(dossier: Dossier) -> Request:
    """
    Return the body of Meta's "request official business account status", with what is still wrong with it.

    Nothing is made up: a website that nobody named is a problem, not a guess.
    """
    brand = dossier.brand
    body: dict[str, str | list[str]] = {}
    if brand.domains:
        body["business_website_url"] = f"https://{brand.domains[0]}/"
    if brand.country:
        body["primary_country_of_operation"] = country_name(brand.country, form=True)
    if brand.languages:
        body["primary_language"] = language_name(brand.languages[0])
    if brand.parent:
        body["parent_business_or_brand"] = brand.parent
    urls = press_urls(dossier)
    if urls:
        body["supporting_links"] = urls
    information = additional_information(dossier)
    if information:
        body["additional_supporting_information"] = information
    local = [
        f"This page has no web address and is left out: {url}. Hand it in again with the URL it came from."
        for url in _chosen(dossier)
        if not is_web(url)
    ]
    return Request(body, (*local, *request_problems(body, dossier.gap.minimum)))


def request_problems(body: dict[str, str | list[str]], least: int = 1) -> list[str]:
    """
    Return what a request's body breaks of the documented fields and limits, a sentence each.

    ``least`` is the number of links below which no request should be sent at all.
    """
    problems = [f"“{name}” is not a documented field." for name in body if name not in FIELDS]
    for name, hint in (
        ("business_website_url", "name the brand's own domain with --site"),
        ("primary_country_of_operation", "name the home country with --country"),
    ):
        if not body.get(name):
            problems.append(f"“{name}” is required: {hint}.")
    if _units(str(body.get("parent_business_or_brand", ""))) > MOST_PARENT:
        problems.append(f"“parent_business_or_brand” is longer than {MOST_PARENT} characters.")
    if _units(str(body.get("additional_supporting_information", ""))) > MOST_INFORMATION:
        problems.append(f"“additional_supporting_information” is longer than {MOST_INFORMATION} characters.")
    return problems + _link_problems(body.get("supporting_links", []), least)


def _link_problems(links: str | list[str], least: int) -> list[str]:
    if isinstance(links, str):
        return ["“supporting_links” must be a list."]
    problems = []
    if len(links) < LEAST_LINKS:
        there = f"there {'is' if len(links) == 1 else 'are'} {len(links)}"
        way = "use the form in WhatsApp Manager, which takes up to 5"
        problems.append(
            f"The API reference asks for at least {LEAST_LINKS} links and {there}: "
            f"{way if len(links) >= least else 'wait until there are enough'}."
        )
    if len(links) > MOST_LINKS:
        problems.append(f"The API reference takes at most {MOST_LINKS} links and there are {len(links)}.")
    plain = [link for link in links if not is_https(link)]
    if plain:
        problems.append(_not_https(plain))
    if len(set(links)) < len(links):
        problems.append("A link stands twice in the list.")
    return problems


def _not_https(links: list[str]) -> str:
    those = "this one is" if len(links) == 1 else f"these {len(links)} are"
    said = f"The form takes only https links, and {those} not: {', '.join(links)}."
    return f"{said} {_why_plain(links)}"


def _why_plain(links: list[str]) -> str:
    if all((urlsplit(link).hostname or "").endswith(".example") for link in links):
        return "Addresses in .example are made up: the demo's newsstand has no https."
    return f"Look whether the same {'page opens' if len(links) == 1 else 'pages open'} with https."


def additional_information(dossier: Dossier, most: int = MOST_INFORMATION) -> str:
    """
    Return the free text for the form, at most ``most`` characters; "" when there is nothing to say.

    It says what each press link is, then names further coverage, whole lines only: a line that no longer fits is
    left out with all that follow it.
    """
    if not dossier.choices:
        return ""
    count = len(dossier.choices)
    noun = "article" if count == 1 else "articles"
    lines = [f"Independent press coverage of {dossier.brand.name} ({count} {noun}):"]
    lines += [f"{choice.place}. {_line_of(choice.clip)}" for choice in dossier.choices]
    kept = _fitting(lines, most)
    further = runners_up(dossier)
    if further and len(kept) == len(lines):
        more = _fitting([*kept, "Further coverage:", *(_short_line(clip) for clip in further)], most)
        kept = more if len(more) > len(kept) + 1 else kept
    return "\n".join(kept)


def runners_up(dossier: Dossier) -> list[Clip]:
    """
    Return the strongest articles that count but were not chosen, one for each publisher that no press link has.

    Reprints of a press link are left out.
    """
    told = {_publisher(choice.clip) for choice in dossier.choices}
    reprints = {url for choice in dossier.choices for url in choice.reprints}
    clips = [
        r.clip
        for r in dossier.rejections
        if r.clip is not None and r.clip.outcome is Outcome.COUNTS and r.rule not in {"same-story"}
    ]
    found: list[Clip] = []
    for clip in sorted(clips, key=lambda clip: (-clip.strength, clip.capture.url)):
        if _publisher(clip) not in told and clip.capture.url not in reprints and is_web(clip.capture.url):
            told.add(_publisher(clip))
            found.append(clip)
    return found


def _publisher(clip: Clip) -> str:
    return clip.outlet.publisher or clip.outlet.domain


def _line_of(clip: Clip) -> str:
    article, outlet = clip.article, clip.outlet
    facts = [outlet.name or outlet.domain]
    if outlet.country:
        facts.append(country_name(outlet.country))
    if article.published_at:
        facts.append(f"{article.published_at:%Y-%m-%d}")
    headline = f": {_shortened(article.headline, 90)}" if article.headline else ""
    return ", ".join(facts) + headline


def _short_line(clip: Clip) -> str:
    return f"{clip.outlet.name or clip.outlet.domain}: {clip.capture.url}"


def _fitting(lines: list[str], most: int) -> list[str]:
    kept: list[str] = []
    used = -1
    for line in lines:
        used += 1 + _units(line)
        if used > most:
            break
        kept.append(line)
    return kept


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _units(text: str) -> int:
    """Length as web forms count it: UTF-16 code units, so that an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


__all__ = [
    "FIELDS",
    "MOST_INFORMATION",
    "Request",
    "additional_information",
    "is_web",
    "links_refused",
    "links_txt",
    "oba_request",
    "press_urls",
    "refusal_note",
    "request_problems",
    "runners_up",
]

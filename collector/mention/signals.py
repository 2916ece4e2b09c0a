"""Signals: what speaks for and against a hit being this brand, each quoted from the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from collector.mention.case import Case
from collector.mention.folding import fold
from collector.mention.phrases import form_patterns, phrase_pattern, search_name
from collector.records import Signal
from collector.urls import host_of, registrable_domain

STRONG: Final = 2
WEAK: Final = 1
NOTE: Final = 0
AGAINST: Final = -1

_QUOTES: Final = ("«»", "“”", "„“", '""', "「」", "『』", "《》", "‘’", "“„")
_NEAR_WORDS: Final = 5
_NEGATIVE_WORDS: Final = 10


def find_signals(case: Case) -> Iterator[Signal]:
    """Yield every signal for and against, strong ones first; each rule at most once, with its first quote."""
    for rule in (
        own_links,
        own_addresses,
        legal_names,
        tickers,
        tags,
        appositions,
        companions,
        exact_case,
        quoted,
        context_words,
        repeated,
        country,
        longer_names,
        negative_words,
        small_letters,
        own_outlet,
    ):
        yield from rule(case)


def own_links(case: Case) -> Iterator[Signal]:
    """A link in the story to a domain of the brand."""
    own = {registrable_domain(d) for d in case.names.brand.domains} - {""}
    for link in case.article.links if own else ():
        if registrable_domain(link.url) in own:
            yield Signal("own-domain-link", link.url[:200], STRONG)
            return


def own_addresses(case: Case) -> Iterator[Signal]:
    """The brand's domain or handle written out in the text."""
    brand = case.names.brand
    marks = [rf"(?<![\w.-])(?:www\.)?{re.escape(d)}(?![\w-])" for d in brand.domains if d]
    marks += [rf"(?<![\w@.])@{re.escape(h.lstrip('@'))}(?![\w-])" for h in brand.handles if h.strip("@")]
    for mark in marks:
        match = re.search(mark, case.text, re.IGNORECASE)
        if match:
            yield Signal("own-address", match.group(), STRONG)
            return


def legal_names(case: Case) -> Iterator[Signal]:
    """A registered name, or the name with a legal form beside it ("Anker GmbH", "株式会社メルカリ")."""
    for legal in case.names.brand.legal_names:
        match = search_name(legal, case.text)
        if match:
            yield Signal("legal-name", match.group(), STRONG)
            return
    before, after = form_patterns(case.names.words)
    for standing in case.kept:
        hit = standing.hit
        following = after.match(case.text, hit.end) if after else None
        if following:
            yield Signal("legal-form", case.text[hit.start : following.end()], STRONG)
            return
        leading = before.search(case.text, max(0, hit.start - 40), hit.start) if before else None
        if leading:
            yield Signal("legal-form", case.text[leading.start() : hit.end].strip(), STRONG)
            return


def tickers(case: Case) -> Iterator[Signal]:
    """The brand's ticker with its exchange, or in brackets."""
    ticker = (case.names.brand.ticker or "").strip()
    symbol = ticker.rpartition(":")[2].strip()
    if not symbol:
        return
    match = re.search(
        rf"(?:[A-Z]{{2,12}}\s?:\s?|\$|[(（]){re.escape(symbol)}(?:\.[A-Z]{{1,3}})?(?![\w.])", case.text
    )
    if match:
        yield Signal("ticker", match.group(), STRONG)


def tags(case: Case) -> Iterator[Signal]:
    """A tag of the page, or a thing its structured data is about, equal to the name."""
    own = {fold(f.name) for f in case.names.forms if f.level in {"exact", "alias"}}
    for value in (*case.article.about, *case.article.keywords):
        if fold(value.strip().lstrip("#")) in own:
            yield Signal("tag", value.strip()[:200], STRONG)
            return


def appositions(case: Case) -> Iterator[Signal]:
    """A word that says what the name is ("retailer", "CEO of"), within five words in the same sentence."""
    pattern = phrase_pattern(case.names.words.phrases("apposition", case.article.language))
    if pattern is None:
        return
    for standing in case.kept:
        hit = standing.hit
        if case.is_small(hit):
            continue
        start, end = case.window(hit, _NEAR_WORDS)
        for match in pattern.finditer(case.text, start, end):
            if match.end() <= hit.start or match.start() >= hit.end:
                a, b = min(match.start(), hit.start), max(match.end(), hit.end)
                yield Signal("apposition", case.text[a:b], STRONG)
                return


def companions(case: Case) -> Iterator[Signal]:
    """A person or product of the brand's record in the same paragraph."""
    brand = case.names.brand
    for rule, names in (("person", brand.people), ("product", brand.products)):
        for name in names:
            for standing in case.kept:
                match = search_name(name, case.layout.paragraph_around(standing.hit.start))
                if match:
                    yield Signal(rule, match.group(), STRONG)
                    return


def exact_case(case: Case) -> Iterator[Signal]:
    """The name with its own capitals in the middle of a sentence, where capitals mean something."""
    for standing in case.kept:
        hit = standing.hit
        if (
            hit.kind != "exact"
            or not any(c.isupper() for c in hit.text)
            or hit.end <= case.layout.headline_end
        ):
            continue
        start, end = case.layout.sentence_at(hit.start)
        before = case.text[start : hit.start]
        if re.search(r"[^\W\d_]*[a-zа-яёα-ω][^\W\d_]*[,;]?\s+\Z", before) and case.article.language != "de":
            yield Signal("exact-case", case.text[max(start, hit.start - 40) : hit.end].lstrip(), WEAK)
            return
        if sum(c.isupper() for c in hit.text) > 1 and not case.text[start:end].isupper():
            yield Signal("exact-case", hit.text, WEAK)
            return


def quoted(case: Case) -> Iterator[Signal]:
    """The name alone in quotation marks."""
    for standing in case.kept:
        hit = standing.hit
        around = case.text[max(0, hit.start - 1) : hit.start] + case.text[hit.end : hit.end + 1]
        if around in _QUOTES:
            yield Signal("quoted", case.text[hit.start - 1 : hit.end + 1], WEAK)
            return


def context_words(case: Case) -> Iterator[Signal]:
    """A context word of the brand's record in the same paragraph."""
    for word in case.names.brand.context_words:
        for standing in case.kept:
            match = search_name(word, case.layout.paragraph_around(standing.hit.start))
            if match:
                yield Signal("context-word", match.group(), WEAK)
                return


def repeated(case: Case) -> Iterator[Signal]:
    """Three or more places, all written alike."""
    if len(case.kept) >= 3 and not all(case.is_small(s.hit) for s in case.kept):
        shapes = {s.hit.text for s in case.kept}
        if len(shapes) == 1 or (len(shapes) == 2 and any(s.isupper() for s in shapes)):
            yield Signal("repeated", f"{case.kept[0].hit.text} ({len(case.kept)} times)", WEAK)


def country(case: Case) -> Iterator[Signal]:
    """The outlet is of the brand's country."""
    brand = case.names.brand
    if case.outlet is not None and brand.country and case.outlet.country == brand.country:
        yield Signal("outlet-country", brand.country, WEAK)


def longer_names(case: Case) -> Iterator[Signal]:
    """
    Places where the name is a piece of a longer one.

    Against the brand when there are as many as places where it stands alone; else a note. A person of that name who
    is introduced before the name stands alone weighs more: what follows is the surname.
    """
    if not case.longer:
        return
    first = case.longer[0]
    if case.kept and first.why == "person" and first.hit.start < min(s.hit.start for s in case.kept):
        yield Signal("person-name", first.span[:200], AGAINST)
        return
    outweighs = len(case.longer) >= max(1, len(case.kept))
    yield Signal("longer-name", first.span[:200], AGAINST if outweighs else NOTE)


def negative_words(case: Case) -> Iterator[Signal]:
    """A negative word of the brand's record within ten words, at half of the places or more."""
    for word in case.names.brand.negative_words:
        found = []
        for standing in case.kept:
            start, end = case.window(standing.hit, _NEGATIVE_WORDS)
            match = search_name(word, case.text[start:end])
            if match:
                found.append(match.group())
        if found and 2 * len(found) >= len(case.kept):
            yield Signal("negative-word", found[0], AGAINST)
            return


def small_letters(case: Case) -> Iterator[Signal]:
    """Every place is in small letters, though the name has a capital."""
    if case.kept and all(case.is_small(s.hit) for s in case.kept):
        yield Signal("small-letters", case.kept[0].hit.text, AGAINST)


def own_outlet(case: Case) -> Iterator[Signal]:
    """The page's outlet is the brand itself, or belongs to it or to its parent."""
    brand, outlet = case.names.brand, case.outlet
    own_domains = {registrable_domain(d) for d in brand.domains} - {""}
    page = registrable_domain(case.article.url)
    if page and page in own_domains:
        yield Signal("own-outlet", host_of(case.article.url), AGAINST)
        return
    own = {fold(n).strip() for n in (brand.name, *brand.aliases, *brand.legal_names)}
    owners = own | ({fold(brand.parent).strip()} if brand.parent else set())
    named = [("site_name", case.article.site_name, own), ("publisher_name", case.article.publisher_name, own)]
    if outlet is not None:
        named += [("outlet", outlet.name, own), ("outlet's publisher", outlet.publisher, owners)]
        if outlet.domain and outlet.domain in brand.domains:
            named.append(("outlet", brand.name, own))
    for _, value, wanted in named:
        if value and fold(value).strip() in wanted:
            yield Signal("own-outlet", value[:200], AGAINST)
            return

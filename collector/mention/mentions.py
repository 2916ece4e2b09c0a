"""The judgement itself: one article, one brand, one ``Mention``."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from collector.mention.case import Case
from collector.mention.endings import ANY_LANGUAGE
from collector.mention.finding import Hit, adds_marks, find_all
from collector.mention.folding import fold
from collector.mention.identity import conclude
from collector.mention.layout import Layout, lay_out, quote_around
from collector.mention.names import Names
from collector.mention.neighbours import Stand, Standing
from collector.mention.prominence import place_hits
from collector.mention.routine import find_flags
from collector.mention.signals import find_signals
from collector.mention.spans import stand_of
from collector.mention.words import Words
from collector.records import Article, Identity, Level, Mention, Outlet, Prominence, Signal

#: At most so many hits are weighed; more change nothing in the answer but the count.
MOST_HITS = 2000
#: Fewer words than this don't tell a language.
_SHORT = 12
_MARKS = ".,;:!?()\"'“”«»"


def find_mention(article: Article, names: Names, outlet: Outlet | None = None) -> Mention:
    """
    Judge whether, where and under which name an article names the brand, and whether it means this brand.

    ``level`` is ``none`` when the name does not stand in headline, standfirst or body; when every place is a piece
    of a longer name ("Henry Ford", "Ford Foundation"); and when identity is rejected. It keeps its value when identity
    is unclear (an ambiguous name needs a look), and for the brand's own outlet, which is rejected and flagged ``own``.
    """
    layout = lay_out(article)
    language = _language_for_cases(layout, article.language, names.words)
    hits = find_all(layout.text, names, language)[:MOST_HITS]
    if language == ANY_LANGUAGE:
        hits = [hit for hit in hits if hit.kind != "inflected" or not names.words.is_common(hit.text)]
    if not hits:
        return Mention()
    standings = [stand_of(layout.text, hit, names.words, language) for hit in hits]
    own = [s for s in standings if s.hit.level in {Level.EXACT, Level.ALIAS}]
    blocked = [s for s in standings if s.hit.level is Level.NONE]
    kept, longer, open_only = choose(own, names, layout.headline_end)
    if kept:
        case = Case(article, layout, names, outlet, kept, _in_order([*longer, *_as_longer(blocked)]))
        return _judged(case, open_only=open_only)
    parents = [s for s in standings if s.hit.level is Level.PARENT and s.stand is not Stand.LONGER]
    if parents:
        return _judged(Case(article, layout, names, outlet, parents, ()), open_only=False)
    against = [*longer, *_as_longer(blocked)]
    return Mention(signals=tuple(Signal("longer-name", s.span[:200], -1) for s in against[:3]))


def _language_for_cases(layout: Layout, language: str | None, words: Words) -> str | None:
    """
    Return the language whose case endings a text may use.

    A very short text does not tell its language, and "en" is what many templates say of any: it is believed when a
    word of the text, not of the headline (a site's own word, often), is English and of no other language.
    """
    text = layout.text[layout.headline_end :].strip() or layout.text
    if language not in {None, "en"} or len(found := text.split(None, _SHORT)) > _SHORT:
        return language
    english = language and any(words.common.get(fold(w.strip(_MARKS))) == "en" for w in found)
    return language if english else ANY_LANGUAGE


def choose(
    own: Sequence[Standing], names: Names, headline_end: int = 0
) -> tuple[list[Standing], list[Standing], bool]:
    """
    Part hits that name the brand from pieces of longer names.

    A hit with an unknown capitalised word after it ("Acme Turbo") counts where the name also stands alone, or where
    several such words follow it, or one in the headline and again below; the third value says that only such hits
    were found.
    """
    longer = [s for s in own if s.stand is Stand.LONGER]
    free = [s for s in own if s.stand is Stand.FREE and not _is_plain_word(s.hit, names)]
    open_ = [s for s in own if s.stand is Stand.OPEN]
    if free:
        return _in_order([*free, *open_]), longer, False
    spans = {s.span for s in open_}
    products = any(p in s.span or s.span in p for s in open_ for p in names.brand.products)
    several = len(spans) >= 2 or (len(open_) >= 2 and open_[0].hit.start < headline_end)
    if open_ and (products or (several and not names.ambiguous)):
        return list(open_), longer, not products
    return [], [*longer, *open_], False


def _is_plain_word(hit: Hit, names: Names) -> bool:
    """A common word or short acronym in small letters ("the next day") names nothing if the name has capitals."""
    if any(c.isupper() for c in hit.text) or not any(c.isupper() for c in hit.name):
        return False
    bare = hit.text.removeprefix("the ")
    return names.words.is_common(bare) or (len(bare) <= 3 and hit.name.isupper())


def _in_order(standings: Sequence[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda s: s.hit.start)


def _as_longer(blocked: Sequence[Standing]) -> list[Standing]:
    return [Standing(s.hit, Stand.LONGER, s.hit.text, "listed") for s in blocked]


def _judged(case: Case, *, open_only: bool) -> Mention:
    signals = tuple(sorted(find_signals(case), key=lambda s: -s.weight))
    hits = [s.hit for s in case.kept]
    marks_differ = all(adds_marks(h.name, h.text) or adds_marks(h.text, h.name) for h in hits)
    identity = conclude(
        signals, ambiguous=case.names.ambiguous, marks_differ=marks_differ, open_only=open_only
    )
    is_own = any(s.rule == "own-outlet" for s in signals)
    if identity is Identity.REJECTED and not is_own:
        return Mention(signals=signals)
    return _described(case, hits, signals, identity, is_own=is_own)


def _described(
    case: Case, hits: list[Hit], signals: tuple[Signal, ...], identity: Identity, *, is_own: bool
) -> Mention:
    layout, names = case.layout, case.names
    first = min(hits, key=lambda h: h.start)
    position = place_hits(layout, hits)
    flags = [*find_flags(case.article, layout, hits, names.words), *(["own"] if is_own else [])]
    prominence = Prominence.PASSING if "passing-source" in flags else position.prominence
    return Mention(
        level=min((h.level for h in hits), key=list(Level).index),
        prominence=prominence,
        count=len(hits),
        quote=quote_around(layout.text, first.start, first.end, layout.sentence_at(first.start)),
        surface=first.text,
        exact_display_name=_has_display_name(layout, hits, names),
        identity=identity,
        signals=signals,
        flags=tuple(flags),
        earliness=round(position.earliness, 4),
        share=round(position.share, 4),
    )


def _has_display_name(layout: Layout, hits: Sequence[Hit], names: Names) -> bool:
    """The display name letter for letter, with the punctuation at its edges ("Yahoo!")."""
    display = unicodedata.normalize("NFC", names.brand.name.strip())
    for hit in hits:
        lead = display.find(hit.text)
        if lead >= 0 and layout.text.startswith(display, max(0, hit.start - lead)) and hit.start >= lead:
            return True
    return False

"""One page as the rules see it: its layout, the phrases found in it, and who is asking."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from collector.markup import Page
from collector.paid.blocks import Block
from collector.paid.fold import clip, fold, fold_each, squeeze
from collector.paid.hosts import HostBook
from collector.paid.languages import languages_of
from collector.paid.layout import Layout, css_path, read_layout
from collector.paid.phrases import Found, Phrase, PhraseBook
from collector.records import Article, Brand, Evidence, Outlet, PaidKind
from collector.urls import host_of

#: A block is searched for labels only while a label could be all it says.
_LABEL_LENGTH = 45
#: Blocks away from the article that are searched, the nearest to the headline first.
_MOST_FAR = 200
#: What is searched of a longer block near headline and story ends.
_SEARCHED = 1600


@dataclass(slots=True)
class View:
    """Everything that a rule may look at. Rules read it and change nothing."""

    page: Page
    article: Article
    outlet: Outlet
    brand: Brand | None
    book: PhraseBook
    hosts: HostBook
    layout: Layout
    languages: frozenset[str]
    #: Host and decoded path of the page, lower case.
    host: str
    path: str
    #: The headline in every form the page gives it, first the one that readers see.
    titles: tuple[str, ...]
    title_finds: list[tuple[str, str, Found]]
    #: What was found in each block, by the block's number.
    finds: dict[int, list[Found]]
    #: The forms of all that was found in blocks.
    forms: frozenset[str]
    #: The blocks around the headline and at the story's two ends, each once.
    near: tuple[Block, ...]
    #: How often each short text stands on the page, folded.
    repeats: Counter[str] = field(default_factory=Counter)

    def found(self, blocks: Iterable[Block], *forms: str) -> Iterator[tuple[Block, Found]]:
        """Yield the phrases of these forms in these blocks, block by block."""
        if self.forms.isdisjoint(forms):
            return
        for block in blocks:
            for one in self.finds.get(block.number, ()):
                if one.phrase.form in forms:
                    yield block, one

    def where(self, block: Block, what: str = "") -> str:
        """Return a readable place and the CSS path of a block."""
        return f"{what or self.layout.zone(block)} ({css_path(block.node)})"


def open_view(
    page: Page, article: Article, outlet: Outlet, brand: Brand | None, book: PhraseBook, hosts: HostBook
) -> View:
    """Read a page once for all rules: blocks, headline, story, phrases."""
    layout = read_layout(page, article)
    html = page.tree.root
    declared = html.attributes.get("lang") if html is not None else None
    languages = languages_of(article.language, declared, None if article.language else page.meta("og:locale"))
    if outlet.languages and languages != {"any"}:
        # A page may declare a language that it is not written in; its outlet prints in its own.
        languages = languages | set(outlet.languages)
    if languages == {"any"}:
        # A page that no one can place is read in every language.
        languages = book.languages()
    host, path = _address(page.url)
    titles = _titles(page, article, layout)
    near, far = _searched(layout)
    blocks = near + far
    # What one piece says is its text: not asked for again.
    shown = layout.texts
    said = [shown[block.number] if len(block.raw) == 1 else block.spaced for block in blocks]
    texts = fold_each([*titles, *said])
    ends = len(titles) + len(near)
    texts[len(titles) : ends] = [text[:_SEARCHED] for text in texts[len(titles) : ends]]
    finds: dict[int, list[Found]] = {}
    title_finds: list[tuple[str, str, Found]] = []
    for one in book.find(texts, languages, titles=len(titles), far=ends):
        if one.text < len(titles):
            title_finds.append((titles[one.text], texts[one.text], one))
        else:
            finds.setdefault(blocks[one.text - len(titles)].number, []).append(one)
    repeats = Counter(layout.folded(layout.blocks[number]) for number in finds if len(shown[number]) < 60)
    return View(
        page=page,
        article=article,
        outlet=outlet,
        brand=brand,
        book=book,
        hosts=hosts,
        layout=layout,
        languages=languages,
        host=host,
        path=path,
        titles=titles,
        title_finds=title_finds,
        finds=finds,
        forms=frozenset([one.phrase.form for ones in finds.values() for one in ones]),
        near=tuple(near),
        repeats=repeats,
    )


_ARCHIVED = re.compile(r"/web/\d+(?:[a-z]{2}_)?/(https?:/{1,2}.+)")


def _address(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        path = unquote(parts.path)
    except ValueError:
        return "", ""
    # An archive's copy is judged by the address that it is a copy of.
    inner = _ARCHIVED.match(path)
    if inner and host_of(url).endswith("archive.org"):
        return _address(re.sub(r"^(https?:)/+", r"\1//", inner[1]))
    return host_of(url), path.lower()


def _titles(page: Page, article: Article, layout: Layout) -> tuple[str, ...]:
    seen = layout.blocks[layout.headline].text if layout.headline >= 0 else ""
    named = (seen, article.headline or "", page.meta("og:title") or "", page.title)
    return tuple(dict.fromkeys(squeeze(text)[:400] for text in named if text and text.strip()))


def _searched(layout: Layout) -> tuple[list[Block], list[Block]]:
    """Return the blocks near headline and story ends, and the short ones elsewhere."""
    near = {
        block.number: block
        for part in (layout.header(), layout.opening(), layout.closing())
        for block in part
    }
    far = [
        layout.blocks[number]
        for number, text in enumerate(layout.texts)
        if len(text) <= _LABEL_LENGTH and number not in near
    ]
    if len(far) > _MOST_FAR:
        centre = max(layout.headline, 0)
        far = sorted(far, key=lambda block: abs(block.number - centre))[:_MOST_FAR]
    return list(near.values()), far


def evidence_of(
    view: View,
    block: Block,
    found: Found,
    *,
    rule: str,
    weight: float,
    family: str,
    what: str = "",
    kind: PaidKind | None = None,
) -> Evidence:
    """Return evidence that quotes a block around what was found in it."""
    return Evidence(
        rule=rule,
        quote=quote_of(block.text, found),
        where=view.where(block, what),
        weight=weight,
        family=family,
        kind=kind or found.phrase.kind,
        source=source_of(found.phrase),
    )


def quote_of(text: str, found: Found) -> str:
    """Return the part of a text that holds what was found in its folded form; places are close, the words verbatim."""
    if len(text) <= 200:
        return text
    scale = len(text) / max(1, len(fold(text)))
    return clip(text, int(found.start * scale), int(found.end * scale))


def source_of(phrase: Phrase) -> str:
    """Return what a phrase rests on, in words."""
    language = "" if phrase.language == "any" else f" [{phrase.language}]"
    return f"disclosures.csv{language}: {phrase.source}"

"""What kind of page this is: only a story can be coverage."""

from __future__ import annotations

from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from collector.extract.nodes import Nodes, types_of
from collector.markup import Page
from collector.records import PageKind, Paragraph

_STUB_CHARS = 700
#: So many linked headings make a list, unless so many characters of a story's long paragraphs stand beside them.
_TEASERS = 5
_STORY_PARAGRAPH = 160
_STORY_TEXT = 1200
#: A page of more text than this is not asked whether all of it is links.
_LINKED_TEXT = 3000
_LIST_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_HOMES = frozenset({"", "index", "index.html", "index.php", "index.htm", "home", "default.aspx"})


def is_paywalled(page: Page, nodes: Nodes) -> bool:
    """True when the page says that its text is not free to read."""
    for node in (nodes.main, nodes.around):
        free = node.get("isAccessibleForFree")
        if free is False or (isinstance(free, str) and free.strip().lower() in {"false", "no"}):
            return True
    tier = (page.meta("article:content_tier") or "").lower()
    return tier in {"metered", "locked"}


def kind_of(page: Page, nodes: Nodes, paragraphs: tuple[Paragraph, ...], *, paywalled: bool) -> PageKind:
    """Return what the page is, by what it declares of itself, its address and how much text it has."""
    chars = sum(len(p.text) for p in paragraphs)
    declared = {kind for node in (nodes.main, nodes.around) for kind in types_of(node)}
    og_type = (page.meta("og:type") or "").lower()
    story = bool(nodes.main) and nodes.kind.endswith(("Article", "Posting"))
    if _is_home(page.url) and nodes.kind not in {"NewsArticle", "ReportageNewsArticle"}:
        return PageKind.HOME
    if "LiveBlogPosting" in declared:
        return PageKind.LIVE
    if not story and (declared & _LIST_TYPES) and og_type != "article":
        return PageKind.LIST
    if not story and og_type != "article" and _is_list(page, paragraphs):
        return PageKind.LIST
    if chars == 0:
        return PageKind.EMPTY
    if chars < _LINKED_TEXT and _is_links(page, paragraphs):
        return PageKind.LIST
    if paywalled and chars < _STUB_CHARS:
        return PageKind.STUB
    if chars < 400 and ("VideoObject" in declared or og_type.startswith("video")):
        return PageKind.VIDEO
    if chars < 400 and declared & {"ImageGallery", "MediaGallery"}:
        return PageKind.GALLERY
    return PageKind.ARTICLE


def _is_list(page: Page, paragraphs: tuple[Paragraph, ...]) -> bool:
    """True for a page of teasers: many headings that are links, and little text in paragraphs as long as a story's."""
    if sum(len(page.outline.tagged(tag)) for tag in ("h2", "h3", "h4")) < _TEASERS:
        return False
    headings = page.tree.css("main h2, main h3, main h4, article h2, article h3, article h4")[:200]
    linked = sum(1 for node in headings if _is_linked(node))
    told = sum(len(p.text) for p in paragraphs if len(p.text) >= _STORY_PARAGRAPH)
    return linked >= _TEASERS and told < _STORY_TEXT


def _is_links(page: Page, paragraphs: tuple[Paragraph, ...]) -> bool:
    """True when every paragraph is one link to another page: whatever the page declares, it tells nothing itself."""
    blocks = page.outline.blocks
    links = {block.text for block in blocks if block.linked}
    headings = {block.text for block in blocks if block.heading}
    told = [text for paragraph in paragraphs if (text := paragraph.text) not in headings or text in links]
    return len(told) > 1 and links.issuperset(told)


def _is_linked(heading: LexborNode) -> bool:
    """True when nearly all of a heading's words are one link."""
    link = heading.css_first("a[href]")
    parent = heading.parent
    if link is None:
        return parent is not None and parent.tag == "a"
    words = len(heading.text().strip())
    return words > 0 and len(link.text().strip()) >= 0.8 * words


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and not parts.query and parts.path.strip("/").lower() in _HOMES

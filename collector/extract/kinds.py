"""What kind of page this is: only a story can be coverage."""

from __future__ import annotations

from urllib.parse import urlsplit

from collector.extract.nodes import Nodes, types_of
from collector.markup import Page
from collector.records import PageKind, Paragraph

_STUB_CHARS = 700
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
    if chars == 0:
        return PageKind.EMPTY
    if paywalled and chars < _STUB_CHARS:
        return PageKind.STUB
    if chars < 400 and ("VideoObject" in declared or og_type.startswith("video")):
        return PageKind.VIDEO
    if chars < 400 and declared & {"ImageGallery", "MediaGallery"}:
        return PageKind.GALLERY
    return PageKind.ARTICLE


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and not parts.query and parts.path.strip("/").lower() in _HOMES

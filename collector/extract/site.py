"""What the page says of the site it stands on: name, publisher, section, canonical address."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from collector.extract.nodes import Nodes, first_text, texts, types_of
from collector.extract.said import Said
from collector.extract.wording import squeezed
from collector.markup import Page
from collector.urls import host_of, registrable_domain

_SITE_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "twitter:app:name:iphone",
    "dc.publisher",
    "publisher",
    "copyright",
)
_MAX_LINKS = 1_000
_SECTION_METAS = (
    "article:section",
    "section",
    "parsely-section",
    "sailthru.section",
    "og:section",
    "category",
    "cxenseparse:section",
    "dc.subject",
)


def site_names(page: Page, nodes: Nodes) -> list[Said]:
    """Return the names that the page gives its site, best first."""
    said = [Said(v, f"meta:{n}") for n in _SITE_METAS[:2] if (v := page.meta(n)) and len(v) < 100]
    publisher = publisher_node(nodes)
    person = isinstance(publisher, dict) and "Person" in types_of(publisher)
    if publisher and not person and (name := first_text(publisher)):
        said.append(Said(name, "json-ld:publisher.name"))
    for node in nodes.everything:
        if "WebSite" in types_of(node):
            said.extend(Said(text, "json-ld:WebSite.name") for text in texts(node.get("name")))
            said.extend(
                Said(text, "json-ld:WebSite.alternateName") for text in texts(node.get("alternateName"))
            )
    said += [Said(v, f"meta:{n}") for n in _SITE_METAS[2:] if (v := page.meta(n)) and len(v) < 60]
    return said


def names_of_site(said: list[Said], url: str) -> frozenset[str]:
    """Return the site's names and its domain, squeezed for comparing."""
    host = host_of(url).removeprefix("www.")
    domain = registrable_domain(url)
    label = domain.split(".")[0]
    names = {squeezed(value) for value, _ in said}
    names |= {squeezed(f"www.{host}"), squeezed(host), squeezed(domain), squeezed(label)}
    names |= {name.removeprefix("the") for name in names if len(name) > 6}
    names.discard("")
    return frozenset(names)


def publisher_node(nodes: Nodes) -> object:
    """Return the node of the publisher: the story's, else the page's."""
    for node in (nodes.main, nodes.around):
        value = node.get("publisher") or node.get("sourceOrganization")
        if isinstance(value, list):
            value = value[0] if value else None
        if value:
            return nodes.resolve(value)
    return None


def section_of(page: Page, nodes: Nodes) -> Said | None:
    """Return the section that the page files itself under."""
    for text in texts(nodes.main.get("articleSection")):
        return Said(text[:200], f"json-ld:{nodes.kind}.articleSection")
    for name in _SECTION_METAS:
        if (value := page.meta(name)) and len(value) <= 120:
            return Said(value, f"meta:{name}")
    return None


def canonical_of(page: Page, nodes: Nodes) -> Said | None:
    """
    Return the page's canonical address.

    A <link rel=canonical> of the same registered domain wins unless it is the home page of a deep address; then
    ``og:url`` under the same rule, then the JSON-LD node's.
    """
    said = []
    for at in page.outline.tagged("link")[:_MAX_LINKS]:
        attributes = page.outline.attributes(at)
        if "canonical" in (attributes.get("rel") or "").lower().split():
            said.append(Said(attributes.get("href") or "", "link:canonical"))
            break
    said.append(Said(page.meta("og:url") or "", "meta:og:url"))
    for key in ("url", "mainEntityOfPage", "@id"):
        value = nodes.main.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            said.append(Said(value, f"json-ld:{nodes.kind}.{key}"))
    for value, source in said:
        if url := _usable(value, page.url):
            return Said(url, source)
    return None


def _usable(value: str, base: str) -> str | None:
    try:
        url = urljoin(base, value.strip()) if value.strip() else ""
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    if base and registrable_domain(url) != registrable_domain(base):
        return None
    deep = len(urlsplit(base).path.strip("/")) > 0
    if deep and not parts.path.strip("/") and not parts.query:
        return None
    return url.split("#")[0]

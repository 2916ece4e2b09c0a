"""What to ask for: the names of a brand, quoted, with context where a name alone means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.discover.source import Plan
from collector.records import Brand

#: Legal forms behind or before a name; a search is made without them first, then with them.
_FORM_BEHIND = re.compile(
    r"(?:,\s*|\s+)(?:inc|corp|co|llc|ltd|limited|plc|gmbh|ag|se|kg|sa|s\.a|sas|sarl|spa|s\.p\.a|srl|s\.r\.l|sl|s\.l|bv|b\.v|"
    r"nv|n\.v|ab|asa|oyj|as|a/s|oy|kk|pte|pte ltd|pty|pty ltd|tbk|sdn bhd|pvt ltd|co\.?,? ltd)\.?$",
    re.IGNORECASE,
)
_FORM_BEFORE = re.compile(r"^(?:PT|CV|OOO|ООО|ТОО|株式会社|\(주\))\.?\s+(?=\S)")
#: A name shorter than this many letters means little by itself (DISCOVERY section 4).
_SHORT = 5
#: Own domains that are kept out of a query; more would make it too long.
_MOST_EXCLUDED = 3


def bare_name(name: str) -> str:
    """Return a name without its legal form: "PT Acme Tea Tbk" is "Acme Tea"."""
    name = name.strip()
    for _ in range(2):
        shorter = _FORM_BEFORE.sub("", _FORM_BEHIND.sub("", name))
        if len(shorter) < 2 or shorter == name:
            break
        name = shorter
    return name


def own_names(brand: Brand) -> list[str]:
    """Return the brand's own names, best first, each once: without legal form, with it, aliases, company names."""
    given = [brand.name, *brand.aliases]
    names = [bare_name(brand.name), *given, *(bare_name(name) for name in brand.legal_names)]
    return list(dict.fromkeys(name.strip() for name in names if len(name.strip()) > 1))


def names_of(brand: Brand) -> list[str]:
    """Return the names to search for, best first, each once: the brand's own, then its parent's."""
    parent = [brand.parent.strip()] if brand.parent and len(brand.parent.strip()) > 1 else []
    return list(dict.fromkeys((*own_names(brand), *parent)))


def quoted(name: str) -> str:
    """Return the name as an exact phrase; a quotation mark inside it would end the phrase and is left out."""
    return '"' + " ".join(name.replace('"', " ").split()) + '"'


def needs_context(name: str, plan: Plan) -> bool:
    """True for a name that means little by itself: said to be so, a common word, or under five letters."""
    if plan.brand.ambiguous != "auto":
        return plan.brand.ambiguous == "yes"
    return name in plan.weak_names or (name.isascii() and len(name) < _SHORT)


def context_of(brand: Brand) -> list[str]:
    """Return the words that stand beside the name when the brand is meant: given words, a person, a product."""
    return [*brand.context_words[:3], *brand.people[:1], *brand.products[:1]]


def phrases_of(plan: Plan, *, both: str = " ", without: str = "") -> Iterator[str]:
    """
    Yield the queries for a brand, best first: each of its names as an exact phrase.

    A name that means little takes the context words beside it; without any it is asked for alone, and its hits
    weigh little (``hearsay.promise``). ``both`` stands between name and context in the engine's language;
    ``without`` is its word that keeps a site out (``-site:``), for the brand's own domains.
    """
    context = context_of(plan.brand)
    words = " OR ".join(quoted(word) if not word.isalnum() else word for word in context)
    tail = "".join(f" {without}{domain}" for domain in plan.brand.domains[:_MOST_EXCLUDED]) if without else ""
    for name in names_of(plan.brand):
        phrase = quoted(name)
        if context and needs_context(name, plan):
            phrase = f"{phrase}{both}({words})"
        yield phrase + tail

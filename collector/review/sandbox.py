"""An archived page made harmless: its words and their order, without anything that acts or loads."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from collector.markup import parse_page
from collector.records import Capture

#: Sent with every archived page, so that opening it in a tab of its own is safe too.
SANDBOX_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
_ACTIVE = (
    "script, noscript, iframe, frame, frameset, object, embed, applet, form, base, link, meta, template, portal, "
    "svg, math"
)
_WORDS = "class id lang dir title alt datetime colspan rowspan start value width height style"
_HARMLESS_ATTRIBUTES = frozenset(_WORDS.split())


def harmless_page(body: bytes, capture: Capture) -> str:
    """
    Return the page as HTML without scripts, frames, forms, links, styles from elsewhere and event handlers.

    What is kept of each element are attributes from a short list; links keep their text and lose their address.
    """
    tree = LexborHTMLParser(parse_page(body, capture.url, capture.headers).html)
    for node in tree.css(_ACTIVE):
        node.decompose()
    for node in tree.css("*"):
        for name in [name for name in node.attributes if name not in _HARMLESS_ATTRIBUTES]:
            del node.attrs[name]
    return '<!doctype html><meta charset="utf-8">' + (tree.html or "")

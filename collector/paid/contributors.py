"""Texts by people who are not staff: contributor networks, self-publishing, platform notices. Never proof of payment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.paid.places import label_shape, noise_of
from collector.paid.view import View, evidence_of
from collector.records import Evidence, PaidKind


def contributor_notice(view: View) -> Iterator[Evidence]:
    """A notice that the outlet's staff did not write this: "Opinions expressed by contributors are their own", 自媒体."""
    for block, found in view.found(view.near, "contributor"):
        brief = found.phrase.strength != "strong" and found.end - found.start < 25
        if brief and label_shape(block, found) is None:
            continue
        if noise_of(view, block) is None:
            yield evidence_of(
                view, block, found, rule="contributor-notice", weight=0.55, family="contributor"
            )


_OWN_PAGE = re.compile(
    r"^/(?:@[\w.%-]+|u/[\w-]+|user/[\w-]+|users/[\w-]+|profile/[\w-]+|community/[\w-]+|blogs?/user"
    r"|mystory|readersblog)(?:/|$)"
)


def own_page(view: View) -> Iterator[Evidence]:
    """The address is a user's page on a platform: ``/@name/…``, ``/user/…``."""
    match = _OWN_PAGE.match(view.path)
    if match and not view.outlet.is_press:
        yield Evidence(
            rule="own-page",
            quote=match[0].strip("/")[:200],
            where="url",
            weight=0.5,
            family="contributor",
            kind=PaidKind.CONTRIBUTOR,
            source="addresses of self-publishing platforms",
        )

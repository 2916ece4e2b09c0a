"""Identity: whether the name means this brand, concluded from the signals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from collector.mention.signals import AGAINST, STRONG, WEAK
from collector.records import Identity, Signal

#: Rules that alone make an unambiguous name doubtful, not another's.
_MILD: Final = frozenset(("small-letters", "longer-name"))


def conclude(
    signals: Iterable[Signal], *, ambiguous: bool, marks_differ: bool = False, open_only: bool = False
) -> Identity:
    """
    Weigh signals into one of four answers; their order does not matter.

    ======== =================================== ==========================================
    answer   a name that can only be the brand's  an ambiguous name
    ======== =================================== ==========================================
    confirmed any strong, nothing against         any strong, nothing against
    probable  nothing against                     two weak, nothing against
    unclear   something on both sides, or only a  no signal, one weak, or both sides
              spelling with other accents
    rejected  against, and nothing for            against, and nothing for
    ======== =================================== ==========================================

    Small letters, or as many longer names as places where the name stands alone, reject an ambiguous name only:
    "l'oréal" in small letters is still named.
    The brand's own outlet rejects whatever else is said: it is not independent.
    """
    found = list(signals)
    rules_against = {s.rule for s in found if s.weight == AGAINST}
    if "own-outlet" in rules_against:
        return Identity.REJECTED
    strong = any(s.weight == STRONG for s in found)
    weak = sum(s.weight == WEAK for s in found)
    if rules_against:
        if strong or weak or (not ambiguous and rules_against <= _MILD):
            return Identity.UNCLEAR
        return Identity.REJECTED
    if strong:
        return Identity.PROBABLE if marks_differ else Identity.CONFIRMED
    if marks_differ or open_only:
        return Identity.UNCLEAR
    if not ambiguous or weak >= 2:
        return Identity.PROBABLE
    return Identity.UNCLEAR

"""How much a clip is worth: outlets and their reputation."""

from collector.rank.facts import COLUMNS, Facts
from collector.rank.outlets import as_own_site
from collector.rank.registry import Registry, compile_registry
from collector.rank.reputation import Rating, rate, tier_of

__all__ = ["COLUMNS", "Facts", "Rating", "Registry", "as_own_site", "compile_registry", "rate", "tier_of"]

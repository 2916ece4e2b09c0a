"""7 · The three to five to show: gates with reasons, stories, the exact choice, its explanation, the gap."""

from collector.shortlist.choice import choose
from collector.shortlist.gates import gate
from collector.shortlist.profiles import compile_profiles
from collector.shortlist.subject_gates import unnamed

__all__ = ["choose", "compile_profiles", "gate", "unnamed"]

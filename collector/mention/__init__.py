"""Mention: whether an article names the brand, whether it is this brand, and how prominently."""

from collector.mention.aliases import strip_legal_form, suggest_aliases
from collector.mention.finding import Hit, find_names
from collector.mention.many import ManyNames, compile_many
from collector.mention.mentions import find_mention
from collector.mention.names import Names, compile_brand
from collector.mention.prominence import class_of, points_of
from collector.mention.raw import might_name, might_name_utf8
from collector.mention.words import NO_WORDS, Words, compile_words

__all__ = [
    "NO_WORDS",
    "Hit",
    "ManyNames",
    "Names",
    "Words",
    "class_of",
    "compile_brand",
    "compile_many",
    "compile_words",
    "find_mention",
    "find_names",
    "might_name",
    "might_name_utf8",
    "points_of",
    "strip_legal_form",
    "suggest_aliases",
]

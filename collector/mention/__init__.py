"""Mention: whether an article names the brand, whether it is this brand, and how prominently."""

from collector.mention.finding import Hit, find_names
from collector.mention.mentions import find_mention
from collector.mention.names import Names, compile_brand
from collector.mention.prominence import class_of, points_of
from collector.mention.words import NO_WORDS, Words, compile_words

__all__ = [
    "NO_WORDS",
    "Hit",
    "Names",
    "Words",
    "class_of",
    "compile_brand",
    "compile_words",
    "find_mention",
    "find_names",
    "points_of",
]

"""The one parse that extract, paid and mention read: bytes to a decoded, parsed ``Page``."""

from collector.markup.foreign import find_foreign
from collector.markup.head import head_of, without_code
from collector.markup.page import MAX_BYTES, Page, parse_page, parse_text, read_text, utf8_of
from collector.markup.text import declared, fold, fold_squeezed

__all__ = [
    "MAX_BYTES",
    "Page",
    "declared",
    "find_foreign",
    "fold",
    "fold_squeezed",
    "head_of",
    "parse_page",
    "parse_text",
    "read_text",
    "utf8_of",
    "without_code",
]

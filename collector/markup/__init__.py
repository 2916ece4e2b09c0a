"""The one parse that extract, paid and mention read: bytes to a decoded, parsed ``Page``."""

from collector.markup.page import MAX_BYTES, Page, parse_page
from collector.markup.text import declared, fold

__all__ = ["MAX_BYTES", "Page", "declared", "fold", "parse_page"]

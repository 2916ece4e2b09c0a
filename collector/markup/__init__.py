"""The one parse that extract, paid and mention read: bytes to a decoded, parsed ``Page``."""

from collector.markup.page import Page, parse_page

__all__ = ["Page", "parse_page"]

"""Stage 3: what the page says."""

from collector.extract.article import read_article
from collector.extract.head import read_head
from collector.extract.verdicts import page_verdict

__all__ = ["page_verdict", "read_article", "read_head"]

"""The page as the server sent it: the one door to the network, and the pages that are on disk already."""

from collector.fetch.archiving import Archive
from collector.fetch.fetcher import Fetcher, Known, open_fetcher
from collector.fetch.pages import capture_of
from collector.fetch.saved import read_archive, read_bodies, read_saved_page

__all__ = [
    "Archive",
    "Fetcher",
    "Known",
    "capture_of",
    "open_fetcher",
    "read_archive",
    "read_bodies",
    "read_saved_page",
]

"""The page as the server sent it: the one door to the network, and the pages that are on disk already."""

from collector.fetch.archiving import Archive
from collector.fetch.fetcher import Fetcher, open_fetcher
from collector.fetch.saved import read_archive, read_bodies, read_saved_page

__all__ = ["Archive", "Fetcher", "open_fetcher", "read_archive", "read_bodies", "read_saved_page"]

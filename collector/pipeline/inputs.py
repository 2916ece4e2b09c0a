"""What ``--from`` names: addresses, lists, tables, feeds, bookmarks, saved pages, archives; told apart and opened here."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from collector.discover.files import candidate_of, read_url_list, read_url_table
from collector.discover.given_feeds import MAYBE, looks_like_feed
from collector.discover.source import Ask
from collector.discover.user_feeds import read_bookmarks, read_opml, read_saved_feed
from collector.errors import InputError
from collector.fetch.saved import file_name
from collector.records import Candidate, Miss, Sighting

_PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".mhtml")
_ARCHIVES = (".warc", ".warc.gz", ".wacz")
#: What a folder of pages may hold besides, told apart from the pictures and scripts that browsers save.
_LISTS = (".txt", ".csv", ".tsv", ".opml")
_OTHERS = (*_LISTS, ".pdf", ".docx", ".xlsx", ".webarchive")
_TABLES = (".csv", ".tsv")
#: Begins a bookmark file, whatever its name; every browser writes it.
_BOOKMARKS = re.compile(r"\s*<!doctype\s+netscape-bookmark-file", re.IGNORECASE)
#: Begins a page, after what may stand before it.
_PAGE = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
#: Begins a feed or an OPML file: the first element after declaration, doctype and remarks.
_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,300}>\s*|<!--.{0,1000}?-->\s*|<!doctype[^>\[]{0,300}>\s*){0,9}<(?:\w{1,20}:)?(rss|feed|rdf|opml|urlset)\b",
    re.IGNORECASE | re.DOTALL,
)
MAX_LIST_BYTES = 50_000_000


@dataclass(slots=True)
class Inputs:
    """Everything that ``--from`` named, sorted by what has to be done with it."""

    candidates: list[Candidate] = field(default_factory=list)
    #: Lines that are no address.
    misses: list[Miss] = field(default_factory=list)
    #: Saved HTML pages.
    pages: list[Path] = field(default_factory=list)
    #: WARC and WACZ files.
    archives: list[Path] = field(default_factory=list)
    #: Feeds to poll.
    feeds: list[Ask] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True when nothing usable was named."""
        return not (self.candidates or self.pages or self.archives or self.feeds)

    def add(self, found: Candidate | Miss | Ask) -> None:
        """Put one thing where it belongs."""
        if isinstance(found, Candidate):
            self.candidates.append(found)
        elif isinstance(found, Miss):
            self.misses.append(found)
        else:
            self.feeds.append(found)


def open_inputs(named: tuple[str, ...], *, polls: bool = False) -> Inputs:
    """
    Sort what a person named. Order is kept.

    ``polls``: an address that looks like a feed's is one to ask (a page after all, its answer may say); otherwise
    every address is a page's.

    Raises ``InputError`` for a name that is neither an address nor a file, folder or glob with something usable in it.
    """
    inputs = Inputs()
    for name in named:
        if name.lower().startswith(("http://", "https://")):
            if polls and looks_like_feed(name):
                inputs.add(Ask(source="feeds", url=name, query="--from", purpose=MAYBE))
            else:
                inputs.add(candidate_of(name, Sighting(source="command-line", query="--from")))
            continue
        for path in _paths_of(name):
            if isinstance(path, Miss):
                inputs.add(path)
            else:
                _sort_in(path, inputs)
    if named and inputs.is_empty:
        first = inputs.misses[0].detail if inputs.misses else "the files are empty"
        raise InputError(
            f"nothing usable in {', '.join(named)}: {first}",
            hint="Looked for web addresses (a line or a CSV row each), bookmarks, OPML and feed files, saved .html "
            "pages and .warc files.",
        )
    if not polls:
        inputs.misses += [_not_polled(feed) for feed in inputs.feeds]
        inputs.feeds.clear()
    return inputs


def _not_polled(feed: Ask) -> Miss:
    detail = f"feeds: {feed.query}: feeds are polled by a run that may use the network"
    return Miss(url=feed.url, reason="not polled", detail=detail, needs_look=True)


def _paths_of(name: str) -> Iterator[Path | Miss]:
    path = Path(name).expanduser()
    if not name.strip():
        raise InputError(
            "an empty name was handed in", hint="Name a file, a folder, a glob or an http(s) address."
        )
    if path.is_dir():
        found = sorted(
            p for p in path.rglob("*") if p.is_file() and p.name.lower().endswith(_PAGES + _ARCHIVES)
        )
        if not found:
            raise InputError(
                f"the folder {name} has no .html or .warc file", hint="Name a folder with saved pages."
            )
        yield from found
        yield from _others_in(path)
    elif path.is_file() or path.is_fifo():
        yield path
    elif any(mark in name for mark in "*?["):
        found = sorted(Path(p) for p in glob.glob(str(path), recursive=True) if Path(p).is_file())
        if not found:
            raise InputError(
                f"no file matches {name}", hint="Put the pattern in quotes and check the folder."
            )
        yield from found
    elif name == "-":
        raise InputError("- is no file", hint="For what a pipe brings, name /dev/stdin.")
    else:
        raise InputError(f"no such file: {name}", hint="Name a file, a folder, a glob or an http(s) address.")


def _others_in(folder: Path) -> Iterator[Miss]:
    """Yield a miss for each file of a folder that a person may have meant, and that a folder is not searched for."""
    for path in sorted(p for p in folder.rglob("*") if p.name.lower().endswith(_OTHERS) and p.is_file()):
        kind = path.suffix.lower()
        advice = "a folder gives its pages and archives: hand a list in by its own name"
        detail = (
            advice
            if kind in _LISTS
            else f"a {kind} file can't be read: hand in the page itself or its address"
        )
        yield Miss(
            url=path.resolve().as_uri(),
            reason="not read",
            detail=f"{file_name(path)}: {detail}",
            needs_look=True,
        )


def _sort_in(path: Path, inputs: Inputs) -> None:
    name = path.name.lower()
    if name.endswith(_ARCHIVES):
        inputs.archives.append(path)
        return
    if name.endswith(_PAGES) and not _BOOKMARKS.match(_start_of(path)):
        inputs.pages.append(path)
        return
    content = _read_list(path)
    text = _text_of(content, path)
    start = text[:4000]
    root = _ROOT.match(start)
    if _BOOKMARKS.match(start):
        found: Iterable[Candidate | Miss | Ask] = read_bookmarks(text, file_name(path))
    elif root and root[1].lower() == "opml":
        found = read_opml(content, file_name(path))  # its declaration says how it is encoded
    elif root:
        found = read_saved_feed(content, file_name(path))
    elif _PAGE.match(start):
        inputs.pages.append(path)
        return
    else:
        found = (read_url_table if name.endswith(_TABLES) else read_url_list)(text, file_name(path))
    for one in found:
        inputs.add(one)


def _start_of(path: Path) -> str:
    """Return the beginning of a file as text; "" when it can't be read (whoever reads it in full says why)."""
    try:
        with path.open("rb") as file:
            return file.read(4000).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def read_list_file(path: Path) -> str:
    """
    Return a list's text: by its byte-order mark, else UTF-8, else Windows-1252.

    Raises ``InputError`` for a file that can't be read, is binary or over 50 MB.
    """
    return _text_of(_read_list(path), path)


def _read_list(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_LIST_BYTES + 1)
    except OSError as error:
        raise InputError(
            f"can't read {path}: {error.strerror}", hint="Check the name and its permissions."
        ) from error
    if len(content) > MAX_LIST_BYTES:
        raise InputError(f"{path} is over 50 MB", hint="Split the list.")
    return content


def _text_of(content: bytes, path: Path) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content.startswith(b"PK\x03\x04"):
        raise InputError(
            f"{path} is a spreadsheet, a document or a ZIP",
            hint="Save it as CSV, or as text with an address a line.",
        )
    if b"\0" in content[:4096]:
        raise InputError(
            f"{path} is not a text file", hint="Save it as UTF-8 text or CSV; pages as .html or .warc."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")

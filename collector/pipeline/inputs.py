"""What ``--from`` names: addresses, lists, tables, saved pages, archives; told apart and opened here."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from collector.discover.files import candidate_of, read_url_list, read_url_table
from collector.errors import InputError
from collector.records import Candidate, Miss, Sighting

_PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".mhtml")
_ARCHIVES = (".warc", ".warc.gz", ".wacz")
_TABLES = (".csv", ".tsv")
_LISTS = (".txt", ".list", ".urls", ".md", "")
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

    @property
    def is_empty(self) -> bool:
        """True when nothing usable was named."""
        return not (self.candidates or self.pages or self.archives)


def open_inputs(named: tuple[str, ...]) -> Inputs:
    """
    Sort what a person named. Order is kept.

    Raises ``InputError`` for a name that is neither an address nor a file, folder or glob with something usable in it.
    """
    inputs = Inputs()
    for name in named:
        if name.lower().startswith(("http://", "https://")):
            found = candidate_of(name, Sighting(source="command-line", query="--from"))
            (inputs.candidates if isinstance(found, Candidate) else inputs.misses).append(found)  # type: ignore[arg-type]  # sorted by the test
            continue
        for path in _paths_of(name):
            _sort_in(path, inputs)
    if named and inputs.is_empty:
        first = inputs.misses[0].detail if inputs.misses else "the files are empty"
        raise InputError(
            f"nothing usable in {', '.join(named)}: {first}",
            hint="Looked for web addresses (a line or a CSV row each), saved .html pages and .warc files.",
        )
    return inputs


def _paths_of(name: str) -> Iterator[Path]:
    path = Path(name).expanduser()
    if path.is_dir():
        found = sorted(
            p for p in path.rglob("*") if p.is_file() and p.name.lower().endswith(_PAGES + _ARCHIVES)
        )
        if not found:
            raise InputError(
                f"the folder {name} has no .html or .warc file", hint="Name a folder with saved pages."
            )
        yield from found
    elif path.is_file():
        yield path
    elif any(mark in name for mark in "*?["):
        found = sorted(Path(p) for p in glob.glob(str(path), recursive=True) if Path(p).is_file())
        if not found:
            raise InputError(
                f"no file matches {name}", hint="Put the pattern in quotes and check the folder."
            )
        yield from found
    else:
        raise InputError(f"no such file: {name}", hint="Name a file, a folder, a glob or an http(s) address.")


def _sort_in(path: Path, inputs: Inputs) -> None:
    name = path.name.lower()
    if name.endswith(_PAGES):
        inputs.pages.append(path)
        return
    if name.endswith(_ARCHIVES):
        inputs.archives.append(path)
        return
    text = read_list_file(path)
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        inputs.pages.append(path)
        return
    read = read_url_table if name.endswith(_TABLES) else read_url_list
    for found in read(text, path.name):
        (inputs.candidates if isinstance(found, Candidate) else inputs.misses).append(found)  # type: ignore[arg-type]  # sorted by the test


def read_list_file(path: Path) -> str:
    """
    Return a list's text: by its byte-order mark, else UTF-8, else Windows-1252.

    Raises ``InputError`` for a file that can't be read, is binary or over 50 MB.
    """
    try:
        if path.stat().st_size > MAX_LIST_BYTES:
            raise InputError(f"{path} is over 50 MB", hint="Split the list.")
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"can't read {path}: {error.strerror}", hint="Check the name and its permissions."
        ) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:4096]:
        raise InputError(f"{path} is not a text file", hint="Hand in .txt, .csv, .html or .warc files.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")

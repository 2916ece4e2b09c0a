"""Candidates from the files a person hands in: lists of URLs and tables with a column of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from collector.errors import InputError
from collector.records import Candidate, Miss, Sighting
from collector.urls import host_of, url_key

#: Names of the column that holds the address, in the languages that spreadsheets come in.
_WORDS = """
url urls link links href uri address webadresse adresse lien enlace enlaces vínculo ссылка адрес 链接 連結 网址 網址
リンク 링크 liên-kết tautan bağlantı رابط लिंक odkaz łącze länk lenke linkki hivatkozás σύνδεσμος קישור
"""
URL_COLUMNS = frozenset(_WORDS.split())
_BARE_HOST = re.compile(r"^[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?$")
_REMARK = re.compile(r"(^|\s)#(\s.*|$)")
#: Other columns that become hearsay, by field of ``Sighting``.
_HEARSAY = {"title": {"title", "headline", "titel", "titre", "título"}, "outlet": {"outlet", "source", "publication"},
            "published": {"date", "published", "datum", "fecha"}}  # fmt: skip
MAX_LINES = 100_000


def read_url_list(text: str, name: str) -> Iterator[Candidate | Miss]:
    """
    Yield a candidate for each line of a text file, and a ``Miss`` for each line that is no address.

    ``#`` at the start of a line or after white space begins a remark (a fragment in a URL does not); a host
    without scheme gets ``https://``. ``name`` says where the list came from.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if number > MAX_LINES:
            yield Miss(
                url="", reason="too many lines", detail=f"{name}: only the first {MAX_LINES} were read"
            )
            return
        address = _REMARK.sub("", line).strip().strip("<>\"'")
        if address:
            yield candidate_of(address, Sighting(source="urls-file", query=name, rank=number))


def candidate_of(address: str, sighting: Sighting) -> Candidate | Miss:
    """Return the candidate for one address as a person wrote it, or a ``Miss`` that says what is wrong with it."""
    url = f"https://{address}" if _BARE_HOST.match(address) and "://" not in address else address
    where = f"line {sighting.rank} of {sighting.query}" if sighting.rank else sighting.query
    if not re.match(r"https?://", url, re.IGNORECASE):
        return Miss(
            url=address[:500],
            reason="bad URL",
            detail=f"{where}: only http and https addresses can be fetched",
        )
    key = url_key(url) if host_of(url) and " " not in host_of(url) else None
    if not key:
        return Miss(url=address[:500], reason="bad URL", detail=f"{where}: this is no web address")
    return Candidate(url=url, key=key, found_in=(sighting,))


def read_url_table(text: str, name: str) -> Iterator[Candidate | Miss]:
    """
    Yield a candidate for each row of a CSV file; the other columns become hearsay.

    The delimiter is found among comma, semicolon and tab. The column is the one named url, link or href (or that
    word in another language), else the first whose cells are addresses.

    Raises ``InputError`` when the table has no such column.
    """
    rows = list(csv.reader(text.splitlines()[: MAX_LINES + 1], delimiter=_delimiter(text)))
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise InputError(f"{name} is empty", hint="It needs a column named url with an address in each row.")
    column, has_header = _column_of(rows)
    if column is None:
        raise InputError(
            f"{name} has no url column; its columns are: {', '.join(cell.strip() or '(unnamed)' for cell in rows[0])[:200]}",
            hint="Name the column with the addresses url (link and href are understood too).",
        )
    header = [cell.strip().lower() for cell in rows[0]] if has_header else []
    for number, row in enumerate(rows[1:] if has_header else rows, start=2 if has_header else 1):
        address = row[column].strip() if column < len(row) else ""
        if not address:
            yield Miss(url="", reason="bad URL", detail=f"row {number} of {name} has no address")
            continue
        yield candidate_of(address, _sighting_of(row, header, name, number))


def _sighting_of(row: list[str], header: list[str], name: str, number: int) -> Sighting:
    said = {
        field: row[index].strip()
        for field, names in _HEARSAY.items()
        for index, title in enumerate(header)
        if title in names and index < len(row) and row[index].strip()
    }
    return Sighting(
        source="urls-file",
        query=name,
        rank=number,
        title=said.get("title"),
        outlet=said.get("outlet"),
        published=said.get("published"),
    )


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _column_of(rows: list[list[str]]) -> tuple[int | None, bool]:
    for index, cell in enumerate(rows[0]):
        if cell.strip().lower().lstrip("\ufeff") in URL_COLUMNS:
            return index, True
    for row_number, row in enumerate(rows[:5]):
        for index, cell in enumerate(row):
            if re.match(r"(https?://|www\.)\S+\.\S+", cell.strip(), re.IGNORECASE):
                return index, row_number > 0
    return None, False

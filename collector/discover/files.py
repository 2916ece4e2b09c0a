"""Candidates from the files a person hands in: lists of URLs and tables with a column of them."""

from __future__ import annotations

import csv
import io
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
_ADDRESS = re.compile(r"https?://[^\s<>\"`\[\]]{1,2000}", re.IGNORECASE)
#: What stands in a line behind its address: a title, a second address.
_MORE_THAN_ONE = re.compile(r"\t| {2}| [-–—|] |\shttps?://|[\])>\"]", re.IGNORECASE)
_LOGIN = re.compile(r"^(https?://)[^/?#\\\s]*@", re.IGNORECASE)
_BARE_HOST = re.compile(r"^[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?$")
_REMARK = re.compile(r"(^|\s)#(\s.*|$)")
#: Other columns that become hearsay, by field of ``Sighting``.
_HEARSAY = {"title": {"title", "headline", "titel", "titre", "título"}, "outlet": {"outlet", "source", "publication"},
            "published": {"date", "published", "datum", "fecha"}}  # fmt: skip
MAX_LINES = 100_000
#: First line of a table that a spreadsheet wrote: which mark separates the cells.
_EXCEL_SAYS = re.compile(r"\ufeff?sep=([,;\t])\r?\n", re.IGNORECASE)


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
        for address in _addresses_in(_REMARK.sub("", line).strip()):
            yield candidate_of(address, Sighting(source="urls-file", query=name, rank=number))


def _addresses_in(line: str) -> list[str]:
    """Return the addresses of a line as people keep them (bare, bulleted, Markdown, before a title), else the line."""
    bare = line.strip("<>\"'")
    begins = re.match(r"https?://", bare, re.IGNORECASE)
    if not bare or (begins and not _MORE_THAN_ONE.search(bare)):
        return [bare.rstrip(",;")] if bare else []
    found = [_without_end(match[0]) for match in _ADDRESS.finditer(line)]
    return list(dict.fromkeys(found)) or [bare]


def _without_end(address: str) -> str:
    """Take off the marks of the sentence or the brackets that an address stands in."""
    while address and (
        address[-1] in ".,;:!?'*_|>]}»”" or (address[-1] == ")" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address


def candidate_of(address: str, sighting: Sighting) -> Candidate | Miss:
    """Return the candidate for one address as a person wrote it, or a ``Miss`` that says what is wrong with it."""
    url = f"https://{address}" if _BARE_HOST.match(address) and "://" not in address else address
    # A name and a password are nobody else's: not in a request, a report or a bundle.
    url = _LOGIN.sub(r"\1", url)
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
    rows = [row for row in read_rows(text, name) if any(cell.strip() for cell in row)]
    if not rows:
        raise InputError(f"{name} is empty", hint="It needs a column named url with an address in each row.")
    column, has_header = _column_of(rows)
    if column is None:
        raise InputError(
            f"{name} has no url column; its columns are: {', '.join(cell.strip() or '(unnamed)' for cell in rows[0])[:200]}",
            hint="Name the column with the addresses url (link and href are understood too).",
        )
    header = [cell.strip().lower() for cell in rows[0]] if has_header else []
    if len(rows) > MAX_LINES + 1:
        del rows[MAX_LINES + 1 :]
        yield Miss(url="", reason="too many lines", detail=f"{name}: only the first {MAX_LINES} were read")
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


def read_rows(text: str, name: str) -> list[list[str]]:
    """
    Return the rows of a CSV text, blank ones too; the delimiter is found among comma, semicolon and tab.

    Raises ``InputError`` naming the line of a quotation mark that is never closed, and of a cell that is too long.
    """
    excel = _EXCEL_SAYS.match(text)
    text = text[excel.end() :] if excel else text
    skipped = 1 if excel else 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=excel[1] if excel else _delimiter(text))
    rows: list[list[str]] = []
    begun = 0
    try:
        for row in reader:
            rows.append(row)
            last, begun = begun, reader.line_num
    except csv.Error as error:
        raise InputError(
            f"line {reader.line_num + skipped} of {name} can't be read: {error}",
            hint="Leave columns with long texts out, and save the table as CSV anew.",
        ) from error
    # An open quotation mark takes every line behind it into its cell.
    if rows and begun - last > 1 and text.count('"') % 2:
        raise InputError(
            f"a quotation mark in line {last + 1 + skipped} of {name} is never closed",
            hint='Close it; a mark inside a cell is written twice: "the ""best"" terminal".',
        )
    return rows


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

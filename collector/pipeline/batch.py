"""Many brands from one table: each a case of its own, resumable, one brand's failure costing no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from collector.discover.files import read_rows
from collector.errors import CollectorError, HeldError, InputError
from collector.pipeline.brands import make_brand
from collector.pipeline.inputs import read_list_file
from collector.pipeline.progress import Progress
from collector.pipeline.reach import nothing_reached
from collector.pipeline.run import Order, run
from collector.records import Brand, Dossier
from collector.settings import Settings
from collector.store import case_name

#: Columns of the table; ``name`` (or ``brand``) is required. Lists are separated by ``|``.
COLUMNS = ("name", "aliases", "sites", "parent", "country", "languages", "from")
MAX_BRANDS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandRow:
    """One row of the table."""

    number: int
    brand: Brand
    named: tuple[str, ...]
    #: The country as the table has it.
    country_given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one row: a dossier, or the error that ended it."""

    number: int
    name: str
    dossier: Dossier | None = None
    error: str = ""
    #: True when nothing could be reached: no finding about the brand, and worth another try.
    unreached: bool = False

    @property
    def enough(self) -> bool:
        """True when the brand has at least as many links as its programme asks for."""
        return self.dossier is not None and self.dossier.gap.have >= self.dossier.gap.minimum


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandTable:
    """A brands table as it was read."""

    rows: tuple[BrandRow, ...]
    #: Rows that can't be used, each with its error.
    faults: tuple[Result, ...] = ()
    #: Columns that mean nothing here.
    unknown: tuple[str, ...] = ()


def read_brands(path: Path) -> BrandTable:
    """
    Return a brands table (CSV; comma, semicolon or tab).

    ``from`` names files beside the table, or addresses. Raises ``InputError`` when no row can be used, and for two
    rows whose brands would share a case.
    """
    table = read_rows(read_list_file(path), str(path))
    while table and not any(table[0]):
        del table[0]
    columns = [name.strip().lower() for name in table[0]] if table else []
    key = "name" if "name" in columns else "brand"
    if key not in columns:
        raise InputError(
            f"{path} has no name column", hint=f"Columns: {', '.join(COLUMNS)}; lists are separated by |."
        )
    twice = next((name for name in columns if name and columns.count(name) > 1), "")
    if twice:
        raise InputError(f"{path} has two columns named {twice}", hint="Name each column once.")
    if len(table) > MAX_BRANDS + 1:
        raise InputError(f"{path} has over {MAX_BRANDS} rows", hint="Split the table.")
    rows: list[BrandRow] = []
    faults: list[Result] = []
    for number, row in enumerate(table[1:], start=2):
        cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        if not any(cell.strip() for cell in row):
            continue
        try:
            if any(cell.strip() for cell in row[len(columns) :]):
                raise InputError(
                    f"it has {len(row)} cells under {len(columns)} columns",
                    hint='Put a name with a comma in quotation marks: "Acme, Inc."',
                )
            rows.append(_row_of(number, cells, key, path.parent))
        except CollectorError as error:
            faults.append(Result(number=number, name=cells.get(key, ""), error=_said(error)))
    if not rows:
        if faults:
            raise InputError(f"row {faults[0].number} of {path}: {faults[0].error}")
        raise InputError(f"{path} has no row", hint="A row names a brand: name,aliases,sites,…")
    _refuse_twins(rows, path)
    unknown = tuple(column for column in columns if column and column not in {*COLUMNS, "brand", "site"})
    return BrandTable(rows=tuple(rows), faults=tuple(faults), unknown=unknown)


def _refuse_twins(rows: Sequence[BrandRow], path: Path) -> None:
    first: dict[str, BrandRow] = {}
    for row in rows:
        twin = first.setdefault(case_name(row.brand.name), row)
        if twin is not row:
            raise InputError(
                f"rows {twin.number} and {row.number} of {path} name the same brand: {twin.brand.name}, {row.brand.name}",
                hint="Make one row of them; aliases, sites and files are lists separated by |.",
            )


def _said(error: CollectorError) -> str:
    return f"{error} ({error.hint})" if error.hint else str(error)


def _row_of(number: int, cells: dict[str, str], key: str, folder: Path) -> BrandRow:
    def many(column: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in cells.get(column, "").split("|") if part.strip())

    brand = make_brand(
        cells[key],
        aliases=many("aliases"),
        sites=many("sites") or many("site"),
        parent=cells.get("parent") or None,
        country=cells.get("country") or None,
        languages=many("languages"),
    )
    named = tuple(
        n if n.lower().startswith(("http://", "https://")) else str(folder / n) for n in many("from")
    )
    return BrandRow(number=number, brand=brand, named=named, country_given=cells.get("country", ""))


def run_batch(
    rows: Sequence[BrandRow],
    settings: Settings,
    now: datetime,
    *,
    profile: str,
    offline: bool,
    finished: Callable[[BrandRow], bool],
    progress: Callable[[BrandRow], Progress],
) -> Iterator[Result]:
    """
    Run every brand that is not finished and yield what came of each, in the order of the table.

    A brand that can't be run, or for which nothing could be reached, is a result with its error; the others go on.
    """
    for row in rows:
        if finished(row):
            continue
        order = Order(brand=row.brand, named=row.named, profile=profile, offline=offline)
        try:
            dossier = run(order, settings, now, progress(row))
        except (InputError, HeldError) as error:
            yield Result(number=row.number, name=row.brand.name, error=_said(error))
            continue
        unreached = "" if offline else nothing_reached(dossier)
        yield Result(
            number=row.number,
            name=row.brand.name,
            dossier=dossier,
            error=unreached,
            unreached=bool(unreached),
        )

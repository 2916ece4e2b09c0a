"""Many brands from one table: each a case of its own, resumable, one brand's failure costing no other."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from collector.errors import CollectorError, InputError
from collector.pipeline.brands import make_brand
from collector.pipeline.inputs import read_list_file
from collector.pipeline.run import Order, Progress, run
from collector.records import Brand, Dossier
from collector.settings import Settings

#: Columns of the table; ``name`` (or ``brand``) is required. Lists are separated by ``|``.
COLUMNS = ("name", "aliases", "sites", "parent", "country", "languages", "from")
MAX_BRANDS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandRow:
    """One row of the table."""

    number: int
    brand: Brand
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one row: a dossier, or the error that ended it."""

    number: int
    name: str
    dossier: Dossier | None = None
    error: str = ""

    @property
    def enough(self) -> bool:
        """True when the brand has at least as many links as its programme asks for."""
        return self.dossier is not None and self.dossier.gap.have >= self.dossier.gap.minimum


def read_brands(path: Path) -> list[BrandRow]:
    """
    Return the rows of a brands table (CSV; comma, semicolon or tab).

    ``from`` names files beside the table, or addresses. Raises ``InputError`` naming the row that can't be used.
    """
    text = read_list_file(path)
    first = text.partition("\n")[0]
    reader = csv.DictReader(text.splitlines()[: MAX_BRANDS + 1], delimiter=max(",;\t", key=first.count))
    columns = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    key = "name" if "name" in columns else "brand"
    if key not in columns:
        raise InputError(
            f"{path} has no name column", hint=f"Columns: {', '.join(COLUMNS)}; lists are separated by |."
        )
    rows = []
    for number, row in enumerate(reader, start=2):
        cells = {
            (name or "").strip().lower(): (value or "").strip()
            for name, value in row.items()
            if isinstance(value, str)
        }
        try:
            rows.append(_row_of(number, cells, key, path.parent))
        except CollectorError as error:
            raise InputError(f"row {number} of {path}: {error}", hint=error.hint) from error
    if not rows:
        raise InputError(f"{path} has no row", hint="A row names a brand: name,aliases,sites,…")
    return rows


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
    return BrandRow(number=number, brand=brand, named=named)


def run_batch(
    rows: list[BrandRow],
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

    A brand that can't be run is a result with its error; the others go on.
    """
    for row in rows:
        if finished(row):
            continue
        order = Order(brand=row.brand, named=row.named, profile=profile, offline=offline)
        try:
            yield Result(
                number=row.number, name=row.brand.name, dossier=run(order, settings, now, progress(row))
            )
        except InputError as error:
            yield Result(
                number=row.number,
                name=row.brand.name,
                error=f"{error} ({error.hint})" if error.hint else str(error),
            )

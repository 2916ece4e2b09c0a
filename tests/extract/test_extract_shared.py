"""The figures on real pages do not fall: floors a little below what was measured."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

#: source: (title, date, author, body), percent; None where the gold says nothing.
FLOORS = {
    "fundus": (91, 99, 90, 95.7),
    "aed424": (92.5, None, 93.5, 92),
    "wcxb_dev": (84.5, 82, 89.5, 94.8),
    "trafilatura": (84.5, 89.5, 77.5, None),
    "htmldate": (None, 94, None, None),
    "postlight": (91, 76, 85.5, None),
    "zh69": (None, 92, 72, 91.5),
}


@pytest.mark.shared
@pytest.mark.slow
def test_figures_by_source(shared: Path, root: Path) -> None:
    bench = runpy.run_path(str(root / "benchmarks" / "extract.py"))
    folder = shared / "pages" / "articles"
    rows = bench["load_rows"](folder)
    read = bench["read_with_collector"](thorough=False)

    marks = bench["summary"](
        (row["source"], bench["grade"](read(bench["read_page"](folder, row), row["url"] or ""), row))
        for row in rows
    )

    fallen = []
    for source, floors in FLOORS.items():
        for field, floor in zip(("title", "date", "author", "body"), floors, strict=True):
            values = marks[source].get(field)
            if floor is not None and values and 100 * sum(values) / len(values) < floor:
                fallen.append(f"{source} {field}: {100 * sum(values) / len(values):.1f} < {floor}")
    assert not fallen, fallen

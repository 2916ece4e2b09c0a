"""A finished case in a workspace, and its bundle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import case_samples as samples
import pytest

from collector.pipeline.bundles import export_case
from collector.pipeline.cases import open_case
from collector.pipeline.run import Order, run
from collector.review import decide
from collector.settings import Settings


@pytest.fixture(scope="session")
def case_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A finished case in a workspace, with a reviewer's word about one of its pages."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "pages.warc.gz").write_bytes(samples.archive())
    (folder / "outlets.csv").write_text(samples.OUTLETS, "utf-8")
    chosen = Settings(workspace=str(folder / "workspace"), jobs=1, outlets=str(folder / "outlets.csv"))
    run(Order(brand=samples.BRAND, named=(str(folder / "pages.warc.gz"),), offline=True), chosen, samples.NOW)
    # From here on the user's own file is gone: the case must know it.
    (folder / "outlets.csv").unlink()
    chosen = replace(chosen, outlets="")
    with open_case("quillwater", chosen) as case:
        decide(
            case,
            samples.clip_of(case.dossier(), "north-quay"),
            "paid",
            "earned",
            reviewer="me",
            at=samples.NOW,
        )
    return chosen


@pytest.fixture(scope="session")
def real_bundle(case_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "bundle"
    export_case("Quillwater", out, case_settings)
    return out

"""Fixtures that every part of the tests may use."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from collector.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Turn a skip into a failure where its material is required (COLLECTOR_REQUIRE=shared,browser,checkers)."""
    required = {name for name in os.environ.get("COLLECTOR_REQUIRE", "").split(",") if name}
    if call.excinfo is not None and call.excinfo.errisinstance(pytest.skip.Exception):
        missing = required & {mark.name for mark in item.iter_markers()}
        if missing:
            raise AssertionError(
                f"{item.nodeid} was skipped although {missing} is required: {call.excinfo.value}"
            )


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared material, beside the checkout or where COLLECTOR_SHARED says; skips without it."""
    named = os.environ.get("COLLECTOR_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "pages").is_dir():
        pytest.skip(f"the shared material is not at {folder}")
    return folder


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command works in a folder, with a workspace and with settings of its own, and asks no archive."""
    for setting in fields(Settings):
        monkeypatch.delenv(f"COLLECTOR_{setting.name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLLECTOR_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLLECTOR_COPIES", "0")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

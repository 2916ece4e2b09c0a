"""Fixtures that every part of the tests may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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

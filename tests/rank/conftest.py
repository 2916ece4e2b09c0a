"""Fixtures of the outlet tests: the shipped table, and a small fictional one."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from collector.rank import COLUMNS, Registry, compile_registry


def read_table(folder: Path, name: str) -> str:
    packed = folder / f"{name}.gz"
    return (
        gzip.decompress(packed.read_bytes()).decode("utf-8")
        if packed.is_file()
        else (folder / name).read_text("utf-8")
    )


def table_of(*rows: dict[str, str]) -> str:
    """Write rows as the shipped table is written: every column, plain cells."""
    lines = [",".join(row.get(column, "") for column in COLUMNS) for row in rows]
    return "\n".join([",".join(COLUMNS), *lines]) + "\n"


@pytest.fixture(scope="session")
def table(root: Path) -> str:
    return read_table(root / "data", "publishers.csv")


@pytest.fixture(scope="session")
def shipped(root: Path, table: str) -> Registry:
    data = root / "data"
    return compile_registry(
        table,
        read_table(data, "path_rules.csv"),
        read_table(data, "content_farms.csv"),
        read_table(data, "news_domains.csv"),
    )


ROWS = (
    {"domain": "courier.example", "name": "The Courier", "country": "GB", "languages": "en", "kind": "newspaper",
     "stature": "3", "publisher": "Harbour Group", "provenance": "curated"},
    {"domain": "courier-online.example", "name": "The Courier", "kind": "newspaper", "alias_of": "courier.example",
     "provenance": "curated"},
    {"domain": "markt.courier.example", "name": "Courier Markets", "country": "GB", "languages": "en",
     "kind": "business", "stature": "2", "provenance": "curated"},
    {"domain": "gazette.example", "name": "Gazette", "country": "DE", "languages": "de", "kind": "newspaper",
     "stature": "2", "provenance": "curated"},
    {"domain": "gazette-fr.example", "name": "La Gazette", "country": "FR", "languages": "fr", "kind": "newspaper",
     "stature": "1", "provenance": "curated"},
    {"domain": "mosaic.example", "name": "Mosaic", "country": "DE", "languages": "de", "kind": "digital_news",
     "stature": "2", "flags": "portal", "provenance": "curated"},
    {"domain": "gather.example", "name": "Gather", "kind": "aggregator", "provenance": "curated"},
    {"domain": "wire.example", "name": "Wire Releases", "kind": "release_service", "provenance": "curated"},
    {"domain": "shut.example", "name": "Shut", "country": "DE", "languages": "de", "kind": "newspaper",
     "stature": "3", "status": "closed", "provenance": "curated"},
)  # fmt: skip
PATHS = """host,path,kind,name,flags,note,provenance
courier.example,/partners,contributor_network,Courier Partners,,paid,curated
courier.example,/partners/lab,release_service,Courier Lab,,,curated
courier.example,/sites/*voice,contributor_network,Courier Voice,,,curated
mosaic.example,/a,self_publishing,Mosaic Voices,mixed_path,staff and others,curated
"""


@pytest.fixture(scope="session")
def small_table() -> str:
    return table_of(*ROWS)


@pytest.fixture(scope="session")
def small(small_table: str) -> Registry:
    return compile_registry(
        small_table,
        PATHS,
        "domain,list\nfarm.example,farm\nfib.example,fake_news\n",
        "domain,country\nlocal.example,AT\n",
    )

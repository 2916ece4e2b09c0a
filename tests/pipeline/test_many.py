"""Many brands, whole archives, and links looked at again; on the newsstand and on archives made here."""

from __future__ import annotations

import csv
import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from commands import run
from crashes import page, press

from collector.pipeline.batch import read_brands
from collector.records import Brand
from collector.settings import Settings
from collector.store import Workspace
from collector.warc import date_of, digest_of, new_record_id, write_record

pytestmark = pytest.mark.usefixtures("alone")

WHEN = datetime(2026, 11, 20, tzinfo=UTC)


def archive(path: Path, bodies: dict[str, bytes]) -> None:
    with path.open("wb") as file:
        for url, body in bodies.items():
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            fields = [
                ("WARC-Type", "response"),
                ("WARC-Record-ID", new_record_id()),
                ("WARC-Target-URI", url),
                ("WARC-Date", date_of(WHEN)),
                ("WARC-Block-Digest", digest_of(block)),
                ("Content-Type", "application/http; msgtype=response"),
            ]
            file.write(write_record(fields, block))


def brands(path: Path, *rows: tuple[str, str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "aliases", "from"), *rows])


def test_a_scan_finds_every_brand_on_every_page(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = page(2).replace(b"Acme Pay", b"Zephyr Loom")
    archive(
        tmp_path / "x.warc.gz",
        {"https://a.example/1": page(1), "https://b.example/2": other, "https://c.example/3": page(3)},
    )
    brands(tmp_path / "b.csv", ("Acme Pay", "", ""), ("Zephyr", "Zephyr Loom", ""), ("Nobody Known", "", ""))
    status, out, err = run(capfd, "scan", "x.warc.gz", "--brands", "b.csv")
    found = [json.loads(line) for line in out.splitlines()]

    assert status == 0
    assert [(f["brand"], f["url"]) for f in found] == [
        ("Acme Pay", "https://a.example/1"),
        ("Zephyr", "https://b.example/2"),
        ("Acme Pay", "https://c.example/3"),
    ]
    assert found[0]["mention"]["prominence"] == "headline"
    assert found[1]["mention"]["level"] == "alias"
    assert "3 pages" in err


def test_a_scan_that_names_nobody_ends_with_1(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    archive(tmp_path / "x.warc.gz", {"https://a.example/1": page(1)})
    brands(tmp_path / "b.csv", ("Nobody Known", "", ""))
    assert run(capfd, "scan", "x.warc.gz", "--brands", "b.csv")[0] == 1
    assert run(capfd, "scan", "missing.warc", "--brands", "b.csv")[0] == 2


def test_a_scan_goes_on_behind_an_archive_that_is_none(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    archive(tmp_path / "a.warc.gz", {"https://a.example/1": page(1), "https://a.example/2": page(2)})
    whole = (tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(whole[:-30])
    (tmp_path / "b.warc.gz").write_bytes(b"no archive")
    archive(tmp_path / "c.warc.gz", {"https://c.example/3": page(3), "https://c.example/4": b""})
    brands(tmp_path / "b.csv", ("Acme Pay", "", ""))

    status, out, err = run(capfd, "scan", "a.warc.gz", "b.warc.gz", "c.warc.gz", "--brands", "b.csv")

    assert status == 0
    assert [json.loads(line)["url"] for line in out.splitlines()] == [
        "https://a.example/1",
        "https://c.example/3",
    ]
    assert "a.warc.gz#byte=" in err
    assert "b.warc.gz holds no HTML page" in err
    assert "3 pages, 2 mentions of 1 brand, 1 page could not be read (1 empty shell)." in err
    assert "2 places in the archives could not be read at all" in err


def test_names_are_compiled_once_in_a_process_and_left_alone_by_the_collector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collector.pipeline import scan as scanning

    def compile_many(*args: Any) -> Any:
        with (tmp_path / "compiled").open("a") as file:
            file.write(".")
        return real(*args)

    real = scanning.compile_many
    monkeypatch.setattr(scanning, "compile_many", compile_many)
    archive(tmp_path / "x.warc.gz", {f"https://a{n}.example/{n}": page(n) for n in range(40)})
    for jobs, most in ((1, 1), (2, 2)):
        (tmp_path / "compiled").write_text("")
        found = scanning.scan([tmp_path / "x.warc.gz"], [Brand(name="Acme Pay")], Settings(jobs=jobs))
        assert sum(len(page.sights) for page in found) == 40
        assert len((tmp_path / "compiled").read_text()) <= most
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    assert not scanning._SOUGHT


def test_a_batch_goes_on_where_it_stopped(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.html").write_bytes(page(1))
    brands(tmp_path / "b.csv", ("Acme Pay", "", "one"), ("Zephyr Loom", "", "nowhere"))
    status, out, _ = run(capfd, "batch", "b.csv", "--out", "o", "--now", "2026-11-20", "--json")
    first = json.loads(out)["brands"]

    assert status == 1
    assert [(b["brand"], b["links"]) for b in first] == [("Acme Pay", 0), ("Zephyr Loom", 0)]
    assert "no such file" in first[1]["error"]
    assert (tmp_path / "o" / "acme-pay" / "index.html").is_file()

    before = (tmp_path / "o" / "acme-pay" / "dossier.json").stat().st_mtime_ns
    (tmp_path / "nowhere").mkdir()
    (tmp_path / "nowhere" / "z.html").write_bytes(page(2).replace(b"Acme Pay", b"Zephyr Loom"))
    _, out, err = run(capfd, "batch", "b.csv", "--out", "o", "--now", "2026-11-20", "--json")
    assert [b["error"] for b in json.loads(out)["brands"]] == ["", ""]
    assert "1 brand was finished already" in err
    assert (tmp_path / "o" / "acme-pay" / "dossier.json").stat().st_mtime_ns == before, (
        "a finished brand is left alone"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [("score\n1\n", "name column"), ("name\n", "no row"), ("name,country\nA,Germany\n", "row 2")],
)
def test_a_table_that_cannot_be_used_says_why(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "b.csv").write_text(text)
    status, _, err = run(capfd, "batch", "b.csv")
    assert status == 2
    assert says in err


OUTLETS = "domain,name,country,kind,tier,reputation\n" + "".join(
    f"paper{n}.example,Paper {n},DE,newspaper,A,{90 - n}\n" for n in range(5)
)


@contextmanager
def _case(tmp_path: Path) -> Iterator[dict[str, bytes | int]]:
    """A case with press links on five papers; yields what the papers answer in place of their page, by number."""
    with press() as (address, _, changes):
        table = "".join(f'"paper{n}.example" = "{address}"\n' for n in range(5))
        (tmp_path / "outlets.csv").write_text(OUTLETS, "utf-8")
        (tmp_path / "collector.toml").write_text(
            f'allow_private = true\ngap = 0.0\nretries = 0\noutlets = "outlets.csv"\n\n[connect_to]\n{table}',
            "utf-8",
        )
        (tmp_path / "links.txt").write_text(
            "".join(f"http://paper{n}.example/story/{n}\n" for n in range(5)), "utf-8"
        )
        yield changes


def test_links_are_looked_at_again(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with _case(tmp_path) as changes:
        status, _, err = run(
            capfd,
            "run",
            "Acme Pay",
            "--country",
            "DE",
            "--from",
            "links.txt",
            "--out",
            "d",
            "--now",
            "2026-11-20",
        )
        assert status == 0, err

        status, out, err = run(capfd, "recheck", "acme-pay", "--json", "--pause", "0")
        assert status == 0
        assert err == "5 of 5 press links are as before.\n"
        assert {link["status"] for link in json.loads(out)["links"]} == {"same"}

        changes[0] = 404
        changes[1] = 403
        changes[2] = page(2).replace(b"<article>", b'<article><p class="kicker">Sponsored content</p>')
        changes[3] = page(3).replace(b"Acme Pay", b"Some firm")
        changes[4] = page(4).replace(b"Nobody at", b"Once more nobody at")
        status, out, err = run(capfd, "recheck", "acme-pay", "--json", "--pause", "0")

    assert "1 of 5 press links is as before" in err
    assert "COLLECTOR_REFRESH_DAYS=0" in err
    links = {link["url"].rpartition("/")[2]: link for link in json.loads(out)["links"]}
    assert status == 1
    assert {number: link["status"] for number, link in links.items()} == {
        "0": "gone", "1": "refused", "2": "disclosure shown", "3": "brand gone", "4": "edited",
    }  # fmt: skip
    assert "Sponsored content" in links["2"]["text"]
    assert all("deleted" not in link["text"] for link in links.values()), "only what was observed is said"


def test_a_comma_in_a_name_moves_no_cell(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(
        'name,aliases,sites\nAcme, Inc.,Acme,acme.example\n"Beta, Inc.",,beta.example\n'
    )
    table = read_brands(tmp_path / "b.csv")

    assert [row.brand.name for row in table.rows] == ["Beta, Inc."]
    assert [(fault.number, fault.error.partition(" (")[0]) for fault in table.faults] == [
        (2, "it has 4 cells under 3 columns")
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('name,country\n"Acme,GB\nBeta,GB\nGamma,GB\n', "line 2 of b.csv is never closed"),
        (f"name,aliases\nAcme,{'x' * 200_000}\n", "line 2 of b.csv can't be read"),
        ("name,country,name\nAcme,GB,Beta\n", "two columns named name"),
    ],
)
def test_a_table_that_would_lose_rows_is_refused(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "b.csv").write_text(text)
    status, _, err = run(capfd, "batch", "b.csv", "--offline")

    assert status == 2
    assert says in err


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\r\nname;country\r\nAcme;GB\r\n".encode("utf-8-sig"),
        b"name,country\rAcme,GB\r",
        "\n\nname\tcountry\nAcme\tGB\n".encode("utf-16"),
        b'name,country\n"Ac\nme",GB\n',
    ],
)
def test_a_table_may_come_from_any_spreadsheet(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.csv").write_bytes(content)
    (row,) = read_brands(tmp_path / "b.csv").rows

    assert (row.brand.name.replace(" ", ""), row.brand.country) == ("Acme", "GB")


def test_a_batch_goes_on_behind_a_case_that_another_process_holds(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(page(1))
    brands(tmp_path / "b.csv", ("Acme Pay", "", "page.html"), ("Beta", "", "page.html"))
    workspace = Workspace(tmp_path / "ws")
    with workspace.locked("Acme Pay"):
        status, out, _ = run(capfd, "batch", "b.csv", "--offline", "--json")
    workspace.close()

    assert status == 1
    held, free = json.loads(out)["brands"]
    assert "another process" in held["error"]
    assert (free["brand"], free["error"]) == ("Beta", "")


def test_a_dossier_that_cannot_be_read_is_no_finished_brand(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(page(1))
    brands(tmp_path / "b.csv", ("Acme Pay", "", "page.html"))
    (tmp_path / "batch" / "acme-pay").mkdir(parents=True)
    (tmp_path / "batch" / "acme-pay" / "dossier.json").write_text('{"brand": ')

    _, _, err = run(capfd, "batch", "b.csv", "--offline")
    assert "Acme Pay is run again" in err
    _, _, err = run(capfd, "batch", "b.csv", "--offline")
    assert "1 brand was finished already" in err

"""Bundles: honest ones pass, each way of tampering is caught at the level that must catch it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import export_samples as samples
import pytest

from collector.errors import BundleError, InputError, WorldError
from collector.export import Material, Result, dossier_json, verify_bundle, write_bundle
from collector.export.files import canonical_json
from collector.records import Clip, Dossier
from collector.records.ledger import ledger_line
from collector.warc import date_of, digest_of, write_record

TABLES = {
    "disclosures.csv": b"label,weight\nAnzeige,0.95\n",
    "publishers.csv": b"domain,name\nharbour-courier.example,H\n",
}


def archived(clip: Clip, name: str, *, page: bytes | None = None, status: str = "200 OK") -> bytes:
    """The record of a page as our archive has it."""
    body = samples.page_of(name) if page is None else page
    block = b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\n\r\n%s" % (status.encode(), body)
    return response_record(clip.capture.record or "", clip.capture.url, clip, block)


def response_record(identity: str, url: str, clip: Clip, block: bytes) -> bytes:
    fields = [
        ("WARC-Type", "response"),
        ("WARC-Record-ID", identity),
        ("WARC-Target-URI", url),
        ("WARC-Date", date_of(clip.capture.captured_at)),
        ("WARC-IP-Address", (clip.capture.peer or "").rsplit(":", 1)[0]),
        ("WARC-Block-Digest", digest_of(block)),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    return write_record(fields, block)


def name_of(clip: Clip) -> str:
    return next(name for name, story in samples.STORIES.items() if story[0] == clip.capture.url)


def clips_of(dossier: Dossier) -> list[Clip]:
    return [*(c.clip for c in dossier.choices), *(r.clip for r in dossier.rejections if r.clip)]


def archive_of(dossier: Dossier) -> bytes:
    """Every page of the dossier, and the redirect before one of them."""
    records = [write_record([("WARC-Type", "warcinfo"), ("WARC-Record-ID", "<urn:uuid:info>"),
                             ("WARC-Block-Digest", digest_of(b"software: t\r\n"))], b"software: t\r\n")]  # fmt: skip
    for clip in clips_of(dossier):
        for hop in clip.capture.hops:
            block = f"HTTP/1.1 {hop.status} Moved\r\nLocation: {hop.location}\r\n\r\n".encode()
            records.append(response_record(hop.record or "", hop.url, clip, block))
        records.append(archived(clip, name_of(clip)))
    return b"".join(records)


def honest() -> Dossier:
    """The sample dossier with a hop on record, a decision in the ledger, and the tables that are really there."""
    whole = samples.dossier()
    choices = list(whole.choices)
    hop = replace(choices[4].clip.capture.hops[0], record="<urn:uuid:hop>")
    capture = replace(choices[4].clip.capture, hops=(hop,), requested_url=hop.url)
    choices[4] = replace(choices[4], clip=replace(choices[4].clip, capture=capture))
    first = samples.decision()
    second = samples.decision(
        2, answer="unclear", prev_sha256=hashlib.sha256(ledger_line(first).encode()).hexdigest()
    )
    left = list(whole.rejections)
    unclear = left[1].clip
    assert unclear is not None
    left[1] = replace(left[1], clip=replace(unclear, decision=second))
    rules = tuple((name, 2, hashlib.sha256(content).hexdigest()) for name, content in sorted(TABLES.items()))
    return replace(
        whole, choices=tuple(choices), rejections=tuple(left), decisions=(first, second), rules=rules
    )


def material(dossier: Dossier, folder: Path) -> Material:
    captures = folder / "archive.warc.gz"
    captures.write_bytes(archive_of(dossier))
    pages = {clip.capture.record or "": samples.page_of(name_of(clip)) for clip in clips_of(dossier)}
    return Material(captures=captures, pages=pages, tables=TABLES)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    dossier = honest()
    return write_bundle(dossier, folder / "bundle", material(dossier, folder))


@pytest.fixture
def bundle(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "bundle"))


def rehash(bundle: Path) -> None:
    """What an insider does: write every manifest anew."""
    payload = sorted(p.relative_to(bundle).as_posix() for p in (bundle / "data").rglob("*") if p.is_file())
    size = sum((bundle / name).stat().st_size for name in payload)
    info = bundle / "bag-info.txt"
    lines = [line for line in info.read_text().splitlines() if not line.startswith("Payload-Oxum")]
    info.write_text("\n".join([*lines, f"Payload-Oxum: {size}.{len(payload)}"]) + "\n")
    write_manifest(bundle / "manifest-sha256.txt", bundle, payload)
    tags = sorted(p.name for p in bundle.iterdir() if p.is_file() and not p.name.startswith("tagmanifest"))
    write_manifest(bundle / "tagmanifest-sha256.txt", bundle, tags)


def write_manifest(path: Path, bundle: Path, names: list[str]) -> None:
    path.write_text("".join(f"{hashlib.sha256((bundle / n).read_bytes()).hexdigest()}  {n}\n" for n in names))


def failing(bundle: Path) -> dict[int, set[str]]:
    """Levels that failed, with the rules that say why."""
    report = verify_bundle(bundle)
    return {lv.level: {f.rule for f in lv.findings} for lv in report.levels if lv.result is Result.FAIL}


def edit_json(bundle: Path, change: Callable[[Any], None]) -> None:
    path = bundle / "data/evidence.json"
    evidence = json.loads(path.read_bytes())
    change(evidence)
    path.write_bytes(canonical_json(evidence))


# -- honest ones ---------------------------------------------------------------------------------------------


def test_an_honest_bundle_passes(pristine: Path) -> None:
    report = verify_bundle(pristine)

    assert [(lv.level, lv.result.value, lv.findings) for lv in report.levels] == [
        (1, "ok", ()), (2, "absent", ()), (3, "absent", ()), (4, "ok", ()), (5, "ok", ()), (6, "not checked", ()),
    ]  # fmt: skip
    assert (report.result, report.exit_status(), report.exit_status(strict=True)) == (Result.OK, 0, 1)
    assert any("does not prove" in line for line in report.limits)


def test_it_passes_the_tools_that_every_system_has(pristine: Path) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(
            ["sha256sum", "-c", "--quiet", manifest], cwd=pristine, capture_output=True, text=True
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_zip_of_it_passes_too(tmp_path: Path) -> None:
    dossier = honest()
    packed = write_bundle(dossier, tmp_path / "b.zip", material(dossier, tmp_path), form="zip")

    assert verify_bundle(packed).result is Result.OK
    with zipfile.ZipFile(packed) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"lumora-pay_2026-11-20"}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize("form", ["dir", "zip"])
def test_the_same_case_gives_the_same_bytes(tmp_path: Path, form: Any) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        dossier = honest()
        out = write_bundle(dossier, tmp_path / name / "out", material(dossier, tmp_path / name), form=form)
        files = [out] if out.is_file() else sorted(p for p in out.rglob("*") if p.is_file())
        made.append([(p.relative_to(tmp_path / name), p.read_bytes()) for p in files])

    assert made[0] == made[1]


def test_the_bundle_has_its_files(pristine: Path) -> None:
    there = {p.relative_to(pristine).as_posix() for p in pristine.rglob("*") if p.is_file()}

    assert {
        "index.html", "VERIFY.txt", "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        "data/evidence.json", "data/captures.warc.gz", "data/log/ledger.jsonl", "data/rules/publishers.csv",
        "data/submission/links.txt", "data/submission/oba_request.json", "data/submission/additional_information.txt",
        "data/clips/01/page.html", "data/clips/05/article.txt", "data/rejections/01/page.html",
    } <= there  # fmt: skip
    assert json.loads((pristine / "data/evidence.json").read_bytes()) == json.loads(
        canonical_json(dossier_json(honest()))
    )


def test_an_earlier_bundle_is_replaced_and_anything_else_is_left_alone(tmp_path: Path) -> None:
    dossier = honest()
    stuff = material(dossier, tmp_path)
    write_bundle(dossier, tmp_path / "b", stuff)
    write_bundle(dossier, tmp_path / "b", stuff)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear")

    assert verify_bundle(tmp_path / "b").result is Result.OK
    with pytest.raises(InputError, match="no bundle"):
        write_bundle(dossier, tmp_path / "mine", stuff)
    with pytest.raises(InputError, match="no bundle"):
        write_bundle(dossier, tmp_path / "mine/letter.txt", stuff, form="zip")
    assert (tmp_path / "mine/letter.txt").read_text() == "dear"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")], "no draft is left"


def test_a_full_disk_is_the_worlds_fault_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = honest()
    stuff = material(dossier, tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("collector.export.bundle.pack_archive", refuse)
    with pytest.raises(WorldError, match="No space left"):
        write_bundle(dossier, tmp_path / "b", stuff)
    assert not (tmp_path / "b").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["archive.warc.gz"]


def test_a_page_handed_in_twice_and_a_write_cut_off_do_not_reach_the_bundle(tmp_path: Path) -> None:
    dossier = honest()
    stuff = material(dossier, tmp_path)
    again = archived(dossier.choices[0].clip, "harbour")
    stuff.captures.write_bytes(stuff.captures.read_bytes() + again + again[: len(again) // 2])

    assert verify_bundle(write_bundle(dossier, tmp_path / "b", stuff)).result is Result.OK


@pytest.mark.parametrize("digest", ["sha1:HEX", "sha1:BASE32", "none"])
def test_records_of_other_tools_keep_their_own_kind_of_digest(tmp_path: Path, digest: str) -> None:
    dossier = honest()
    stuff = material(dossier, tmp_path)
    clip = dossier.choices[0].clip
    ours = archived(clip, "harbour")
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + samples.page_of("harbour")
    sha1 = hashlib.sha1(block)
    claimed = {"sha1:HEX": f"sha1:{sha1.hexdigest()}",
               "sha1:BASE32": "sha1:" + base64.b32encode(sha1.digest()).decode()}.get(digest)  # fmt: skip
    fields = [("WARC-Type", "response"), ("WARC-Record-ID", clip.capture.record or ""), ("WARC-Target-URI", clip.capture.url),
              ("WARC-Date", date_of(clip.capture.captured_at))]  # fmt: skip
    theirs = write_record([*fields, *([("WARC-Block-Digest", claimed)] if claimed else [])], block)
    stuff.captures.write_bytes(stuff.captures.read_bytes().replace(ours, theirs))

    assert verify_bundle(write_bundle(dossier, tmp_path / "b", stuff)).result is Result.OK


# -- level 1 -------------------------------------------------------------------------------------------------


def test_an_outcome_flipped_and_nothing_redone(bundle: Path) -> None:
    path = bundle / "data/evidence.json"
    path.write_bytes(path.read_bytes().replace(b'"does not count"', b'"counts"', 1))

    assert "changed" in failing(bundle)[1]


def test_a_file_added_or_deleted(bundle: Path) -> None:
    (bundle / "data/extra.txt").write_text("hello")
    (bundle / "data/submission/links.txt").unlink()

    assert {"unlisted", "missing", "payload-oxum"} <= failing(bundle)[1]


@pytest.mark.parametrize("name", ["readme.txt", "signatures/note.txt", "manifest-md5.txt"])
def test_an_unlisted_file_outside_the_payload(bundle: Path, name: str) -> None:
    (bundle / name).parent.mkdir(exist_ok=True)
    (bundle / name).write_text("x")

    assert "unlisted" in failing(bundle)[1]


def test_a_link_even_to_equal_bytes(bundle: Path, tmp_path: Path) -> None:
    path = bundle / "data/submission/links.txt"
    outside = tmp_path / "same.txt"
    outside.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(outside)

    assert "link" in failing(bundle)[1]


def test_a_linked_folder_is_not_followed(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.txt").write_text("secret")
    (bundle / "data/more").symlink_to(tmp_path / "secret")

    report = verify_bundle(bundle)
    assert "link" in {f.rule for f in report.levels[0].findings}
    assert not any("key.txt" in f.path for f in report.levels[0].findings)


def test_a_pipe_does_not_hang_the_check(bundle: Path) -> None:
    os.mkfifo(bundle / "data/pipe")

    assert "special-file" in failing(bundle)[1]


@pytest.mark.parametrize(
    "path", ["../outside.txt", "/etc/passwd", "data/../../x", "data/A b.txt", "data/./x", "C:\\x"]
)
def test_a_manifest_that_leads_elsewhere(bundle: Path, path: str) -> None:
    with (bundle / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{'0' * 64}  {path}\n")

    assert "unsafe-path" in failing(bundle)[1]


def test_names_that_fall_together_on_other_systems(bundle: Path) -> None:
    (bundle / "data/Evidence.json").write_text("{}")
    rehash(bundle)

    assert {"case-collision", "unsafe-path"} <= failing(bundle)[1]


def test_an_empty_manifest_is_never_ok(bundle: Path) -> None:
    shutil.rmtree(bundle / "data")
    (bundle / "data").mkdir()
    rehash(bundle)

    found = failing(bundle)
    assert "empty-manifest" in found[1]
    assert "no-archive" in found[4]
    assert "no-evidence" in found[5]


def test_a_path_listed_twice(bundle: Path) -> None:
    manifest = bundle / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text() * 2)

    assert "listed-twice" in failing(bundle)[1]


# -- level 4 -------------------------------------------------------------------------------------------------


def rewrite_archive(bundle: Path, change: Callable[[bytes], bytes]) -> None:
    path = bundle / "data/captures.warc.gz"
    path.write_bytes(change(path.read_bytes()))
    rehash(bundle)


def test_one_byte_of_the_archive_flipped_and_all_hashes_redone(bundle: Path) -> None:
    def flip(content: bytes) -> bytes:
        middle = len(content) // 2
        return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]

    rewrite_archive(bundle, flip)
    assert 4 in failing(bundle)


@pytest.mark.parametrize("junk", [b"\x1f\x8b\x08", b"hello", b"\0" * 64])
def test_bytes_after_the_last_record(bundle: Path, junk: bytes) -> None:
    rewrite_archive(bundle, lambda content: content + junk)

    assert failing(bundle)[4] & {"bytes-after-end", "damaged"}


def test_a_record_id_used_twice(bundle: Path) -> None:
    again = archived(honest().choices[0].clip, "harbour")
    rewrite_archive(bundle, lambda content: content + again)

    assert "record-id" in failing(bundle)[4]


def test_a_page_changed_inside_its_record_without_its_digest(bundle: Path) -> None:
    clip = honest().choices[0].clip
    record = archived(clip, "harbour")
    block = b"HTTP/1.1 200 OK\r\n\r\nother"
    forged = write_record(
        [("WARC-Type", "response"), ("WARC-Record-ID", clip.capture.record or ""), ("WARC-Target-URI", clip.capture.url),
         ("WARC-Block-Digest", digest_of(b"what it was"))], block,
    )  # fmt: skip
    rewrite_archive(bundle, lambda content: content.replace(record, forged))

    found = failing(bundle)
    assert "block-digest" in found[4]
    assert "page-hash" in found[5]


def test_two_records_in_one_gzip_member(bundle: Path) -> None:
    import gzip

    rewrite_archive(bundle, lambda content: gzip.compress(gzip.decompress(content)))

    assert "not-one-member" in failing(bundle)[4]


def test_an_archive_without_pages(bundle: Path) -> None:
    rewrite_archive(bundle, lambda _: write_record([("WARC-Type", "warcinfo"), ("WARC-Record-ID", "<x>"),
                                                    ("WARC-Block-Digest", digest_of(b"a"))], b"a"))  # fmt: skip

    assert "no-records" in failing(bundle)[4]


# -- level 5 -------------------------------------------------------------------------------------------------


def tampered(bundle: Path, change: Callable[[Any], None]) -> dict[int, set[str]]:
    edit_json(bundle, change)
    rehash(bundle)
    return failing(bundle)


def test_a_quote_invented(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        evidence["press_links"][0]["mention"]["quote"] = "Lumora Pay is the best company in the world."

    assert tampered(bundle, change) == {5: {"quote"}}


def test_a_quote_that_is_true_of_another_page(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        links = evidence["press_links"]
        links[0]["mention"]["quote"] = links[3]["mention"]["quote"]

    assert tampered(bundle, change) == {5: {"quote"}}


def test_evidence_of_payment_invented(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        paid = next(r for r in evidence["rejections"] if r["rule"] == "paid")["clip"]["paid"]
        paid["evidence"][0]["quote"] = "Paid for by a rival"

    assert tampered(bundle, change) == {5: {"quote"}}


def test_the_copy_of_a_page_edited(bundle: Path) -> None:
    path = bundle / "data/clips/01/page.html"
    path.write_bytes(path.read_bytes().replace(b"Lumora", b"Lumera"))
    rehash(bundle)

    assert failing(bundle) == {5: {"copy"}}


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("captured_at", "2026-11-21T09:31:01+00:00", "capture"),
        ("peer", "198.51.100.9:443", "capture"),
        ("status", 404, "capture"),
        ("page_sha256", "0" * 64, "page-hash"),
        ("record", "<urn:uuid:none>", "no-record"),
    ],
)
def test_a_fact_of_the_capture_edited(bundle: Path, key: str, value: object, rule: str) -> None:
    def change(evidence: Any) -> None:
        evidence["press_links"][0]["capture"][key] = value

    assert rule in tampered(bundle, change)[5]


def test_a_redirect_left_out_so_that_the_link_looks_direct(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        evidence["press_links"][4]["capture"]["hops"] = []

    assert tampered(bundle, change) == {5: {"hops"}}


def test_a_table_changed(bundle: Path) -> None:
    (bundle / "data/rules/publishers.csv").write_bytes(b"domain,name\nharbour-courier.example,Better\n")
    rehash(bundle)

    assert failing(bundle) == {5: {"rules"}}


def test_a_ledger_line_edited(bundle: Path) -> None:
    path = bundle / "data/log/ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"reason":"8"', b'"reason":"9"', 1))
    rehash(bundle)

    assert failing(bundle) == {5: {"ledger-chain"}}


def test_the_ledgers_tail_cut_off(bundle: Path) -> None:
    path = bundle / "data/log/ledger.jsonl"
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    rehash(bundle)

    assert failing(bundle) == {5: {"ledger-head", "decision"}}


def test_a_decision_moved_to_another_version_of_the_page(bundle: Path) -> None:
    path = bundle / "data/log/ledger.jsonl"
    first, second = path.read_text().splitlines()
    moved = json.loads(second) | {"page_sha256": "1" * 64}
    line = json.dumps(moved, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(f"{first}\n{line}\n")

    def change(evidence: Any) -> None:
        evidence["ledger"]["head"] = hashlib.sha256(line.encode()).hexdigest()

    assert tampered(bundle, change) == {5: {"decision"}}


def test_a_rejection_deleted_to_hide_a_near_miss(bundle: Path) -> None:
    assert tampered(bundle, lambda evidence: evidence["rejections"].pop(0)) == {5: {"counts", "copy"}}


def test_a_candidate_in_two_places(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        evidence["rejections"][0]["id"] = evidence["press_links"][0]["id"]

    assert "twice" in tampered(bundle, change)[5]


@pytest.mark.parametrize("name", ["links.txt", "oba_request.json", "additional_information.txt"])
def test_a_submission_file_says_something_else(bundle: Path, name: str) -> None:
    path = bundle / "data/submission" / name
    path.write_text(
        path.read_text().replace("harbour-courier.example", "evil.example").replace("1. The", "1. A")
    )
    rehash(bundle)

    assert failing(bundle) == {5: {"submission"}}


def test_a_paid_article_called_earned(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        next(r for r in evidence["rejections"] if r["rule"] == "paid")["clip"]["standing"] = "earned"

    assert tampered(bundle, change) == {5: {"standing"}}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c.replace(b'"case":', b'"case": "x", "case":', 1),
        lambda c: c.replace(b'"strength": 91', b'"strength": NaN', 1),
        lambda c: c.replace(b"Harbour", b"Harb\xff\xfe", 1),
        lambda c: c[: len(c) // 2],
        lambda _: b"[" * 200_000,
        lambda _: b"{}",
        lambda c: c.replace(b'"press_links": [', b'"press_links": [7, ', 1),
    ],
)
def test_a_dossier_that_readers_could_read_in_two_ways(bundle: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = bundle / "data/evidence.json"
    path.write_bytes(spoil(path.read_bytes()))
    rehash(bundle)

    assert failing(bundle) == {5: {"bad-evidence"}}


def test_no_candidates_is_never_ok(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        evidence |= {"press_links": [], "rejections": [], "misses": []}
        evidence["counts"] = dict.fromkeys(evidence["counts"], 0)

    assert "no-candidates" in tampered(bundle, change)[5]


def test_a_promised_seal_that_is_not_there(bundle: Path) -> None:
    info = bundle / "bag-info.txt"
    info.write_text(info.read_text().replace("Sealed: no", "Sealed: yes"))
    rehash(bundle)

    assert failing(bundle) == {2: {"seal"}}


# -- not a bundle, hostile ZIPs ------------------------------------------------------------------------------


def test_what_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.zip").write_text("not a zip")
    for path in (tmp_path / "nowhere", tmp_path / "empty", tmp_path / "text.zip"):
        with pytest.raises(BundleError) as caught:
            verify_bundle(path)
        assert caught.value.exit_status == 2


def zip_of(bundle: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(p for p in bundle.rglob("*") if p.is_file()):
            archive.write(path, "top/" + path.relative_to(bundle).as_posix())
    return target


def test_a_zip_with_a_path_that_leads_out(bundle: Path, tmp_path: Path) -> None:
    packed = zip_of(bundle, tmp_path / "b.zip")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("../outside.txt", "x")
        archive.writestr("top/../up.txt", "x")

    found = failing(packed)[1]
    assert {"outside", "unsafe-path"} <= found


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_a_name_twice_a_link_and_a_bomb(bundle: Path, tmp_path: Path) -> None:
    packed = zip_of(bundle, tmp_path / "b.zip")
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("top/data/evidence.json", "{}")
        link = zipfile.ZipInfo("top/data/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("top/data/bomb", b"\0" * 30_000_000)

    assert {"twice", "link", "bomb"} <= failing(packed)[1]


def test_a_zip_that_begins_as_something_else(bundle: Path, tmp_path: Path) -> None:
    packed = zip_of(bundle, tmp_path / "b.zip")
    packed.write_bytes(b"MZ a program" + packed.read_bytes())

    assert failing(packed) == {1: {"prefix"}}


def test_a_damaged_zip_is_a_failure_not_a_crash(bundle: Path, tmp_path: Path) -> None:
    packed = zip_of(bundle, tmp_path / "b.zip")
    content = packed.read_bytes()
    place = content.index(b"press-evidence/1")
    packed.write_bytes(content[:place] + b"X" + content[place + 1 :])

    found = failing(packed)
    assert "changed" in found[1]
    assert "bad-evidence" in found[5]


def test_levels_are_checked_independently(bundle: Path) -> None:
    (bundle / "data/captures.warc.gz").write_bytes(b"junk")
    (bundle / "data/submission/links.txt").write_text("")

    assert set(failing(bundle)) == {1, 4, 5}


def test_rejudging_is_a_level_of_its_own(pristine: Path) -> None:
    from collector.export import Level

    seen: list[Path] = []

    def rejudge(bundle: Any, archive: Path) -> Level:
        seen.append(archive)
        assert "data/evidence.json" in bundle.sizes
        return Level(6, "rejudge", Result.DRIFT)

    report = verify_bundle(pristine, rejudge=rejudge)
    assert (report.result, report.exit_status(), report.exit_status(strict=True)) == (Result.DRIFT, 0, 1)
    assert seen == [pristine / "data/captures.warc.gz"]


def test_the_report_is_one_json_object(pristine: Path) -> None:
    said = verify_bundle(pristine).as_json()

    assert set(said) == {"bundle", "result", "levels", "limits"}
    assert [level["name"] for level in said["levels"]] == [
        "fixity", "signature", "timestamp", "archive", "binding", "rejudge",
    ]  # fmt: skip

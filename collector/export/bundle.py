"""The evidence bundle: the dossier, the captures, the rules and the ledger, in a bag."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from collector.errors import InputError, UsageError
from collector.export.bag import draft_beside, pack, put_in_place, seal_bag, write_file
from collector.export.document import dossier_json
from collector.export.files import canonical_json, disk
from collector.export.links import additional_information, links_txt, oba_request
from collector.export.report import report_html
from collector.records import Clip, Dossier
from collector.records.ledger import ledger_line
from collector.warc import read_records

Format = Literal["dir", "zip"]

#: Near misses that get a folder of their own, strongest first.
MOST_NEAR = 20
#: What a path in a bundle may be made of, so that it is the same file on every system.
SAFE_PATH = re.compile(r"[a-z0-9._-]+(/[a-z0-9._-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a bundle holds besides the dossier itself."""

    #: The case's archive, copied as it is.
    captures: Path
    #: Decoded bodies by WARC record id, of the press links and the near misses at least.
    pages: Mapping[str, bytes] = field(default_factory=dict)
    #: The data files that judging used, by file name.
    tables: Mapping[str, bytes] = field(default_factory=dict)
    #: The ledger's lines as they were written; None takes them from the dossier's decisions.
    ledger: Sequence[str] | None = None


def write_bundle(dossier: Dossier, out: Path, material: Material, *, form: Format = "dir") -> Path:
    """
    Write a bundle and return its path: a folder, or one ``.zip`` with a single folder in it.

    The same dossier and material give the same bytes. It is written beside ``out`` under another name and renamed
    when it is whole; an earlier bundle there is replaced, anything else is left alone.

    Raises ``InputError`` when ``out`` is something that is no bundle, and ``WorldError`` when the disk refuses.
    """
    check_target(out, form)
    with disk(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        with draft_beside(out) as draft:
            folder = draft / bundle_name(dossier)
            folder.mkdir()
            _fill(folder, dossier, material)
            seal_bag(folder, dossier)
            whole = folder if form == "dir" else pack(folder, draft / "bundle.zip")
            put_in_place(whole, out, draft)
    return out


def bundle_name(dossier: Dossier) -> str:
    """Return the name of a bundle's folder: the case and the day of judging."""
    return f"{dossier.case}_{dossier.now:%Y-%m-%d}"


def check_target(out: Path, form: Format) -> None:
    """
    Make sure that ``out`` may be written before any work is done.

    Raises ``UsageError`` for an unknown format and ``InputError`` when something that is no bundle is in the way.
    """
    if form not in {"dir", "zip"}:
        raise UsageError(f"unknown bundle format {form!r}", hint="Formats: dir, zip.")
    if not out.exists() and not out.is_symlink():
        return
    if form == "zip":
        earlier = out.is_file() and (out.stat().st_size == 0 or zipfile.is_zipfile(out))
    else:
        earlier = out.is_dir() and ((out / "bagit.txt").is_file() or not any(out.iterdir()))
    if out.is_symlink() or not earlier:
        raise InputError(
            f"{out} is there already and is no bundle", hint="Choose another --out, or move it away."
        )


# -- the files -----------------------------------------------------------------------------------------------


def _fill(folder: Path, dossier: Dossier, material: Material) -> None:
    lines = material.ledger if material.ledger is not None else [ledger_line(d) for d in dossier.decisions]
    request = oba_request(dossier)
    texts = {
        "index.html": report_html(dossier, in_bundle=True),
        "VERIFY.txt": _verify_txt(dossier),
        "data/submission/links.txt": links_txt(dossier),
        "data/submission/additional_information.txt": additional_information(dossier),
        "data/log/ledger.jsonl": "".join(f"{line}\n" for line in lines),
    }
    for name, text in texts.items():
        write_file(folder / name, text.encode("utf-8", "replace"))
    write_file(folder / "data/submission/oba_request.json", canonical_json(request.body))
    write_file(folder / "data/evidence.json", canonical_json(dossier_json(dossier)))
    for name, content in material.tables.items():
        if not SAFE_PATH.fullmatch(name):
            raise InputError(f"a table can't be named {name!r} in a bundle", hint="Use [a-z0-9._-] alone.")
        write_file(folder / "data/rules" / name, content)
    _write_clips(folder / "data/clips", [choice.clip for choice in dossier.choices], material)
    _write_clips(folder / "data/rejections", near_misses(dossier), material)
    if material.captures.is_file():
        pack_archive(material.captures, folder / "data/captures.warc.gz")


def pack_archive(source: Path, target: Path) -> None:
    """
    Copy the archive's gzip members verbatim, each record once.

    A page that was handed in twice stands twice in a case's archive under one id; a write that a crash cut off may
    lie at its end. Neither belongs in a bundle.
    """
    seen: set[str] = set()
    with source.open("rb") as records, source.open("rb") as members, target.open("wb") as packed:
        for record in read_records(records):
            if record.record_id in seen or not record.length:
                continue
            seen.add(record.record_id)
            members.seek(record.offset)
            packed.write(members.read(record.length))


def near_misses(dossier: Dossier) -> list[Clip]:
    """Return the strongest articles that were left out, at most 20."""
    clips = [r.clip for r in dossier.rejections if r.clip is not None and r.clip.mention is not None]
    named = [clip for clip in clips if clip.mention is not None and clip.mention.count]
    return sorted(named, key=lambda clip: (-clip.strength, clip.candidate.key))[:MOST_NEAR]


def _write_clips(folder: Path, clips: Sequence[Clip], material: Material) -> None:
    for place, clip in enumerate(clips, start=1):
        page = material.pages.get(clip.capture.record or "")
        if page is not None:
            write_file(folder / f"{place:02}" / "page.html", page)
        write_file(folder / f"{place:02}" / "article.txt", article_txt(clip).encode("utf-8", "replace"))


def article_txt(clip: Clip) -> str:
    """Return the article as read: address, headline, byline and date, an empty line, the text."""
    article = clip.article
    head = [
        clip.capture.url,
        article.headline or "(no headline)",
        article.byline or "(no byline)",
        article.published_at.isoformat() if article.published_at else "(no date)",
    ]
    return "\n".join(head) + "\n\n" + article.text + "\n"


def _verify_txt(dossier: Dossier) -> str:
    return f"""How to check this bundle of press evidence about {dossier.brand.name}

In this folder, with sha256sum (Linux; on macOS: shasum -a 256; on Windows: certutil -hashfile FILE SHA256):

    sha256sum -c --quiet manifest-sha256.txt
    sha256sum -c --quiet tagmanifest-sha256.txt

No output means that every listed file is unchanged. sha256sum does not see files that are listed nowhere, links
in the place of files, or a manifest that was written anew together with the files.

With the program (pip install collector), which sees those too, reads the archive record by record, finds every
quote in the archived page, checks the counts, the submission files and the ledger, and judges every page again:

    collector verify . --rejudge

The archive alone, with any WARC reader, for example:

    warcio check -v data/captures.warc.gz

This bundle is not sealed by a key and not stamped by a time authority: whoever can write it can also write other
manifests. Keep the SHA-256 of tagmanifest-sha256.txt elsewhere if that matters.

Nothing here proves that the sites served these pages, and nothing predicts an approval. index.html says more.
"""


__all__ = [
    "Format",
    "Material",
    "article_txt",
    "bundle_name",
    "check_target",
    "near_misses",
    "write_bundle",
]

"""A BagIt 1.0 bag: its manifests, its ZIP, and its way into its place, all at once."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from collector.records import Dossier

#: The earliest time that a ZIP can hold: every entry has it, so that the same case gives the same bytes.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20


def write_file(path: Path, content: bytes) -> None:
    """Write a file, with the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def seal_bag(folder: Path, dossier: Dossier) -> None:
    """Make a folder with its payload in ``data/`` a bag: what it is, and the SHA-256 of every file."""
    payload = sorted(p.relative_to(folder).as_posix() for p in (folder / "data").rglob("*") if p.is_file())
    size = sum((folder / name).stat().st_size for name in payload)
    version = dict(dossier.tools).get("collector", "")
    info = (
        f"Bag-Software-Agent: collector {version}\n"
        f"Bagging-Date: {dossier.now:%Y-%m-%d}\n"
        f"External-Identifier: {dossier.case}\n"
        f"Payload-Oxum: {size}.{len(payload)}\n"
        "Sealed: no\n"
    )
    write_file(folder / "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    write_file(folder / "bag-info.txt", info.encode("utf-8"))
    write_file(folder / "manifest-sha256.txt", _manifest(folder, payload))
    tags = sorted(p.name for p in folder.iterdir() if p.is_file())
    write_file(folder / "tagmanifest-sha256.txt", _manifest(folder, tags))


def _manifest(folder: Path, names: Sequence[str]) -> bytes:
    return "".join(f"{_sha256_of_file(folder / name)}  {name}\n" for name in names).encode("utf-8")


def _sha256_of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def pack(folder: Path, target: Path) -> Path:
    """Put the folder into a ZIP, uncompressed and with fixed times, so that the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), _ZIP_TIME)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.file_size = path.stat().st_size
            with path.open("rb") as source, archive.open(entry, "w") as packed:
                shutil.copyfileobj(source, packed, _CHUNK)
    return target


@contextmanager
def draft_beside(out: Path) -> Iterator[Path]:
    """Give an empty folder on the same disk, which is gone afterwards with what is still in it."""
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(whole: Path, out: Path, draft: Path) -> None:
    """Rename the finished bundle into its place; an earlier folder moves into the draft and goes with it."""
    if whole.is_file():
        whole.chmod(0o644)
        whole.replace(out)
        return
    whole.chmod(0o755)
    earlier = out.rename(draft / "earlier") if out.exists() else None
    try:
        whole.rename(out)
    except OSError:
        if earlier is not None:
            earlier.rename(out)
        raise

"""A bundle opened for checking: hostile input, so nothing is followed, unpacked to disk or read without a limit."""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from collector.errors import BundleError, WorldError

#: More files than this are no bundle of ours.
MOST_FILES = 100_000
#: Bytes of all files together.
MOST_BYTES = 16 << 30
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in the bundle's own make-up that may not be: a link, a path that leads out, a name twice."""

    rule: str
    path: str
    text: str


class UnreadableError(Exception):
    """A file in the bundle can't be read: too large for its reader, or damaged inside its ZIP."""


@contextmanager
def reading() -> Iterator[None]:
    """Turn a ZIP's or a packed table's damage into ``UnreadableError``: it is the bundle's fault, not the disk's."""
    try:
        yield
    except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableError(str(error)[:200]) from error


class Bundle(Protocol):
    """A bundle's files by their path in it, and what is wrong with how they are kept."""

    #: Regular files alone: path → size in bytes.
    sizes: dict[str, int]
    flaws: list[Flaw]

    def stream(self, name: str) -> IO[bytes]:
        """Open a file for reading, never following a link."""


def read(bundle: Bundle, name: str, most: int) -> bytes:
    """Return a file's bytes. Raises ``KeyError`` when it is absent and ``UnreadableError`` beyond ``most`` bytes."""
    if name not in bundle.sizes:
        raise KeyError(name)
    with reading(), bundle.stream(name) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise UnreadableError(f"{name} is over {most} bytes")
    return content


def sha256_of(bundle: Bundle, name: str) -> str:
    """Return the SHA-256 (hex) of a file, at most as many bytes as its size says; "unreadable" for a damaged one."""
    digest = hashlib.sha256()
    left = bundle.sizes[name] + 1
    try:
        with reading(), bundle.stream(name) as stream:
            while left > 0 and (piece := stream.read(min(_CHUNK, left))):
                digest.update(piece)
                left -= len(piece)
    except UnreadableError:
        return "unreadable"
    return digest.hexdigest()


@contextmanager
def open_bundle(path: Path) -> Iterator[Bundle]:
    """
    Open a bundle's folder or ``.zip``.

    Raises ``BundleError`` when it is none (there is no ``bagit.txt``), ``WorldError`` when the disk can't be read.
    """
    try:
        if path.is_dir():
            bundle: Bundle = FolderBundle(path)
            _must_be_bundle(bundle, path)
            yield bundle
        elif path.is_file():
            with zipfile.ZipFile(path) as archive:
                bundle = ZipBundle(archive)
                _must_be_bundle(bundle, path)
                yield bundle
        else:
            raise BundleError(f"there is no bundle at {path}")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BundleError(f"{path} is no ZIP file that can be read: {error}") from error
    except OSError as error:
        raise WorldError(
            f"can't read {path}: {error.strerror or error}", hint="Check the disk and permissions."
        ) from error


def _must_be_bundle(bundle: Bundle, path: Path) -> None:
    if "bagit.txt" not in bundle.sizes and not any(flaw.path == "bagit.txt" for flaw in bundle.flaws):
        raise BundleError(f"{path} is not a bundle: it has no bagit.txt")


class FolderBundle:
    """A bundle in a folder. Links are seen, named and never followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sizes: dict[str, int] = {}
        self.flaws: list[Flaw] = []
        self._walk(folder, "")

    def _walk(self, folder: Path, prefix: str) -> None:
        waiting = [(folder, prefix)]
        while waiting:
            place, before = waiting.pop()
            with os.scandir(place) as entries:
                for entry in sorted(entries, key=lambda e: e.name):
                    name = before + entry.name
                    if len(self.sizes) >= MOST_FILES:
                        raise BundleError(f"it holds over {MOST_FILES} files")
                    if entry.is_symlink():
                        self.flaws.append(
                            Flaw("link", name, "a link stands where a file or folder should be")
                        )
                    elif entry.is_dir(follow_symlinks=False):
                        waiting.append((Path(entry.path), name + "/"))
                    elif entry.is_file(follow_symlinks=False):
                        self.sizes[name] = entry.stat(follow_symlinks=False).st_size
                    else:
                        self.flaws.append(Flaw("special-file", name, "neither a file nor a folder"))

    def stream(self, name: str) -> IO[bytes]:
        """Open a file for reading, never following a link."""
        handle = os.open(
            self._folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        )
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise BundleError(f"{name} is not a regular file")
        return os.fdopen(handle, "rb")


class ZipBundle:
    """A bundle in a ZIP with one top folder; entries are read in place and never unpacked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.sizes: dict[str, int] = {}
        self.flaws: list[Flaw] = []
        self._entries: dict[str, zipfile.ZipInfo] = {}
        infos = archive.infolist()
        if len(infos) > MOST_FILES:
            raise BundleError(f"it holds over {MOST_FILES} files")
        top = infos[0].filename.split("/", 1)[0] + "/" if infos else ""
        for info in infos:
            self._take(info, top)
        if infos and min(info.header_offset for info in infos) > 0:
            self.flaws.append(
                Flaw("prefix", infos[0].filename, "something stands before the ZIP's first file")
            )
        if sum(self.sizes.values()) > MOST_BYTES:
            raise BundleError(f"it unpacks to over {MOST_BYTES} bytes")

    def _take(self, info: zipfile.ZipInfo, top: str) -> None:
        name = info.filename.removeprefix(top)
        flaw = self._flaw_of(info, top, name)
        if flaw is not None:
            self.flaws.append(Flaw(flaw[0], info.filename, flaw[1]))
        elif name and not info.is_dir():
            self.sizes[name] = info.file_size
            self._entries[name] = info

    def _flaw_of(self, info: zipfile.ZipInfo, top: str, name: str) -> tuple[str, str] | None:
        if not info.filename.startswith(top) or info.orig_filename != info.filename:
            return "outside", "it stands outside the bundle's folder"
        if stat.S_ISLNK(info.external_attr >> 16):
            return "link", "a link stands where a file should be"
        if info.flag_bits & 1:
            return "encrypted", "it is encrypted"
        if name in self._entries:
            return "twice", "the ZIP holds this name twice"
        if info.file_size > 1000 * max(info.compress_size, 1000):
            return "bomb", "it unpacks to over a thousand times its size"
        return None

    def stream(self, name: str) -> IO[bytes]:
        """Open an entry for reading."""
        return self._archive.open(self._entries[name])

"""Level 1: every file is listed and hashed, nothing is extra or missing, no path leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.export.bundle import SAFE_PATH
from collector.export.findings import Finding, Level, level_of
from collector.export.opened import Bundle, UnreadableError, read, sha256_of

_LINE = re.compile(r"([0-9a-f]{64})[ \t]+\*?(\S.*)")
_MANIFEST_BYTES = 50_000_000
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#: Files outside the manifests: signatures and stamps, which can be added later.
_SIGNATURES = re.compile(
    r"signatures/(seal\.pub\.pem|tagmanifest-sha256\.txt\.(dsse\.json|tsr|tsr\.crt)|captures-[a-z0-9-]+\.txt\.(tsr|tsr\.crt))"
)


def check_fixity(bundle: Bundle) -> Level:
    """Check the bag against its manifests. An empty manifest is a failure: nothing checked is never ok."""
    findings = [Finding(flaw.rule, flaw.path, flaw.text) for flaw in bundle.flaws]
    findings += _check_paths(bundle)
    payload = [name for name in bundle.sizes if name.startswith("data/")]
    tags = [
        name
        for name in bundle.sizes
        if not name.startswith("data/")
        and name != "tagmanifest-sha256.txt"
        and not _SIGNATURES.fullmatch(name)
    ]
    findings += _check_manifest(bundle, "manifest-sha256.txt", payload)
    findings += _check_manifest(bundle, "tagmanifest-sha256.txt", tags)
    findings += _check_info(bundle, payload)
    return level_of(1, findings, f"{len(payload) + len(tags)} files")


def _check_paths(bundle: Bundle) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in sorted(bundle.sizes):
        if not is_safe(name) and not _is_tag_name(name):
            yield Finding("unsafe-path", name, "the path has characters that a bundle's paths never have")
        folded = name.casefold()
        if folded in seen:
            yield Finding("case-collision", name, f"differs from {seen[folded]} by letter case alone")
        seen[folded] = name


def is_safe(path: str) -> bool:
    """True for a relative path that stays inside and is the same file on every system."""
    return bool(SAFE_PATH.fullmatch(path)) and not any(part.strip(".") == "" for part in path.split("/"))


def _is_tag_name(name: str) -> bool:
    return name == "VERIFY.txt"


def _check_manifest(bundle: Bundle, name: str, present: list[str]) -> Iterator[Finding]:
    try:
        text = read(bundle, name, _MANIFEST_BYTES).decode("utf-8")
    except KeyError:
        yield Finding("no-manifest", name, "the manifest is missing")
        return
    except (UnreadableError, UnicodeDecodeError) as error:
        yield Finding("bad-manifest", name, f"the manifest can't be read: {error}")
        return
    listed: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            yield Finding("bad-manifest", name, f"line {number} is no digest and path")
            continue
        digest, path = found.groups()
        if not is_safe(path) and not _is_tag_name(path):
            yield Finding(
                "unsafe-path", path[:200], f"{name} lists a path that leads elsewhere or is not plain"
            )
        elif path in listed:
            yield Finding("listed-twice", path, f"{name} lists it twice")
        else:
            listed[path] = digest
    if not listed:
        yield Finding("empty-manifest", name, "the manifest lists nothing, so nothing can be checked")
    yield from _compare(bundle, name, listed, set(present))


def _compare(bundle: Bundle, manifest: str, listed: dict[str, str], present: set[str]) -> Iterator[Finding]:
    for path in sorted(present - set(listed)):
        yield Finding("unlisted", path, f"{manifest} does not list it")
    for path, digest in sorted(listed.items()):
        if path not in present:
            yield Finding("missing", path, f"{manifest} lists it, and it is not there")
        elif sha256_of(bundle, path) != digest:
            yield Finding("changed", path, f"its SHA-256 is not the one in {manifest}")


def _check_info(bundle: Bundle, payload: list[str]) -> Iterator[Finding]:
    try:
        if read(bundle, "bagit.txt", 1000) != _DECLARATION:
            yield Finding("bagit", "bagit.txt", "it does not declare BagIt 1.0 in UTF-8")
        info = bag_info(bundle)
    except (KeyError, UnreadableError, UnicodeDecodeError):
        yield Finding("bag-info", "bag-info.txt", "bagit.txt or bag-info.txt is missing or can't be read")
        return
    size, files = sum(bundle.sizes[name] for name in payload), len(payload)
    said = info.get("Payload-Oxum", "")
    if said != f"{size}.{files}":
        counted = re.fullmatch(r"(\d{1,20})\.(\d{1,20})", said)
        words = (
            f"{counted[1]} bytes in {counted[2]} files" if counted else f"{said[:60]!r}, which is no count"
        )
        there = f"{size} bytes in {files} files"
        yield Finding("payload-oxum", "bag-info.txt", f"it says {words}; data/ holds {there}")


def bag_info(bundle: Bundle) -> dict[str, str]:
    """Return the fields of ``bag-info.txt``; of a repeated one the first."""
    fields: dict[str, str] = {}
    for line in read(bundle, "bag-info.txt", 100_000).decode("utf-8").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip(), value.strip())
    return fields

"""The files that ``collector run`` leaves: the report, the machine's document, the links, the captures."""

from __future__ import annotations

from pathlib import Path

from collector.export.document import dossier_json
from collector.export.files import canonical_json, copy_whole, disk, write_whole
from collector.export.links import links_txt
from collector.export.report import report_html
from collector.records import Dossier


def write_dossier(
    dossier: Dossier, folder: Path, captures: Path | None = None, *, workspace: str | None = None
) -> None:
    """
    Write ``dossier.json``, ``index.html``, ``links.txt`` and ``captures.warc.gz`` into a folder, made if need be.

    Earlier ones are replaced, each as a whole. ``captures`` is the case's archive; without one none is written.
    ``workspace`` is the folder that the report's commands name, None for the default one.

    Raises ``WorldError`` when the disk refuses.
    """
    with disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if captures is not None and captures.resolve() != (folder / "captures.warc.gz").resolve():
        copy_whole(captures, folder / "captures.warc.gz")
    write_whole(folder / "dossier.json", canonical_json(dossier_json(dossier)))
    write_whole(folder / "links.txt", links_txt(dossier).encode("utf-8", "replace"))
    write_whole(folder / "index.html", report_html(dossier, workspace=workspace).encode("utf-8", "replace"))

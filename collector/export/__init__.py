"""The dossier as files: JSON for programs, a page for people, a bundle that anybody can check."""

from collector.export.as_json import clip_json, dossier_json, miss_json
from collector.export.dossier import write_dossier
from collector.export.links import additional_information, links_txt, oba_request
from collector.export.report import report_html

__all__ = [
    "additional_information",
    "clip_json",
    "dossier_json",
    "links_txt",
    "miss_json",
    "oba_request",
    "report_html",
    "write_dossier",
]

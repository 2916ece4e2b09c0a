"""The dossier as files: JSON for programs, a page for people, a bundle that anybody can check."""

from collector.export.as_json import clip_json, glance_json, miss_json
from collector.export.bundle import Material, check_target, write_bundle
from collector.export.document import dossier_json
from collector.export.dossier import write_dossier
from collector.export.findings import Finding, Level, Result, VerifyReport
from collector.export.links import additional_information, links_txt, oba_request
from collector.export.report import report_html
from collector.export.verify import verify_bundle

__all__ = [
    "Finding",
    "Level",
    "Material",
    "Result",
    "VerifyReport",
    "additional_information",
    "check_target",
    "clip_json",
    "dossier_json",
    "glance_json",
    "links_txt",
    "miss_json",
    "oba_request",
    "report_html",
    "verify_bundle",
    "write_bundle",
    "write_dossier",
]

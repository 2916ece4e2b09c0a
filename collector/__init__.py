"""
Find, judge and prove press coverage.

The map, in the order a page takes::

    discover   where coverage might be            Brand → Candidates
    fetch      the page as the server sent it     Candidate → Capture | Miss
    markup     one parse, shared                  Capture → Page
    extract    what the page says                 Page → Article | Miss
    mention    where it names the brand           Article → Mention
    paid       whether someone paid               Page, Article → PaidVerdict
    rank       how much a clip is worth           Outlet, Mention → strength
    shortlist  the three to five to show          Clips → press links, gap report
    export     the dossier as files               Dossier → bundle; verify
    review     a person settles the doubtful      PaidVerdict → Decision

``pipeline`` alone knows that order; ``records`` is what the stages hand on.
"""

__version__ = "0.1.0"

#: The public Python API → the module that has it. Imported when asked for: ``import collector`` costs nothing.
_PUBLIC = {
    "Brand": "collector.records",
    "Clip": "collector.records",
    "Dossier": "collector.records",
    "Miss": "collector.records",
    "Order": "collector.pipeline.run",
    "Settings": "collector.settings",
    "judge": "collector.pipeline.api",
    "run": "collector.pipeline.run",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'collector' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    """Name what is public."""
    return [*_PUBLIC, "__version__"]

"""What the evidence proves, and its limit: said in every file that somebody may rely on."""

from __future__ import annotations

from collections.abc import Iterable

from collector.records import Capture, Dossier


def limits_of(dossier: Dossier) -> list[str]:
    """
    Return the limit of this dossier's proof, a sentence or two each.

    The program names what it knows: who sealed it, whether it was stamped, from which addresses the pages of the
    press links came, and which independent copies exist.
    """
    captures = [choice.clip.capture for choice in dossier.choices]
    return [
        (
            "Sealed by: no key. Existed not later than: not stamped. The manifest proves only that nothing changed "
            "since the files were written, to somebody who kept its SHA-256."
        ),
        _received(captures),
        _copies(captures),
        (
            "This does not prove that the site served it: TLS leaves nothing behind that a third party could check, so "
            "whoever ran this program could have made a page up. Only an independent copy helps."
        ),
        (
            "“No disclosure found” means: by these rules, in the words that the page showed to us. The document is kept, "
            "not its images, scripts and advertisements."
        ),
        "A press link is the program's advice under published rules. Nothing here predicts an approval.",
    ]


def _received(captures: Iterable[Capture]) -> str:
    fetched, supplied, archived = set(), 0, 0
    for capture in captures:
        if capture.source == "fetched":
            over = "TLS" if capture.url.startswith("https:") else "plain HTTP"
            fetched.add(f"{capture.peer or 'an address that was not recorded'} over {over}")
        elif capture.source == "archive":
            archived += 1
        else:
            supplied += 1
    parts = []
    if fetched:
        parts.append(f"Received from {', '.join(sorted(fetched))}.")
    if archived:
        parts.append(f"Read from a web archive, not from the site: {archived}.")
    if supplied:
        parts.append(f"Handed in by a person as files, never fetched by the program: {supplied}.")
    return " ".join(parts) or "There is no press link, so no page of one was received."


def _copies(captures: Iterable[Capture]) -> str:
    copies = sorted({capture.verified_via for capture in captures if capture.verified_via})
    return f"Independent copies: {', '.join(copies) if copies else 'none'}."

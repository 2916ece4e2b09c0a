"""What is printed where the terminal or the pipe has no UTF-8: nothing may fail for want of a letter."""

from __future__ import annotations

import codecs
import io
import sys

#: Marks of our own, and what stands for them where they can't be written.
_PLAIN = str.maketrans(
    {
        "·": "-", "–": "-", "—": "-", "−": "-", "→": "->", "…": "...", "•": "*", "×": "x",
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "\u00a0": " ",
        "✓": "+", "✗": "x", "○": "o", "◐": "o",
    }
)  # fmt: skip


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Stand in for what an encoding lacks: our own marks by their like, any other letter by its number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    plain = lost.translate(_PLAIN)
    return plain.encode("ascii", "backslashreplace").decode("ascii"), error.end


def loosen_streams() -> None:
    """
    Let stdout and stderr write any text, whatever their encoding: ``LANG=C``, a code page of Windows, a pipe.

    And stdin read any bytes: what is no text there becomes U+FFFD.
    """
    codecs.register_error("collector-plainly", _plainly)
    if isinstance(sys.stdin, io.TextIOWrapper):
        ascii_only = codecs.lookup(sys.stdin.encoding).name == "ascii"
        sys.stdin.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            unlimited = (stream.encoding or "").lower().replace("-", "") in {"utf8", "utf16", "utf32"}
            # Half a pair of surrogates has no place even there.
            stream.reconfigure(errors="backslashreplace" if unlimited else "collector-plainly")

"""Which languages of the table are read on a page."""

from __future__ import annotations

#: Languages whose readers meet each other's labels (one press, one script).
_NEIGHBOURS = {
    "no": ("nb", "da"),
    "nn": ("nb",),
    "nb": ("da",),
    "da": ("nb",),
    "hr": ("sh",),
    "bs": ("sh",),
    "sr": ("sr", "sh"),
    "me": ("sh", "sr"),
    "id": ("ms",),
    "ms": ("id",),
    "cs": ("sk",),
    "sk": ("cs",),
    "uk": ("ru",),
    "be": ("ru",),
    "kk": ("ru",),
    "ky": ("ru", "kk"),
    "uz": ("ru",),
    "ca": ("es",),
    "gl": ("es", "pt"),
    "eu": ("es",),
    "fil": ("tl",),
    "iw": ("he",),
    "in": ("id",),
    "lb": ("de", "fr"),
    "ne": ("hi",),
    "mr": ("hi",),
}


def languages_of(*tags: str | None) -> frozenset[str]:
    """Return the table's languages for these tags: primary subtags with their neighbours, and ``any``."""
    found = {"any"}
    for tag in tags:
        primary = (tag or "").lower().replace("_", "-").split("-")[0].strip()
        if primary:
            found.add(primary)
            found.update(_NEIGHBOURS.get(primary, ()))
    return frozenset(found)

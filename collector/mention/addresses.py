"""Addresses in running text: a name inside a URL, an e-mail address or a handle is no mention."""

from __future__ import annotations

import re
from typing import Final

#: How far an address is followed to each side of a name.
_REACH: Final = 200
_ENDS: Final = frozenset(
    " \t\n\r\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000<>\"'«»“”„()[]{},;，。、（）「」"
) | {chr(c) for c in range(0x2000, 0x200B)}
_HOST: Final = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,24}(?=$|[/:?#.!’])", re.ASCII)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def address_around(text: str, start: int, end: int) -> str:
    """Return the URL, e-mail address, host or @handle that ``text[start:end]`` stands in; "" when it is plain text."""
    left, right = start, end
    while left > max(0, start - _REACH) and text[left - 1] not in _ENDS:
        left -= 1
    while right < min(len(text), end + _REACH) and text[right] not in _ENDS:
        right += 1
    head, tail = text[left:start], text[end:right]
    if not head and not tail:
        return ""
    token = head + text[start:end] + tail
    return token if _is_address(head, text[start:end], tail) else ""


def _is_address(head: str, name: str, tail: str) -> bool:
    if "://" in head or head.lower().startswith("www."):
        return True
    if re.search(r"@[\w.-]*$", head, re.ASCII) and not re.search(r"[^\x00-\x7f]$", head):
        return True
    token = head + name + tail
    if "@" in tail and _EMAIL.search(token):
        return True
    host = _HOST.match(token.lstrip("(\\"))
    if host is None:
        return False
    written = host.group()
    # "Booking.com" may be the name itself; "E.ON" and "J.P. Morgan" are no hosts.
    if name.strip(".").lower() == written.strip(".").lower() or "." in name:
        return False
    label, _, ending = written.rpartition(".")
    if ending.lower() not in _ENDINGS:
        return False
    # A capitalised bare host is how some companies write their name in prose: "Amazon.com said".
    return not (label == name and name[:1].isupper() and tail.rstrip(".’'s!?:") == f".{ending}")


#: Endings that make "word.ending" an address in running text; others are a full stop without a blank.
_TOP_LEVEL: Final = (
    "com org net edu gov int info biz io ai co app dev me tv shop store online site news media cloud tech xyz"
    " example ac ad ae am ar at au az ba bd be bg bh br by ca ch ci cl cm cn cr cy cz de dk do dz ec ee eg es eu"
    " fi fr gb ge gh gr gt hk hr hu id ie il in iq ir is it jo jp ke kg kh kr kw kz lb lk lt lu lv ly ma md mk"
    " mm mn mt mx my ng ni nl no np nz om pa pe ph pk pl pt py qa ro rs ru rw sa se sg si sk sn sy th tn tr tw"
    " tz ua ug uk us uy uz ve vn za zm zw"
)
_ENDINGS: Final = frozenset(_TOP_LEVEL.split())

"""
Endings: the case endings under which a name stays the name, per script and, for Latin script, per language.

Each table is closed: an ending that is not listed makes another word. ``drop`` lists the final letters a name may
lose before an ending ("Нова пошта": пошт-ою). Latin-script tables apply only to texts known to be in that language:
the same letters after a name are another word elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Endings:
    """How names inflect: final letters that may be lost, endings that may follow, and changes of the last consonant."""

    drop: frozenset[str]
    endings: tuple[str, ...]
    #: Ending → (last letters of the stem → what they become before it).
    shifts: tuple[tuple[str, str], ...] = ()
    #: Whether every word of a name inflects, or only the last.
    every_word: bool = True
    #: Whether a name that lost its final letters stands without an ending too (a genitive plural).
    bare: bool = True


def _table(
    drop: str, endings: str, shifts: str = "", *, every_word: bool = True, bare: bool = False
) -> Endings:
    pairs = tuple((pair.split(">")[0], pair.split(">")[1]) for pair in shifts.split())
    return Endings(
        frozenset(drop.split()),
        tuple(sorted(set(endings.split()), key=lambda e: (-len(e), e))),
        pairs,
        every_word,
        bare,
    )


#: Names in these scripts inflect wherever they stand: the script has no other use for the letters.
BY_SCRIPT: Final = {
    "Cyrl": _table(
        "а я о е у ю и і ї ы э є ь й ый ий ой ая яя ое ее ые ие ій",
        "а я у ю е и і ї ы о ё ом ем ём єм ев ам ям ах ях ой ою ей ею єю ий ій ий ый ая яя ое ее ої ої ого его ому ему"
        " им ым их ых ую юю ію їй їв ів ия ии ию ием ами ями ими ыми ова еві ові єві ию ій ією єю ові я т то та те та"
        " ът ят ите ия",
        "ка>ці ка>це га>зі ха>сі",
        bare=True,
    ),
    "Grek": _table("ος ς ο α η", "ος ου ο ον οι ους ων α ας η ης ες εις"),
    "Beng": _table("", "র ের এর কে তে টি য় েই ই ও", every_word=False),
    "Gujr": _table("", "ના ની નો નું ને માં થી એ", every_word=False),
    "Taml": _table("்", "ின் ில் ை ுக்கு ால் ும் இன்", every_word=False),
    "Telu": _table("", "లో కు కి ను ని తో యొక్క", every_word=False),
    "Knda": _table("", "ನ ದ ಗೆ ಕ್ಕೆ ನಲ್ಲಿ ದಲ್ಲಿ ನ್ನು ವನ್ನು", every_word=False),
    "Mlym": _table("്", "ിന്റെ ില് ിൽ ിനെ ിന് ന്റെ ൽ ലെ", every_word=False),
    "Geor": _table(
        "ი ა ე ო", "ის ს მა მ ით თი ად დ ში ზე იდან დან სთან ისთვის სთვის ის იც აც ებმა", every_word=False
    ),
    "Armn": _table("", "ը ն ի ին ից ում ով ի ներ ները", every_word=False),
}

_POLISH = _table(
    "a o e y",
    "a u owi em iem ie e y i ę ą o ów om ami ach",
    "ka>ce ga>dze ra>rze ta>cie da>dzie ła>le r>rze t>cie d>dzie",
)
_CZECH = _table("a o e", "a u em om ovi ě e y i ou ů ům ech ách ami ho", "ka>ce ha>ze ra>ře k>ku")
_SOUTH_SLAVIC = _table("a o e", "a u om em e i oj ama ima ja jem ju", every_word=True)
#: Latin-script languages by primary subtag.
BY_LANGUAGE: Final = {
    "pl": _POLISH,
    "cs": _CZECH,
    "sk": _CZECH,
    "hr": _SOUTH_SLAVIC,
    "sr": _SOUTH_SLAVIC,
    "bs": _SOUTH_SLAVIC,
    "sl": _SOUTH_SLAVIC,
    "lt": _table("as is us a ė", "o ui ą e u ai os ų ams ais uose ės ei ę ėje oje oj yje io iui iu ei"),
    "lv": _table("s a e", "a am u ā as ai ē es ei i em os iem ām ās"),
    "et": _table(
        "", "i t d le ga st sse s l lt ks ni na ta il ile iga ist isse is ilt iks", every_word=False
    ),
    "fi": _table(
        "",
        "n a ä ta tä ssa ssä sta stä lla llä lta ltä lle ksi na nä in iin an en on un yn ön ia iä issa issä ista istä"
        " illa illä ilta iltä ille iksi ina inä iä",
        every_word=False,
    ),
    "hu": _table(
        "",
        "nak nek t at et ot öt ban ben ba be ból ből ra re ról ről tól től nál nél hoz hez höz val vel ig ért on en ön n"
        " é hoz",
        every_word=False,
    ),
    "ro": _table("a u", "ul ului ui a ei lui ii", every_word=False),
}
#: Long endings of plurals, which names seldom have and other names often end in ("Panorama").
_PLURALS: Final = frozenset(("ama", "ima", "ami", "ach", "ách", "ech", "ams", "ais", "uose"))
_ALL: Final = tuple(BY_LANGUAGE.values())
#: For a text too short to tell its language: the cases of all of them.
ANY_LANGUAGE: Final = "mul"
BY_LANGUAGE[ANY_LANGUAGE] = Endings(
    frozenset({""}).union(*(table.drop for table in _ALL)),
    tuple(sorted({e for table in _ALL for e in table.endings} - _PLURALS, key=lambda e: (-len(e), e))),
    tuple(dict.fromkeys(shift for table in _ALL for shift in table.shifts)),
    bare=False,
)
#: Every case of every language in Latin script, plurals too: for a test that may say yes too often.
EVERY_CASE: Final = replace(
    BY_LANGUAGE[ANY_LANGUAGE], endings=tuple(dict.fromkeys(e for table in _ALL for e in table.endings))
)
#: A name's word shorter than this does not inflect.
SHORTEST: Final = 4

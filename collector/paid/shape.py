"""Whether a phrase is what a block says, or only a word in something else that it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from collector.paid.fold import fold
from collector.paid.layout import width
from collector.paid.phrases import Found

#: What sets one part of a line off from the next.
_SEPARATOR = re.compile(r"[|•·●▪◆■/»›>;()\[\]{}【】〔〕《》:–—,!*#\"“”]|\s[-+]+\s|^[-+.]+|[-+.]+$|\.\s")
#: Words between a label and the name that it belongs to, folded.
_TIE = re.compile(
    r"(?:a cura di|by|from|with|for|von|vom|fur|mit|der|des|die|im auftrag|durch|de|du|des|par|pour|avec|por|para"
    r"|con|da|di|do|com|per|"
    r"door|van|met|voor|av|fran|med|fra|af|fur|z|ze|przez|od|s|se|za|sa|od strane|u|от|при|с|со|для|від"
    r"|за|з|της|του|"
    r"απο|με|tarafindan|ile|oleh|bersama|dengan|boi|cung|โดย|จาก|by:|στο|la|az|an|in|your|unserem?|our"
    r"|notre|nuestro|the|компани[иія]|компаније|spolecnosti|spolocnosti|spolki|firmy|tvrtke|kompanije|"
    r"من|مع|قبل|שת|של|עם|מטעם|द्वारा|के|से|is|ist|est|es|e|ar|er|on|:)(?![^\W_])"
)
_STOP = re.compile(r"[.?!。？！…]")
#: What ends a sentence in scripts where a name's shape does not tell it from one.
_FULL_STOP = frozenset("。।።؟۔")
#: An article before a label says nothing: "Ein bezahlter Beitrag von Acme".
_ARTICLE = re.compile(
    r"an?|the|ein|eine|einen|der|die|das|une?|les?|la|el|lo|los|las|una|um|uma|os?|as?|il|gli|een|het|de|en|ett|et|egy|az|bir"
)
#: What leads a label in a byline says nothing either: "Av annonssamarbete med Acme".
_BY_WORD = re.compile(
    r"av|af|by|von|vom|fra|fran|frå|par|por|door|di|od|przez|text|tekst|teksti|texto|testo|текст|автор"
)
#: A second verb between a label and its tie: "Content offered and paid for by Acme".
_AND = re.compile(
    r"^(?:y|e|ed|and|und|et|en|og|och|i|oraz|и|та) \w+ (?:for )?(?=(?:por|by|von|vom|par|da|do|door|av|af|przez|od)\b)"
)
#: Small words in names.
_PARTICLES = re.compile(
    r"a[fl]?|and|av|bin|da|das|de[lr]?|della|des|di|do|dos|du|e[ln]?|et|i|la|les?|och|of|og|the|und|van|von|v|y"
)
#: Words that tie a name before them to a label: "Acme द्वारा प्रायोजित".
_POSTPOSED = frozenset(
    {"द्वारा", "কর্তৃক", "দ্বারা", "tarafindan", "மூலம்", "ద్వారా", "ಅವರಿಂದ", "દ્વારા", "ਵੱਲੋਂ", "altal", "მიერ", "کی"}
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a phrase fills a piece of text."""

    #: The phrase is all that the piece says.
    whole: bool
    #: What the piece says besides: a name, or "".
    name: str = ""
    #: A word such as "by", "von", "avec" ties the name to the phrase.
    tied: bool = False
    #: The name stands before the phrase ("Österreich Werbung").
    before: bool = False


def shape_of(text: str, folded: str, found: Found) -> Shape | None:
    """
    Return how a phrase stands in a text that may be a label, or None when it is a word in a sentence.

    A label is the phrase alone, or the phrase and a name ("Advertorial Dalbello", "Anzeige | Acme"),
    in a part of the line of its own.
    """
    left, right = _sides(folded, found)
    if left and (
        (right and _ARTICLE.fullmatch(left)) or (found.phrase.form != "slot" and _BY_WORD.fullmatch(left))
    ):
        left = ""
    if not left and not right:
        return Shape(whole=True)
    if left and right:
        return None
    side = left or right
    if width(side) > 70 or _STOP.search(side[:-1]):
        return None
    if left and _ARTICLE.fullmatch(left):
        return Shape(whole=True)
    words = side.split()
    if left and len(words) >= 2 and words[-1] in _POSTPOSED:
        return Shape(whole=False, name=" ".join(words[:-1]), tied=True, before=True)
    if right:
        side = _AND.sub("", side)
        words = side.split()
    if right and _TIE.match(side):
        return (
            Shape(whole=False, name=_TIE.sub("", side, count=1).strip(), tied=True)
            if len(words) <= 9
            else None
        )
    if left and len(words) >= 2 and _TIE.fullmatch(words[-1]):
        return None
    if len(words) > 5 or side[-1:] in _FULL_STOP:
        return None
    return (
        Shape(whole=False, name=side, before=bool(left))
        if _is_name(text, _written(text, folded, found, words, at_end=bool(right)), at_end=bool(right))
        else None
    )


def _sides(folded: str, found: Found) -> tuple[str, str]:
    """Return what stands in the same part of the line left and right of the phrase."""
    before, after = folded[: found.start], folded[found.end :]
    cuts = list(_SEPARATOR.finditer(before))
    if cuts:
        before = before[cuts[-1].end() :]
    cut = _SEPARATOR.search(after)
    if cut:
        # After "Advertorial: " or "Anzeige | " stands a part of its own: it does not make the label a sentence.
        after = after[: cut.start()]
    return before.strip(), after.strip()


def _written(text: str, folded: str, found: Found, words: list[str], *, at_end: bool) -> list[str]:
    """Return the folded words beside a phrase as they are written."""
    if len(text) == len(folded):
        return (
            text[found.end :].split()[: len(words)] if at_end else text[: found.start].split()[-len(words) :]
        )
    written = text.split()
    return written[-len(words) :] if at_end else written[: len(words)]


def _is_name(text: str, piece: list[str], *, at_end: bool) -> bool:
    """True when words look like a name in the text as written: a capital, a figure, or a script without case."""
    joined = " ".join(piece)
    if not any(sign.isupper() or sign.islower() for sign in joined):
        return len(joined) <= 24
    if text.upper() == text and len(piece) > 3:
        return False
    small = [word for word in piece if not (word[:1].isupper() or word[:1].isdigit())]
    if not at_end and any(not _PARTICLES.fullmatch(fold(word)) for word in small if word[:1].islower()):
        # Before a label stands a name or a clause ("Publisher loses fight over advertorials").
        return False
    return len(small) * 2 <= len(piece) and not (not at_end and len(piece) > 1 and piece[-1] in small)


#: Quotation marks that are left when a text is folded, and what closes each.
_QUOTES = {
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "״": "״",
    "‚": "'",
    "‛": "'",
    "〝": "〞",
    "❝": "❞",
}
#: What stands between one quotation mark and a phrase, or behind it to the next one, at most.
_QUOTED = 60


def is_quoted(folded: str, found: Found) -> bool:
    """True when the words stand between quotation marks, or begin between them: what closes them may be matched too."""
    before, after = folded[: found.start], folded[found.start :]
    if _double(before) % 2 == 1 and '"' in after:
        return True
    near, behind = before[-_QUOTED:], after[: found.end - found.start + _QUOTED]
    for opening, closing in _QUOTES.items():
        if opening in near and closing in behind and near.rfind(opening) >= near.rfind(closing):
            return True
    opened = _SINGLE.search(near)
    return opened is not None and re.search(r"(?<!\s)'(?!\w)", behind) is not None


#: A single quotation mark that opens, with none behind it that closes; apostrophes stand in words.
_SINGLE = re.compile(r"(?<!\w)'(?=[^\s']|$)[^']*$")


def _double(folded: str) -> int:
    """Count double quotation marks, without those inside a word (Hebrew abbreviations)."""
    if '"' not in folded:
        return 0
    return folded.count('"') - len(re.findall(r'(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])', folded))


def is_word_quoted(folded: str, found: Found) -> bool:
    """True when a phrase stands between quotation marks and the text says more besides: it speaks of the word."""
    if not is_quoted(folded, found):
        return False
    rest = folded[: found.start] + " " + folded[found.end :]
    return re.search(r"\w", rest) is not None


def is_legend(folded: str, labels: int) -> bool:
    """True when a text explains labels instead of being one: several of them, or a verb of marking."""
    return labels >= 3 or bool(_MARKING.search(folded))


_MARKING = re.compile(
    fold(
        r"marked (?:as|with)|labell?ed (?:as|with)|gekennzeichnet|markiert|mit dem (?:hinweis|label"
        r"|zeichen)|kennzeichn"
        r"|signal[ée]s? par|mention(?:s)? |identificad[oa]s? (?:como|com|con)|etiquet|contrassegnat"
        r"|gemarkeerd|aangeduid"
        r"|märkta|merket|mærket|merkitty|oznaczon|označen|означен|отмечен|помечен|под рубрик|с пометкой"
        r"|под знаком|рубрик"
        r"|позначен|з позначк|под плашкой|в рубри|etichetat|jelölt|σημειωμ|işaretlen|ibaresi|معلم"
        r"|مشار إلي|مسומן|המסומן|चिह्नित"
        r"|ditandai|bertanda|đánh dấu|gắn nhãn|ที่มีเครื่องหมาย|と表記|表示がある|マークの|표시된|표기된|标注|標註|標示|标有|標有"
    )
)

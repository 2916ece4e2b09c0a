"""Notices that no listed sentence fits: a line set apart at either end of the story that speaks of payment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from collector.paid.belongs import adjacent
from collector.paid.blocks import Block
from collector.paid.fold import fold
from collector.paid.layout import width
from collector.paid.otherwise import may_be_access, says_otherwise
from collector.paid.phrases import Found
from collector.paid.places import explained, in_label, label_shape, noise_of
from collector.paid.roles import ancestors, names_of
from collector.paid.shape import is_legend, is_quoted, shape_of
from collector.paid.slots import ad_slot_around
from collector.paid.subject import speaks_of_advertising
from collector.paid.view import View, evidence_of
from collector.records import Evidence

_APART = frozenset({"em", "i", "small", "strong", "b", "cite", "mark"})
_BOX = frozenset({"aside", "small", "footer", "blockquote", "address"})
_CLASS = re.compile(
    r"(?<![a-z])(?:disclaimers?|disclosures?|notes?|notices?|hinweis|sponsor\w*|funding|advertorial|legal note|remark"
    r"|footnote|postscript|editors? note|partner|commercial|paid|transparency|declaration|erid|marking|mention)(?![a-z])"
)
_SIGN = re.compile(r"^[*(\[【〔※■▶►●◆#✱†‡–—-]")
#: A notice is a line or two.
_LONGEST = 300
#: What begins with "This article" and is no longer than this needs no other setting apart.
_BRIEF = 170
_LABEL = 45
#: A doubtful notice speaks of payment at its start.
_EARLY = 80
_DENIED = re.compile(
    fold(
        r"(?:\b(?:not|never|nor|nicht|kein\w*|pas|non|não|niet|geen|inte|ingen|ikke|inget|ei ole|nie|není|nije"
        r"|не|немає|nu este|nem|δεν|değil|ningun\w*|nessun\w*|nenhum\w*|aucune?|žádn\w*|żadn\w*|niciun\w*|niekad\w*|jok\w*)"
        r"|غير|ليس|אינו|איננו|नहीं|不是|并非|並非|未|沒有|没有|ない)[^.]{0,18}$"
    )
)
#: Where a language denies behind the word.
_DENIED_AFTER = re.compile(
    fold(
        r"^[^.।。]{0,14}(?:नहीं|नाही|छैन|না|নেই|نہیں|نکرد|نیست|ない|ません|않|없|değil|almad|yok|இல்லை|లేదు|ಇಲ್ಲ|ഇല്ല|નથી|ਨਹੀਂ|არ )"
    )
)
#: Denied as one of several ("does not control, operate, or sponsor"), a study that someone ordered, a site's banners.
_OTHERS = re.compile(
    fold(
        r"\b(?:not|nicht|pas|non|não|niet|inte|ikke|nie)\b[^.;:]{0,60}\b(?:or|nor|oder|noch|ou|ni|o|né|of|eller|ani|ou)"
        r" (?:\w+ )?(?:sponsor|endorse|advertis|werb|parrain|patrocin|sponsoriz)\w*"
        r"|\b(?:an?|the) commissioned (?:\w+ )?(?:stud(?:y|ies)|survey|research|poll)"
        r"|\b(?:banners|bannern|werbebanner|banner (?:ads?|und|and)|(?:eingespielte|externe|sowie|und|oder) banner)\b"
        r"|bannières|баннеры|банери|バナー"
    )
)
#: "This article looks at who sponsors the clubs": a word for payment that is asked after is the text's subject.
_ASKED = re.compile(
    fold(
        r"(?<!\w)(?:who|why|how|whether|wer|warum|wieso|ob|qui|pourquoi|comment|quien|quienes|por que|quem|chi|perche|wie"
        r"|waarom|hoe|vem|varför|hur|hvem|hvorfor|hvordan|kuka|miksi|miten|kto|dlaczego|kdo|proč|kdo|zakaj|zašto|tko|ko|хто|чому"
        r"|кто|почему|кой|защо|cine|de ce|ki|kik|miért|ποιος|γιατί|kim|neden|kes|miks|kas|kāpēc|kodėl|siapa|mengapa|ai"
        r"|about|über|om|over|sobre|su|despre) (?:\w+ )?$"
    )
)
_ASKING = 24
#: Signs between the words for the text and the words for payment, at most.
_GAP = 90


def notice_set_apart(view: View) -> Iterator[Evidence]:
    """
    A line set apart (italic, bracketed, starred, in a box of its own) at the story's start or end that speaks of payment.

    Where it names the text too ("the material") it is a disclosure in words that no one listed; a brief line that begins
    with "This article" needs no other setting apart. With less it is a doubt.
    """
    if "stem" not in view.forms:
        return
    layout = view.layout
    header = {block.number: block for block in layout.header()}
    blocks = header | {block.number: block for block in [*list(layout.opening())[:2], *layout.closing()]}
    for block in blocks.values():
        finds = view.finds.get(block.number, ())
        stems = [found for found in finds if found.phrase.form == "stem"]
        if stems and not block.linked and not _is_known(finds) and 12 <= width(block.text) <= _LONGEST:
            yield from _notice(view, block, stems, in_header=block.number in header)


def _is_known(finds: list[Found] | tuple[Found, ...]) -> bool:
    """True when a listed sentence already says what the block is, or that it is no disclosure."""
    notes = {"independence", "affiliate", "contributor"}
    return any(
        found.phrase.form in notes or (found.phrase.form == "sentence" and found.phrase.strength == "strong")
        for found in finds
    )


def _notice(view: View, block: Block, stems: list[Found], *, in_header: bool) -> Iterator[Evidence]:
    folded = view.layout.folded(block)
    strong = next((found for found in stems if found.phrase.strength == "strong"), None)
    stem = strong or stems[0]
    weight = _notice_weight(view, block, stem, folded)
    if in_header and strong is not None and width(folded) <= _LABEL:
        weight = max(weight, _label_weight(view, block, strong))
    if not weight or may_be_access(folded, paywalled=view.article.paywalled):
        return
    if noise_of(view, block, stem) is not None:
        return
    noise = None
    if is_quoted(folded, stem) or is_legend(folded, 0):
        noise = "it explains or quotes the word"
    if noise is None:
        noise = says_otherwise(folded, stem)
    if noise is None and _is_of_staff(view, folded):
        noise = "about an author, or whom to write to"
    if noise is None and width(folded) <= _LABEL:
        noise = ad_slot_around(view, block)
    if noise is None and speaks_of_advertising(view, block):
        noise = "in a story about advertising"
    if noise is not None:
        yield explained(view, block, stem, noise)
        return
    yield evidence_of(view, block, stem, rule="notice-set-apart", weight=weight, family="disclosure")


#: An address or a number to reach someone at.
_REACH = re.compile(r"@|(?:\d[\s().-]*){6}")
#: Between a name and what an author does.
_NAME = 4


def _is_of_staff(view: View, folded: str) -> bool:
    """True for a line that begins with the author's name, or says whom to write to."""
    byline = fold(view.article.byline or "")
    return (len(byline) >= _NAME and folded.startswith(byline)) or (
        width(folded) <= _BRIEF and _REACH.search(folded) is not None and ":" in folded
    )


def _label_weight(view: View, block: Block, stem: Found) -> float:
    """A short line at the headline that no listed label fits; bare advertising words are judged elsewhere."""
    finds = view.finds.get(block.number, ())
    if block.text[-1:] in ".!?。।።؟۔":
        return 0.0
    if any(found.phrase.form == "slot" and found.start <= stem.start < found.end for found in finds):
        return 0.0
    byline = fold(view.article.byline or "")
    if (byline and byline in view.layout.folded(block)) or not (
        in_label(view, block) or adjacent(view, block)
    ):
        return 0.0
    return 0.88 if _is_label(view, block, stem) else 0.5


def _is_label(view: View, block: Block, stem: Found) -> bool:
    """True when a word for the text and one for payment stand side by side and fill the line: "materiał płatny"."""
    folded = view.layout.folded(block)
    for found in view.finds.get(block.number, ()):
        first, second = sorted((found, stem), key=lambda one: one.start)
        if found.phrase.form == "self" and second.start - first.end <= 1:
            both = replace(stem, start=first.start, end=max(first.end, second.end))
            return shape_of(block.spaced, folded, both) is not None
    return False


def _notice_weight(view: View, block: Block, stem: Found, folded: str) -> float:
    """How sure a notice makes us: it names its text, is set apart, speaks plainly of payment, is brief."""
    finds, layout = view.finds.get(block.number, ()), view.layout
    if (
        _DENIED.search(folded[: stem.start])
        or _DENIED_AFTER.search(folded[stem.end :])
        or _ASKED.search(folded[max(0, stem.start - _ASKING) : stem.start])
        or _OTHERS.search(folded)
        or block.links >= 3
        or _is_slot(view, block)
    ):
        return 0.0
    names = [found for found in finds if found.phrase.form == "self" and _together(folded, found, stem)]
    at_end = block.number >= layout.last - 1 or block.number < layout.first
    brief, strong = width(folded) <= _BRIEF, stem.phrase.strength == "strong"
    points = any(
        (found.phrase.strength in {"strong", "weak"} and found.start <= 25) or (at_end and found.start <= 3)
        for found in names
    )
    if (
        names
        and all(found.phrase.strength == "weak" for found in names)
        and not _sponsor_is_spoken_of(view, block)
    ):
        # "Today's letter is sponsored by X": the sender's sponsor, until the letter is about X.
        return 0.5 if strong and points else 0.0
    if not at_end and not points:
        return 0.0
    apart = _is_apart(view, block) or (brief and points)
    if not points and any(_is_talk(folded, found, stem) for found in names):
        return 0.0
    if names and apart and strong:
        return 0.85
    if names and strong and brief:
        return 0.6
    return 0.5 if apart and (names or strong) and stem.start <= _EARLY else 0.0


#: So many words beside "sponsored content" are more than a name.
_TALK = 4


def _is_talk(folded: str, text: Found, stem: Found) -> bool:
    """True where "sponsored content" is one term in a sentence that goes on: "covers sponsored content for the paper"."""
    first, second = sorted((text, stem), key=lambda one: one.start)
    if second.start - first.end > 1:
        return False
    before, behind = folded[: first.start].split(), folded[second.end :].split()
    return len(before) + len(behind) >= _TALK and len(before) >= 1 and folded[-1:] in ".!?"


def _is_slot(view: View, block: Block) -> bool:
    """True when a bare advertising word is all that the block says."""
    return any(
        found.phrase.form == "slot" and (shape := label_shape(block, found)) is not None and shape.whole
        for found in view.finds.get(block.number, ())
    )


def _together(folded: str, text: Found, stem: Found) -> bool:
    """True when the words for the text and for payment stand close by in one sentence."""
    first, second = sorted((text, stem), key=lambda one: one.start)
    between = folded[max(0, first.end - 5) : second.start]
    return second.start - first.end <= _GAP and _SENTENCE_END.search(between) is None


#: What ends a sentence; a full stop behind a few letters may be an abbreviation's ("Kft.").
_SENTENCE_END = re.compile(r"(?:[!?。！？।։።۔]|\w{5}\.)\s")
_WORD = re.compile(r"[^\W\d_]{3,}")


def _sponsor_is_spoken_of(view: View, block: Block) -> bool:
    """True when a name in the notice stands in the headline or the rest of the story too."""
    words = _WORD.findall(block.text)[1:]
    names = {word for word in words if not word.islower() and len(word) >= (4 if word.isascii() else 3)}
    if not names:
        return False
    layout = view.layout
    texts = [*view.titles[:1], *(other.text for other in layout.story()[:30] if other.number != block.number)]
    return any(name in text for text in texts for name in names)


def _is_apart(view: View, block: Block) -> bool:
    """True when a block looks different from a paragraph: its sign, its type, its box, its class."""
    if _SIGN.match(block.text):
        return True
    if all(
        any(at.tag in _APART for at in list(ancestors(owner))[:3]) for owner in view.layout.owners(block)[:12]
    ):
        return True
    around = view.layout.roles.around_headline.keys() | view.layout.roles.around_story
    for at in list(ancestors(block.node))[:3]:
        if at.mem_id in around:
            return False
        if at.tag in _BOX or _CLASS.search(names_of(at)):
            return True
    return False

"""Whether a story is about advertising: then its words about advertising are its subject, not a disclosure."""

from __future__ import annotations

import re
from functools import lru_cache

from collector.paid.blocks import Block
from collector.paid.fold import fold
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.roles import Role
from collector.paid.view import View

#: Stems of the words for advertising, sponsoring and marking, in the languages of the table.
_ADVERTISING = re.compile(
    fold(
        r"advertis|advertori|\badverts?\b|sponsored (?:content|post|article|stor)|native ads?\b|paid (?:content|post)"
        r"|branded content|undisclosed|werbung|werbe(?:[mkwaubtsv]|r\b|n\b)|\banzeigen|schleichwerb|publi-?r[eé]daction"
        r"|publicit|publicidad|publi-?reportage|contenus? sponsoris|publirreportaj|contenidos? patrocinad"
        r"|conteúdos? patrocinad"
        r"|publieditori|pubblicit|pubbliredazion|contenut\w+ sponsorizz|reclame|advertenti|advertensie"
        r"|xayeysiis|gesponsord\w* (?:content|art)"
        r"|reklam|annonsör|annonsin|annonsmark|tekstreklam|annonsør|annonsemark|annoncør|mainon|mainos|piilomain|auglýs"
        r"|reklām|rinkodar|reklaam|sponzor|inzerc|inzerát|szponzor|hirdet|oglašav|oglašev|oglasn|oglaš|διαφημ|χορηγουμ"
        r"|реклам|рэклам|жарнам|оглас|оглаш|адверториал|спонсор|რეკლამ|գովազդ|iklan|pariwara|advertor|quảng cáo"
        r"|โฆษณา|โฆษณ|ផ្សាយពាណិជ្ជ|ໂຄສະນາ|ကြော်ငြာ|広告|ステマ|ステルスマーケ|광고|협찬|广告|廣告|業配|业配|软文|軟文|置入"
        r"|إعلان|اعلان|دعاي|تبلیغ|آگهی|رپورتاژ|اشتہار|פרסומ|פרסום סמוי|מפרסמ|תוכן שיווקי|תוכן ממומן|विज्ञापन|जाहिरात|বিজ্ঞাপন"
        r"|விளம்பர|ప్రకటనల|యాడ్|ಜಾಹೀರಾತ|പരസ്യ|જાહેરાત|ਇਸ਼ਤਿਹਾਰ|දැන්වීම්|tangazo|matangazo|udhamini|ማስታወቂያ|patalastas|anunsyo"
    )
)
#: How a disclosure points to the text that it stands in.
_THIS = re.compile(
    fold(
        r"(?<!\w)(?:this|the (?:following|above|preceding)|dies\w*|vorliegend\w*|unser\w*|cet(?:te)?|ce|present|est[ae]"
        r"|ess[ae]|o presente|la presente|el presente|il presente|quest[oaei]|dit|deze|denna|detta|den har|det har"
        r"|denne|dette|tama\w*|see|kaesolev|sis|si|ten|ta|to|niniejsz\w*|tent[oa]|toto|tato|tieto|ovaj|ovo|ova|ez|a cikk"
        r"|jelen|acest\w*|prezent\w*|το παρον|αυτο|bu|isbu|данн\w+|эт\w+|настоящ\w+|ця|цей|цю|даний|този|тази|това"
        r"|овој|овај|هذا|هذه|این|یہ|זו|זה|זאת|यह|इस|এই|এটি|இந்த|இது|ఈ|ఇది|ini|nay|haya|hii|ito|ይህ)(?!\w)"
        r"|本|此|該|该|この|当|이|본|해당|นี้"
    )
)
#: Paragraphs read at most.
_READ = 30
#: A disclosure is no longer than this.
_NOTICE = 80


def points_here(folded: str, found: Found) -> bool:
    """True when a phrase speaks of the text that it stands in: "this article", "本記事"."""
    return bool(_THIS.search(folded[max(0, found.start - 12) : found.end]))


def names_this(folded: str) -> bool:
    """True when a folded text speaks of "this"."""
    return bool(_THIS.search(folded))


def says_advertising(folded: str) -> bool:
    """True when a folded text holds a word for advertising, sponsoring or the marking of it."""
    return _says(folded) if len(folded) <= _KEPT_LENGTH else bool(_ADVERTISING.search(folded))


#: Longer texts are not kept as keys.
_KEPT_LENGTH = 2_000


@lru_cache(maxsize=128)
def _says(folded: str) -> bool:
    return bool(_ADVERTISING.search(folded))


def speaks_of_advertising(view: View, besides: Block | None = None) -> bool:
    """
    Return whether the headline or the running text speaks of advertising.

    ``besides`` is the block whose meaning is asked for; brief blocks that are a disclosure's full sentence, and those that
    speak of "this article", say nothing either.
    A bought text hardly ever mentions advertising outside its disclosure, so such a story is about the trade.
    """
    own_headline = besides is not None and besides.number == view.layout.headline
    if not own_headline and any(says_advertising(fold(title)) for title in view.titles[:1]):
        return True
    return any(_speaks(view, block, besides) for block in view.layout.story()[:_READ])


def _speaks(view: View, block: Block, besides: Block | None) -> bool:
    if block.linked or width(block.text) < 45 or (besides is not None and block.number == besides.number):
        return False
    folded = view.layout.folded(block)
    sentences = [one for one in view.finds.get(block.number, ()) if one.phrase.form == "sentence"]
    if sentences and (width(folded) <= _NOTICE or any(points_here(folded, one) for one in sentences)):
        return False
    return view.layout.role(block) is Role.ARTICLE and says_advertising(folded)

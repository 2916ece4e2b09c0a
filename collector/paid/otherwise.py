"""Sentences with the words of a disclosure that disclose nothing: denials, paywalls, an outlet's sponsors, slots."""

from __future__ import annotations

import re

from collector.paid.fold import fold
from collector.paid.phrases import Found

#: Words that deny, between the words for the text and those for payment, or right before them.
_DENIAL = re.compile(
    fold(
        r"\b(?:not|never|isn't|wasn't|no one|nobody|none of|nicht|kein\w*|niemand\w*|n'est pas|n'a pas"
        r"|non è|não|niet|geen|inte"
        r"|inget|ikke|ingen|ei ole|nie jest|nie został\w*|není|nebyl\w*|nie je|nije|никто не|не|nu este"
        r"|nu e|δεν|değil\w*|bukan|tidak"
        r"|không phải|no (?:es|era|son|ha|han|fue|se|esta|constituye|contiene))\b"
        r"|ではありません|ではない|じゃない|아닙니다|아니다|不是|并非|並非|ليس|אינו|איננו|नहीं"
    )
)
#: Someone is a sponsor or an advertiser of the outlet, not of the text; readers, members and sponsors keep it going.
_SUPPORTER = re.compile(
    fold(
        r"\b(?:is|are|was|were|has been) (?:also |currently )?an? (?:\w+ ){0,2}(?:sponsor|advertiser"
        r"|supporter|partner)s? (?:of|in|with|at)"
        r" (?!this (?:article|post|story|content|page))"
        r"|\badvertises (?:in|with|on) (?:this|the|our)\b"
        r"|\bist (?:auch )?(?:\w+ ){0,2}(?:anzeigenkund|werbekund|sponsor)\w*|\best (?:un "
        r"|aussi )?(?:annonceur|mecene|sponsor) d"
        r"|\bes (?:un )?(?:anunciante|patrocinador) de|\be (?:um )?(?:anunciante|patrocinador) d"
        r"|\be (?:un )?inserzionista"
        r"|\bjest (?:reklamodawca|sponsorem)|\bразмеща\w+ реклам|рекламодател\w+ (?:наш|газет|издани)"
        r"|\breklamveren\w*|\bpengiklan di"
        r"|本紙の広告主|当社の広告主"
    )
)
#: Readers, members and sponsors, all of them, keep an outlet going.
_CROWD = re.compile(
    fold(
        r"\b(?:thanks to|possible by|support of|supported by|funded by|financed by) (?:our|its) (?:\w+ (?:and|or) )?"
        r"(?:sponsors|advertisers|members|readers|subscribers|supporters|donors)\b"
        r"|\b(?:dank unsere[nr]?|grace a nos|gracias a nuestros) (?:lese\w+|abonnent\w+|werbekunden"
        r"|sponsoren|annonceurs|lecteurs"
        r"|anunciantes|patrocinadores)"
    )
)
#: Paid access: the text is for those who pay.
_PAYWALL = re.compile(
    fold(
        r"\b(?:subscrib\w+|subscription|members only|log ?in|sign ?in|abonnent\w*|abonnieren|abonnement"
        r"|abo|abonnes?|suscri\w+|assinant\w*"
        r"|assinatura|abbonat\w*|abbonamento|abonnee\w*|prenumer\w*|abonenn\w*|abonent\w*|tilaaj\w*"
        r"|predplat\w*|subskry\w*|подпис\w+|передплат\w*"
        r"|abone\w*|langganan|pelanggan|berlangganan|newsletters?)\b|会員|購読|구독|订阅|訂閱|会员|會員|اشتراك|مشترك|מנוי"
    )
)
_PAID = re.compile(
    fold(
        r"paid|bezahl|kostenpflicht|payant|pago|pagamento|betaal|betal|platn|płatn|maksu|ucretli"
        r"|berbayar|платн|有料|유료|付费|付費"
        r"|مدفوع|בתשלום|premium"
    )
)
#: "Continues below the advertisement": a slot follows.
_SLOT = re.compile(
    fold(
        r"\b(?:continu\w+|fortgesetzt|weiterlesen|weiter(?:geht)?|suite|sigue|segue|verder|fortsatter"
        r"|fortsaetter|fortsetter|fortsætter|jatkuu"
        r"|dalsz\w+|pokrac\w+|pokračuj\w*|продолжени\w*|продовженн\w*|devam\w*|lanjut\w*|folytatod\w*"
        r"|συνεχ\w+|scroll)\b"
    )
)
_BESIDE = re.compile(
    fold(
        r"\b(?:below|after|beneath|under|nach|unter|apres|sous|despues|debajo|tras|dopo|sotto|apos"
        r"|depois|abaixo|onder|na|efter|etter|jalkeen"
        r"|pod|po|za|после|після|под|sonra|altinda|setelah|bawah|utan|dupa|μετα|κατω)\b"
    )
)


def says_otherwise(folded: str, found: Found) -> str | None:
    """Return why a sentence that holds words of a disclosure is none, or None."""
    if _denies(folded, found):
        return "it denies a payment"
    if _CROWD.search(folded):
        return "said of the outlet, not of the text"
    supporter = _SUPPORTER.search(folded)
    if supporter and not _ITS_NAME.search(folded[supporter.end() :]):
        return "said of the outlet, not of the text"
    if len(folded) <= _BRIEF and _PAID.search(folded[found.start : found.end]) and _PAYWALL.search(folded):
        return "paid access is no paid placement"
    if len(folded) <= _BRIEF and _SLOT.search(folded) and _BESIDE.search(folded):
        return "words of an ad slot"
    return None


#: What a text may be called that readers pay for, and one that somebody paid for: the first kind is the usual meaning of
#: some ("유료 기사"), the rest are told apart by what the page says of its own access.
_ACCESS = re.compile(
    fold(
        r"유료 ?기사|付费文章|付費文章|artykuł płatny|płatny artykuł|contenido de pago|artículo de pago|paid article"
        r"|articolo a pagamento|artikel berbayar"
    )
)
_ACCESS_TOO = re.compile(
    fold(
        r"付费内容|付費內容|konten berbayar|contenuto a pagamento|conteúdo pago|paid content|유료 ?콘텐츠"
        r"|tekst płatny|bezahlter (?:inhalt|artikel)|betaald artikel|betalt artikkel|betaalde inhoud"
        r"|betalt innhold|платная статья|платный материал"
    )
)


def may_be_access(folded: str, *, paywalled: bool) -> bool:
    """
    True for a label that calls the text a paid one, where readers may be those who pay.

    ``paywalled``: the page says of itself that its text is not free to read.
    """
    label = folded.strip(" .:|-–·[]()*")
    return _ACCESS.fullmatch(label) is not None or (paywalled and _ACCESS_TOO.fullmatch(label) is not None)


#: Who did not write a bought text: its disclosure denies that.
_NEWSROOM = re.compile(
    fold(
        r"redac|redakt|redakc|redaz|rédac|newsroom|editor|journalis|periodis|jornalis|giornalis|dziennik"
        r"|toimit|szerkeszt|редак|журнал"
        r"|編集|編輯|编辑|編輯部|记者|記者|편집|تحرير|מערכת|opinion|meinung|avis|verantwort|responsa"
    )
)
#: What the text is called in a sentence that says who paid for it.
_ITS_NAME = re.compile(
    fold(
        r"\b(?:this|the) (?:article|story|post|content|report|page)|artikel|beitrag|articl|contenu"
        r"|reportaje|articulo|contenido|artigo"
        r"|conteudo|articolo|contenuto|artykul|material|материал|стат|haber|icerik|記事|기사|文章"
    )
)
#: A longer text says more than one thing.
_BRIEF = 140
_BEFORE, _BEHIND = 18, 14
#: Signs of a text in which a phrase is looked for a denial.
_LONGEST = 160


def _denies(folded: str, found: Found) -> bool:
    start, end = max(0, found.start - _BEFORE), min(len(folded), found.end + _BEHIND)
    text = folded[start:end]
    if len(folded) > _LONGEST or _NEWSROOM.search(folded) or _DENIAL.search(found.phrase.pattern):
        return False
    return any(
        "." not in text[one.end() : max(one.end(), found.end - start)] for one in _DENIAL.finditer(text)
    )

"""Disclosures: the words with which a publisher tells readers that an article was bought, where they are proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from collector.paid.blocks import Block
from collector.paid.fold import fold
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.roles import Role, ancestors, names_of, says_ad, says_byline, says_label
from collector.paid.shape import Shape, is_legend, shape_of
from collector.paid.view import View, evidence_of, quote_of, source_of
from collector.records import Evidence

_LABEL_FORMS = ("label", "release label", "slot")
_WEIGHTS = {"strong": 0.95, "medium": 0.6, "weak": 0.3}
#: More of the same text on a page are slots or cards, not this article's label.
_REPEATED = 3
#: A card's text is short; a longer part of the page with linked headings is the article itself.
_CARD = 600


def label_beside_headline(view: View) -> Iterator[Evidence]:
    """
    A label of its own beside the main headline: kicker, category line, badge, line under the headline.

    The strongest place there is. A bare advertising word counts only in a label's container, never in an
    ad slot; a label that is a menu item, a card's or a widget's counts for nothing.
    """
    for block, found in view.found(view.layout.header(), *_LABEL_FORMS):
        shape = label_shape(block, found)
        if shape is None or _is_slot_word(view, block, found, shape):
            continue
        noise = noise_of(view, block, found)
        if noise is None and found.phrase.form == "slot":
            yield from _bare_word(view, block, found, shape)
        elif noise is None:
            yield from _label(view, block, found, shape)
        else:
            yield explained(view, block, found, noise)


def _is_slot_word(view: View, block: Block, found: Found, shape: Shape) -> bool:
    """True when a label's word is only a part of an ad slot's label that fills the block: スポンサードリンク."""
    if found.phrase.form == "slot" or shape.whole:
        return False
    others = (
        one
        for one in view.finds.get(block.number, ())
        if one.phrase.form == "slot" and one.start <= found.start and one.end >= found.end
    )
    return any((fills := label_shape(block, one)) is not None and fills.whole for one in others)


def _label(view: View, block: Block, found: Found, shape: Shape) -> Iterator[Evidence]:
    if _wants_name(found) and shape.whole and not _named_beside(view, block):
        yield explained(view, block, found, "no sponsor is named")
        return
    weight = _WEIGHTS[found.phrase.strength]
    if found.phrase.strength == "medium" and not (shape.whole or shape.tied):
        return
    if found.phrase.strength == "medium" and not _in_label(view, block):
        weight = 0.45 if _adjacent(view, block) else 0.3
    above = block.number < view.layout.headline
    if shape.tied and above and view.layout.roles.height(block.node) >= 4 and not _in_label(view, block):
        # "Sponsored by X" in the page's top may name the whole site's sponsor.
        weight = min(weight, 0.55)
    near = view.layout.roles.height(block.node) <= 4 or _in_label(view, block)
    if view.repeats[view.layout.folded(block)] > _REPEATED and not near:
        yield explained(view, block, found, "repeated through the page")
        return
    family = "release" if found.phrase.form == "release label" else "disclosure"
    rule = "release-label-beside-headline" if family == "release" else "label-beside-headline"
    yield evidence_of(
        view,
        block,
        found,
        rule=rule,
        weight=weight if near else weight * 0.9,
        family=family,
        what=_place(view, block),
    )


def _bare_word(view: View, block: Block, found: Found, shape: Shape) -> Iterator[Evidence]:
    """Weigh a bare advertising word: proof in the article's own label, nothing in or above an ad slot."""
    slot = _ad_slot_around(block)
    if shape.before:
        return
    if slot:
        yield explained(view, block, found, slot)
    elif _stands_alone_elsewhere(view, block) and not _in_label(view, block):
        yield explained(view, block, found, "repeated through the page: ad slots")
    elif _in_label(view, block) or not shape.whole:
        yield evidence_of(
            view,
            block,
            found,
            rule="bare-label-beside-headline",
            weight=0.9,
            family="disclosure",
            what=_place(view, block),
        )
    elif view.layout.roles.height(block.node) <= 2 and abs(block.number - view.layout.headline) <= 3:
        yield evidence_of(
            view,
            block,
            found,
            rule="bare-label-beside-headline",
            weight=0.55,
            family="disclosure",
            what=_place(view, block),
        )
    else:
        yield explained(view, block, found, "a bare advertising word away from the article's header")


def _stands_alone_elsewhere(view: View, block: Block) -> bool:
    """True when the same words stand elsewhere on the page too, outside what is plainly an ad slot."""
    folded = view.layout.folded(block)
    if view.repeats[folded] <= 1:
        return False
    others = (view.layout.blocks[number] for number in view.finds if number != block.number)
    return any(view.layout.folded(other) == folded and _ad_slot_around(other) is None for other in others)


def _place(view: View, block: Block) -> str:
    above = block.number < view.layout.headline
    return "kicker above the headline" if above else "line below the headline"


def label_shape(block: Block, found: Found) -> Shape | None:
    """Return the label's shape in the block, or in the one inline element that holds it."""
    if width(block.text) <= 130:
        spaced = block.spaced
        whole = shape_of(spaced, fold(spaced), found)
        if whole is not None:
            long_link = block.linked and not (whole.whole or whole.tied) and width(whole.name) > 24
            return None if long_link or _in_sentence(spaced, found) else whole
        if _in_sentence(spaced, found):
            return None
    for piece in block.pieces if len(block.pieces) > 1 else ():
        if width(piece) > 80:
            continue
        folded = fold(piece)
        match = found.phrase.search(folded)
        if match:
            shape = shape_of(piece, folded, Found(found.text, found.phrase, match.start(), match.end()))
            if shape is not None:
                return shape
    return None


def _in_sentence(text: str, found: Found) -> bool:
    """True when a text is a sentence and the phrase does not begin it: "The bill, sponsored by X, would …"."""
    return width(text) > 45 and text[-1] in ".!?。！？।" and found.start > 3


def _wants_name(found: Found) -> bool:
    """True for phrases that say nothing without a name: "Sponsored by", "En partenariat avec"."""
    pattern = found.phrase.pattern
    return pattern.endswith((" by", " avec", " von", " con")) or pattern.endswith("paid for (and posted )?by")


def _named_beside(view: View, block: Block) -> bool:
    """True when a name follows: text close by in the same container, or a picture with a text of its own."""
    following = view.layout.blocks[block.number + 1 : block.number + 2]
    parent = block.node.parent
    for other in following:
        at = other.node
        if parent is not None and any(node.mem_id == parent.mem_id for node in list(ancestors(at))[:3]):
            return other.number != view.layout.headline and width(other.text) <= 60
    image = block.node.css_first("img[alt]") or (parent.css_first("img[alt]") if parent is not None else None)
    return bool(image is not None and (image.attributes.get("alt") or "").strip())


def noise_of(view: View, block: Block, found: Found | None = None) -> str | None:
    """Return what explains a word in a block away, or None when it stands in the article's own parts."""
    role = view.layout.role(block)
    if role not in {Role.ARTICLE, Role.BREADCRUMB} and not _is_label_anyway(view, block, role, found):
        return f"in the {role.value}"
    if _is_teaser(view, block):
        return "on a teaser card"
    if role is not Role.BREADCRUMB and _is_menu_item(view, block):
        return "in a list of links"
    return None


#: Class words that a publisher gives to the bar or badge that says who paid.
_BADGE = re.compile(
    r"(?<![a-z])(?:sponsor|sponsored|sponsorship|advertorial|paid|native|branded|disclosure|disclaimer|partner)(?![a-z])"
)


def _is_label_anyway(view: View, block: Block, role: Role, found: Found | None) -> bool:
    """
    True where a telling class is a false friend: "promoted", "ad-label", "top-bar sponsored" right at the headline.

    In an ad slot only a long and strong label is believed: the bare word there is the slot's.
    """
    if block.linked or role in {Role.FOOTER, Role.COMMENTS, Role.CONSENT, Role.HIDDEN}:
        return False
    layout = view.layout
    if role is Role.WIDGET and _adjacent(view, block):
        return not layout.has_story or block.number < layout.first
    if found is None or found.phrase.strength != "strong" or found.phrase.form == "slot":
        return False
    long = width(view.layout.folded(block)[found.start : found.end]) >= 12
    if role is Role.AD_SLOT:
        return long and _adjacent(view, block) and _ad_slot_after(block) is None
    badge = any(_BADGE.search(names_of(at)) for at in list(ancestors(block.node))[:2])
    return role is Role.NAVIGATION and long and badge and 0 < view.layout.headline - block.number <= 12


def _adjacent(view: View, block: Block) -> bool:
    """True for a block right at the main headline: in the same small part of the page, at most four blocks away."""
    return view.layout.roles.height(block.node) <= 2 and abs(block.number - view.layout.headline) <= 4


def _is_teaser(view: View, block: Block) -> bool:
    """True when the block's part of the page has a headline of its own."""
    around = view.layout.roles.around_headline.keys() | view.layout.roles.around_story
    outer: LexborNode | None = None
    for at in ancestors(block.node):
        if at.mem_id in around:
            break
        outer = at
        if at.tag == "article":
            return True
    if outer is None or outer.mem_id == block.node.mem_id:
        return False
    if view.layout.has_story and view.layout.first <= block.number <= view.layout.last + 12:
        # After the headline the article's own part may hold subheadings.
        return _card_around(block, around)
    own = {at.mem_id for at in ancestors(block.node)}
    return any(heading.mem_id not in own for heading in outer.css("h1, h2, h3, h4")[:3])


def _card_around(block: Block, around: AbstractSet[int]) -> bool:
    """True when one of the three elements around a block holds a linked heading or a link with a picture."""
    for at in list(ancestors(block.node))[:4]:
        if at.mem_id in around:
            return False
        if at.css_first("h2 a, h3 a, h4 a, a h2, a h3, a h4") is not None:
            return len(at.text(deep=True)) <= _CARD
    return False


def _is_menu_item(view: View, block: Block) -> bool:
    """True when the block is one of several linked items of one list, and the list is not a category line."""
    if not block.linked:
        return False
    for at in list(ancestors(block.node))[:5]:
        if at.mem_id in view.layout.roles.around_headline:
            return False
        if at.tag == "li":
            parent = at.parent
            if parent is None or says_label(names_of(parent)):
                return False
            return len(parent.css("li a")) >= 3
    return False


def _in_label(view: View, block: Block) -> bool:
    """True when the block, what directly holds its words, or an element close around is named like a label."""
    around = view.layout.roles.around_headline
    for owner in block.owners[:4]:
        for at in list(ancestors(owner))[:4]:
            if at.mem_id in around and around[at.mem_id] > 2:
                break
            if says_label(names_of(at)) and at.tag not in {"main", "article"}:
                return True
    return view.layout.role(block) is Role.BREADCRUMB


def _ad_slot_around(block: Block) -> str | None:
    """Return what makes the block the label of an ad slot: its element, two around it, or what follows it."""
    if any(says_ad(names_of(at)) for at in list(ancestors(block.node))[:3]):
        return "in an ad slot"
    return _ad_slot_after(block)


def _ad_slot_after(block: Block) -> str | None:
    """Return what kind of ad slot follows a block, or None."""
    for at in list(ancestors(block.node))[:2]:
        following = _next_element(at)
        if following is None:
            continue
        if following.tag in {"ins", "iframe", "script"} or says_ad(names_of(following)):
            return "above an ad slot"
        if (
            following.tag == "div"
            and not following.text(deep=True, strip=True)
            and following.css_first("img") is None
        ):
            return "above an empty slot"
    return None


def _next_element(node: LexborNode) -> LexborNode | None:
    at = node.next
    for _ in range(6):
        if at is None or at.is_element_node:
            return at
        at = at.next
    return None


def explained(view: View, block: Block, found: Found, why: str) -> Evidence:
    """Return counter-evidence: a word that stands there, and what explains it."""
    return Evidence(
        rule="explained-away",
        quote=quote_of(block.text, found),
        where=view.where(block, f"{view.layout.zone(block)}, {why}"),
        weight=-0.5,
        family="disclosure",
        kind=None,
        source=source_of(found.phrase),
    )


def label_in_breadcrumb(view: View) -> Iterator[Evidence]:
    """The page's own section in its breadcrumb is a label ("Home > Advertorial")."""
    layout = view.layout
    for number, finds in view.finds.items():
        block = layout.blocks[number]
        if layout.headline >= 0 and not 0 <= layout.headline - number <= 40:
            continue
        for found in finds:
            if found.phrase.form not in {"label", "release label"} or found.phrase.strength != "strong":
                continue
            if layout.role(block) is Role.BREADCRUMB and (
                label_shape(block, found) or _last_crumb(block, found)
            ):
                family = "release" if found.phrase.form == "release label" else "disclosure"
                yield evidence_of(
                    view,
                    block,
                    found,
                    rule="label-in-breadcrumb",
                    weight=0.9,
                    family=family,
                    what="breadcrumb",
                )


def _last_crumb(block: Block, found: Found) -> bool:
    return any(shape_of(piece, fold(piece), one) for piece in block.pieces if (one := _again(found, piece)))


def _again(found: Found, piece: str) -> Found | None:
    match = found.phrase.search(fold(piece))
    return Found(found.text, found.phrase, match.start(), match.end()) if match else None


def label_in_headline(view: View) -> Iterator[Evidence]:
    """A mark in the headline or title itself: 【PR】, [Werbung], (ADV), (P), "Sponsored: …", "… | Advertorial"."""
    for text, folded, found in view.title_finds:
        form, strength = found.phrase.form, found.phrase.strength
        if form == "tag":
            edge = found.start <= 2 or found.end >= len(folded) - 2 or _before_site_name(folded, found)
        elif (
            form in {"label", "release label"}
            and strength == "strong"
            and width(folded[found.start : found.end]) >= 6
        ):
            edge = _set_off(folded, found)
        else:
            continue
        if edge:
            yield Evidence(
                rule="label-in-headline",
                quote=quote_of(text, found),
                where=_title_place(view, text),
                weight=0.93,
                family="release"
                if form == "release label" or found.phrase.kind == "press release"
                else "disclosure",
                kind=found.phrase.kind,
                source=source_of(found.phrase),
            )


def _before_site_name(folded: str, found: Found) -> bool:
    """True when only a separator and a site's name follow ("… (ADV) - Acme Times")."""
    rest = folded[found.end :].strip()
    return rest[:1] in {"|", "-", "·", "•", "»", "<"} and len(rest) <= 40


def _set_off(folded: str, found: Found) -> bool:
    """True when the phrase is a part of its own at either end of the title: "Sponsored: …", "… | Advertorial"."""
    before, after = folded[: found.start].rstrip(), folded[found.end :].lstrip()
    starts = not before and after[:1] in {":", "|", "-", "/"} and len(after) > 8
    ends = before[-1:] in {"|", "-", ":", "/"} and (not after or _before_site_name(folded, found))
    return starts or ends


def _title_place(view: View, text: str) -> str:
    layout = view.layout
    if layout.headline >= 0 and layout.blocks[layout.headline].text.startswith(text[:200]):
        return view.where(layout.blocks[layout.headline], "headline")
    return "title (head > title)" if text[:60] in view.page.title else "meta:og:title"


def sentence_in_opening(view: View) -> Iterator[Evidence]:
    """A full sentence of disclosure, or a label as a line of its own, before or at the start of the story."""
    layout = view.layout
    for block, found in view.found(layout.header(), "sentence"):
        yield from _sentence(view, block, found, "sentence-beside-headline", 0.95)
    for block, found in view.found(layout.opening(), "sentence", "label"):
        early = found.start <= 140 or len(block.text) <= 320
        if found.phrase.form == "label":
            shape = (
                label_shape(block, found)
                if block.number <= layout.first + 1 and _leads(block, found)
                else None
            )
            if shape is None or found.phrase.strength != "strong":
                continue
            if _wants_name(found) and shape.whole and not _named_beside(view, block):
                continue
            yield from _sentence(view, block, found, "label-as-opening-line", 0.9)
        elif early:
            yield from _sentence(view, block, found, "sentence-in-opening", 0.93)
        else:
            yield explained(view, block, found, "inside a longer paragraph")


def sentence_in_closing(view: View) -> Iterator[Evidence]:
    """
    A disclosure at the end of the story or in a box below it: the usual place in German, Russian, Korean.

    Also a label as a line of its own there ("Bezahlte Anzeige"). Only in the article's own parts.
    """
    layout = view.layout
    for block, found in view.found(layout.closing(), "sentence", "label", "release label"):
        if found.phrase.form == "sentence":
            late = len(block.text) <= 520 or found.start >= len(block.text) - 260
            if late:
                yield from _sentence(view, block, found, "sentence-in-closing", 0.93)
            else:
                yield explained(view, block, found, "inside a longer paragraph")
        elif found.phrase.strength == "strong" and not layout.roles.height(block.node) > 8:
            shape = label_shape(block, found)
            if shape is None or (_wants_name(found) and shape.whole) or not _leads(block, found):
                continue
            yield from _closing_label(view, block, found, shape)


def _in_story(view: View, block: Block) -> bool:
    """True for a block of the story, and for one right behind it that stands among its paragraphs as their like."""
    layout = view.layout
    if block.number <= layout.last:
        return True
    last, parent = layout.blocks[layout.last].node, block.node.parent
    alike = last.parent is not None and parent is not None and parent.mem_id == last.parent.mem_id
    return block.number <= layout.last + 2 and alike and last.tag == block.node.tag and not block.linked


def _leads(block: Block, found: Found) -> bool:
    """True when a phrase begins its block, or the block is short: in running text a label comes first."""
    return found.start <= 3 or width(block.text) <= 60


def _closing_label(view: View, block: Block, found: Found, shape: Shape) -> Iterator[Evidence]:
    noise = noise_of(view, block)
    if noise is None and view.repeats[view.layout.folded(block)] > 2:
        noise = "repeated through the page"
    if noise is not None:
        yield explained(view, block, found, noise)
        return
    tag = block.linked or len(view.finds.get(block.number, ())) == 0
    inside = _in_story(view, block)
    weight = 0.5 if tag else 0.88 if inside or not shape.whole else 0.5
    rule = "label-among-tags" if tag else "label-as-closing-line"
    family = "release" if found.phrase.form == "release label" else "disclosure"
    if family == "release" and not inside:
        weight = 0.4
    yield evidence_of(view, block, found, rule=rule, weight=weight, family=family)


def _sentence(view: View, block: Block, found: Found, rule: str, weight: float) -> Iterator[Evidence]:
    noise = noise_of(view, block)
    folded = view.layout.folded(block)
    labels = sum(1 for one in view.finds.get(block.number, ()) if one.phrase.form in {"label", "sentence"})
    if noise is None and (_quoted(folded, found) or is_legend(folded, labels if len(folded) > 200 else 0)):
        noise = "it explains or quotes the word"
    if noise is not None:
        yield explained(view, block, found, noise)
        return
    if found.phrase.strength != "strong":
        weight = 0.6 if found.phrase.strength == "medium" else 0.3
    yield evidence_of(view, block, found, rule=rule, weight=weight, family="disclosure")


def _quoted(folded: str, found: Found) -> bool:
    """True when the words stand between quotation marks."""
    return folded[: found.start].count('"') % 2 == 1 and '"' in folded[found.end :]


def partner_line(view: View) -> Iterator[Evidence]:
    """
    "In partnership with X" beside the headline: a sponsor, or a partner in reporting. Only ever a doubt.

    A newsroom, university or foundation as partner is work done together, not bought.
    """
    for block, found in view.found(view.layout.header(), "partner"):
        if width(block.text) > 130 or abs(block.number - view.layout.headline) > 8:
            continue
        folded = view.layout.folded(block)
        if found.start > 45 or (width(folded[found.end :].strip()) < 2 and not _named_beside(view, block)):
            continue
        noise = noise_of(view, block)
        if noise is None and _names_newsroom(folded):
            noise = "the partner is a newsroom, a university or a foundation"
        if noise is not None:
            yield explained(view, block, found, noise)
        elif not _named_and_close(view, block, folded, found):
            continue
        else:
            yield evidence_of(view, block, found, rule="partner-line", weight=0.45, family="disclosure")


def _named_and_close(view: View, block: Block, folded: str, found: Found) -> bool:
    return view.layout.roles.height(block.node) <= 5 and len(folded[found.end :].split()) <= 9


_NEWSROOMS = (
    "news", "times", "post", "press", "journal", "tribune", "gazette", "herald", "propublica", "radio", "public media",
    "foundation", "fondation", "stiftung", "fundacion", "fundacao", "fondazione", "stichting", "universit", "college",
    "institute", "reporting", "center for", "centre for", "marshall project", "redaktion", "zeitung", "magazin", "wdr",
    "ndr", "correctiv", "bbc", "npr", "reuters", "guardian", "bureau", "coalition", "collaborative", "initiative",
    "фонд", "universid", "school of", "grant", "lab of", "pulitzer", "report for america", "knight",
)  # fmt: skip


def _names_newsroom(folded: str) -> bool:
    return any(name in folded for name in _NEWSROOMS)


def label_in_byline(view: View) -> Iterator[Evidence]:
    """A byline or source element that names no journalist: "Name | Sponsored", "Brand Studio", "PR Newswire"."""
    for block, found in view.found(view.layout.header(), "byline"):
        yield from _byline(view, block, found)
    for block, found in view.found(view.layout.closing(), "byline"):
        if says_byline(names_of(block.node)) and width(block.text) <= 90:
            yield from _byline(view, block, found)


def _byline(view: View, block: Block, found: Found) -> Iterator[Evidence]:
    shape = label_shape(block, found)
    if shape is None or width(block.text) > 120:
        return
    noise = noise_of(view, block)
    named = _in_byline(block) or _is_byline(view, block)
    if noise is not None or not (
        named or (block.number > view.layout.headline >= 0 and found.phrase.kind != "contributor")
    ):
        if noise is not None:
            yield explained(view, block, found, noise)
        return
    family = {"press release": "release", "contributor": "contributor"}.get(found.phrase.kind or "", "byline")
    weight = {"strong": 0.93, "medium": 0.55, "weak": 0.3}[found.phrase.strength]
    yield evidence_of(
        view,
        block,
        found,
        rule="label-in-byline",
        weight=weight if named else weight * 0.9,
        family=family,
        what="byline",
    )


def _in_byline(block: Block) -> bool:
    return any(says_byline(names_of(at)) for owner in block.owners[:3] for at in list(ancestors(owner))[:3])


def _is_byline(view: View, block: Block) -> bool:
    byline = view.article.byline
    return bool(byline) and fold(byline or "") in view.layout.folded(block)


def labels_elsewhere(view: View) -> Iterator[Evidence]:
    """Labels away from the article, with what explains them: shown, so that a reader sees why they don't count."""
    header = {block.number for block in view.layout.header()}
    near = {block.number for part in (view.layout.closing(), view.layout.opening()) for block in part}
    shown: set[tuple[Role, str]] = set()
    for number, finds in view.finds.items():
        if number in header:
            continue
        block = view.layout.blocks[number]
        for found in finds:
            if number in near and view.layout.role(block) is Role.ARTICLE:
                break
            if found.phrase.form not in {"label", "slot"} or found.phrase.strength == "weak":
                continue
            if label_shape(block, found) is None:
                continue
            role = view.layout.role(block)
            key = (role, view.layout.folded(block))
            if key in shown or role is Role.BREADCRUMB:
                continue
            shown.add(key)
            why = "away from the article" if role is Role.ARTICLE else f"in the {role.value}"
            yield explained(view, block, found, why)
            break
        if len(shown) >= 6:
            return

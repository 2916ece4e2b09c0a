"""The rule names that a profile may use: what each means, and which values it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from collector.records import EXCLUDED_KINDS, PageKind

#: What a rule may say about an article that has the property: take it, have a person look, refuse it.
VERDICTS = ("accept", "look", "refuse")


@dataclass(frozen=True, slots=True)
class RuleKind:
    """What values one rule takes, and what it means."""

    takes: Literal["verdict", "switch", "number", "words"]
    meaning: str
    #: The words a ``words`` rule may list; empty means any.
    words: tuple[str, ...] = ()


def _verdict(meaning: str) -> RuleKind:
    return RuleKind("verdict", meaning)


#: Every rule name, in the order in which the gates ask and the choice is made.
RULES: dict[str, RuleKind] = {
    "page-kinds": RuleKind("words", "kinds of page that are taken", tuple(PageKind)),
    "page-kinds-to-look-at": RuleKind("words", "kinds of page that a person must see", tuple(PageKind)),
    "public": RuleKind("switch", "the page must have answered to anybody"),
    "press-only": RuleKind("switch", "kinds of outlet that are never press are refused"),
    "accept-kinds": RuleKind("words", "kinds of outlet taken in spite of press-only", EXCLUDED_KINDS),
    "unknown-outlet": _verdict("an outlet that no list knows"),
    "tiers-to-look-at": RuleKind("words", "tiers of outlet that a person must see", ("A", "B", "C", "D")),
    "no-own-site": RuleKind("switch", "the brand's own sites are refused"),
    "alias-name": _verdict("only another name of the brand stands in the article"),
    "parent-name": _verdict("only the parent's name stands in the article"),
    "other-spelling": _verdict("the display name stands there, but not letter for letter"),
    "probable-identity": _verdict("the name probably means this brand"),
    "lead-mentions": RuleKind("number", "mentions from which a brand named in the lead is a subject"),
    "body-mentions": RuleKind("number", "mentions from which a brand named below the lead needs a look"),
    "passing-mention": _verdict("the brand is named in passing"),
    "paid-content": _verdict("the article was paid for"),
    "press-release": _verdict("the article is a press release"),
    "contributor": _verdict("the article is by a paying or interested contributor"),
    "affiliate": _verdict("the article earns by sales of what it names"),
    "listing": _verdict("the page is a business or app listing"),
    "unclear-standing": _verdict("it is unclear whether the article was paid for"),
    "max-age-months": RuleKind("number", "age limit in months, 0 for none"),
    "too-old": _verdict("the article is older than the age limit"),
    "undated": _verdict("the article has no date"),
    "languages": RuleKind("words", 'languages that are taken; "any" for all, "brand" for the brand\'s own'),
    "other-language": _verdict("the article is in another language"),
    "title": _verdict("the article has no title"),
    "author": _verdict("the article has no author"),
    "least-words": RuleKind("number", "words below which an article is short, 0 for no limit"),
    "short-text": _verdict("the article is short"),
    "routine": _verdict("the article is routine coverage (funding, hire, launch, ...)"),
    "listicle": _verdict("the article is a list or roundup"),
    "interview": _verdict("the article is mostly the subject's own answers"),
    "release-overlap": _verdict("the text repeats a press release"),
    "one-per-publisher": RuleKind("switch", "articles of one publisher count once"),
    "one-per-story": RuleKind("switch", "reprints of one story count once"),
    "one-per-byline": RuleKind("switch", "articles of one journalist count once"),
    "most-of-one-flag": RuleKind("number", "articles of one routine kind at most, 0 for any number"),
    "least-strength": RuleKind("number", "strength below which a link is never used"),
}

"""
Who paid? Evidence for and against payment behind an article, and the verdict that follows.

``judge`` is a pure function of a page, its article, its outlet, the brand and the compiled rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from collector.markup import Page
from collector.paid.hosts import HostBook, parse_hosts
from collector.paid.phrases import PhraseBook, parse_phrases
from collector.paid.reprints import find_reprints
from collector.paid.rules import LOOKED, RULES, explain_rules
from collector.paid.verdict import weigh
from collector.paid.view import open_view
from collector.records import Article, Brand, Outlet, PaidVerdict


@dataclass(frozen=True, slots=True)
class PaidRules:
    """The compiled tables. Plain data: may be pickled and shared between processes."""

    book: PhraseBook
    hosts: HostBook


def compile_rules(disclosures_csv: str, hosts_csv: str = "") -> PaidRules:
    """
    Compile the table of disclosures and the table of hosts, both given as text.

    Raises ``ValueError`` naming the row that can't be used.
    """
    return PaidRules(book=parse_phrases(disclosures_csv), hosts=parse_hosts(hosts_csv))


def judge(page: Page, article: Article, outlet: Outlet, brand: Brand | None, rules: PaidRules) -> PaidVerdict:
    """
    Judge who decided that the article should exist.

    The page's structure is read first; ``article`` may be partial, ``brand`` None, ``outlet`` unknown.
    Never raises on any page.
    """
    view = open_view(page, article, outlet, brand, rules.book, rules.hosts)
    return weigh((one for rule in RULES for one in rule(view)), LOOKED)


__all__ = ["RULES", "PaidRules", "compile_rules", "explain_rules", "find_reprints", "judge", "weigh"]

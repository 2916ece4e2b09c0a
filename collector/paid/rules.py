"""Every rule that looks at a page, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from collector.paid import (
    addresses,
    answerable,
    bylines,
    commerce,
    contributors,
    datalayer,
    headlines,
    labels,
    listings,
    machine,
    marks,
    notices,
    promotion,
    releases,
    sentences,
)
from collector.paid.view import View
from collector.records import Evidence

Rule = Callable[[View], Iterator[Evidence]]

RULES: tuple[Rule, ...] = (
    labels.label_beside_headline,
    labels.label_in_breadcrumb,
    headlines.label_in_headline,
    headlines.label_part_of_headline,
    sentences.sentence_in_opening,
    sentences.sentence_in_closing,
    notices.notice_set_apart,
    answerable.answers_for_the_text,
    bylines.label_in_byline,
    bylines.partner_line,
    machine.meta_flag,
    machine.section_label,
    machine.jsonld_mark,
    machine.author_field,
    datalayer.data_layer,
    marks.page_class,
    marks.sponsored_links,
    addresses.bought_section,
    addresses.known_host,
    addresses.outlet_kind,
    addresses.issuer_host,
    addresses.press_office,
    addresses.host_is_subject,
    releases.release_wording,
    releases.release_source,
    releases.release_opening,
    releases.release_parts,
    releases.agency_copy,
    commerce.affiliate_purpose,
    listings.listing,
    listings.directory_entry,
    contributors.contributor_notice,
    contributors.own_page,
    promotion.brand_links,
    promotion.sales_talk,
    labels.labels_elsewhere,
)


def name_of(rule: Rule) -> str:
    """Return a rule's name as ``--explain`` shows it: ``label-beside-headline``."""
    return rule.__name__.replace("_", "-")


LOOKED: tuple[str, ...] = tuple(name_of(rule) for rule in RULES)


def explain_rules() -> dict[str, str]:
    """Return every rule's name and what it trusts, in order."""
    return {name_of(rule): " ".join((rule.__doc__ or "").split()) for rule in RULES}

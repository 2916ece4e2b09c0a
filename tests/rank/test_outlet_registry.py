"""Look-ups: which row a page's address and its own words lead to."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.rank import Registry, as_own_site, compile_registry
from collector.records import Article, Brand, Fact


@pytest.mark.parametrize(
    ("url", "domain", "kind", "matched_by"),
    [
        ("https://www.courier.example/news/a", "courier.example", "newspaper", "domain"),
        ("courier.example", "courier.example", "newspaper", "domain"),
        ("HTTP://M.Courier.Example:8080/x", "courier.example", "newspaper", "domain"),
        ("https://amp.courier.example/x", "courier.example", "newspaper", "domain"),
        ("https://blogs.courier.example/x", "courier.example", "newspaper", "domain"),
        ("https://www.markt.courier.example/x", "markt.courier.example", "business", "host"),
        ("https://courier-online.example/x", "courier.example", "newspaper", "alias"),
        (
            "https://courier.example/partners/2026/x",
            "courier.example/partners",
            "contributor_network",
            "path",
        ),
        ("https://www.courier.example/Partners", "courier.example/partners", "contributor_network", "path"),
        ("https://courier.example/partners/lab/x", "courier.example/partners/lab", "release_service", "path"),
        (
            "https://courier.example/sites/acmevoice/x",
            "courier.example/sites/*voice",
            "contributor_network",
            "path",
        ),
        ("https://courier.example/sites/acme/x", "courier.example", "newspaper", "domain"),
        ("https://courier.example/partnership/x", "courier.example", "newspaper", "domain"),
        ("https://wire.example/releases/1", "wire.example", "release_service", "domain"),
        ("https://farm.example/1", "farm.example", "content_farm", "content-farm list"),
        ("https://fib.example/1", "fib.example", "unreliable", "content-farm list"),
        ("https://www.local.example/1", "local.example", "digital_news", "news-domain list"),
        ("https://nobody.example/1", "nobody.example", "unknown", "unknown"),
        (
            "https://www-courier-example.cdn.ampproject.org/c/s/www.courier.example/news/a",
            "courier.example",
            "newspaper",
            "domain",
        ),
        ("https://www.google.com/amp/s/www.courier.example/x", "courier.example", "newspaper", "domain"),
        (
            "https://web.archive.org/web/20260101000000/https://www.courier.example/partners/x",
            "courier.example/partners",
            "contributor_network",
            "path",
        ),
        (
            "https://courier--online-example.translate.goog/x?_x_tr_sl=de",
            "courier.example",
            "newspaper",
            "alias",
        ),
    ],
)
def test_an_address_leads_to_its_row(
    small: Registry, url: str, domain: str, kind: str, matched_by: str
) -> None:
    outlet = small.look_up(url)

    assert (outlet.domain, outlet.kind, outlet.matched_by) == (domain, kind, matched_by)


@given(st.text() | st.from_regex(r"\Ahttps?://[^/]{0,40}/.{0,40}\Z"))
def test_a_look_up_never_raises(url: str) -> None:
    registry = compile_registry("domain,kind\ncourier.example,newspaper\n")

    outlet = registry.look_up(url)

    assert (outlet.tier is None) == (outlet.kind != "newspaper")


def test_excluded_and_unlisted_outlets_have_no_tier(small: Registry) -> None:
    excluded, listed, unknown = (
        small.look_up(d) for d in ("wire.example", "local.example", "nobody.example")
    )

    assert (excluded.tier, excluded.reputation) == (None, 0.0)
    assert (listed.tier, listed.reputation, listed.country) == (None, None, "AT")
    assert (unknown.tier, unknown.reputation) == (None, None)


def test_the_owner_is_the_domain_where_none_is_known(small: Registry) -> None:
    assert small.look_up("courier.example").publisher == "Harbour Group"
    assert small.look_up("gazette.example").publisher == "gazette.example"
    assert small.look_up("https://courier.example/partners/x").publisher == "Harbour Group"


@pytest.mark.parametrize(
    "article",
    [
        Article(url="", canonical_url="https://www.gazette.example/news/1"),
        Article(url="", publisher_name="The Courier", language="en"),
        Article(url="", publisher_name="Gazette", language="de"),
        Article(url="", byline="Courier Markets"),
    ],
)
@pytest.mark.parametrize("portal", ["https://mosaic.example/story/1", "https://gather.example/story/1"])
def test_a_portal_gives_way_to_the_outlet_its_page_names(
    small: Registry, portal: str, article: Article
) -> None:
    outlet = small.look_up(portal, article=article)

    assert outlet.domain in {"gazette.example", "courier.example", "markt.courier.example"}
    assert outlet.note.startswith("shown on ")


def test_a_portal_stands_for_itself_where_its_page_names_nobody(small: Registry) -> None:
    own = Article(
        url="", site_name="Mosaic", canonical_url="https://mosaic.example/story/1", byline="Ana Ruiz"
    )

    assert small.look_up("https://mosaic.example/story/1", article=own).domain == "mosaic.example"
    assert (
        small.look_up("https://gather.example/1", article=Article(url="", site_name="Gather")).kind
        == "aggregator"
    )


def test_a_page_elsewhere_cannot_borrow_an_outlets_name(small: Registry) -> None:
    claim = Article(url="", publisher_name="The Courier", canonical_url="https://courier.example/a")

    assert small.look_up("https://nobody.example/1", article=claim).domain == "nobody.example"


def test_a_name_of_two_outlets_needs_the_country_or_the_language(small: Registry) -> None:
    french = Article(url="", publisher_name="La Gazette", language="fr")
    other = Article(url="", publisher_name="Gazette", language="es")

    assert small.look_up("https://gather.example/1", article=french).domain == "gazette-fr.example"
    assert small.look_up("https://gather.example/1", article=other).domain == "gather.example"


def test_a_mixed_path_is_the_outlets_where_the_byline_says_staff(small: Registry) -> None:
    staff = Article(
        url="", byline="Ana Ruiz", provenance=(Fact("byline", "Ana Ruiz, Mosaic Staff", "p.author"),)
    )

    assert small.look_up("https://mosaic.example/a/1").kind == "self_publishing"
    assert small.look_up("https://mosaic.example/a/1", article=staff).domain == "mosaic.example"


def test_an_unlisted_domain_is_guessed_from_a_claim_and_says_so(small: Registry) -> None:
    claim = Article(
        url="", publisher_types=("NewsMediaOrganization",), publisher_name="Harbour News", language="en"
    )

    outlet = small.look_up("https://harbour.example/1", article=claim)

    assert (outlet.kind, outlet.matched_by, outlet.tier, outlet.name) == (
        "digital_news",
        "guess",
        None,
        "Harbour News",
    )


def test_a_masthead_needs_an_author_and_a_section(small: Registry) -> None:
    bare = Article(url="", site_name="Harbour Gazette")
    full = Article(url="", site_name="Harbour Gazette", bylines=("Ana Ruiz",), section="Business")

    assert small.look_up("https://harbour.example/1", article=bare).kind == "unknown"
    assert small.look_up("https://harbour.example/1", article=full).matched_by == "guess"


def test_the_brands_own_domains_are_own_sites(small: Registry) -> None:
    brand = Brand(name="Acme", domains=("acme.example", "https://www.courier.example/"))

    for url in ("https://blog.acme.example/x", "https://acme.example", "https://courier.example/a"):
        outlet = small.look_up(url, brand=brand)
        assert (outlet.kind, outlet.tier, outlet.reputation) == ("own_site", None, 0.0)
    assert small.look_up("https://notacme.example/x", brand=brand).kind == "unknown"
    assert as_own_site(small.look_up("gazette.example"), brand).kind == "newspaper"


def test_a_countrys_press_comes_best_first(small: Registry) -> None:
    german = small.by_country("de")

    assert [outlet.domain for outlet in german] == ["mosaic.example", "gazette.example"] or [
        outlet.domain for outlet in german
    ] == ["gazette.example", "mosaic.example"]
    assert small.by_country("GB", ("fr",)) == []
    assert small.by_country("ZZ") == []


def test_a_registry_travels_to_a_worker(small: Registry) -> None:
    there = pickle.loads(pickle.dumps(small))

    assert there.look_up("courier.example") == small.look_up("courier.example")
    assert len(there) == len(small)

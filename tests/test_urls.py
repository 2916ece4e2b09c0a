"""URL keys: the table of what is one address, and its laws."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.urls import (
    canonical_url,
    check_url,
    host_of,
    registrable_domain,
    unwrap,
    url_key,
)

TABLE = [
    ("HTTPS://WWW.Example.com:443/a/../b/./c/", "example.com/b/c"),
    ("http://m.example.com/story?utm_source=x&id=7&fbclid=y#top", "example.com/story?id=7"),
    ("https://example.com/story/amp/", "example.com/story"),
    ("https://example.com/story.amp.html", "example.com/story.html"),
    ("https://example.com/a?id=8&id=7", "example.com/a?id=7&id=8"),
    ("https://example.com/a?", "example.com/a"),
    ("https://example.com/?p=123", "example.com/?p=123"),
    ("https://www.google.com/amp/s/www.example.com/b", "example.com/b"),
    ("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/b?x=1", "example.com/b?x=1"),
    ("https://www.google.com/url?sa=t&url=https://example.com/a%3Fid%3D7&ct=ga", "example.com/a?id=7"),
    ("http://www.bing.com/news/apiclick.aspx?tid=1&url=https%3a%2f%2fexample.com%2fa&c=1", "example.com/a"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa&h=AT0", "example.com/a"),
    ("https://web.archive.org/web/20250101000000id_/https://www.example.com/a?id=7", "example.com/a?id=7"),
    ("https://example.com/story;jsessionid=0A1B?x=1", "example.com/story?x=1"),
    ("https://bücher.example.com/straße", "xn--bcher-kva.example.com/stra%C3%9Fe"),
    ("https://example.com/%7Euser/a%2fb", "example.com/~user/a%2Fb"),
    ("https://example.com/a b", "example.com/a%20b"),
    ("https://example.com/a+b", "example.com/a+b"),
    ("https://example.com", "example.com/"),
    ("https://example.com/index.html", "example.com/"),
    ("https://amp.dev/", "amp.dev/"),
    ("https://m.co.uk/", "m.co.uk/"),
    ("https://user:pw@example.com./a", "example.com/a"),
    ("http://example.com:8080/a", "example.com:8080/a"),
    ("https://example.com/a#!/story/7", "example.com/a#!/story/7"),
    ("https://example.com/Story-A", "example.com/Story-A"),
    ("//example.com/a", "example.com/a"),
    ("www.example.org/x", "example.org/x"),
    ("mailto:a@example.com", ""),
    ("javascript:alert(1)", ""),
    ("https://a..b/x", ""),
    ("https://user:pw@/x", ""),
]


@pytest.mark.parametrize(("url", "key"), TABLE)
def test_the_table_of_keys(url: str, key: str) -> None:
    assert url_key(url) == key


@pytest.mark.parametrize("key", [key for _, key in TABLE if key])
def test_a_key_is_its_own_key(key: str) -> None:
    assert url_key(key) == key


LAID_BARE = [
    ("https://a.co//x", "a.co//x"),
    ("http://example.com:443/a", "example.com/a"),
    ("https://example.com/%%341", "example.com/%2541"),
    ("https://example.com/%2541", "example.com/%2541"),
    ("https://example.com/%zz", "example.com/%25zz"),
    ("https://example.com/a/..;jsessionid=1/b", "example.com/b"),
    ("https://example.com/%2e%2e/a", "example.com/a"),
    ("https://example.com/story/amp/index.html", "example.com/story"),
    ("https://example.com/a?utm%5Fsource=x&b=1", "example.com/a?b=1"),
    ("https://example.com/a#! x?y", "example.com/a#!%20x%3Fy"),
    ("https://www.m.amp.mobile.www.example.com/", "example.com/"),
    ("https://straße.example/", "xn--strae-oqa.example/"),
    ("http://[2606:4700::1111]:8080/a", "[2606:4700::1111]:8080/a"),
    ("https://www.gov.uk/x", "www.gov.uk/x"),
    ("https://web.archive.org/web/2025/https%3A//example.com/a", "example.com/a"),
    ("https://web.archive.org/web/20250101000000/http:/example.com/a", "example.com/a"),
    ("https://www.google.co.uk/url?q=https://example.com/a&sa=U", "example.com/a"),
    ("https://www.google.com/url?url=javascript:alert(1)", "google.com/url?url=javascript:alert(1)"),
    (
        "https://evil-google.com/url?url=https://example.com/a",
        "evil-google.com/url?url=https://example.com/a",
    ),
    ("x" * 9000, ""),
]


@pytest.mark.parametrize(("url", "key"), LAID_BARE)
def test_keys_of_odd_addresses(url: str, key: str) -> None:
    assert url_key(url) == key
    assert url_key(key) == key


words = st.text("abcXYZ019-._~%/+é中 ", max_size=12)
hosts = st.sampled_from(
    ["example.com", "www.example.co.uk", "m.paper.example", "bücher.example", "a.blogspot.com"]
)
pairs = st.lists(st.tuples(st.sampled_from(["id", "p", "page", "q", "a b"]), words), max_size=4)


@given(hosts, words, pairs)
def test_keys_are_idempotent(host: str, path: str, query: list[tuple[str, str]]) -> None:
    url = f"https://{host}/{path}?" + "&".join(f"{n}={v.replace('%', '').strip()}" for n, v in query)
    key = url_key(url)
    assert url_key(key) == key


@given(hosts, pairs, st.randoms())
def test_the_order_of_parameters_is_free(host: str, query: list[tuple[str, str]], random: object) -> None:
    parts = [f"{n}={v.replace('%', '').strip()}" for n, v in query]
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert url_key(f"https://{host}/a?{'&'.join(parts)}") == url_key(f"https://{host}/a?{'&'.join(shuffled)}")


@given(hosts, pairs, st.sampled_from(["utm_source=x", "fbclid=1", "gclid=2", "UTM_Medium=y", "ref=z"]))
def test_a_tracker_never_changes_the_key(host: str, query: list[tuple[str, str]], tracker: str) -> None:
    rest = "&".join(f"{n}={v.replace('%', '').strip()}" for n, v in query)
    assert url_key(f"https://{host}/a?{rest}&{tracker}") == url_key(f"https://{host}/a?{rest}")


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(url_key(text), str)
    assert isinstance(unwrap(text), str)
    assert isinstance(host_of(text), str)
    assert isinstance(registrable_domain(text), str)
    check_url(text)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.foo.example/x", "foo.example"),
        ("https://alice.blogspot.com/2026", "alice.blogspot.com"),
        ("https://news.bbc.co.uk", "bbc.co.uk"),
        ("BBC.CO.UK", "bbc.co.uk"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
        ("", ""),
    ],
)
def test_registered_domains(url: str, domain: str) -> None:
    assert registrable_domain(url) == domain


@pytest.mark.parametrize("url", ["https://paper.example/a", "http://paper.example:8080/"])
def test_what_may_be_fetched(url: str) -> None:
    assert check_url(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example",
        "https://",
        "https://paper.example:22/",
        "https://a..b/",
        "https://[::1",
        "https://paper.example/a\nhttps://elsewhere.example/b",
        "https://paper.example/\x1b[31m",
        "https://paper.example/\u202egnp.exe",
        "x" * 9000,
    ],
)
def test_what_may_not(url: str) -> None:
    assert check_url(url)


odd = st.text("aA1.-_~%/+;:@?&=#!é中 \t[]'\"<>\\^`{|}", max_size=30)


@given(hosts, odd, st.sampled_from(["https://", "http://", "//", "HTTP://user@", ""]))
def test_any_address_has_a_key_of_its_own(host: str, tail: str, start: str) -> None:
    key = url_key(f"{start}{host}/{tail}")
    assert url_key(key) == key


@given(hosts, odd)
def test_the_canonical_address_is_its_own_and_keeps_the_key(host: str, tail: str) -> None:
    url = f"https://{host}/{tail}"
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    assert url_key(canonical) == url_key(url)
    assert check_url(canonical) is None


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "HTTPS://WWW.Example.COM:443/a/../B/?b=2&utm_source=x&a=1#top",
            "https://www.example.com/B/?b=2&a=1",
        ),
        ("http://user:pw@example.com:8080", "http://example.com:8080/"),
        ("www.example.org/x", "https://www.example.org/x"),
        ("https://www.google.com/amp/s/example.com/b", "https://example.com/b"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_canonical_addresses(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "https://e.example/" + "/" * 7900,
        "https://e.example" + "/amp" * 1900,
        "https://e.example/?" + "&" * 7900,
        "https://e.example/" + "%" * 7900,
        "https://" + "a." * 3900,
        "https://" + "ü" * 7900 + ".example/",
    ],
)
def test_hostile_addresses_cost_little(url: str) -> None:
    began = time.process_time()
    url_key(url)
    canonical_url(url)
    assert time.process_time() - began < 0.3


def test_a_key_costs_microseconds() -> None:
    urls = [
        f"https://www.paper{n % 50}.example/2026/11/story-{n}.html?id={n}&utm_source=x#top"
        for n in range(3000)
    ]
    began = time.process_time()
    for url in urls:
        url_key(url)
    assert (time.process_time() - began) / len(urls) < 120e-6  # 12 measured; loaded machines are slower


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("http://[bad", "no web address"),
        ("https://javascript:x", "port is no number"),
        ("https://paper.example:99999/", "port is no number"),
        ("https://me:secret@paper.example/a", "a name or a password"),
        ("javascript:alert(1)", "only http and https"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_in_words(url: str, wrong: str) -> None:
    said = check_url(url)
    assert said
    assert wrong in said
    assert "secret" not in said

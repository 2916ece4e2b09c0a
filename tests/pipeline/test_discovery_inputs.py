"""What a person hands in with --from: told apart by what it is, not by its name alone."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from collector.discover.given_feeds import MAYBE, looks_like_feed
from collector.errors import InputError
from collector.pipeline.inputs import Inputs, open_inputs

BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><DL><p><DT><H3>Press</H3><DL><p>
<DT><A HREF="https://hafenkurier.example/velmora" ADD_DATE="1">Velmora opens</A>
<DT><A HREF="javascript:void(0)">x</A><DT><A HREF="place:sort=8">y</A></DL></DL>"""
ALERT = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert - Velmora</title><entry><title type="html">&lt;b&gt;Velmora&lt;/b&gt; grows</title>
<link href="https://www.google.com/url?rct=j&amp;url=https://nordblatt.example/a%3Fid%3D7&amp;ct=ga"/><published>2026-10-05T08:00:00Z</published></entry></feed>"""
RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0"><channel><item><title>Velmora f\xfcr alle</title><link>https://nordblatt.example/b</link></item></channel></rss>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Press">
<outline text="Nordblatt" xmlUrl="https://nordblatt.example/rss"/><outline text="no feed"/></outline></body></opml>"""
PAGE = (
    "<!doctype html><html><head><title>x</title></head><body><a href='https://a.example/'>x</a></body></html>"
)


def opened(folder: Path, name: str, content: str, encoding: str = "utf-8", *, polls: bool = True) -> Inputs:
    (folder / name).write_bytes(content.encode(encoding))
    return open_inputs((str(folder / name),), polls=polls)


@pytest.mark.parametrize("name", ["bookmarks.html", "b.htm", "favourites.txt", "noending"])
def test_bookmarks_are_links_whatever_the_files_name(tmp_path: Path, name: str) -> None:
    inputs = opened(tmp_path, name, BOOKMARKS)

    assert [c.url for c in inputs.candidates] == ["https://hafenkurier.example/velmora"]
    assert inputs.candidates[0].found_in[0].title == "Velmora opens"
    assert (inputs.pages, inputs.misses) == ([], [])


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_saved_page_stays_a_page(tmp_path: Path, name: str) -> None:
    assert len(opened(tmp_path, name, PAGE).pages) == 1


@pytest.mark.parametrize("name", ["alert.xml", "alert.atom", "alert.txt"])
def test_a_saved_alert_gives_the_addresses_inside_its_wrappers(tmp_path: Path, name: str) -> None:
    (candidate,) = opened(tmp_path, name, ALERT).candidates

    assert candidate.url == "https://nordblatt.example/a?id=7"
    assert candidate.found_in[0].title == "Velmora grows"
    assert candidate.found_in[0].source == "saved-feed"


def test_a_saved_feed_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    (candidate,) = opened(tmp_path, "feed.rss", RSS, "latin-1").candidates
    assert candidate.found_in[0].title == "Velmora für alle"


def test_opml_names_feeds_to_poll(tmp_path: Path) -> None:
    inputs = opened(tmp_path, "feeds.opml", OPML)

    assert [(feed.url, feed.outlet) for feed in inputs.feeds] == [
        ("https://nordblatt.example/rss", "Nordblatt")
    ]
    assert not inputs.candidates


def test_feeds_that_nobody_may_poll_are_named(tmp_path: Path) -> None:
    inputs = opened(tmp_path, "feeds.opml", OPML, polls=False)

    assert not inputs.feeds
    assert [(m.url, m.reason, m.needs_look) for m in inputs.misses] == [
        ("https://nordblatt.example/rss", "not polled", True)
    ]


@pytest.mark.parametrize(
    ("url", "is_feed"),
    [
        ("https://nordblatt.example/feed", True),
        ("https://nordblatt.example/feed/", True),
        ("https://nordblatt.example/politik/rss.xml", True),
        ("https://feeds.nordblatt.example/all", True),
        ("https://www.google.com/alerts/feeds/000/111", True),
        ("https://nordblatt.example/index.atom", True),
        ("https://nordblatt.example/feedback/2026/story", False),
        ("https://nordblatt.example/2026/how-to-feed-a-city", False),
        ("https://nordblatt.example/rssi-explained.html", False),
        ("https://[broken/feed", False),
    ],
)
def test_an_address_that_may_be_a_feed_is_asked_as_one(url: str, is_feed: bool) -> None:
    assert looks_like_feed(url) is is_feed
    if is_feed:
        inputs = open_inputs((url,), polls=True)
        assert [feed.purpose for feed in inputs.feeds] == [MAYBE]
        assert [c.url for c in open_inputs((url,)).candidates] == [url], (
            "without a network it is an address as any other"
        )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.opml", "<opml version='2.0'><body/></opml>"),
        ("empty.xml", "<rss><channel/></rss>"),
        (
            "bomb.xml",
            '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item><link>&a;</link></item></channel></rss>',
        ),
        ("b.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL></DL>"),
        ("words.txt", "nothing of use\n"),
    ],
)
def test_a_file_with_nothing_usable_says_what_was_looked_for(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(InputError) as raised:
        opened(tmp_path, name, content)
    assert "Looked for" in raised.value.hint


@pytest.mark.shared
def test_the_recorded_user_files_are_understood(shared: Path) -> None:
    folder = shared / "api-samples/user_files"
    inputs = open_inputs(
        tuple(str(folder / name) for name in ("links.txt", "links.csv", "bookmarks.html", "feeds.opml")),
        polls=True,
    )

    assert len(inputs.feeds) == 4
    assert {c.found_in[0].query for c in inputs.candidates} == {"links.txt", "links.csv", "bookmarks.html"}
    assert [m.detail for m in inputs.misses] == [
        "line 5 of links.txt: only http and https addresses can be fetched"
    ]
    table = next(c for c in inputs.candidates if c.found_in[0].query == "links.csv")
    assert (table.found_in[0].outlet, table.found_in[0].published) == ("Example News", "06.10.2026")


def test_an_empty_name_is_not_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<html><p>mine")
    with pytest.raises(InputError, match="an empty name"):
        open_inputs(("",))


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    said = b"<opml><body><outline type='rss' xmlUrl='https://paper.example/feed'/></body></opml>"
    writer = threading.Thread(target=lambda: pipe.write_bytes(said))
    writer.start()
    found = open_inputs((str(pipe),), polls=True)
    writer.join()

    assert [feed.url for feed in found.feeds] == ["https://paper.example/feed"]


def test_what_a_folder_is_not_searched_for_is_said(tmp_path: Path) -> None:
    for name in ("page.html", "links.txt", "scan.pdf", "page_files/logo.png", "page_files/code.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("https://paper.example/a\n")
    found = open_inputs((str(tmp_path),))

    assert [path.name for path in found.pages] == ["page.html"]
    assert [(miss.reason, miss.detail.partition(":")[0]) for miss in found.misses] == [
        ("not read", "links.txt"),
        ("not read", "scan.pdf"),
    ]


def test_a_spreadsheet_is_asked_for_as_csv(tmp_path: Path) -> None:
    (tmp_path / "links.xlsx").write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(InputError) as raised:
        open_inputs((str(tmp_path / "links.xlsx"),))
    assert "Save it as CSV" in raised.value.hint

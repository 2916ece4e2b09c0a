"""JSON-LD in every shape and state of repair."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.markup.jsonld import read_json, read_jsonld

NODE = '{"@type":"NewsArticle","headline":"A depot opens"}'


@pytest.mark.parametrize(
    "block",
    [
        NODE,
        f"[{NODE}]",
        f'{{"@graph":[{NODE}]}}',
        f'{{"@type":"WebPage","mainEntity":{NODE}}}',
        f"<!-- {NODE} -->",
        f"//<![CDATA[\n{NODE}\n//]]>",
        f"/*<![CDATA[*/ {NODE} /*]]>*/",
        f"<![CDATA[{NODE}]]>",
        f"{NODE};",
        f"\ufeff  {NODE}  ",
        '{"@type":"NewsArticle","headline":"A depot opens",}',
        '{"@type":"NewsArticle",,"headline":"A depot opens"}',
        '{"@type":"NewsArticle", /* the title */ "headline":"A depot opens"} // end',
        '{"@type":"NewsArticle","headline":"A depot\nopens"}',
        '{"@type":"NewsArticle","headline":"A depot opens"',
        '{"@type":"NewsArticle","headline":"A depot opens","body":"cut off in the mid',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;A depot opens&quot;}",
        '{"@type":"NewsArticle","headline":"A depot opens","price":undefined,"n":NaN}',
        '{"@type":"NewsArticle","headline":"A depot opens","note":"it\\\'s \\x here"}',
        f"{NODE}{NODE}",
        '{"@type":"NewsArticle","headline":"A depot opens","said":"the "old quay" is new"}',
        '{"@type":"NewsArticle","headline":"A depot opens","half":"\\ud83d"}',
        '{"@type":"NewsArticle","headline":"A depot opens"}}]',
    ],
)
def test_repaired(block: str) -> None:
    nodes = read_jsonld([block])

    headlines = [
        " ".join(str(node["headline"]).split()) for node in nodes if node.get("@type") == "NewsArticle"
    ]
    assert headlines
    assert set(headlines) == {"A depot opens"}


def test_unescaped_quotes_are_kept() -> None:
    assert read_json('{"a":"the "old quay" is new","b":1}') == [{"a": 'the "old quay" is new', "b": 1}]


@pytest.mark.parametrize(
    "block", ["", "   ", "no json", "<p>html</p>", "{{{{", "]]]]", '"', "\\", "null", "true", "12"]
)
def test_nothing_is_made_up(block: str) -> None:
    assert all(isinstance(node, dict) for node in read_jsonld([block]))


def test_document_order() -> None:
    nodes = read_jsonld(['{"@graph":[{"n":1},{"n":2,"mainEntity":{"n":3}}]}', '{"n":4}'])

    assert [node["n"] for node in nodes if "n" in node] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "blocks",
    [
        [NODE] * 50_000,
        ['{"@graph":[' * 100_000],
        ['[{"a":' * 50_000 + "1" + "}]" * 50_000],
        ["[}" * 100_000],
        ['{"a":"' + "\\" * 200_000],
        ['{"a":"' + 'x"y ' * 60_000],
        ["/*" * 100_000],
        ["," * 200_000],
        [json.dumps([{"n": n} for n in range(50_000)])],
    ],
    ids=[
        "many",
        "deep graph",
        "deep",
        "brackets",
        "backslashes",
        "quotes",
        "comments",
        "commas",
        "long list",
    ],
)
def test_bounded(blocks: list[str]) -> None:
    assert len(read_jsonld(blocks)) <= 1_500


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_whole_json_is_read_as_it_is(value: Any) -> None:
    assert read_json(json.dumps(value)) == value


@given(st.text(alphabet='{}[]",:\\/*n \n\x00<!-&;a1'))
def test_any_text(block: str) -> None:
    read_jsonld([block])

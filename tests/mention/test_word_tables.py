"""The shipped tables: readable, broad, and free of double rows."""

from __future__ import annotations

import pickle

import pytest

from collector.mention import Words, compile_brand, compile_words
from collector.mention.names import bare_name_ambiguity
from collector.records import Brand


def test_legal_forms_are_many_in_many_scripts(words: Words) -> None:
    forms = [f.text for f in words.legal_forms]

    assert len(forms) >= 120
    assert {"GmbH", "ООО", "有限公司", "株式会社", "주식회사", "บริษัท", "شركة"} <= set(forms)
    assert {f.position for f in words.legal_forms} == {"before", "after", "either"}


def test_routine_words_are_there_in_many_languages(words: Words) -> None:
    kinds = [kind for kind in words.coverage if kind.startswith("routine:")]

    assert len(kinds) == 7
    assert all(len(words.coverage[kind]) >= 12 for kind in kinds)
    assert len(words.coverage["apposition"]) >= 25


@pytest.mark.parametrize(
    "name", ["Target", "Next", "Orange", "Anker", "Signal", "Apple", "Магнит", "X", "小米", "SPA", "Gap"]
)
def test_ambiguous_by_rule(words: Words, name: str) -> None:
    assert bare_name_ambiguity(name, words)


@pytest.mark.parametrize("name", ["Velora", "Xiaomi", "Target Circle", "Нова пошта", "小米科技", "Coca-Cola"])
def test_not_ambiguous(words: Words, name: str) -> None:
    assert not bare_name_ambiguity(name, words)


def test_the_record_has_the_last_word(words: Words) -> None:
    assert not compile_brand(Brand(name="Target", ambiguous="no"), words).ambiguous
    assert compile_brand(Brand(name="Velora", ambiguous="yes"), words).ambiguous


def test_remarks_and_empty_lines_are_skipped_and_languages_add_up() -> None:
    words = compile_words(
        "form,countries,position,note\n",
        "# x\nlanguage,words\n\nen,next über\nde,über\n",
        "kind,language,phrases,note\na,en,b|c,\na,,d,\n",
    )

    assert words.common == {"next": "en", "uber": "en de"}
    assert words.accented == {"uber": ("über",)}
    assert words.phrases("a", "en") == ("b", "c", "d")
    assert words.phrases("none") == ()


def test_words_survive_pickling(words: Words) -> None:
    assert pickle.loads(pickle.dumps(words)).is_common("Next")

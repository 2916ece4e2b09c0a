"""What is handed in: exactly the documented fields, within the documented limits."""

from __future__ import annotations

from dataclasses import replace

import export_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.export import additional_information, links_txt, oba_request
from collector.export.links import FIELDS, request_problems


def test_links_are_best_first_one_a_line() -> None:
    assert links_txt(samples.dossier()).splitlines() == [c.clip.capture.url for c in samples.choices()]
    assert links_txt(samples.dossier()).endswith("\n")


def test_no_links_make_an_empty_file() -> None:
    assert links_txt(samples.dossier(choices=())) == ""


def test_a_full_dossier_makes_a_valid_request() -> None:
    request = oba_request(samples.dossier())

    assert request.problems == ()
    assert set(request.body) <= set(FIELDS)
    assert request.body["business_website_url"] == "https://lumorapay.example/"
    assert request.body["primary_country_of_operation"] == "Germany"
    assert request.body["primary_language"] == "German"
    assert len(request.body["supporting_links"]) == 5


def test_the_country_is_named_as_in_the_forms_own_sample() -> None:
    american = replace(samples.BRAND, country="US")

    assert (
        oba_request(samples.dossier(brand=american)).body["primary_country_of_operation"]
        == "United States of America"
    )


def test_what_nobody_named_is_a_problem_and_not_a_guess() -> None:
    bare = replace(samples.BRAND, domains=(), country=None, languages=(), parent=None)
    request = oba_request(samples.dossier(brand=bare))

    assert "business_website_url" not in request.body
    assert len(request.problems) == 2
    assert all("required" in problem for problem in request.problems)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"supporting_links": ["https://a.example/1"]}, "at least 5"),
        ({"supporting_links": [f"https://a.example/{n}" for n in range(11)]}, "at most 10"),
        ({"supporting_links": ["https://a.example/1"] * 5}, "twice"),
        ({"supporting_links": ["http://a.example/1", *(f"https://a.example/{n}" for n in range(4))]}, "https"),
        ({"parent_business_or_brand": "x" * 256}, "255"),
        ({"additional_supporting_information": "x" * 1001}, "1000"),
        ({"additional_supporting_information": "🐟" * 501}, "1000"),
        ({"two_step": "on"}, "not a documented field"),
    ],
)  # fmt: skip
def test_each_broken_limit_is_named(change: dict[str, str | list[str]], word: str) -> None:
    good = oba_request(samples.dossier()).body

    assert request_problems(good) == []
    assert [problem for problem in request_problems({**good, **change}) if word in problem]


def test_information_names_every_link_then_further_coverage() -> None:
    text = additional_information(samples.dossier())

    assert "1. The Harbour Courier, United Kingdom, 2026-10-12" in text
    assert "elbe-post.example" not in text, "a reprint of a press link is no further coverage"


def test_runners_up_come_after_the_links() -> None:
    other = samples.clip("copy", outlet=samples.outlet("elbe-post.example", "Elbe-Post", "C", "DE"))
    weaker = replace(samples.rejections()[3], rule="weaker", clip=other)
    kept = tuple(replace(choice, reprints=()) for choice in samples.choices())
    text = additional_information(samples.dossier(rejections=(weaker,), choices=kept))

    assert text.splitlines()[-2:] == ["Further coverage:", f"Elbe-Post: {samples.STORIES['copy'][0]}"]


def test_without_links_there_is_nothing_to_say() -> None:
    assert additional_information(samples.dossier(choices=())) == ""


@given(st.lists(st.text(min_size=1, max_size=400), min_size=1, max_size=5), st.integers(0, 1000))
def test_information_never_exceeds_its_limit(headlines: list[str], most: int) -> None:
    chosen = tuple(
        replace(choice, clip=replace(choice.clip, article=replace(choice.clip.article, headline=headline)))
        for choice, headline in zip(samples.choices(), headlines, strict=False)
    )
    text = additional_information(samples.dossier(choices=chosen), most)

    assert len(text.encode("utf-16-le", "surrogatepass")) // 2 <= most


def test_every_plain_link_is_named() -> None:
    links = [f"http://{n}.example/1" for n in "abc"] + ["https://d.example/", "https://e.example/"]
    (problem,) = request_problems({**oba_request(samples.dossier()).body, "supporting_links": links})

    assert all(link in problem for link in links[:3])
    assert "these 3 are not" in problem


def test_the_form_is_named_only_when_there_are_enough_links() -> None:
    body = oba_request(samples.dossier()).body
    three: list[str] = list(body["supporting_links"])[:3]

    assert "WhatsApp Manager" in request_problems({**body, "supporting_links": three}, 3)[0]
    assert "WhatsApp Manager" not in request_problems({**body, "supporting_links": three[:1]}, 3)[0]
    assert "there is 1: wait" in request_problems({**body, "supporting_links": three[:1]}, 3)[0]


def test_a_file_on_the_disk_is_never_handed_in() -> None:
    first, *rest = samples.choices()
    local = replace(
        first, clip=replace(first.clip, capture=replace(first.clip.capture, url="file:///tmp/a.html"))
    )
    dossier = samples.dossier(choices=(local, *rest))
    request = oba_request(dossier)

    assert "file:" not in links_txt(dossier)
    assert "file:" not in str(request.body)
    assert "file:///tmp/a.html" in request.problems[0]

"""The whole act of choosing: nothing lost, nothing padded, and every sentence checked by choosing again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from shortlist_makers import BRAND, NOW, OBA, PROFILES, make_clip, make_decision, prose

from collector.records import Clip, Outcome, PaidKind, PaidVerdict, Rejection, Shortlist, Standing
from collector.shortlist import choose

URL = r"\((https://\S+?)\)"
FLAGS = ("routine:funding", "routine:launch", "interview")


def draw_clips(draw: Random, count: int, owners: int = 0) -> list[Clip]:
    """Return clips of a case with shared publishers, stories, bylines, flags, and some in doubt or refused."""
    owners = owners or max(2, count // 2)
    texts = [prose(f"{draw.random()}", 80) for _ in range(max(1, count * 4 // 5))]
    clips = []
    for i in range(count):
        standing = draw.choice([Standing.EARNED] * 6 + [Standing.UNCLEAR, Standing.PAID])
        clips.append(
            make_clip(
                f"{i:02}",
                strength=draw.choice([20, 34, 35, 50, 60, 60, 70, 75, 80, 85, 90]),
                text=texts[i] if i < len(texts) else draw.choice(texts),
                outlet={
                    "tier": draw.choice("ABBCD"),
                    "publisher": f"p{draw.randrange(owners)}",
                    "country": draw.choice(["DE", "US"]),
                },
                article={"bylines": (f"Ada Writer-{draw.randrange(count)}",)},
                mention={"flags": tuple(draw.sample(FLAGS, draw.choice([0, 0, 1, 2])))},
                paid=PaidVerdict(standing=standing),
            )
        )
    return clips


def urls_of(shortlist: Shortlist) -> set[str]:
    return {choice.clip.candidate.url for choice in shortlist.choices}


def total(shortlist: Shortlist) -> int:
    return sum(choice.clip.strength for choice in shortlist.choices)


def without(clips: Sequence[Clip], url: str) -> Shortlist:
    return choose([clip for clip in clips if clip.candidate.url != url], BRAND, OBA, NOW)


def with_changed(clips: Sequence[Clip], changed: Clip) -> Shortlist:
    same = changed.candidate.url
    return choose([changed if clip.candidate.url == same else clip for clip in clips], BRAND, OBA, NOW)


def lists(count: int, seed: str, *, crowded: bool = False) -> Iterator[tuple[list[Clip], Shortlist]]:
    """Yield cases and their shortlists; in crowded ones the list is full and owners are many."""
    draw = Random(seed)
    for _ in range(count):
        clips = draw_clips(draw, 16, 40) if crowded else draw_clips(draw, draw.randint(2, 14))
        yield clips, choose(clips, BRAND, OBA, NOW)


@pytest.mark.parametrize("block", range(6))
def test_every_clip_ends_once(block: int) -> None:
    for clips, shortlist in lists(10, f"once {block}"):
        ended = [c.clip.candidate.key for c in shortlist.choices] + [
            r.candidate.key for r in shortlist.rejections
        ]

        assert sorted(ended) == sorted(clip.candidate.key for clip in clips)


def test_order_of_clips_does_not_matter() -> None:
    draw = Random("order")
    for clips, shortlist in lists(15, "order"):
        assert choose(draw.sample(clips, k=len(clips)), BRAND, OBA, NOW) == shortlist


def test_only_what_counts_and_reaches_the_floor_is_chosen() -> None:
    for _, shortlist in lists(30, "never pads"):
        assert len(shortlist.choices) <= OBA.maximum
        for choice in shortlist.choices:
            assert choice.clip.outcome is Outcome.COUNTS
            assert choice.clip.strength >= 35


def test_each_replacement_is_what_choosing_again_gives() -> None:
    seen = 0
    for clips, shortlist in lists(40, "replacement"):
        for choice in shortlist.choices:
            again = without(clips, choice.clip.candidate.url)
            come = urls_of(again) - urls_of(shortlist)
            if choice.replacement is None:
                assert not come
                continue
            seen += 1
            told = re.fullmatch(
                r"(.*?)(?: would take its place| would come in)(.*) \(([+-]\d+) points in all.*\)",
                choice.replacement,
            )
            assert told is not None
            assert set(re.findall(URL, told[1])) == come
            gone = urls_of(shortlist) - urls_of(again) - {choice.clip.candidate.url}
            assert set(re.findall(URL, told[2])) == gone
            assert int(told[3]) == total(again) - total(shortlist)
            assert ("below the minimum" in choice.replacement) == (
                len(again.choices) < 3 <= len(shortlist.choices)
            )
            fewer = f"{len(again.choices)} links in place of {len(shortlist.choices)}"
            assert (fewer in choice.replacement) == (len(again.choices) < len(shortlist.choices))
    assert seen > 30


def test_claims_of_being_the_only_one_are_true() -> None:
    seen = set()
    for _, shortlist in lists(40, "only"):
        for choice in shortlist.choices:
            others = [c.clip for c in shortlist.choices if c is not choice]
            alone = choice.clip.outlet.tier == "A" and all(o.outlet.tier != "A" for o in others)
            at_home = choice.clip.outlet.country == "DE" and all(o.outlet.country != "DE" for o in others)
            assert ("the only one in an outlet of tier A" in choice.why) == alone
            assert ("only link from the home market" in choice.why) == at_home
            seen |= {("flagship", alone), ("home", at_home)}
    assert len(seen) == 4


def rejections_of(rule: str, seed: str, count: int = 60) -> Iterator[tuple[list[Clip], Shortlist, Rejection]]:
    for clips, shortlist in lists(count, seed, crowded=rule in {"weaker", "same-routine"}):
        for rejection in shortlist.rejections:
            if rejection.rule == rule:
                yield clips, shortlist, rejection


@pytest.mark.parametrize("rule", ["same-story", "same-publisher", "same-byline", "same-routine", "weaker"])
def test_each_near_miss_names_what_keeps_it_out(rule: str) -> None:
    seen = 0
    for _, shortlist, rejection in rejections_of(rule, f"out {rule}"):
        seen += 1
        chosen = {c.clip.candidate.url: c.clip for c in shortlist.choices}
        clip = rejection.clip
        assert clip is not None
        assert clip.outcome is Outcome.COUNTS
        blocker = next((chosen[u] for u in re.findall(URL, rejection.reason) if u in chosen), None)
        if rule == "same-routine":
            flag = re.search(
                r"holds 2 (?:routine articles about|articles of the kind) (\w+) already", rejection.reason
            )
            assert flag is not None
            flags = [
                {f.removeprefix("routine:") for f in c.mention.flags} for c in chosen.values() if c.mention
            ]
            assert sum(flag[1] in told for told in flags) == 2
            continue
        if blocker is None:
            assert "not on the list either" in rejection.reason or rule == "weaker"
            continue
        if rule == "same-publisher":
            assert blocker.outlet.publisher == clip.outlet.publisher
        if rule == "same-byline":
            assert set(blocker.article.bylines) & set(clip.article.bylines)
        if rule == "same-story":
            assert blocker.article.text == clip.article.text
        stronger = re.search(r"which is (\d+) points? stronger", rejection.reason)
        if stronger:
            assert int(stronger[1]) == blocker.strength - clip.strength
    assert seen >= 3


def test_weaker_by_so_much_is_what_forcing_it_in_costs() -> None:
    seen = 0
    for clips, shortlist, rejection in rejections_of("weaker", "weaker", 30):
        lost = re.fullmatch(
            r"weaker: in place of (.*) the list would have (\d+) points? less", rejection.reason
        )
        if lost is None or rejection.clip is None:
            continue
        seen += 1
        gone = set(re.findall(URL, lost[1].partition(", with ")[0]))
        come = set(re.findall(URL, lost[1].partition(", with ")[2]))
        strength_of = {clip.candidate.url: clip.strength for clip in clips}
        changed = (
            rejection.clip.strength + sum(strength_of[u] for u in come) - sum(strength_of[u] for u in gone)
        )
        assert changed == -int(lost[2])
        assert gone <= urls_of(shortlist)
    assert seen > 5


def test_what_would_bring_it_in_does() -> None:
    ways = {"gone": 0, "points": 0, "nothing": 0}
    for clips, shortlist in lists(60, "way in"):
        for rejection in shortlist.rejections:
            clip = rejection.clip
            if clip is None or clip.outcome is not Outcome.COUNTS or rejection.rule == "too-weak":
                continue
            url = clip.candidate.url
            gone = re.search(rf"if .* {URL} were gone", rejection.remedy)
            if gone:
                ways["gone"] += 1
                assert url in urls_of(without(clips, gone[1]))
            points = re.search(r"with (\d+) more points? of strength", rejection.remedy)
            if points:
                ways["points"] += 1
                enough = with_changed(clips, replace(clip, strength=clip.strength + int(points[1])))
                short = with_changed(clips, replace(clip, strength=clip.strength + int(points[1]) - 1))
                assert url in urls_of(enough)
                assert url not in urls_of(short)
                level = re.search(r"\((\d+) would only make it equal", rejection.remedy)
                assert level is None or int(level[1]) == int(points[1]) - 1
                behind = re.search(r"would have (\d+) points? less", rejection.reason)
                if behind and " or with " in rejection.remedy and int(behind[1]) != int(points[1]):
                    assert level is not None, (rejection.reason, rejection.remedy)
            if rejection.remedy.startswith("nothing"):
                ways["nothing"] += 1
                assert url not in urls_of(with_changed(clips, replace(clip, strength=100)))
                assert not any(url in urls_of(without(clips, other)) for other in urls_of(shortlist))
    assert min(ways.values()) > 3, ways


def test_what_a_settled_doubt_would_change_does() -> None:
    seen = {True: 0, False: 0}
    for clips, shortlist in lists(60, "settled"):
        for rejection in shortlist.rejections:
            clip = rejection.clip
            if clip is None or rejection.outcome is not Outcome.NEEDS_A_LOOK:
                continue
            assert rejection.rule == "standing-unclear"
            again = with_changed(clips, replace(clip, decision=make_decision("paid", "earned")))
            enters = clip.candidate.url in urls_of(again)
            seen[enters] += 1
            assert enters == (
                "would then take the place" in rejection.remedy or "then enter" in rejection.remedy
            )
            told = re.search(r"take the place of (.*?)(?:, with .*)?$", rejection.remedy)
            if told:
                assert set(re.findall(URL, told[1])) == urls_of(shortlist) - urls_of(again)
    assert min(seen.values()) > 5, seen


def test_too_weak_tells_what_is_missing() -> None:
    seen = 0
    for clips, _, rejection in rejections_of("too-weak", "weak"):
        missing = re.fullmatch(
            r"with (\d+) more points? of strength it would be considered", rejection.remedy
        )
        assert missing is not None
        assert rejection.clip is not None
        again = with_changed(
            clips, replace(rejection.clip, strength=rejection.clip.strength + int(missing[1]))
        )
        assert all(r.rule != "too-weak" for r in again.rejections if r.candidate == rejection.candidate)
        seen += 1
    assert seen > 3


def test_one_origin_counts_once_and_its_reprints_stand_under_it() -> None:
    text = prose("one story")
    agency = make_clip(
        1, text=text, outlet={"kind": "news_agency"}, article={"byline": "Reuters", "bylines": ()}
    )
    client = make_clip(2, strength=95, text=text, article={"byline": "Reuters", "bylines": ()})
    shortlist = choose([client, agency], BRAND, OBA, NOW)

    assert [c.clip.candidate.url for c in shortlist.choices] == [agency.candidate.url]
    assert shortlist.choices[0].reprints == (client.candidate.url,)
    assert "kept of 2 copies: the agency's own page" in shortlist.choices[0].why
    assert [(r.rule, r.outcome) for r in shortlist.rejections] == [("same-story", Outcome.DOES_NOT_COUNT)]


def test_a_copy_of_a_release_needs_a_look() -> None:
    text = prose("release")
    release = make_clip(
        1, text=text, outlet={"kind": "release_service", "tier": None, "reputation": 0.0},
        paid=PaidVerdict(standing=Standing.PAID, kind=PaidKind.PRESS_RELEASE),
    )  # fmt: skip
    copy = make_clip(2, text=text)
    rules = {
        r.candidate.url: (r.rule, r.outcome) for r in choose([release, copy], BRAND, OBA, NOW).rejections
    }
    settled = replace(copy, decision=make_decision("paid", "earned"))

    assert rules[copy.candidate.url] == ("release-copy", Outcome.NEEDS_A_LOOK)
    assert urls_of(choose([release, settled], BRAND, OBA, NOW)) == {copy.candidate.url}
    own = replace(copy, decision=make_decision("origin", "yes"))
    assert urls_of(choose([release, own], BRAND, OBA, NOW)) == {copy.candidate.url}


def test_a_roundup_that_holds_two_stories_does_not_make_them_one() -> None:
    texts = [prose("first", 100), prose("second", 100)]
    clips = [
        make_clip(1, text=texts[0]),
        make_clip(2, text=texts[1]),
        make_clip(3, text="\n".join(texts), mention={"flags": ("roundup",)}),
    ]

    assert len(choose(clips, BRAND, OBA, NOW).choices) == 2


def test_desks_and_agencies_are_no_journalists() -> None:
    staff = [
        make_clip(i, article={"bylines": (name,), "byline": name})
        for i, name in enumerate(["Staff Reporter", "Staff Reporter", "Redaktion", "Redaktion"])
    ]
    same = [make_clip(i, article={"bylines": ("Ana Ruiz",)}) for i in range(2)]

    assert len(choose(staff, BRAND, OBA, NOW).choices) == 4
    assert [r.rule for r in choose(same, BRAND, OBA, NOW).rejections] == ["same-byline"]


def test_a_profile_may_switch_a_hard_rule_off() -> None:
    clips = [make_clip(i, outlet={"publisher": "one house"}) for i in range(3)]
    free = replace(
        OBA,
        rules=tuple(replace(r, value=False) if r.name == "one-per-publisher" else r for r in OBA.rules),
    )

    assert len(choose(clips, BRAND, OBA, NOW).choices) == 1
    assert len(choose(clips, BRAND, free, NOW).choices) == 3


def test_the_api_profile_takes_more_than_its_aim() -> None:
    clips = [make_clip(i) for i in range(12)]

    assert len(choose(clips, BRAND, PROFILES["oba-api"], NOW).choices) == 10


def test_nothing_at_all() -> None:
    shortlist = choose([], BRAND, OBA, NOW)

    assert shortlist.choices == shortlist.rejections == ()
    assert shortlist.gap.missing == 5


def test_the_amp_copy_is_no_reprint() -> None:
    text = prose("one page")
    url = "https://www.first.example/news/one"
    page = make_clip(1, strength=60, text=text, url=url, outlet={"publisher": "one house"})
    amp = make_clip(
        2, strength=60, text=text, url="https://www.first.example/amp/news/one",
        outlet={"publisher": "one house"}, article={"canonical_url": url},
    )  # fmt: skip
    printed = replace(amp, outlet=replace(amp.outlet, publisher="another house"))

    assert "another copy (AMP) of the same page" in choose([page, amp], BRAND, OBA, NOW).rejections[0].reason
    assert "the same story as" in choose([page, printed], BRAND, OBA, NOW).rejections[0].reason

"""What the verdict promises: order-free, monotone, once a family, soft families never prove."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from collector.paid import weigh
from collector.paid.verdict import PAID, SOFT, UNCLEAR
from collector.records import Evidence, PaidKind, Standing

_WEIGHTS = st.floats(0.01, 1.0) | st.floats(-1.0, -0.01)
_ONE = st.builds(
    Evidence,
    rule=st.sampled_from(["a", "b", "c", "d"]),
    quote=st.sampled_from(["x", "y", "z"]),
    where=st.sampled_from(["kicker", "footer"]),
    weight=_WEIGHTS,
    family=st.sampled_from(["disclosure", "url", "machine", "promotion", "contributor", ""]),
    kind=st.none() | st.sampled_from(PaidKind),
)
observations = st.lists(_ONE, max_size=12)
_RANK = {Standing.EARNED: 0, Standing.UNCLEAR: 1, Standing.PAID: 2}


@given(observations, st.randoms())
def test_order_of_evidence_does_not_matter(evidence: list[Evidence], random: Random) -> None:
    shuffled = random.sample(evidence, k=len(evidence))

    assert weigh(shuffled) == weigh(evidence)


@given(observations, observations)
def test_more_evidence_never_lowers_the_likelihood(evidence: list[Evidence], more: list[Evidence]) -> None:
    less, full = weigh(evidence), weigh(evidence + more)

    assert full.likelihood >= less.likelihood
    assert _RANK[full.standing] >= _RANK[less.standing]


@given(observations)
def test_evidence_weighed_again_is_the_same(evidence: list[Evidence]) -> None:
    verdict = weigh(evidence)

    assert weigh(verdict.evidence) == verdict


@given(observations)
def test_counter_evidence_is_shown_and_counts_for_nothing(evidence: list[Evidence]) -> None:
    verdict = weigh(evidence)
    positive = [one for one in evidence if one.weight > 0]

    assert {(one.rule, one.where, one.quote) for one in verdict.evidence} == {
        (o.rule, o.where, o.quote) for o in evidence
    }
    assert weigh(positive).likelihood == verdict.likelihood


@given(observations)
def test_soft_families_never_prove(evidence: list[Evidence]) -> None:
    soft = [one for one in evidence if one.family in SOFT]

    assert weigh(soft).standing is not Standing.PAID


@given(observations)
def test_the_standing_follows_from_the_likelihood(evidence: list[Evidence]) -> None:
    verdict = weigh(evidence)

    assert 0 <= verdict.likelihood <= 1
    assert (verdict.standing is Standing.PAID) == (verdict.likelihood >= PAID)
    assert (verdict.standing is Standing.EARNED) == (verdict.likelihood < UNCLEAR)


def test_none_at_all_means_earned() -> None:
    assert weigh([]).standing is Standing.EARNED


def test_ten_labels_of_one_template_are_one_fact() -> None:
    ten = [
        Evidence(rule="label", quote=str(n), where="kicker", weight=0.5, family="disclosure")
        for n in range(10)
    ]

    assert weigh(ten).likelihood == 0.5

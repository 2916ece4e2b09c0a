"""Where the facts of the outlet table come from, by the short names in its ``provenance`` column."""

from __future__ import annotations

from collector.rank.facts import Facts

#: Short name → what it is and its licence (data/NOTICE.md has the attributions in full).
SOURCES = {
    "general_knowledge": "a maintainer's general knowledge, not checked against the site",
    "curated": "the project's hand-written list",
    "curated_excluded": "the project's hand-written list of what is no press",
    "curated_host": "the project's hand-written list of hosts",
    "wikidata": "Wikidata (CC0)",
    "wp_rsp": "Wikipedia: Reliable sources/Perennial sources (CC BY-SA 4.0)",
    "wp_goggle": "lists kept by Wikipedia editors (kynoptic/wikipedia-reliable-sources, MIT)",
    "wp_citations": "citations in Wikipedia articles (kynoptic/wikipedia-reliable-sources, MIT)",
    "citeunseen": "Cite Unseen categories (CC BY-SA 4.0)",
    "majestic": "Majestic Million, an excerpt (CC BY 3.0)",
    "gdelt": "GDELT Project (free with citation)",
    "newsfeedlist": "news-feed-list-of-countries (MIT)",
    "fundus": "fundus (MIT)",
    "newscatcher": "newscatcher 0.2.0 (MIT)",
    "xayn": "xayn discovery app (Apache-2.0)",
    "awesome_rss": "awesome-rss-feeds (CC0)",
    "brave": "Brave news-aggregator (MPL-2.0)",
    "cft_content_farm": "Content Farm Terminator lists (MIT)",
    "cft_fake_news": "Content Farm Terminator lists (MIT)",
    "cft_nearly": "Content Farm Terminator lists (MIT)",
    "content_farm_terminator": "Content Farm Terminator lists (MIT)",
    "page": "the page's own claim",
    "user": "your outlets file",
}
_CURATED = ("user", "curated", "curated_excluded", "curated_host", "general_knowledge", "citeunseen")
_FLAG_SOURCES = (
    "user",
    "curated",
    "citeunseen",
    "cft_content_farm",
    "cft_fake_news",
    "cft_nearly",
    "general_knowledge",
)
#: Column → sources that can have given it, likeliest first.
_GIVERS = {
    "name": (*_CURATED, "wikidata", "newsfeedlist", "brave"),
    "country": (*_CURATED, "wikidata", "newsfeedlist", "fundus", "newscatcher", "awesome_rss", "gdelt"),
    "languages": (*_CURATED, "wikidata", "newsfeedlist", "fundus", "newscatcher", "xayn"),
    "kind": (*_CURATED, "wp_rsp", "cft_fake_news", "cft_content_farm", "wikidata", "newsfeedlist"),
    "stature": ("user", "curated", "curated_host", "general_knowledge"),
    "rsp": ("user", "wp_rsp", "general_knowledge"),
    "wp_goggle": ("user", "wp_goggle"),
    "flags": _FLAG_SOURCES,
    "majestic_refsubnets": ("user", "majestic"),
    "gdelt_mentions": ("user", "gdelt"),
    "wikidata_qid": ("wikidata",),
    "publisher": ("user", "general_knowledge"),
    "alias_of": (*_CURATED,),
    "status": (*_CURATED,),
    "note": (*_CURATED,),
}


def fact_sources(facts: Facts) -> list[tuple[str, str, str]]:
    """
    Return (column, value, source) of each filled fact, in the table's order.

    A row keeps which sources it draws on, not which cell each one filled: where several could have given a
    cell, the likeliest is named. A guessed cell says so.
    """
    values = {
        "name": facts.name,
        "country": facts.country,
        "languages": " ".join(facts.languages),
        "kind": facts.kind,
        "stature": "" if facts.stature is None else str(facts.stature),
        "rsp": facts.rsp,
        "wp_goggle": facts.wp_goggle,
        "flags": " ".join(facts.flags),
        "majestic_refsubnets": "" if facts.refsubnets is None else str(facts.refsubnets),
        "gdelt_mentions": "" if facts.mentions is None else str(facts.mentions),
        "lists": " ".join(facts.lists),
        "wikidata_qid": facts.wikidata_qid,
        "alias_of": facts.alias_of,
        "publisher": facts.publisher,
        "status": facts.status,
        "note": facts.note,
        "checked": facts.checked,
    }
    return [(column, value, _source_of(column, facts)) for column, value in values.items() if value]


def _source_of(column: str, facts: Facts) -> str:
    if column in facts.guessed:
        return {"languages": "a guess from the country"}.get(column, "a guess from weak signs")
    if column == "lists":
        return "the lists themselves"
    if column == "checked":
        return {"0": "stands on one person's knowledge", "1": "other sources know it too"}.get(
            facts.checked, "a check"
        )
    giver = next((name for name in _GIVERS.get(column, ()) if name in facts.provenance), "")
    return SOURCES.get(giver, "not recorded")

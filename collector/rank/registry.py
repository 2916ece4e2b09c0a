"""The outlet registry: from a page's address, and what the page says, to its outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from collector.rank.countries import COUNTRIES
from collector.rank.facts import Facts
from collector.rank.guess import guess_outlet, original_names, says_staff
from collector.rank.listing import Lines, Listing
from collector.rank.outlets import as_own_site, outlet_of
from collector.rank.paths import PathRules, path_facts
from collector.rank.places import Place, bare_host, place_of
from collector.rank.rows import Rows, laid_over
from collector.rank.userfile import read_user_rows
from collector.records import PRESS_KINDS, Article, Brand, Outlet
from collector.urls import registrable_domain

#: What a domain's place on a content-farm list makes of it.
_FARM_KINDS = {"farm": "content_farm", "nearly": "content_farm", "fake_news": "unreliable"}
#: Outlets kept as records; there are seven times as many rows.
_KEPT = 2_000


def compile_registry(
    publishers_csv: str,
    path_rules_csv: str = "",
    content_farms_csv: str = "",
    news_domains_csv: str = "",
    user_csv: str | None = None,
) -> Registry:
    """
    Index the tables, given as text; rows are parsed when they are asked for.

    Raises ``InputError`` for a user's file that can't be used, naming the line.
    """
    return Registry(publishers_csv, path_rules_csv, content_farms_csv, news_domains_csv, user_csv)


class Registry:
    """
    What is known of outlets. Look-ups read nothing but this object; it pickles as the texts it was made from.

    Order of matching: path rule, host, its parent hosts down to the registered domain (each through
    ``alias_of``), content-farm lists, news-domain list, the page's own claims, unknown. A user's row stands
    before the shipped one of the same key.
    """

    def __init__(
        self, publishers: str, path_rules: str = "", farms: str = "", news: str = "", user: str | None = None
    ) -> None:
        """Index the tables' lines by key."""
        self._texts = (publishers, path_rules, farms, news, user)
        lines = Lines(publishers)
        paths = {facts.domain: facts for facts in path_facts(path_rules)}
        own = {} if user is None else read_user_rows(user, lambda key: key in lines or key in paths)
        self._rows = Rows(publishers.partition("\n")[0], lines, own)
        paths |= {k: laid_over(paths.get(k, Facts(domain=k)), cells) for k, cells in own.items() if "/" in k}
        self._paths = PathRules(paths.values())
        self._outlets: dict[str, Outlet] = {}
        self._by_country: dict[str, list[Outlet]] = {}

    def __reduce__(self) -> tuple[object, tuple[str | None, ...]]:
        """Pickle as the texts: a worker builds its own index, which is cheaper than sending one."""
        return compile_registry, self._texts

    def __len__(self) -> int:
        """Return the number of rows, a user's new ones included."""
        return len(self._rows)

    def look_up(self, url: str, *, article: Article | None = None, brand: Brand | None = None) -> Outlet:
        """
        Return the outlet of a page, by its URL or bare domain; never raises.

        With ``article``, a page shown on a portal counts as the outlet it comes from, when the page names
        one that is known, and an unlisted domain may be guessed. With ``brand``, its own domains are
        ``own_site``.
        """
        place = place_of(url)
        outlet = self._find(place, article)
        return outlet if brand is None else as_own_site(outlet, brand, place.host)

    def by_name(self, name: str) -> Outlet | None:
        """Return the press outlet of this name, None when there is none or more than one."""
        keys = self._rows.keys_named(name)
        return self._outlet(keys[0]) if len(keys) == 1 else None

    def facts(self, key: str) -> Facts | None:
        """Return the row of a domain or host, a user's cells laid over it; None when there is none."""
        return self._rows.get(key)

    def rows(self) -> Iterator[Facts]:
        """Yield every row, a user's cells laid over the shipped ones; a user's new rows last."""
        return iter(self._rows)

    def by_country(self, country: str, languages: Sequence[str] = ()) -> list[Outlet]:
        """
        Return the press of a country (ISO 3166-1 alpha-2), best reputation first, ties by mentions and domain.

        With ``languages``, only outlets that publish in one of them, or whose languages are not known.
        Aliases and closed titles are left out.
        """
        country = country.upper()
        if country not in self._by_country:
            rows = [facts for facts in self._rows.in_country(country) if facts.kind in PRESS_KINDS]
            ranked = sorted(((self._outlet(f.domain), f.mentions or 0) for f in rows), key=_best_first)
            self._by_country[country] = [outlet for outlet, _ in ranked]
        found = self._by_country[country]
        if not languages:
            return list(found)
        return [o for o in found if not o.languages or not set(o.languages).isdisjoint(languages)]

    def _find(self, place: Place, article: Article | None) -> Outlet:
        host = bare_host(place.host)
        rule = self._paths.match(host, place.path)
        if rule is not None:
            return self._of_path(rule, host, article)
        key = self._key(host)
        if key is None:
            return self._unlisted(registrable_domain(host) if host else "", article)
        outlet = self._outlet(key)
        if article is not None and ("portal" in outlet.flags or outlet.kind == "aggregator"):
            return self._original(outlet, article) or outlet
        return outlet

    def _key(self, host: str) -> str | None:
        while host:
            if host in self._rows:
                return host
            host = host.partition(".")[2]
        return None

    def _outlet(self, key: str, matched_by: str = "") -> Outlet:
        """Build, or take from the cache, the outlet of a key that has a row."""
        outlet = self._outlets.get(key)
        if outlet is None:
            facts = self.facts(key)
            assert facts is not None
            hops = 0
            while facts.alias_of and hops < 4 and (target := self.facts(facts.alias_of)):
                facts, matched_by, hops = target, "alias", hops + 1
            outlet = outlet_of(facts, matched_by or self._way(key))
            if len(self._outlets) >= _KEPT:
                self._outlets.clear()
            self._outlets[key] = outlet
        return outlet

    def _way(self, key: str) -> str:
        if self._rows.is_own(key):
            return "user"
        rest = key.partition(".")[2]
        # Most keys show at a glance what they are; the suffix list is asked about the others.
        if "." not in rest or rest in _SUFFIXES:
            return "domain"
        return "domain" if registrable_domain(key) == key else "host"

    def _of_path(self, rule: Facts, host: str, article: Article | None) -> Outlet:
        key = self._key(host)
        parent = self._outlet(key) if key else None
        if article is not None and "mixed_path" in rule.flags:
            if parent and parent.is_press and says_staff(article):
                return parent
            if original := self._original(Outlet(domain=rule.domain, country=rule.country or None), article):
                return original
        outlet = outlet_of(rule, "user" if self._rows.is_own(rule.domain) else "path")
        if parent is None:
            return outlet
        return replace(
            outlet,
            name=outlet.name or parent.name,
            country=outlet.country or parent.country,
            languages=outlet.languages or parent.languages,
            publisher=rule.publisher or parent.publisher,
        )

    def _original(self, portal: Outlet, article: Article) -> Outlet | None:
        """Return the outlet that a portal's page names as its source, when it is known press and another one."""
        found = []
        if article.canonical_url and (key := self._key(bare_host(place_of(article.canonical_url).host))):
            found.append(key)
        found += [key for name in original_names(article) if (key := self._named(name, portal, article))]
        for key in found:
            outlet = self._outlet(key)
            if outlet.is_press and outlet.domain != portal.domain and "portal" not in outlet.flags:
                return replace(outlet, note=f"shown on {portal.domain}; {outlet.note}".rstrip("; "))
        return None

    def _named(self, name: str, portal: Outlet, article: Article) -> str | None:
        """Return the row of this name: the only one, or the only one in the portal's country or language."""
        keys = self._rows.keys_named(name)
        if len(keys) > 1:
            rows = [self._outlet(key) for key in keys]
            near = {o.domain for o in rows if o.country == portal.country}
            near = near or {o.domain for o in rows if article.language in o.languages}
            keys = tuple(near) if len(near) == 1 else ()
        return keys[0] if len(keys) == 1 else None

    def _unlisted(self, domain: str, article: Article | None) -> Outlet:
        if listed := self._farms.get(domain):
            return Outlet(
                domain=domain,
                name=domain,
                kind=_FARM_KINDS.get(listed, "content_farm"),
                reputation=0.0,
                publisher=domain,
                matched_by="content-farm list",
                provenance=("content_farm_terminator",),
                note=f"on a list of {listed.replace('_', ' ')} sites",
            )
        guess = guess_outlet(domain, article)
        if (said := self._news.get(domain)) is not None:
            country = said.partition(",")[0]
            return replace(
                guess or Outlet(domain=domain, name=domain, publisher=domain),
                kind="digital_news",
                country=country if country in COUNTRIES else None,
                matched_by="news-domain list",
                provenance=("gdelt",),
                note="GDELT counts it as a news site; nothing more is known, so it has no tier",
            )
        return guess or Outlet(domain=domain, name=domain, publisher=domain)

    @cached_property
    def _farms(self) -> Listing:
        return Listing(self._texts[2] or "")

    @cached_property
    def _news(self) -> Listing:
        return Listing(self._texts[3] or "")


#: Public suffixes of two labels under which most outlets stand.
_SUFFIX_WORDS = (
    "co.uk org.uk com.br com.au net.au com.cn net.cn co.jp or.jp ne.jp co.kr or.kr com.tr com.mx com.ar co.in co.za com.ua "
    "com.tw com.hk com.sg com.my com.ph com.vn co.th co.id com.pk com.bd com.np co.nz co.il com.eg com.sa com.kw com.lb "
    "co.ke co.tz co.ug co.zw co.mz co.ao com.ng com.gh com.na com.co com.pe com.ec com.uy com.py com.bo com.ve com.do com.gt"
)
_SUFFIXES = frozenset(_SUFFIX_WORDS.split())


def _best_first(item: tuple[Outlet, int]) -> tuple[float, int, str]:
    outlet, mentions = item
    return -(outlet.reputation or 0.0), -mentions, outlet.domain

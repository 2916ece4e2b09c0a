"""Profiles from TOML text, with errors that name the line and the field."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from collector.errors import InputError
from collector.records import Profile, ProfileRule
from collector.shortlist.vocabulary import RULES, VERDICTS, RuleKind

_PROFILE_FIELDS = {
    "title",
    "minimum",
    "aim",
    "maximum",
    "wait_days",
    "note",
    "version",
    "extends",
    "drop",
    "rules",
}
_RULE_FIELDS = {"value", "text", "source", "date"}
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_HINT = "docs/shortlist.md shows a whole profile; `collector profiles oba` lists the rules and their values."


def compile_profiles(toml_text: str, base: Mapping[str, Profile] | None = None) -> dict[str, Profile]:
    """
    Return the profiles of a TOML text by name, in its order.

    ``extends`` names a profile of ``base`` or an earlier one of the same text: its numbers and rules are
    taken over, rules of the same name replaced in place, those in ``drop`` left out. ``base`` itself is not
    part of the result.

    Raises ``InputError`` naming the line and the field for anything that is not a profile: broken TOML, an unknown
    field or rule, a value of the wrong kind, a rule without text or source, numbers out of order, no profile at all.
    """
    source = _Text(toml_text)
    try:
        top = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"profiles: not TOML: {error}", hint=_HINT) from error
    version = _typed(source, "", top, "version", str, "")
    for name in top:
        if name not in {"version", "profiles"}:
            raise source.error(name, f"unknown field {name!r}", near=("version", "profiles"))
    tables = top.get("profiles")
    if not isinstance(tables, dict) or not tables:
        raise InputError("profiles: there is no [profiles.NAME] table", hint=_HINT)
    known = dict(base or {})
    made: dict[str, Profile] = {}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise source.error(f"profiles.{name}", "a profile is a table")
        made[name] = known[name] = _profile(source, name, table, known, version)
    return made


@dataclass(frozen=True, slots=True)
class _Text:
    """The TOML text, to find the line of a field: tomllib does not keep it."""

    text: str

    def line_of(self, path: str) -> int:
        """Return the line of a table or of a key in it, the nearest enclosing one where it is not found, else 0."""
        *tables, key = path.split("\x00")
        header = ".".join(tables)
        found, inside = 0, not tables
        for number, line in enumerate(self.text.splitlines(), start=1):
            stripped = line.strip()
            if stripped.startswith("["):
                inside = _bare(stripped) == header
                if inside or _bare(stripped) == ".".join([*tables, key]):
                    found = found or number
            elif inside and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[.=]", stripped):
                return number
        return found

    def error(self, where: str, what: str, near: tuple[str, ...] = (), wrong: str = "") -> InputError:
        """Return the error for one field; ``where`` is dotted with NUL between names."""
        line = self.line_of(where)
        place = where.replace("\x00", ".")
        guess = difflib.get_close_matches(wrong or where.rsplit("\x00", 1)[-1], near, n=1) if near else []
        hint = f"Did you mean {guess[0]!r}? {_HINT}" if guess else _HINT
        return InputError(f"profiles: {f'line {line}, ' if line else ''}{place}: {what}", hint=hint)


def _bare(header: str) -> str:
    return header.partition("#")[0].strip().strip("[]").replace('"', "").replace("'", "").replace(" ", "")


def _typed(source: _Text, where: str, table: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
    value = table.get(key, default)
    wrong = isinstance(value, bool) and kind is int
    if wrong or not isinstance(value, kind):
        noun = {str: "text", int: "a whole number", list: "a list", dict: "a table"}[kind]
        raise source.error(_path(where, key), f"must be {noun}, not {value!r}")
    return value


def _path(*names: str) -> str:
    return "\x00".join(name for name in names if name)


def _profile(
    source: _Text, name: str, table: Mapping[str, Any], known: Mapping[str, Profile], version: str
) -> Profile:
    where = _path("profiles", name)
    for key in table:
        if key not in _PROFILE_FIELDS:
            raise source.error(_path(where, key), f"unknown field {key!r}", near=tuple(_PROFILE_FIELDS))
    parent = _parent(source, where, table, known)
    rules = {rule.name: rule for rule in (parent.rules if parent else ())}
    for dropped in _typed(source, where, table, "drop", list, []):
        if rules.pop(dropped, None) is None:
            raise source.error(
                _path(where, "drop"), f"there is no rule {dropped!r} to drop", tuple(rules), str(dropped)
            )
    own = _typed(source, where, table, "rules", dict, {})
    rules |= {rule.name: rule for rule in _rules(source, where, own)}
    order = list(RULES)
    numbers = _numbers(source, where, table, parent)
    return Profile(
        name=name,
        title=_typed(source, where, table, "title", str, parent.title if parent else name),
        **numbers,
        rules=tuple(sorted(rules.values(), key=lambda rule: order.index(rule.name))),
        version=_typed(source, where, table, "version", str, version),
        note=_typed(source, where, table, "note", str, parent.note if parent else ""),
    )


def _parent(
    source: _Text, where: str, table: Mapping[str, Any], known: Mapping[str, Profile]
) -> Profile | None:
    extends = _typed(source, where, table, "extends", str, "")
    if not extends:
        return None
    if extends not in known:
        what = f"there is no profile {extends!r} to extend (it must stand above)"
        raise source.error(_path(where, "extends"), what, tuple(known), extends)
    return known[extends]


def _numbers(source: _Text, where: str, table: Mapping[str, Any], parent: Profile | None) -> dict[str, int]:
    defaults = {"minimum": 3, "aim": 5, "maximum": 5, "wait_days": 0}
    if parent is not None:
        defaults = {key: getattr(parent, key) for key in defaults}
    numbers = {key: _typed(source, where, table, key, int, default) for key, default in defaults.items()}
    for key, value in numbers.items():
        least = 0 if key == "wait_days" else 1
        if value < least or value > 1000:
            raise source.error(_path(where, key), f"must be from {least} to 1000, not {value}")
    if not numbers["minimum"] <= numbers["aim"] <= numbers["maximum"]:
        shown = ", ".join(f"{key} {numbers[key]}" for key in ("minimum", "aim", "maximum"))
        raise source.error(_path(where, "aim"), f"minimum, aim and maximum must not fall: {shown}")
    return numbers


def _rules(source: _Text, where: str, table: Mapping[str, Any]) -> Iterator[ProfileRule]:
    for name, fields in table.items():
        path = _path(where, "rules", name)
        if name not in RULES:
            raise source.error(path, f"unknown rule {name!r}", near=tuple(RULES))
        if not isinstance(fields, dict):
            raise source.error(path, "a rule is a table with value, text and source")
        for key in fields:
            if key not in _RULE_FIELDS:
                raise source.error(_path(path, key), f"unknown field {key!r}", near=tuple(_RULE_FIELDS))
        for key in ("value", "text", "source"):
            if fields.get(key) in (None, ""):
                raise source.error(path, f"{key} is missing")
        date = _typed(source, path, fields, "date", str, "")
        if date and not _DATE.fullmatch(date):
            raise source.error(_path(path, "date"), f"must be YYYY-MM or YYYY-MM-DD, not {date!r}")
        yield ProfileRule(
            name=name,
            value=_value(source, path, RULES[name], fields["value"]),
            text=_typed(source, path, fields, "text", str, ""),
            source=_typed(source, path, fields, "source", str, ""),
            date=date,
        )


def _value(source: _Text, path: str, kind: RuleKind, value: Any) -> bool | int | str | tuple[str, ...]:
    where = _path(path, "value")
    if kind.takes == "verdict" and value in VERDICTS:
        return str(value)
    if kind.takes == "switch" and isinstance(value, bool):
        return value
    if (
        kind.takes == "number"
        and isinstance(value, int)
        and not isinstance(value, bool)
        and 0 <= value <= 10_000
    ):
        return value
    if kind.takes == "words" and isinstance(value, list):
        words = tuple(word for word in value if isinstance(word, str))
        unknown = [
            word for word in value if not isinstance(word, str) or (kind.words and word not in kind.words)
        ]
        if not unknown:
            return words
        raise source.error(where, f"unknown word {unknown[0]!r}", near=kind.words, wrong=str(unknown[0]))
    needed = {
        "verdict": "one of " + ", ".join(VERDICTS),
        "switch": "true or false",
        "number": "a whole number from 0 to 10000",
        "words": "a list of words",
    }[kind.takes]
    raise source.error(where, f"must be {needed}, not {value!r}")

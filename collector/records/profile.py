"""What one programme accepts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileRule:
    """One rule of a programme, switchable, with who says so."""

    #: ``max-age-months``, ``no-press-release``, ``one-per-publisher``, ``language``, ...
    name: str
    #: True/False, a number or words, as the rule takes it.
    value: bool | int | float | str | tuple[str, ...]
    #: One sentence for a person.
    text: str
    #: Who says so, and where.
    source: str
    #: When the source was read (YYYY-MM or YYYY-MM-DD).
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A programme: how many links it wants, and the rules that a link must keep."""

    name: str
    title: str
    #: Fewer than ``minimum`` is "not enough" (exit status 1).
    minimum: int
    #: How many to aim for.
    aim: int
    #: Never more than this.
    maximum: int
    rules: tuple[ProfileRule, ...] = ()
    #: Days to wait after a refusal; 0 where no wait is known.
    wait_days: int = 0
    version: str = ""
    note: str = ""

    def rule(self, name: str) -> ProfileRule | None:
        """Return the rule of this name, or None when the programme has none."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        return None

    def value(
        self, name: str, default: bool | int | float | str | tuple[str, ...]
    ) -> bool | int | float | str | tuple[str, ...]:
        """Return the value of a rule, or ``default`` when the programme has none."""
        rule = self.rule(name)
        return default if rule is None else rule.value

"""The data files, read once at the edge and handed to the pure stages as what they compile to."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from collector.errors import InputError, UsageError, WorldError
from collector.records import Profile
from collector.settings import Settings

if TYPE_CHECKING:
    from collector.mention import Words
    from collector.paid import PaidRules
    from collector.rank import Registry


@cache
def data_folder() -> Path:
    """
    Return the folder of the data files: inside the installed package, or beside it in a checkout.

    Raises ``WorldError`` when neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_data", package.parent / "data"):
        if (folder / "publishers.csv").is_file():
            return folder
    raise WorldError(
        f"the data files are missing: neither {package / '_data'} nor {package.parent / 'data'} has publishers.csv",
        hint="Install the package again (pip install --force-reinstall).",
    )


def read_data(name: str, *, optional: bool = False) -> str:
    """Return a data file as text; ``name.gz`` serves where it is shipped compressed; "" for a missing optional one."""
    path = data_folder() / name
    try:
        if path.is_file():
            return path.read_text("utf-8")
        packed = path.with_name(name + ".gz")
        if packed.is_file():
            return gzip.decompress(packed.read_bytes()).decode("utf-8")
    except OSError as error:
        raise WorldError(
            f"can't read {path}: {error.strerror}", hint="Check the installation's permissions."
        ) from error
    if optional:
        return ""
    raise WorldError(f"the data file {name} is missing in {data_folder()}", hint="Install the package again.")


def read_user_file(path: str, what: str) -> str:
    """Return a user's own text file. Raises ``InputError`` naming what it was wanted for."""
    try:
        return Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(
            f"can't read {what} {path}: {reason}", hint="Name an existing UTF-8 file."
        ) from error


@lru_cache(maxsize=4)
def _registry(user_csv: str | None) -> Registry:
    from collector.rank import compile_registry

    return compile_registry(
        read_data("publishers.csv"),
        path_rules_csv=read_data("path_rules.csv", optional=True),
        content_farms_csv=read_data("content_farms.csv", optional=True),
        news_domains_csv=read_data("news_domains.csv", optional=True),
        user_csv=user_csv,
    )


def load_registry(settings: Settings) -> Registry:
    """Return the outlet registry with the user's own rows (``settings.outlets``) laid over it."""
    return _registry(read_user_file(settings.outlets, "outlets file") if settings.outlets else None)


@cache
def load_paid_rules() -> PaidRules:
    """Return the compiled rules of the paid stage."""
    from collector.paid import compile_rules

    return compile_rules(read_data("disclosures.csv"), read_data("paid_hosts.csv", optional=True))


@cache
def load_words() -> Words:
    """Return the word lists of the mention stage."""
    from collector.mention import compile_words

    return compile_words(
        read_data("legal_forms.csv"), read_data("common_words.csv"), read_data("coverage_words.csv")
    )


def load_profiles(settings: Settings) -> dict[str, Profile]:
    """Return all profiles by name; a user's own file (``settings.profiles``) adds to and overrides them."""
    from collector.shortlist import compile_profiles

    profiles = dict(_shipped_profiles())
    if settings.profiles:
        profiles |= compile_profiles(read_user_file(settings.profiles, "profiles file"), profiles)
    return profiles


@cache
def _shipped_profiles() -> dict[str, Profile]:
    from collector.shortlist import compile_profiles

    return compile_profiles(read_data("profiles.toml"))


def load_profile(settings: Settings, name: str) -> Profile:
    """Return one profile. Raises ``UsageError`` naming the profiles there are."""
    profiles = load_profiles(settings)
    if name not in profiles:
        raise UsageError(
            f"there is no profile {name!r}",
            hint=f"Profiles: {', '.join(profiles)}. `collector profiles` explains them.",
        )
    return profiles[name]


@dataclass(frozen=True, slots=True)
class TableFact:
    """One data file as it was used."""

    path: str
    rows: int
    sha256: str


@cache
def table_facts() -> tuple[TableFact, ...]:
    """Return name, lines and SHA-256 of every data file that judging rests on, by name."""
    facts = []
    for path in sorted(data_folder().iterdir()):
        if path.suffix in {".csv", ".toml", ".gz", ".txt"}:
            content = path.read_bytes()
            lines = (gzip.decompress(content) if path.suffix == ".gz" else content).count(b"\n")
            facts.append(TableFact(path.name, lines, hashlib.sha256(content).hexdigest()))
    return tuple(facts)

"""A user's own tables, kept with the case: a verdict can't be recomputed without every table it rests on."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from collector.errors import WorldError
from collector.pipeline.tables import TableFact, read_user_file
from collector.settings import Settings

#: Name in the case's folder and in a bundle → the setting that names the user's file.
OWN = {"own_outlets.csv": "outlets", "own_profiles.toml": "profiles"}


def keep_tables(folder: Path, settings: Settings) -> None:
    """Keep the user's tables of this run with the case; those of an earlier run go. Raises ``WorldError``."""
    texts = own_tables(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in OWN:
            if name in texts:
                (folder / name).write_bytes(texts[name])
            else:
                (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise WorldError(
            f"can't write {folder}: {error.strerror}", hint="Free some space, then run again."
        ) from error


def recall_tables(folder: Path, settings: Settings) -> Settings:
    """Return the settings with the case's own tables where none are named now."""
    outlets, profiles = folder / "own_outlets.csv", folder / "own_profiles.toml"
    if not settings.outlets and outlets.is_file():
        settings = replace(settings, outlets=str(outlets))
    if not settings.profiles and profiles.is_file():
        settings = replace(settings, profiles=str(profiles))
    return settings


def own_tables(settings: Settings) -> dict[str, bytes]:
    """Return the user's tables by the name they have in a bundle. Raises ``InputError`` for one that can't be read."""
    named = {name: getattr(settings, setting) for name, setting in OWN.items()}
    return {name: read_user_file(path, OWN[name]).encode("utf-8") for name, path in named.items() if path}


def own_facts(settings: Settings) -> tuple[TableFact, ...]:
    """Return name, lines and SHA-256 of the user's tables."""
    return tuple(
        TableFact(name, content.count(b"\n"), hashlib.sha256(content).hexdigest())
        for name, content in sorted(own_tables(settings).items())
    )

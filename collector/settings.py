"""Everything a person may tune, one frozen record: flags > environment > collector.toml > defaults."""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from collector.errors import InputError, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may use. Times in seconds, sizes in bytes."""

    #: Folder, or a database URL, that keeps cases.
    workspace: str = ""
    #: Who runs this: an e-mail address or a URL; goes into the User-Agent and the From header.
    contact: str = ""
    #: Least time between two requests to one host.
    gap: float = 1.0
    #: Requests under way at once, over all hosts.
    in_flight: int = 64
    connect_timeout: float = 5.0
    read_timeout: float = 10.0
    total_timeout: float = 25.0
    max_page_bytes: int = 5_000_000
    max_sent_bytes: int = 5_000_000
    max_redirects: int = 8
    retries: int = 2
    #: Requests to private and loopback addresses are refused unless this is set (tests, the newsstand).
    allow_private: bool = False
    respect_robots: bool = True
    #: Like curl's --connect-to: host → "address:port" to connect to in its place. Tests and the newsstand.
    connect_to: Mapping[str, str] = field(default_factory=dict)
    #: Candidates fetched at most; 0 is no limit.
    max_pages: int = 150
    #: Pages that could not be read live for which a web archive is asked; 0 asks none.
    copies: int = 10
    #: A new run asks again, "only if it has changed", for pages that were captured more than so many days ago.
    refresh_days: float = 7.0
    #: Processes that judge pages.
    jobs: int = 2
    #: A user's own outlet rows (CSV), or "".
    outlets: str = ""
    #: A user's own profiles (TOML), or "".
    profiles: str = ""
    searxng_url: str = ""
    #: API keys by source name; from the environment or the settings file, never from flags.
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)


#: Environment variable of each source's key.
KEY_VARIABLES = {
    "serper": "SERPER_API_KEY",
    "serpapi": "SERPAPI_API_KEY",
    "brave": "BRAVE_API_KEY",
    "guardian": "GUARDIAN_API_KEY",
    "nyt": "NYT_API_KEY",
    "mediacloud": "MEDIACLOUD_API_KEY",
    "gnews": "GNEWS_API_KEY",
    "newsapi": "NEWSAPI_API_KEY",
    "mediastack": "MEDIASTACK_API_KEY",
}


def default_workspace() -> Path:
    """Return the workspace folder used when none is named (XDG data directory)."""
    return Path(platformdirs.user_data_dir("collector", appauthor=False)) / "workspace"


def load_settings(
    flags: Mapping[str, Any], *, environ: Mapping[str, str] | None = None, file: Path | None = None
) -> Settings:
    """
    Merge flags over ``COLLECTOR_*`` variables over ``collector.toml`` over the defaults.

    Flags that are None were not given. The file is ``file``, else ``./collector.toml``, else the one in the
    user's configuration directory; a missing default file is fine.

    Raises ``InputError`` for a file that can't be read and ``UsageError`` for an unknown or wrongly typed setting.
    """
    environ = os.environ if environ is None else environ
    known = {f.name: f for f in fields(Settings)}
    merged: dict[str, Any] = {}
    for path in (
        [file]
        if file
        else [
            Path("collector.toml"),
            Path(platformdirs.user_config_dir("collector", appauthor=False)) / "collector.toml",
        ]
    ):
        if path.is_file():
            merged.update(_read_file(path))
            break
    else:
        if file:
            raise InputError(f"settings file not found: {file}", hint="Name an existing file with --config.")
    for name in known:
        value = environ.get(f"COLLECTOR_{name.upper()}")
        if value is not None and name not in {"keys", "connect_to"}:
            merged[name] = value
    merged.update({name: value for name, value in flags.items() if value is not None})
    for name in merged:
        if name not in known:
            raise UsageError(f"unknown setting: {name}", hint=f"Known settings: {', '.join(sorted(known))}.")
    keys = dict(_typed("keys", merged.pop("keys", {})))
    keys.update(
        {source: environ[variable] for source, variable in KEY_VARIABLES.items() if environ.get(variable)}
    )
    settings = Settings(**{name: _typed(name, value) for name, value in merged.items()}, keys=keys)
    return settings if settings.workspace else replace(settings, workspace=str(default_workspace()))


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"can't read settings from {path}: {error}", hint="It must be a UTF-8 TOML file."
        ) from error


def _typed(name: str, value: Any) -> Any:
    default = getattr(Settings(), name)
    if isinstance(default, bool):
        return _truth(name, value)
    if isinstance(default, int | float):
        return _number(name, value, default)
    if isinstance(default, str):
        if isinstance(value, str) and "\0" not in value:
            return value
        raise UsageError(
            f"setting {name} can't be {value!r}", hint="Give a text, in quotation marks in the file."
        )
    if isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values()):
        return value
    raise UsageError(
        f"setting {name} is no table of texts", hint=f'For example: [{name}] and in the next line a = "b".'
    )


def _truth(name: str, value: Any) -> bool:
    said = str(value).lower()
    if said in {"1", "true", "yes", "on"}:
        return True
    if said in {"0", "false", "no", "off", ""}:
        return False
    raise UsageError(f"setting {name} can't be {value!r}", hint="Give true or false.")


def _number(name: str, value: Any, default: float) -> float:
    try:
        number = type(default)(value)
        if not 0 <= number < math.inf:
            raise ValueError("it must be a number that is not negative")
    except (OverflowError, TypeError, ValueError) as error:
        raise UsageError(
            f"setting {name} can't be {value!r}", hint=f"Give a number such as {default}."
        ) from error
    return number

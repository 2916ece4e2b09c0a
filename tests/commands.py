"""Commands run in this process, as a person or a script runs them."""

from __future__ import annotations

import pytest

from collector.cli import main

STORY = """<!doctype html><html lang="en"><head><title>Acme Pay opens in Lisbon</title>
<meta property="og:title" content="Acme Pay opens in Lisbon">
<meta property="article:published_time" content="2026-10-02T08:00:00+00:00">{head}</head>
<body><main><article><h1>Acme Pay opens in Lisbon</h1><p class="byline">By Ana Ruiz</p>
<p>Acme Pay, the payments company, has opened its second office in Lisbon, where it wants to hire a hundred people.</p>
<p>“We have looked at four cities,” the head of Acme Pay said on Friday. The council had offered a tobacco factory.</p>
<p>Competitors were sceptical. The market for card readers has been shrinking, and Acme Pay lost money for two years.</p>
<p>The company was founded nine years ago by two former bank clerks and now serves some forty thousand small shops.</p>
</article></main></body></html>"""
ADDRESS = "https://www.harbour-courier.example/2026/10/acme-pay"
OWN_ADDRESS = f'<link rel="canonical" href="{ADDRESS}">'


def run(capfd: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """Return the exit status of a command, and what it wrote on stdout and stderr."""
    with pytest.raises(SystemExit) as ended:
        main(list(argv))
    out, err = capfd.readouterr()
    return int(ended.value.code or 0), out, err

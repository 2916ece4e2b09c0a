"""What a person sees, in a real browser: the report and the review desk in Debian's Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder: its report and its workspace."""
    folder = tmp_path_factory.mktemp("browser")
    command = [sys.executable, "-m", "collector", "demo", "--out", str(folder / "demo")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / "demo"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium; skips where there is none."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is of the development environment")
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with driver.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_asks_for_nothing_and_fits(case: Path, browser: Any, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((case / "index.html").resolve().as_uri())

    assert page.locator("h1").first.inner_text() == "Orbelo"
    links = json.loads((case / "dossier.json").read_text("utf-8"))["press_links"]
    for link in links:
        assert page.locator(f'a[href="{link["url"]}"]').first.is_visible()
    assert asked == [(case / "index.html").resolve().as_uri()], "the page is whole by itself"
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "nobody has to scroll sideways"
    context.close()


def test_the_report_prints(case: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((case / "index.html").resolve().as_uri())
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()


def test_a_sitting_at_the_desk(case: Path, browser: Any) -> None:
    command = [
        sys.executable, "-m", "collector", "review", "orbelo", "--workspace", str(case / "workspace"), "--no-open",
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    desk = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert desk.stdout is not None
        address = desk.stdout.readline().strip()
        page = browser.new_page()
        page.goto(address)
        assert "/enter/" not in page.url, "the token leaves the address bar"
        question = page.locator("h1, h2").first.inner_text()
        assert question

        page.keyboard.press("1")  # the first reason
        with page.expect_navigation():
            page.keyboard.press("x")  # leave it out
        assert page.locator('button[value="undo"]').count() == 1, (
            "the answer was taken, and can be taken back"
        )

        with page.expect_navigation():
            page.keyboard.press("z")
        assert page.locator("h1, h2").first.inner_text() == question

        stranger = browser.new_context().new_page()
        assert stranger.goto(address).status == 403, "the address serves one browser"
        page.close()
    finally:
        desk.terminate()
        desk.wait(20)
        for stream in (desk.stdout, desk.stderr):
            if stream is not None:
                stream.close()

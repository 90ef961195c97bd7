"""A headless Chromium for tests of what is seen: light or dark, at a width; without one such tests skip."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
    "--force-device-scale-factor=1",
)


def chromium() -> str | None:
    """Return the path of the browser, or nothing where there is none."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def chromedriver() -> str | None:
    """Return the path of the program that drives the browser, or nothing where there is none."""
    return shutil.which("chromedriver")


def missing() -> str:
    """Return what a test in a browser lacks here, or nothing."""
    there = {
        "selenium": find_spec("selenium"),
        "chromium": chromium(),
        "chromedriver": chromedriver(),
    }
    return ", ".join(name for name, found in there.items() if not found)


needs_browser = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")
"""Marks a test that is skipped where selenium, chromium or chromedriver is missing."""


@contextmanager
def driver(*, width: int = 1400, height: int = 1000, dark: bool = False) -> Iterator["Chrome"]:
    """Yield a browser with nothing of the user's, whose page is so wide and high, and quit it afterwards."""
    from selenium import webdriver  # noqa: PLC0415 (optional)
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    with TemporaryDirectory(prefix="isograph-browser-", ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium() or ""
        for argument in (*_QUIET, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        browser = webdriver.Chrome(options=options, service=Service(chromedriver()))
        try:
            show(browser, width=width, height=height, dark=dark)
            yield browser
        finally:
            browser.quit()


@contextmanager
def opened(page: Path, *, width: int = 1400, dark: bool = False) -> Iterator["Chrome"]:
    """Yield a browser that shows a file."""
    with driver(width=width, dark=dark) as browser:
        browser.get(page.absolute().as_uri())
        yield browser


def show(browser: "Chrome", *, width: int, height: int = 1000, dark: bool = False) -> None:
    """Make the page of an open browser so wide and high, and its theme light or dark."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})


def widths(browser: "Chrome") -> tuple[int, int]:
    """Return how wide the page's content is, and how wide the page itself."""
    content, page = browser.execute_script("const e = document.documentElement; return [e.scrollWidth, e.clientWidth]")
    return int(content), int(page)

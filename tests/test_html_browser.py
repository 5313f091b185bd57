"""The pages in a real browser: they render, load nothing, complain of nothing, and nothing in them runs."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from newsexport.conversion import Target
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")

NOW = Options(now=datetime(2030, 2, 14, 12, tzinfo=UTC), url_template="https://example.com/{key}")
DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="

ATTACK = "</title></script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"

PAGES: dict[str, dict[str, Any]] = {
    "hostile": {
        "headlines": [{"text": ATTACK}], "byline": ATTACK, "keywords": [ATTACK], "section": ATTACK,
        "descriptions": [{"role": "standfirst", "text": ATTACK}], "creators": [{"name": ATTACK}],
        "body": [
            {"type": "paragraph", "text": ATTACK},
            {"type": "raw", "media_type": "text/html", "markup": f"<p>left</p>{ATTACK}"},
            {"type": "embed", "markup": f"<blockquote>post</blockquote>{ATTACK}", "url": "https://example.com/p"},
        ],
        "media": [{"alt_text": ATTACK, "caption": ATTACK, "renditions": [{"href": DOT}]}],
    },
    "arabic": {
        "language": "ar", "headlines": [{"text": "عودة العبّارة إلى الميناء"}],
        "descriptions": [{"role": "standfirst", "text": "أبحرت العبّارة 12 مرة يوم السبت."}],
        "published": "2026-02-14T06:30:00+02:00", "creators": [{"name": "Ann Lee"}],
        "body": [
            {"type": "paragraph", "text": "أبحرت العبّارة «Karsby II» صباح السبت بعد 3 أشهر."},
            {"type": "list", "items": [{"blocks": [{"type": "paragraph", "text": "السبت"}]}]},
            {"type": "quote", "blocks": [{"type": "paragraph", "text": "عدنا."}]},
        ],
        "media": [{"caption": "العبّارة", "credit_line": "Lee/Example", "renditions": [{"href": DOT, "width": 640, "height": 80}]}],
    },
    "japanese": {
        "language": "ja", "headlines": [{"text": "フェリー、三か月ぶりに運航再開"}],
        "body": [{"type": "paragraph", "text": "土曜日の朝、フェリーが港に戻った。",
                  "spans": [{"start": 0, "end": 3, "kind": "emphasis"}]}],
        "corrections": [{"text": "初出の日付を訂正しました。", "published": "2026-02-14"}],
    },
    "live": {
        "language": "en", "headlines": [{"text": "Karsby 2, Norholm 1: as it happened"}],
        "body": [
            {"type": "entry", "id": "e2", "title": {"text": "Full time"}, "published": "2026-02-14T17:00:00Z",
             "authors": ["Ann Lee"], "blocks": [{"type": "paragraph", "text": "It is over."}]},
            {"type": "entry", "id": "e1", "title": {"text": "Goal"}, "published": "2026-02-14T16:10:00Z",
             "blocks": [{"type": "table", "caption": {"text": "Score"}, "rows": [
                 {"section": "head", "cells": [{"header": True, "blocks": [{"type": "paragraph", "text": "Karsby"}]}]},
                 {"cells": [{"blocks": [{"type": "paragraph", "text": "2"}]}]}]}]},
        ],
    },
}  # fmt: skip


class Proxy:
    """Notes who asks for anything, and gives nothing."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            with connection:
                self.asked.append(connection.recv(200))

    def close(self) -> None:
        self.listening.close()


def browse(folder: Path, markup: str) -> tuple[str, list[str], list[bytes]]:
    """The document after it was rendered, what the console said, and what was asked of the network."""
    path = folder / "page.html"
    path.write_text(markup, "utf-8")
    proxy = Proxy()
    try:
        done = subprocess.run(
            [
                BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-extensions",
                "--disable-dev-shm-usage", "--disable-default-apps", "--no-default-browser-check",
                f"--user-data-dir={folder / 'profile'}", f"--proxy-server=127.0.0.1:{proxy.port}",
                "--enable-logging=stderr", "--timeout=5000", "--window-size=800,1200",
                f"--screenshot={folder / 'page.png'}", "--dump-dom", path.as_uri(),
            ],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
    finally:
        proxy.close()
    console = [
        line for line in done.stderr.decode("utf-8", "replace").splitlines() if "CONSOLE" in line
    ]
    return done.stdout.decode("utf-8", "replace"), console, proxy.asked


def page(**more: Any) -> str:
    item = NewsItem.model_validate({"uri": "urn:x:1", **more})
    return Target.of("html", NOW).document(item, Report()).decode("utf-8")


def foreign(asked: list[bytes]) -> list[bytes]:
    """What was asked for the page: a fresh browser also looks for its own maker."""
    return [each for each in asked if b"example" in each or each[:1] == b"x"]


@pytest.mark.parametrize(
    "name", ["hostile", *(pytest.param(name, marks=pytest.mark.slow) for name in PAGES if name != "hostile")]
)  # fmt: skip
def test_a_page_renders_loads_nothing_and_runs_nothing(name, tmp_path):
    markup = page(**PAGES[name])
    document, console, asked = browse(tmp_path, markup)
    title = PAGES[name]["headlines"][0]["text"]
    shown = re.search(r"<title>(.*?)</title>", document, re.DOTALL)
    assert shown and unescape(shown[1]) == title
    assert "</h1>" in document and "nx-body" in document
    assert not console
    assert not foreign(asked)


def test_the_browser_would_tell(tmp_path):
    """The test can fail: a picture elsewhere is asked for, and a forbidden script is complained of."""
    picture = {"renditions": [{"href": "http://example.com/a.png"}]}
    markup = page(headlines=[{"text": "T"}], media=[picture])
    markup = markup.replace("</main>", "</main><script>document.title='taken'</script>")
    document, console, asked = browse(tmp_path, markup)
    assert "<title>T</title>" in document, "the policy forbids scripts"
    assert len(console) == 1 and "Content Security Policy" in console[0]
    assert foreign(asked)

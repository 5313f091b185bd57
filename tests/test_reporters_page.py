"""The report as a page: seen in a real browser, with hostile words in it, and filtered."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from newsexport.codes.files import IO003, IO010
from newsexport.diagnostic import Position
from newsexport.report import Report
from newsexport.reporters import reporter
from newsexport.reporters.html import EXAMPLES, MOST_INPUTS
from newsexport.reporters.page_words import WORDS
from newsexport.reporters.run import Style, Summary, Tool

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
in_a_browser = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")
ATTACK = "</title></pre><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"

MANUAL = "{0} is wrong.\n\nWhy it matters: it does,\n<b>twice</b>.\n\nFix: mend it."


def page(language: str = "en") -> str:
    tool = Tool("9.9.9", at=datetime(2026, 2, 16, tzinfo=UTC), profile="acme", manual=MANUAL.format)
    teller = reporter("html", tool, Style(language=language))
    report, summary = Report(path=f"{ATTACK}.xml", format="xml", version="9"), Summary()
    report.begin_item()
    report.name_item("urn:x:1", ATTACK[:60])
    at = Position(3, 2, (1, 5), ATTACK, (1, 5))
    report.add(IO003, position=at, pointer=f"/{ATTACK}", reason="mismatched tag", advice=ATTACK)
    for number in range(1000):
        report.add(IO010, position=at, character=f"U+{number} {ATTACK}")
    report.coverage.update(headlines=1)
    report.skip("rules", ATTACK)
    summary.count(report)
    return teller.begin() + teller.tell(report) + teller.end(summary)


def browse(folder: Path, markup: str, part: str = "") -> tuple[str, str]:
    path = folder / "report.html"
    path.write_text(markup, "utf-8")
    done = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-extensions",
            "--disable-dev-shm-usage", "--disable-default-apps", "--no-default-browser-check",
            f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr", "--timeout=5000",
            "--dump-dom", path.as_uri() + part,
        ],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    console = "\n".join(line for line in done.stderr.decode().splitlines() if "CONSOLE" in line)
    return done.stdout.decode("utf-8"), console


def test_counts_are_exact_and_samples_bounded():
    out = page()
    assert "<b>1,000</b> Warnings" in out
    assert f"{EXAMPLES} of 1,000 shown" in out
    assert out.count('class="finding"') == EXAMPLES + 1
    assert out.index("IO003") < out.index('data-severity="warning"')


def test_nothing_of_a_document_is_markup():
    out = page()
    assert out.count("<script") == 1 and "<img" not in out
    assert not re.findall(r"""(?:src|href)=["'](?!data:|#[A-Z]{2}\d{3}["'])""", out)


def test_a_page_says_what_was_judged_by_what_and_how_it_ended():
    out = page()
    assert f'<p class="verdict fails">{WORDS["en"]["fails"]}</p>' in out
    assert "2026-02-16 00:00:00 UTC" in out and "<bdi>acme</bdi>" in out
    assert re.search(r'<td>xml 9</td><td class="number">1</td><td class="number error">1</td>', out)
    assert "IO003 not-well-formed</bdi></a>" in out and '<details id="IO003" class="error"' in out
    assert "Why it matters: it does, &lt;b&gt;twice&lt;/b&gt;." in out


def test_a_page_without_errors_passes():
    report, summary = Report(path="feed.xml"), Summary()
    summary.count(report)
    teller = reporter("html", Tool("9.9.9"), Style())
    assert 'class="verdict passes"' in teller.begin() + teller.tell(report) + teller.end(summary)
    warned = Summary()
    report.add(IO010, character="U+7")
    warned.count(report)
    assert 'class="verdict passes_warned"' in teller.tell(report) + teller.end(warned)
    warned.exit_code = 1  # with --fail-on warning
    assert 'class="verdict fails"' in teller.end(warned)


def test_many_inputs_are_listed_up_to_a_bound():
    teller, summary = reporter("html", Tool("9.9.9"), Style()), Summary()
    for number in range(MOST_INPUTS + 5):
        report = Report(path=f"{number}.xml")
        summary.count(report)
        teller.tell(report)
    out = teller.end(summary)
    assert out.count('<th scope="row"><bdi>') == MOST_INPUTS
    assert f"{MOST_INPUTS} of {MOST_INPUTS + 5} shown" in out


def test_every_language_has_a_page():
    for language in WORDS:
        out = page(language)
        assert f"<title>{WORDS[language]['title']}</title>" in out
        for name in ("inputs", "items", "error", "warning", "info", "by_rule", "coverage"):
            assert WORDS[language][name] in re.sub(
                r"<(style|script)>.*?</\1>", "", out, flags=re.DOTALL
            )
        assert "built-in method" not in out


@in_a_browser
def test_the_page_in_a_browser_filters_and_runs_nothing_of_others(tmp_path):
    document, console = browse(tmp_path, page(), "#search=mismatched")
    title = re.search(r"<title>(.*?)</title>", document)
    assert title and unescape(title[1]) == "News feed report"
    assert not console
    assert '<output id="shown">1</output>' in document
    assert len(re.findall(r'class="finding"[^>]* hidden', document)) == EXAMPLES
    assert document.count("<rect") == 4


@in_a_browser
def test_the_browser_would_tell(tmp_path):
    """The test can fail: a script that is not ours is refused aloud."""
    markup = page().replace("</main>", "</main><script>document.title='taken'</script>")
    document, console = browse(tmp_path, markup)
    assert "Content Security Policy" in console
    assert "<title>News feed report</title>" in document


def test_what_is_english_in_a_page_of_another_language_says_so():
    """A screen reader reads each part in its language: WCAG 2.2, 3.1.2."""
    assert 'lang="en"' not in page().partition("<body>")[2]
    german = page("de").partition("<body>")[2]
    for words in ("mismatched tag", "it does,"):
        place = german.index(words)
        assert '<span lang="en">' in german[place - 60 : place], words

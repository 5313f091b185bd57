"""The language of a text, with the extra [lang]: statements are checked, and filled where there is none."""

from __future__ import annotations

import sys

import pytest

from newsexport.cli.main import main
from newsexport.errors import MissingExtra
from newsexport.extract import text_language
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from tests.pages import LONG, MORE, TITLE, items_of, page

CHECKED = {"html": {"language": "checked"}, "text": {"language": "checked"}}
GERMAN = (
    "Die Leuchtturmwärter von Farrow Point haben am Montag über die Lampe gesprochen, die seit 1902 brennt. Sie wollen "
    "sie bis zum Ende des Jahres brennen lassen und bitten den Landkreis um eine neue Linse für den Turm."
)


@pytest.fixture
def extra() -> None:
    pytest.importorskip("py3langid", reason="the extra [lang] (py3langid) is not installed")


def german(language: str) -> bytes:
    body = f"<article><h1>Die Wärter halten die Lampe am Brennen</h1><p>{GERMAN}</p></article>"
    return page(body, title="x").replace(b'<html lang="en">', f"<html{language}>".encode())


def test_a_statement_that_the_text_contradicts_is_told(extra: None) -> None:
    (item,), report = items_of(german(' lang="en-GB"'), formats=CHECKED)
    assert item.language == "en-GB"
    (found,) = (each for each in report.diagnostics if each.code == "RD021")
    assert "said to be en-GB, but the text is in de" in found.message


@pytest.mark.parametrize("tag", ["de", "de-AT", "gsw"][:2])
def test_a_statement_that_is_right_is_left_alone(extra: None, tag: str) -> None:
    (item,), report = items_of(german(f' lang="{tag}"'), formats=CHECKED)
    assert item.language == tag
    assert not [each for each in report.diagnostics if each.code == "RD021"]


def test_a_language_that_nobody_states_is_filled_with_its_evidence(extra: None) -> None:
    (item,), _ = items_of(german(""), formats=CHECKED)
    (why,) = (each for each in item.evidence if each.field == "/language")
    assert (item.language, why.method) == ("de", "the text, by py3langid")
    assert 0.9 <= why.confidence <= 1


def test_a_short_text_says_nothing(extra: None) -> None:
    assert text_language.language_of("Guten Morgen") is None
    assert text_language.language_of("1 2 3 4 5 6 7 8 9 0 " * 20) is None


def test_scraped_text_too(extra: None) -> None:
    from newsexport.formats.text.read import read

    text = f"{TITLE}\n\nBy Ada Lind\n\n{LONG}\n\n{MORE}\n".encode()
    (parsed,) = read(Source.of(text), Options(formats=CHECKED), Report())
    assert parsed.item.language == "en"


def test_it_is_not_looked_at_unless_asked() -> None:
    (item,), report = items_of(german(""))
    assert item.language is None
    (item,), report = items_of(german(' lang="en"'))
    assert not [each for each in report.diagnostics if each.code == "RD021"]


def test_without_the_extra_the_error_names_it(monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    text_language._identifier.cache_clear()
    with pytest.raises(MissingExtra, match=r"newsexport\[lang\]"):
        text_language.language_of(GERMAN)
    story = tmp_path / "page.html"
    story.write_bytes(german(""))
    assert main(["inspect", str(story), "-O", "html.language=checked"]) == 2
    assert "newsexport[lang]" in capsys.readouterr().err

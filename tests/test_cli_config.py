"""newsexport.toml, and how it meets arguments and environment."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport.cli.config import NAME, Config, Wishes, load
from newsexport.cli.run_options import options_of
from newsexport.errors import BadOption, UnknownFormat, UsageError
from newsexport.options import ProviderName

FULL = """
to = ["json", "newsml-g2@2.28"]
provider = "Example News=https://example.com/a=b"
language = "en"

[options.newsml-g2]
body = "nitf"

[rules]
"G2*" = "warning"
NC018 = "off"

[partners.acme]
to = ["newsml-g2"]
provider = "Acme"
language = "ar"

[partners.acme.options.newsml-g2]
layout = "message"

[partners.acme.rules]
"G2*" = "error"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / NAME
    path.write_text(text, "utf-8")
    return path


def asked(config: Path | None, **more: object) -> Namespace:
    usual = {"config": config and str(config), "partner": None, "now": None}
    return Namespace(**{**usual, **more})


def test_a_full_file(tmp_path: Path):
    config = load(str(write(tmp_path, FULL)))
    assert config.defaults.to == ("json", "newsml-g2@2.28")
    assert config.defaults.options == {"newsml-g2": {"body": "nitf"}}
    assert config.partner("acme").options == {"newsml-g2": {"layout": "message"}}
    assert config.partner(None) == Wishes()


def test_it_is_found_upwards(tmp_path: Path):
    path = write(tmp_path, 'language = "ar"')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert load(None, deep).path == path
    write(deep, 'language = "he"')
    assert load(None, deep).defaults.language == "he"


def test_without_a_file_nothing_is_wished(tmp_path: Path):
    assert load(None, tmp_path / "nowhere") == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('langage = "ar"', "did you mean 'language'"),
        (
            '[partners.acme]\nprovidr = "x"',
            "no key 'partners.acme.providr'; did you mean 'provider'",
        ),
        ("language = 1", "language must be a text"),
        ('to = "json"', "to must be a list"),
        ("partners = 1", "partners must be tables"),
        ("[partners]\nacme = 1", "partners.acme must be a table"),
        ("options = 1", "options must be tables"),
        ("[options]\njson = 1", 'options."json" must be a table'),
        ('[rules]\nG2001 = "fatal"', "rules.G2001 must be one of error, warning, info, off"),
        ("rules = 1", "rules must be a table"),
        ("= 1", "not TOML"),
    ],
)
def test_what_the_file_cannot_hold_is_a_usage_error(tmp_path: Path, text: str, message: str):
    with pytest.raises(BadOption) as caught:
        load(str(write(tmp_path, text)))
    assert message in str(caught.value)
    assert NAME in str(caught.value)


def test_a_file_that_is_named_must_be_there(tmp_path: Path):
    with pytest.raises(BadOption, match="No such file"):
        load(str(tmp_path / "none.toml"))
    (tmp_path / "latin.toml").write_bytes(b'language = "\xe9"')
    with pytest.raises(BadOption, match="not TOML"):
        load(str(tmp_path / "latin.toml"))


def test_the_command_line_wins_over_the_partner_over_the_defaults(tmp_path: Path):
    path = write(tmp_path, FULL)
    options, wishes = options_of(asked(path))
    assert wishes.to == ("json", "newsml-g2@2.28")
    assert options.provider == ProviderName("Example News", "https://example.com/a=b")
    assert options.language == "en"
    assert options.setting("newsml-g2", "body", "") == "nitf"
    assert options.profile
    assert options.profile.severity("G2003", "info") == "warning"
    assert options.profile.severity("NC018", "info") is None

    options, wishes = options_of(asked(path, partner="acme"))
    assert wishes.to == ("newsml-g2",)
    assert options.provider == ProviderName("Acme")
    assert options.formats["newsml-g2"] == {"body": "nitf", "layout": "message"}
    assert options.profile.severity("G2003", "info") == "error"

    from newsexport.cli.arguments import setting

    asked_for = asked(
        path,
        partner="acme",
        to=["json-ld,json", "json"],
        provider="Third",
        language="he",
        settings=[setting("newsml-g2.body=xhtml")],
    )
    options, wishes = options_of(asked_for)
    assert wishes.to == ("json-ld", "json")
    assert options.provider == ProviderName("Third")
    assert options.language == "he"
    assert options.formats["newsml-g2"] == {"body": "xhtml", "layout": "message"}


def test_the_time_is_now_then_the_environment_then_the_clock(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert options_of(asked(None))[0].now is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert options_of(asked(None))[0].now == datetime(1970, 1, 2, tzinfo=UTC)
    given = datetime(2026, 2, 16, tzinfo=UTC)
    assert options_of(asked(None, now=given))[0].now == given
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(BadOption, match="SOURCE_DATE_EPOCH"):
        options_of(asked(None))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('language = "english please"', "no language tag"),
        ('provider = "=https://example.com/"', "has no name"),
        ('[options.newsml-g2]\nbdy = "nitf"', "did you mean 'body'"),
        ('[options.newsml-g2]\nbody = "pdf"', "it may be: xhtml, nitf"),
        ("[options.newsml-g3]\nbody = 1", "newsml-g3"),
    ],
)
def test_values_are_checked_before_any_work(tmp_path: Path, text: str, message: str):
    with pytest.raises(UsageError) as caught:
        options_of(asked(write(tmp_path, text)))
    assert message in str(caught.value)


def test_unknown_partners_and_formats(tmp_path: Path):
    path = write(tmp_path, FULL)
    with pytest.raises(BadOption, match="did you mean 'acme'"):
        options_of(asked(path, partner="acne"))
    with pytest.raises(UnknownFormat):
        options_of(asked(write(tmp_path, "[options.pdf]\na = 1")))


def test_options_may_be_booleans_and_numbers(tmp_path: Path):
    path = write(tmp_path, '[options]\njson = {indent = false}\n"newsml-g2" = {version = 2.28}')
    assert options_of(asked(path))[0].formats == {
        "json": {"indent": "no"}, "newsml-g2": {"version": "2.28"}
    }  # fmt: skip


def test_partners_on_the_command_line(command, root: Path, tmp_path: Path):
    story = root / "fixtures/stories/harbour-bridge/input.newsitem.json"
    path = write(
        tmp_path, '[partners.acme]\nto = ["json"]\n[partners.acme.options.json]\nindent = false'
    )
    done = command("convert", story, "--partner", "acme", "--config", path)
    assert done.code == 0
    assert done.out.count("\n") == 1
    assert command("convert", story, "--partner", "acm", "--config", path).code == 2
    assert command("convert", story, "--config", path).code == 2  # nothing says which format


def test_rules_on_the_command_line(command, tmp_path: Path):
    item = tmp_path / "a.json"
    item.write_text('\n{"schemaVersion": "1.0", "uri": "urn:x:1"}')
    path = write(tmp_path, '[rules]\n"*" = "off"')
    before = command("validate", item)
    after = command("validate", item, "--config", path)
    assert before.out != after.out

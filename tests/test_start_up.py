"""What a run of the command line may load: rules about modules, never about times."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsexport
from newsexport.late_regex import late_regex

STORIES = "fixtures/stories/harbour-bridge"
VALIDATED = {
    "rss": f"{STORIES}/outputs/story.rss",
    "atom": f"{STORIES}/outputs/story.atom",
    "newsml_g2": f"{STORIES}/outputs/story.newsml-g2.xml",
    "nitf": f"{STORIES}/outputs/story.nitf.xml",
    "news_sitemap": f"{STORIES}/outputs/story.news-sitemap.xml",
    "canonical": f"{STORIES}/outputs/story.newsitem.json",
    "ninjs": f"{STORIES}/outputs/story.ninjs.json",
    "json_ld": f"{STORIES}/outputs/story.jsonld",
    "json_feed": f"{STORIES}/outputs/story.feed.json",
    "text": "fixtures/stories/two-stories-scraped/input.txt",
    "html": "fixtures/stories/quay-page-scraped/input.html",
}
"""A small document that is right, by the folder of its format."""

BY_SNIFFING = {
    "newsml_g2.names", "html.sniff", "text.sniff", "wire.sniff", "ninjs.versions", "ninjs.names",
}  # fmt: skip
"""Modules that say whether a document is of a format: any document may have to be asked."""

NOT_WITHOUT_NEED = (
    "newsexport.receivers", "newsexport.profiles", "newsexport.profile", "newsexport.dialect",
    "newsexport.baseline", "newsexport.history.store", "newsexport.http_checks", "newsexport.code_catalogue",
    "newsexport.conversion", "newsexport.reporters.html",
    "jinja2", "markdown_it", "py3langid", "htmldate", "jsonschema", "sqlite3", "tomllib",
)  # fmt: skip
"""What serves receivers, partners, state files and reports of other forms."""
WRITING = {"newsexport.conversion", "newsexport.dialect"}


def loaded(*arguments: object) -> set[str]:
    """The modules that a run has at its end."""
    script = (
        "import sys; from newsexport.cli.main import main; code = main(sys.argv[1:]); "
        "print('\\n'.join(sys.modules), file=sys.stderr); sys.exit(code > 1)"
    )
    done = subprocess.run([sys.executable, "-c", script, *map(str, arguments)], capture_output=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stderr.decode().split())


def strangers(names: set[str], own: set[str]) -> set[str]:
    """Modules of formats that a run has nothing to do with. Their cards are in the table of formats."""
    of_formats = {
        name.partition(".formats.")[2] for name in names if name.startswith("newsexport.formats.")
    }
    inner = {each for each in of_formats - BY_SNIFFING if "." in each}
    return {each for each in inner if each.partition(".")[0] not in own}


@pytest.mark.parametrize("name", VALIDATED)
def test_validating_a_document_loads_only_its_own_format(root: Path, name: str) -> None:
    names = loaded("validate", root / VALIDATED[name])
    assert f"newsexport.formats.{name}" in names
    assert not strangers(names, {name})
    assert [each for each in NOT_WITHOUT_NEED if each in names] == []


@pytest.mark.parametrize(
    ("name", "target"), [("text", "canonical"), ("rss", "ninjs"), ("canonical", "rss")]
)
def test_converting_loads_the_two_formats(
    root: Path, tmp_path: Path, name: str, target: str
) -> None:
    to = {"canonical": "json"}.get(target, target)
    names = loaded("convert", root / VALIDATED[name], "--to", to, "--out", tmp_path)
    assert not strangers(names, {name, target})
    assert [each for each in NOT_WITHOUT_NEED if each in names and each not in WRITING] == []


def test_late_patterns_wait_for_their_first_use_and_are_right() -> None:
    script = (
        "import gc, sys; from newsexport.cli.main import main; from newsexport.late_regex import _Late; "
        "import newsexport.prose.bylines, newsexport.rules.common, newsexport.extract.page.article; "
        "late = [each for each in gc.get_objects() if isinstance(each, _Late)]; "
        "sys.exit(len(late) < 100 or any('search' in vars(each) for each in late))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
    for found in pkgutil.walk_packages(newsexport.__path__, "newsexport."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    kind = type(late_regex(""))
    for each in [each for each in gc.get_objects() if isinstance(each, kind)]:
        assert each.search is not None


def test_a_late_pattern_is_as_a_compiled_one() -> None:
    pattern = late_regex(r"(?P<word>b+)")
    assert pattern.sub("-", "abba") == "a-a"
    match = pattern.search("abba")
    assert match is not None
    assert match["word"] == "bb"
    assert pattern.pattern == match.re.pattern
    assert pattern.groupindex == {"word": 1}
    with pytest.raises(AttributeError):
        _ = pattern.nothing  # type: ignore[attr-defined]

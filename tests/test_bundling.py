"""Many items in one document, or in several where a format has a limit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsexport import api
from newsexport.errors import InvalidOutput
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem


def _canceled(item: NewsItem, options: Options) -> str | None:
    return "it is canceled" if item.pub_status == "canceled" else None


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> Format:
    """The JSON format as if one document held two items at most, and none that is canceled."""
    card = replace(registry.find("json"), max_items=2, leaves_out=_canceled)
    monkeypatch.setattr(registry, "find_versioned", lambda *_: (card, None))
    return card


def items(path: Path, count: int, canceled: int | None = None) -> Path:
    lines = (
        {"schemaVersion": "1.0", "uri": f"urn:newsml:example.com:20260216:{n}", "language": "en",
         "pubStatus": "canceled" if n == canceled else "usable", "headlines": [{"text": f"Ferry {n}"}]}
        for n in range(count)
    )  # fmt: skip
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return path


def uris(document: bytes) -> list[str]:
    return [json.loads(line)["uri"][-1] for line in document.splitlines()]


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2])])
def test_a_further_document_begins_where_one_is_full(
    tmp_path: Path, count: int, sizes: list[int]
) -> None:
    source = items(tmp_path / "feed.newsitem.jsonl", count)
    documents = [b"".join(chunks) for chunks in api.bundles(source, "json")]
    assert [len(uris(each)) for each in documents] == sizes
    assert [uri for each in documents for uri in uris(each)] == [str(n) for n in range(count)]


def test_chunks_that_nobody_took_are_not_in_the_next_document(tmp_path: Path) -> None:
    source = items(tmp_path / "feed.newsitem.jsonl", 3)
    documents = iter(api.bundles(source, "json"))
    next(documents)
    assert uris(b"".join(next(documents))) == ["2"]


def test_one_document_is_refused_when_more_are_needed(tmp_path: Path) -> None:
    report = Report()
    with pytest.raises(InvalidOutput, match="OU005"):
        list(api.bundle(items(tmp_path / "feed.newsitem.jsonl", 3), "json", report=report))
    assert "at most 2 items" in report.diagnostics[-1].message


def test_an_item_that_is_left_out_is_told(tmp_path: Path) -> None:
    report = Report()
    source = items(tmp_path / "feed.newsitem.jsonl", 4, canceled=1)
    documents = [b"".join(chunks) for chunks in api.bundles(source, "json", report=report)]
    assert [uris(each) for each in documents] == [["0", "2"], ["3"]]
    (found,) = [d for d in report.diagnostics if d.code == "OU006"]
    assert (found.severity, found.item.index if found.item else None) == ("info", 1)


def test_alone_it_is_refused(tmp_path: Path) -> None:
    source = items(tmp_path / "feed.newsitem.jsonl", 1, canceled=0)
    (outcome,) = api.convert_record(source, "json")
    assert outcome.status == "rejected"
    assert [(d.code, d.severity) for d in outcome.diagnostics] == [("OU006", "error")]


def test_the_command_line_writes_them_side_by_side(tmp_path: Path) -> None:
    from newsexport.cli.main import main

    source = items(tmp_path / "feed.newsitem.jsonl", 5)
    out = tmp_path / "out"
    assert main(["convert", str(source), "--to", "json", "--bundle", "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "feed.2.newsitem.jsonl", "feed.3.newsitem.jsonl", "feed.newsitem.jsonl",
    ]  # fmt: skip
    assert uris((out / "feed.3.newsitem.jsonl").read_bytes()) == ["4"]


def test_none_appears_before_the_last_is_complete(tmp_path: Path) -> None:
    from newsexport.cli.main import main

    source = items(tmp_path / "feed.newsitem.jsonl", 4)
    source.write_text(source.read_text() + source.read_text())  # every item twice: refused
    out = tmp_path / "out"
    assert main(["convert", str(source), "--to", "json", "--bundle", "--out", str(out)]) != 0
    assert list(out.iterdir()) == []


def test_what_is_left_out_counts_as_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from newsexport.cli.main import main

    source = items(tmp_path / "feed.newsitem.jsonl", 4, canceled=1)
    out = str(tmp_path / "out")
    assert main(["convert", str(source), "--to", "json", "--bundle", "--out", out]) == 0
    assert "3 converted, 0 not, 1 left out" in "".join(capsys.readouterr())
    report = ["--report", "json"]
    assert main(["convert", str(source), "--to", "json", "--bundle", "--out", out, *report]) == 0
    told = json.loads(capsys.readouterr().out)["summary"]["outcomes"]
    assert told == {"ok": 3, "rejected": 0, "failed": 0, "leftOut": 1}

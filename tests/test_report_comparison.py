"""`newsexport compare`: what is new and what is gone between two reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsexport.codes.files import IO003, IO010
from newsexport.diagnostic import Position
from newsexport.report import Report
from newsexport.reporters import reporter
from newsexport.reporters.comparison import compared
from newsexport.reporters.run import Style, Summary, Tool


def report(*findings: tuple[object, int], path: str = "a.xml", times: int = 0) -> dict:
    made, summary = Report(path=path), Summary()
    for name, line in findings:
        made.add(IO003, position=Position(line, 1), reason=str(name), advice="mend it")
    for _ in range(times):
        made.add(IO010, character="U+0000")
    summary.count(made)
    teller = reporter("json", Tool("9.9.9"), Style())
    return json.loads(teller.begin() + teller.tell(made) + teller.end(summary))


def written(folder: Path, name: str, document: dict) -> Path:
    path = folder / name
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_lines_and_names_of_files_do_not_matter():
    found = compared(report(("one", 3), ("two", 4)), report(("two", 90), ("one", 70), path="b.xml"))
    assert (found.new, found.gone, found.still) == ([], [], 2)


def test_what_is_new_and_what_is_gone():
    found = compared(report(("one", 3), ("two", 4)), report(("two", 4), ("three", 9)))
    assert [each["message"] for each in found.new] == ["three"]
    assert [each["message"] for each in found.gone] == ["one"]


def test_equal_findings_are_counted():
    found = compared(report(("one", 3)), report(("one", 3), ("one", 4)))
    assert (len(found.new), found.still) == (1, 1)


def test_samples_are_compared_by_number():
    found = compared(report(times=150), report(times=400))
    assert found.sampled == {"IO010": (150, 400)} and not found.new and not found.gone


def test_the_command(command, tmp_path):
    old = written(tmp_path, "old.json", report(("one", 3), times=150))
    new = written(tmp_path, "new.json", report(("one", 8), ("two", 9), times=151))
    done = command("compare", old, new)
    assert done.code == 1
    assert done.out == (
        "new  error[IO003] a.xml:9:1: two\n"
        "IO010: 150 before, 151 now (samples only: compared by number)\n"
        "1 new, 0 gone, 1 still there\n"
    )
    assert command("compare", new, old).code == 0
    assert command("compare", "-", new, stdin=new.read_bytes()).code == 0
    record = json.loads(command("compare", old, new, "--format", "json").out)
    assert record["new"][0]["path"] == "a.xml"


def test_the_threshold(command, tmp_path):
    old = written(tmp_path, "old.json", report(times=150))
    new = written(tmp_path, "new.json", report(times=151))
    assert command("compare", old, new).code == 0
    assert command("compare", old, new, "--fail-on", "warning").code == 1


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"inputs": 3}', "<a/>"])
def test_what_is_no_report_is_refused(command, tmp_path, text):
    good, bad = written(tmp_path, "good.json", report()), tmp_path / "bad.json"
    bad.write_text(text, "utf-8")
    done = command("compare", good, bad)
    assert done.code == 2 and "no JSON report" in done.err


def test_a_report_that_is_not_there(command, tmp_path):
    good = written(tmp_path, "good.json", report())
    assert command("compare", good, tmp_path / "none.json").code == 3


def test_the_real_thing(command, tmp_path):
    """Reports of the command line itself."""
    feed = tmp_path / "feed.xml"
    feed.write_text("<a>", "utf-8")
    for name in ("old", "new"):
        command("validate", feed, "--format", f"json={tmp_path / name}.json")
    done = command("compare", tmp_path / "old.json", tmp_path / "new.json")
    assert done.code == 0 and done.out.startswith("0 new, 0 gone, ")

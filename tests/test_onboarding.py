"""Sample deliveries as scenarios: each must show what it is for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOW = "2026-02-16T12:00:00+01:00"


def story(**fields: Any) -> dict[str, Any]:
    return {
        "schemaVersion": "1.0",
        "uri": "urn:example:ferry",
        "version": 1,
        "language": "en",
        "versionCreated": "2026-02-16T10:00:00+01:00",
        "published": "2026-02-16T10:00:00+01:00",
        "provider": {"name": "Harbour News"},
        "headlines": [{"text": "Night ferry returns to Karsby"}],
        "body": [{"type": "paragraph", "text": "The night ferry sails again."}],
        "rights": [{"holder": {"name": "Harbour News"}}],
        **fields,
    }


GOOD: dict[str, list[dict[str, Any]]] = {
    "new": [story()],
    "update": [story(version=2)],
    "correction": [story(version=3, edNote="CORRECTION: the ferry returns on Monday")],
    "kill": [story(version=4, pubStatus="canceled")],
    "embargo": [story(uri="urn:example:budget", embargoed="2026-02-17T06:00:00+01:00")],
    "package": [
        story(
            uri="urn:example:weekend", itemClass="composite", body=[],
            groups=[{"id": "root", "root": True, "members": [{"uri": "urn:example:ferry"}]}],
        )
    ],
}  # fmt: skip


def deliver(folder: Path, deliveries: dict[str, list[dict[str, Any]]]) -> Path:
    for name, items in deliveries.items():
        place = folder / name
        place.mkdir(parents=True)
        for number, item in enumerate(items):
            (place / f"{number}.newsitem.json").write_text(json.dumps(item), "utf-8")
    return folder


def results(command: Any, folder: Path, *more: str) -> tuple[int, dict[str, dict[str, Any]]]:
    done = command("onboard", folder, "--now", NOW, "--format", "json", *more)
    return done.code, {each["name"]: each for each in json.loads(done.out)["scenarios"]}


def test_good_deliveries_pass(command: Any, tmp_path: Path) -> None:
    code, found = results(command, deliver(tmp_path / "good", GOOD))
    assert {name: each["faults"] for name, each in found.items()} == {name: [] for name in GOOD}
    assert code == 0


@pytest.mark.parametrize(
    ("name", "items", "told"),
    [
        ("new", [story(embargoed="2026-02-17T06:00:00+01:00")], "under embargo"),
        ("new", [story(pubStatus="withheld")], "withheld"),
        ("new", [story(version=0)], "error"),
        ("update", [story(uri="urn:example:other")], "second time"),
        ("update", [story()], "rise"),
        ("update", [story(version=2, pubStatus="canceled")], "kill"),
        ("correction", [story(version=3)], "says that it is one"),
        ("kill", [story(version=4)], "no item is canceled"),
        ("kill", [story(uri="urn:example:never", pubStatus="canceled")], "never delivered"),
        ("kill", [story(pubStatus="canceled")], "not newer"),
        ("embargo", [story(embargoed="2026-02-15T06:00:00+01:00")], "has ended"),
        ("embargo", [story()], "no item is under embargo"),
        ("package", [story(uri="urn:example:weekend")], "no item is a package"),
        ("package", [{**GOOD["package"][0], "groups": [{"id": "r", "root": True, "members": [{"uri": "urn:example:x"}]}]}], "not delivered"),
    ],
)  # fmt: skip
def test_what_a_scenario_does_not_show_is_told(
    command: Any, tmp_path: Path, name: str, items: list[dict[str, Any]], told: str
) -> None:
    folder = deliver(tmp_path / "samples", {**GOOD, name: items})
    code, found = results(command, folder)
    assert code == 1
    assert found[name]["result"] == "failed"
    assert any(told in fault for fault in found[name]["faults"]), found[name]["faults"]


def test_missing_scenarios_fail_unless_others_are_demanded(command: Any, tmp_path: Path) -> None:
    folder = deliver(tmp_path / "few", {"new": GOOD["new"]})
    code, found = results(command, folder)
    assert (code, found["kill"]["result"]) == (1, "missing")
    code, found = results(command, folder, "--need", "new")
    assert (code, list(found)) == (0, ["new"])
    assert command("onboard", folder, "--need", "nwe").code == 2
    assert command("onboard", tmp_path / "nowhere").code == 2
    (tmp_path / "empty" / "new").mkdir(parents=True)
    done = command("onboard", tmp_path / "empty")
    assert done.code == 2 and "is named after a scenario" in done.err


def test_a_profile_is_part_of_it(command: Any, tmp_path: Path) -> None:
    profile = tmp_path / "acme.toml"
    profile.write_text("[require]\nfields = ['byline']\n", "utf-8")
    folder = deliver(tmp_path / "samples", {"new": GOOD["new"]})
    code, found = results(command, folder, "--need", "new", "--profile", str(profile))
    assert code == 1
    assert "PX001" in found["new"]["faults"][0]


def test_the_certificate_is_one_page_in_which_nothing_of_a_name_is_markup(
    command: Any, tmp_path: Path
) -> None:
    folder = deliver(tmp_path / "s", {"new": GOOD["new"], "kill <script>x": [story()]})
    page = tmp_path / "page.html"
    done = command("onboard", folder, "--now", NOW, "--certificate", page)
    assert done.code == 1
    text = page.read_text("utf-8")
    assert "default-src &#39;none&#39;" in text
    assert "<script" not in text
    assert 'kill: <span class="fails">failed</span>' in text
    assert "missing  embargo" in done.out

"""Standards packs: found, listed, added and fetched; nothing unknown gets in."""

from __future__ import annotations

import http.server
import shutil
import threading
import zipfile
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from newsexport import standards
from newsexport.errors import CheckUnavailable, OutputUnavailable, SourceUnavailable

SMALL = "newsml-g2/G2-multi-schema-2.35.xsd"


@pytest.fixture
def pack(shared: Path) -> Path:
    return shared / "standards"


def states(steps) -> Counter[str]:
    return Counter(step.state for step in steps)


def entry_of(name: str) -> standards.Entry:
    return next(entry for entry in standards.entries() if entry.file == name)


def test_the_table_is_what_the_sources_say(pack):
    lines = (pack / "SOURCES.tsv").read_text("utf-8").splitlines()[1:]
    ours = [
        (e.file, e.repository, e.commit, e.path, e.licence, e.sha256, str(e.size))
        for e in standards.entries()
    ]
    assert sorted(ours) == sorted(tuple(line.split("\t")) for line in lines)
    assert all(len(e.sha256) == 64 and len(e.commit) == 40 for e in standards.entries())


def test_where_a_pack_is_looked_for(tmp_path, monkeypatch):
    assert standards.installed() is None
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    user = tmp_path / "data" / "newsexport" / "standards"
    user.mkdir(parents=True)
    assert standards.installed() == standards.Pack(user)
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert standards.home() == tmp_path / ".local/share/newsexport/standards"
    monkeypatch.setenv(standards.VARIABLE, str(tmp_path))
    assert standards.installed() == standards.Pack(tmp_path)
    assert standards.installed(user) == standards.Pack(user)


def test_a_pack_that_was_asked_for_must_exist(tmp_path, monkeypatch):
    with pytest.raises(CheckUnavailable, match="no such folder"):
        standards.installed(tmp_path / "nowhere")
    monkeypatch.setenv(standards.VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(CheckUnavailable):
        standards.installed()


def test_add_a_folder_then_list_it(pack, tmp_path):
    assert states(standards.add(pack, tmp_path)) == {"installed": len(standards.entries())}
    assert states(standards.add(pack, tmp_path)) == {"kept": len(standards.entries())}
    assert states(standards.status(tmp_path)) == {"kept": len(standards.entries())}
    ours = standards.installed(tmp_path)
    assert ours is not None
    assert ours.has(SMALL)
    assert ours.read(SMALL) == (pack / SMALL).read_bytes()
    assert len(ours.entries) == len(standards.entries())


def test_files_are_known_by_content_not_by_name(pack, tmp_path):
    (tmp_path / "in").mkdir()
    shutil.copyfile(pack / SMALL, tmp_path / "in" / "download (1)")
    found = [
        s.file for s in standards.add(tmp_path / "in", tmp_path / "out") if s.state == "installed"
    ]
    assert found == [SMALL]


def test_one_file_may_stand_in_several_places(pack, tmp_path):
    shutil.copyfile(pack / "newsml-g2/xml.xsd", tmp_path / "xml.xsd")
    steps = standards.add(tmp_path, tmp_path / "out")
    assert len([s for s in steps if s.state == "installed"]) == 3


def test_a_changed_file_is_left_out_and_told(pack, tmp_path):
    changed = tmp_path / "in" / SMALL
    changed.parent.mkdir(parents=True)
    changed.write_bytes((pack / SMALL).read_bytes().replace(b"2.35", b"2.99"))
    assert states(standards.add(tmp_path / "in", tmp_path / "out")) == {
        "missing": len(standards.entries())
    }
    assert not (tmp_path / "out").exists()
    told = {step.file: step.state for step in standards.status(tmp_path / "in")}
    assert told[SMALL] == "differs"


def test_add_a_zip_file_whose_names_want_to_escape(pack, tmp_path):
    archive = tmp_path / "pack.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.write(pack / SMALL, "../../escaped.xsd")
        out.writestr("bomb.xsd", b"0" * 50_000_000)
    steps = {s.file: s.state for s in standards.add(archive, tmp_path / "a" / "b")}
    assert steps[SMALL] == "installed"
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        Path(SMALL).name,
        "pack.zip",
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"text"])
def test_what_is_no_zip_file_is_said_to_be_none(tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(SourceUnavailable, match="not a usable ZIP"):
        list(standards.add(tmp_path / "x.zip", tmp_path / "out"))
    with pytest.raises(SourceUnavailable, match="No such file"):
        list(standards.add(tmp_path / "none.zip", tmp_path / "out"))


def test_a_place_that_cannot_be_written(pack, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputUnavailable):
        list(standards.add(pack, tmp_path / "file"))


# --- fetching: from a server on this machine, laid out like the real one -------------------------


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture
def mirror(pack, tmp_path):
    """Two files, one of them damaged, and everything else not found."""
    site = tmp_path / "site"
    for name, damage in ((SMALL, b""), ("newsml-g2/xml.xsd", b" ")):
        entry = entry_of(name)
        path = site / entry.repository / entry.commit / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((pack / name).read_bytes() + damage)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_fetch_takes_what_is_right_and_tells_the_rest(mirror, tmp_path):
    steps = {step.file: step for step in standards.fetch(tmp_path / "out", base=mirror)}
    assert len(steps) == len(standards.entries())
    assert steps[SMALL].state == "installed"
    assert "SHA-256 differs" in steps["newsml-g2/xml.xsd"].reason
    assert "HTTP 404" in steps["newsml-g2/ODRL22.xsd"].reason
    assert steps["atom/atom-rfc4287.rng"].state == "missing"
    assert "standards add" in steps["atom/atom-rfc4287.rng"].reason
    assert [p.name for p in (tmp_path / "out").rglob("*") if p.is_file()] == [Path(SMALL).name]


def test_a_second_fetch_goes_on_where_the_first_ended(mirror, tmp_path):
    first = list(standards.fetch(tmp_path, base=mirror, names=[SMALL]))
    second = list(standards.fetch(tmp_path, base="http://127.0.0.1:9/never-asked", names=[SMALL]))
    assert [step.state for step in first + second] == ["installed", "kept"]


def test_names_may_be_folders(mirror, tmp_path):
    assert {
        s.file.split("/")[0] for s in standards.fetch(tmp_path, base=mirror, names=["nitf/"])
    } == {"nitf"}


@pytest.mark.parametrize(
    "base", ["http://127.0.0.1:9", "file:///etc", "http://[broken", "ftp://localhost"]
)
def test_a_server_that_cannot_be_asked_ends_the_fetch(tmp_path, base):
    with pytest.raises(SourceUnavailable):
        list(standards.fetch(tmp_path, base=base))
    assert not list(tmp_path.iterdir())


def test_addresses_name_a_commit():
    address = entry_of(SMALL).address()
    assert address.startswith(
        "https://raw.githubusercontent.com/iptc/newsml-g2/7f172b01af0c343aacb1e1297ac0e75debabb4a7/"
    )

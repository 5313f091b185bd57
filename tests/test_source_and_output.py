"""Inputs that can be opened again, outputs that appear whole or not at all."""

from __future__ import annotations

import gzip
import io
import os
import pickle
from pathlib import Path

import pytest

from newsexport.errors import OutputUnavailable, SourceUnavailable
from newsexport.output import OutputFolder, safe_stem, write_whole
from newsexport.source import Source


def test_a_path_bytes_and_a_stream_give_the_same_bytes_again_and_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"hello")
    for source in (
        Source.of(file),
        Source.of(str(file)),
        Source.of(b"hello"),
        Source.of(io.BytesIO(b"hello")),
    ):
        for _ in range(2):
            with source.open() as stream:
                assert stream.read() == b"hello"
        assert source.head(2) == b"he"
        assert source.window(1, 3) == b"el"
        assert source.read(5) == b"hello"
        assert source.read(4) is None
        assert len(source.sha256()) == 64


def test_gzip_is_inflated(tmp_path: Path) -> None:
    source = Source.of(gzip.compress(b"news" * 1000))
    assert source.read(10_000) == b"news" * 1000
    assert source.window(4, 8) == b"news"


def test_a_gzip_bomb_is_refused() -> None:
    bomb = Source.of(gzip.compress(b"\0" * (300 * 1024 * 1024), 9))
    with pytest.raises(SourceUnavailable, match="inflates"):
        bomb.read(400 * 1024 * 1024)


def test_a_broken_gzip_is_refused() -> None:
    with pytest.raises(SourceUnavailable):
        Source.of(gzip.compress(b"news" * 1000)[:-10]).read(100_000)


@pytest.mark.parametrize("kind", ["missing", "folder", "fifo", "dangling", "loop", "nul"])
def test_what_is_no_readable_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "nul":
        path = Path("a\0b")
    with pytest.raises(SourceUnavailable):
        Source.of(path).head()


def test_a_source_of_bytes_can_be_pickled() -> None:
    source = Source.of(b"hello", "story.txt")
    assert pickle.loads(pickle.dumps(source)) == source


@pytest.mark.parametrize(
    ("name", "stem"),
    [("../../etc/passwd", "etc-passwd"), (".hidden", "hidden"), ("-rf", "rf"), ("CON", "_CON"),
     ("a b/c", "a-b-c"), ("", "item"), ("خبر عاجل", "خبر-عاجل"), ("x" * 999, "x" * 180)],
)  # fmt: skip
def test_safe_stems(name: str, stem: str) -> None:
    assert safe_stem(name) == stem


def test_names_are_unique_also_when_case_folds(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path)
    names = [folder.file_for(stem, None, ".jsonld").name for stem in ("Story", "story", "story")]
    assert names == ["Story.jsonld", "story-2.jsonld", "story-3.jsonld"]
    assert folder.file_for("story", 2, ".jsonld").name == "story.2.jsonld"


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> object:
        yield b"half"
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        write_whole(tmp_path / "a", broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    assert write_whole(tmp_path / "a", [b"one", b"two"]) == 6
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_output_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputUnavailable, match="nowhere"):
        write_whole(tmp_path / "nowhere" / "a", b"x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputUnavailable):
        OutputFolder(tmp_path / "file").prepare()


@pytest.mark.parametrize("source", [io.StringIO("{}"), 3, None, ["a.txt", "b.txt"], {}])
def test_what_is_no_source_says_what_one_is(source: object) -> None:
    with pytest.raises(TypeError, match="a source is a path, bytes or a stream of bytes"):
        Source.of(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ['<rss version="2.0"/>', '{"uri": "urn:x:1"}', "By Ann\n\n" * 99])
def test_content_in_place_of_a_path_is_told(text: str) -> None:
    with pytest.raises(
        SourceUnavailable, match="what looks like content is given as bytes"
    ) as caught:
        Source.of(text).head()
    assert len(str(caught.value)) < 200
    with pytest.raises(SourceUnavailable) as caught:
        Source.of("nowhere.xml").head()
    assert "bytes" not in str(caught.value)

"""Saved HTTP responses: the body is read as any document is, the head is held against it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import api
from newsexport.codes.files import IO010
from newsexport.http_response import response_of
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.locate import place_findings

BODY = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour</title><link>https://example.com/</link><description>News</description>
<item><title>Ferry returns</title><guid>https://example.com/1</guid><pubDate>yesterday</pubDate></item>
</channel></rss>
"""
HEAD = b'HTTP/2 200 \r\ncontent-type: application/rss+xml; charset=utf-8\r\netag: "a"\r\n\r\n'


def codes(data: bytes) -> dict[str, tuple[int, int] | None]:
    report = api.validate(Source.of(data, "saved"))
    return {
        found.code: (found.position.line, found.position.column) if found.position else None
        for found in report.diagnostics
    }


def test_the_body_is_judged_as_if_it_were_the_file_and_lines_count_from_the_status() -> None:
    plain, saved = codes(BODY), codes(HEAD + BODY)
    assert plain["RS005"] is not None
    moved = {code: at and (at[0] + 4, at[1]) for code, at in plain.items()}
    assert saved == moved


def test_spans_lead_to_the_bytes_of_the_file() -> None:
    report = api.validate(Source.of(HEAD + BODY, "saved"))
    (found,) = [each for each in report.diagnostics if each.code == "RS005"]
    assert found.position is not None
    assert found.position.span is not None
    start, end = found.position.span
    assert (HEAD + BODY)[start:end].startswith(b"<pubDate")


def test_redirects_come_before_the_response_that_counts() -> None:
    moved = b"HTTP/1.1 301 Moved Permanently\r\nLocation: https://example.com/feed\r\n\r\n"
    found = response_of(moved + HEAD + BODY)
    assert found is not None
    assert (found.status, found.lines, found.length) == (200, 7, len(moved + HEAD))
    assert "HT001" not in codes(moved + HEAD + BODY)


@pytest.mark.parametrize(
    ("first", "severity"),
    [
        ("HTTP/1.1 304 Not Modified", "info"),
        ("HTTP/1.1 404 Not Found", "error"),
        ("HTTP/2 206", "error"),
    ],
)
def test_what_has_not_changed_is_no_error(first: str, severity: str) -> None:
    report = api.validate(Source.of(f'{first}\r\nETag: "x"\r\n\r\n'.encode(), "saved"))
    assert [each.severity for each in report.diagnostics if each.code == "HT001"] == [severity]


def test_a_compressed_body_is_inflated() -> None:
    head = HEAD.replace(b"etag", b"content-encoding: gzip\r\netag")
    (item,) = api.read(Source.of(head + gzip.compress(BODY), "saved"))
    assert item.headlines[0].text == "Ferry returns"


def test_every_command_takes_them(command, tmp_path: Path) -> None:
    path = tmp_path / "saved.http"
    path.write_bytes(HEAD + BODY)
    done = command("convert", path, "--to", "json", "--now", "2026-02-16T12:00:00Z")
    assert done.code == 0
    assert "Ferry returns" in done.out
    assert command("inspect", path).code == 0


@pytest.mark.parametrize(
    "data", [b"HTTP/", b"HTTP/1.1 200 OK", b"HTTP/1.1 200 OK\r\nA: b", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"]
)  # fmt: skip
def test_half_a_response_is_told_not_thrown(data: bytes) -> None:
    report = api.validate(Source.of(data, "saved"))
    assert isinstance(report, Report)
    assert report.has_errors


@given(st.binary(max_size=200))
def test_any_bytes_behind_a_head_are_told_not_thrown(data: bytes) -> None:
    assert api.validate(Source.of(HEAD + data, "saved")).items >= 0
    response_of(b"HTTP/1.1 200 OK\r\n" + data)


def test_a_file_that_grows_beyond_the_limit_keeps_its_findings_without_their_lines(
    tmp_path: Path,
) -> None:
    bomb = tmp_path / "bomb.json"
    bomb.write_bytes(gzip.compress(bytes(20 * 1024 * 1024), 9))
    report = Report()
    report.add(IO010, pointer="/a", character="U+0000")
    place_findings(report, Source.of(bomb), "json")
    assert report.diagnostics[0].position is None
    assert "lines and columns" in {each.rule for each in report.not_checked}


@pytest.mark.parametrize(
    ("stated", "body", "told"),
    [
        ("ISO-8859-1", BODY.replace(b"UTF-8", b"ISO-8859-15"), True),
        ("ISO-8859-15", BODY.replace(b"UTF-8", b"ISO-8859-15"), False),
        ("utf-16", BODY.decode().replace("UTF-8", "UTF-16").encode("utf-16"), False),
        ("utf-8", BODY, False),
    ],
)
def test_an_encoding_is_stated_in_both_places_alike(stated: str, body: bytes, told: bool) -> None:
    head = HEAD.replace(b"charset=utf-8", f"charset={stated}".encode())
    assert ("HT003" in codes(head + body)) is told


def test_inspect_counts_lines_as_findings_do(command, tmp_path: Path) -> None:
    path = tmp_path / "feed.http"
    path.write_bytes(HEAD + BODY)
    record = json.loads(command("inspect", path, "--format", "json").out)
    lines = {each["pointer"]: each["line"] for each in record["items"][0]["fields"]}
    assert lines["/headlines/0/text"] == (HEAD + BODY)[: (HEAD + BODY).index(b"<title>Ferry")].count(b"\n") + 1  # fmt: skip

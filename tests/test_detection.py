"""Which format a document is of, in any encoding; and what is said of one that is of none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsexport import api
from newsexport.report import Report
from newsexport.source import Source
from tests.one_item import OPTIONS

WIDE = [
    ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("utf-16-be", b""),
    ("utf-32-le", b"\xff\xfe\0\0"), ("utf-32-be", b"\0\0\xfe\xff"), ("utf-32-le", b""), ("utf-32-be", b""),
]  # fmt: skip


WRITTEN = [
    "story.atom", "story.feed.json", "story.html", "story.jsonld", "story.newsitem.json",
    "story.newsml-g2.xml", "story.ninjs.json", "story.nitf.xml", "story.rss", "story.md",
]  # fmt: skip


def texts(data: bytes) -> list[Any]:
    return [
        (p.item.headline, [getattr(block, "text", None) for block in p.item.body])
        for p in api.parsed_items(Source.of(data), None, OPTIONS, Report())
    ]


@pytest.mark.parametrize(("codec", "mark"), WIDE)
def test_every_format_is_known_in_every_encoding_of_unicode(
    codec: str, mark: bytes, root: Path
) -> None:
    folder = root / "fixtures" / "stories" / "night-train-ja" / "outputs"
    for name in WRITTEN:
        data = (folder / name).read_bytes()
        wide = mark + data.decode().encode(codec)
        assert api.detect(wide).format == api.detect(data).format, name
        assert api.detect(wide).version == api.detect(data).version, name
        assert texts(wide) == texts(data), name


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<Publish><Titre>Café</Titre></Publish>".encode(), "the root Publish"),
        ("\ufeff<Publish><Titre>Café</Titre></Publish>".encode(), "the root Publish"),
        ('[{"ville": "Zürich"}]'.encode(), "it looks like JSON"),
        (b"\0\1\2\3\0\0\0", "binary"),
    ],
)  # fmt: skip
def test_what_is_of_no_known_format_is_not_called_binary(data: bytes, said: str) -> None:
    report = api.validate(data)
    assert said in report.diagnostics[0].message


def test_a_video_is_not_taken_for_text_of_four_bytes() -> None:
    report = api.validate(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" * 20)
    assert report.diagnostics[0].message == "no known format: it looks like binary data"


def test_ninjs_is_known_without_its_uri_in_the_beginning() -> None:
    beginning = (
        b'{"type": "text", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Ferry", "urgency": 4,'
        b'"body_html": "<p>' + b"It sailed. " * 500 + b'</p>", "uri": "urn:x:1"}'
    )
    assert api.detect(beginning).format == "ninjs"
    settings = beginning.replace(b'"2026-02-16T09:30:00Z"', b'{"shown": true}')
    assert api.detect(settings).format is None

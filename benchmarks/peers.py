"""Other readers of raw articles, each with its defaults, but that nothing is fetched.

One that is not installed is left out, and named. A peer takes a page as text and gives what it understood in the words of the shared scorers. For scraped text, which none
of them takes, its lines are wrapped in paragraphs: the nearest use there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

Found = dict[str, Any]
"""headline, authors, published, body, captions: those that a tool gives."""
Read = Callable[[str, str], Found]
"""(page, address) -> what was found."""


class Peer(NamedTuple):
    """One tool."""

    name: str
    package: str
    """The distribution that brings it."""
    module: str
    make: Callable[[], Read]
    gives: frozenset[str]
    """What it gives at all; on the rest it is not judged."""
    reads_text: bool = False
    """Whether it is also tried on wrapped text."""


def _trafilatura() -> Read:
    from trafilatura import bare_extraction

    def read(page: str, url: str) -> Found:
        document = bare_extraction(page, url=url or None, with_metadata=True)
        if document is None:
            return {}
        authors = [name.strip() for name in (document.author or "").split(";") if name.strip()]
        return {
            "headline": document.title, "authors": authors, "published": document.date,
            "body": document.text,
        }  # fmt: skip

    return read


def _newspaper() -> Read:
    from newspaper import Article
    from newspaper.configuration import Configuration

    config = Configuration()
    config.fetch_images = False

    def read(page: str, url: str) -> Found:
        article = Article(url or "https://example.com/", config=config)
        article.download(input_html=page)
        article.parse()
        moment = article.publish_date
        return {
            "headline": article.title, "authors": list(article.authors),
            "published": moment.isoformat() if hasattr(moment, "isoformat") else None,
            "body": article.text,
        }  # fmt: skip

    return read


def _readability() -> Read:
    from lxml import html
    from readability import Document

    def read(page: str, url: str) -> Found:
        document = Document(page, url=url or None)
        blocks: Any = html.fromstring(document.summary(html_partial=True))
        for each in blocks.iter("p", "li", "h2", "h3", "blockquote", "br"):
            each.tail = "\n" + (each.tail or "")
        return {"headline": document.short_title(), "body": blocks.text_content()}

    return read


def _resiliparse() -> Read:
    from resiliparse.extract.html2text import extract_plain_text

    def read(page: str, url: str) -> Found:
        return {"body": extract_plain_text(page, main_content=True)}

    return read


def _goose() -> Read:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})

    def read(page: str, url: str) -> Found:
        article = goose.extract(raw_html=page)
        moment = article.publish_datetime_utc
        return {
            "headline": article.title, "authors": list(article.authors),
            "published": moment.isoformat() if moment is not None else article.publish_date,
            "body": article.cleaned_text,
        }  # fmt: skip

    return read


def _justext() -> Read:
    from justext import get_stoplist, get_stoplists, justext

    every = frozenset().union(*(get_stoplist(name) for name in get_stoplists()))
    known = {tag: get_stoplist(name) for tag, name in _STOPLISTS.items()}

    def read(page: str, url: str) -> Found:
        said = _LANGUAGE.search(page[:5000])
        stoplist = known.get(said[1].lower(), every) if said else every
        good = [each.text for each in justext(page, stoplist) if not each.is_boilerplate]
        return {"body": "\n".join(good)}

    return read


_LANGUAGE = re.compile(r"<html[^>]{0,300}?\slang=[\"']?([A-Za-z]{2,3})")
_STOPLISTS = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French", "hu": "Hungarian",
    "it": "Italian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip
"""Language that a page states -> justext's list of stop words; for others those of all languages."""

_BODY = frozenset({"body"})
_ALL = _BODY | {"headline", "authors", "published"}
PEERS = (
    Peer("trafilatura", "trafilatura", "trafilatura", _trafilatura, _ALL, reads_text=True),
    Peer("newspaper4k", "newspaper4k", "newspaper", _newspaper, _ALL),
    Peer("readability-lxml", "readability-lxml", "readability", _readability, _BODY | {"headline"}),
    Peer("resiliparse", "resiliparse", "resiliparse", _resiliparse, _BODY),
    Peer("goose3", "goose3", "goose3", _goose, _ALL),
    Peer("justext", "justext", "justext", _justext, _BODY, reads_text=True),
)


def installed(names: set[str] | None = None) -> tuple[dict[str, tuple[Peer, Read]], list[str]]:
    """The peers that are here, by name with version, and the names of those that are not."""
    found: dict[str, tuple[Peer, Read]] = {}
    missing: list[str] = []
    for peer in PEERS:
        if names is not None and peer.name not in names:
            continue
        try:
            import_module(peer.module)
            found[f"{peer.name} {version(peer.package)}"] = (peer, peer.make())
        except (ImportError, PackageNotFoundError):
            missing.append(peer.name)
    return found, missing


def wrapped(text: str) -> str:
    """A scraped text as a page: each of its lines a paragraph."""
    lines = (line.strip() for line in text.splitlines())
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f"<!DOCTYPE html><html><body><article>{body}</article></body></html>"


def long_lines(text: str) -> str:
    """The plainest way to clean a text: its long lines that end a sentence, each once."""
    lines = (line.strip() for line in text.splitlines())
    ends = (".", "!", "?", "…", '"', "”", "»", "。")
    return "\n".join(
        dict.fromkeys(line for line in lines if len(line) >= 80 and line.endswith(ends))
    )

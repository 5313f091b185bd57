"""Random feeds of Atom 1.0, by its grammar (RFC 4287), and of 0.3."""

from __future__ import annotations

from html import escape

from tests.generated.feeds.modules import IN_ITEM, media_content, media_details
from tests.generated.feeds.nodes import Markup, Node, Values, node

ATOM = "http://www.w3.org/2005/Atom"
_EXTENSIONS = tuple(
    each for each in IN_ITEM if each.__name__ not in {"_atom_in_item", "_itunes", "_media"}
)


def atom1(v: Values) -> Node:
    """A feed of Atom 1.0: valid, where the values are not odd."""
    authors = [_person(v, "author") for _ in range(v.random.randrange(1, 3))]
    of_feed = v.some(0.7)
    entries = [_entry(v, authors=not of_feed) for _ in range(v.random.randrange(1, 5))]
    own = node("link", rel="self", href=v.url(), type="application/atom+xml")
    head = [
        node("id", _identifier(v)),
        _text(v, "title"),
        node("updated", v.rfc3339()),
        own,
        *(authors if of_feed else []),
    ]
    head += _shared(v)
    more = [
        _text(v, "subtitle"), node("generator", v.words(), uri=v.url(), version=f"{v.number()}.1"), node("icon", v.url(".ico")),
        node("logo", v.url(".png")), node("x:feedWide", v.words(), x_way=v.words()), node("sy:updatePeriod", "hourly"),
    ]  # fmt: skip
    head += [each for each in more if v.some(0.4)]
    said = {"xmlns": ATOM} | ({"xml:lang": v.language()} if v.some() else {})
    return Node("feed", said, [*v.shuffled(head), *entries])


def _identifier(v: Values) -> str:
    return v.pick(f"urn:example:{v.number()}", f"tag:example.com,2026-02-16:{v.number()}", v.url())


def _person(v: Values, name: str) -> Node:
    more = [node("uri", v.url()), node("email", v.email()), node("x:rank", v.words())]
    return node(name, node("name", v.person()), *(each for each in more if v.some(0.3)))


def _text(v: Values, name: str) -> Node:
    """A text construct."""
    kind = v.pick("", "text", "html", "xhtml")
    if kind == "xhtml":
        inner = v.pick(f"{escape(v.words())} <b>{escape(v.words())}</b>", escape(v.words()))
        return Node(
            name,
            {"type": "xhtml"},
            [Markup(f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>')],
        )
    words = (
        f"{escape(v.words(), quote=False)} <em>{escape(v.words())}</em>"
        if kind == "html"
        else v.words()
    )
    return Node(name, {"type": kind} if kind else {}, [words])


def _content(v: Values) -> Node:
    kind = v.pick("text", "html", "html", "xhtml", "xhtml", "src", "xml", "base64", "plain")
    if kind == "xhtml":
        return Node(
            "content",
            {"type": "xhtml"},
            [Markup(f'<div xmlns="http://www.w3.org/1999/xhtml">{v.html()}</div>')],
        )
    if kind == "src":
        return node("content", src=v.url(".mp4"), type="video/mp4")
    if kind == "xml":
        return node(
            "content",
            node("x:story", node("x:deep", v.words()), x_way=v.words()),
            type="application/x-story+xml",
        )
    if kind == "base64":
        return node("content", "RmVycnkgc2FpbHM=", type="application/octet-stream")
    if kind == "plain":
        return node("content", v.words(), type="text/plain")
    return node("content", v.html() if kind == "html" else v.words(), type=kind)


def _shared(v: Values) -> list[Node]:
    """What feeds, entries and sources may have."""
    made = [
        node("category", term=v.words(1), scheme=v.url(), label=v.words()), node("category", term=v.words(1)),
        _person(v, "contributor"), _person(v, "contributor"), _text(v, "rights"),
        node("link", rel="alternate", href=v.url(), type="text/html", hreflang="en", title=v.words()),
        node("link", rel="related", href=v.url(), title=v.words()), node("link", rel="via", href=v.url()),
        node("link", rel="license", href=v.url()), node("link", rel="https://example.com/rel/own", href=v.url(), length=str(v.number())),
    ]  # fmt: skip
    return [each for each in made if v.some(0.35)]


def _entry(v: Values, *, authors: bool) -> Node:
    said = [
        node("id", _identifier(v)),
        _text(v, "title"),
        node("updated", v.rfc3339()),
        *_shared(v),
    ]
    content = _content(v)
    said.append(content)
    is_elsewhere = (
        "src" in content.attributes or content.attributes["type"] == "application/octet-stream"
    )
    if v.some() or is_elsewhere:
        said.append(_text(v, "summary"))
    if v.some():
        said.append(node("published", v.rfc3339()))
    if authors or v.some(0.3):
        said += [_person(v, "author") for _ in range(v.random.randrange(1, 4))]
    for _ in range(v.random.randrange(3)):
        said.append(
            node(
                "link",
                rel="enclosure",
                href=v.file(".mp3", 0.3),
                type="audio/mpeg",
                length=str(v.number()),
                title=v.words(),
            )
        )
    if v.some(0.3):
        said.append(_source(v))
    if v.some(0.2):
        said.append(
            node(
                "media:group",
                media_content(v, 0.05),
                media_content(v, 0.05),
                *media_details(v, 0.1),
            )
        )
    for module in _EXTENSIONS:
        if v.some(0.2):
            said += [each for each in module(v) if v.some(0.3) and "Link" not in each.name]
    language = {"xml:lang": v.language()} if v.some(0.2) else {}
    return Node("entry", language, v.shuffled(said))


def _source(v: Values) -> Node:
    said = [
        node("id", _identifier(v)),
        _text(v, "title"),
        node("updated", v.rfc3339()),
        *_shared(v),
        _text(v, "subtitle"),
    ]
    more = [node("link", rel="self", href=v.url(), type="application/atom+xml"), _person(v, "author"), node("logo", v.url(".png")), node("icon", v.url(".ico")),
            node("generator", v.words())]  # fmt: skip
    return node("source", *v.shuffled([*said, *(each for each in more if v.some(0.4))]))


def atom03(v: Values) -> Node:
    """A feed of Atom 0.3."""

    def text(name: str) -> Node:
        mode = v.pick("escaped", "xml", "")
        if mode == "xml":
            return Node(name, {"type": "application/xhtml+xml", "mode": "xml"},
                        [Markup(f'<div xmlns="http://www.w3.org/1999/xhtml">{escape(v.words())}</div>')])  # fmt: skip
        if mode == "escaped":
            return node(
                name,
                f"{escape(v.words(), quote=False)} <em>{escape(v.words())}</em>",
                type="text/html",
                mode="escaped",
            )
        return node(name, v.words())

    def person(name: str) -> Node:
        return node(name, node("name", v.person()), node("url", v.url()), node("email", v.email()))

    entries = [
        node("entry", node("created", v.rfc3339()), node("issued", v.rfc3339()), node("modified", v.rfc3339()), text("title"), node("link", rel="alternate", type="text/html", href=v.url()), node("id", _identifier(v)), text("summary"), text("content"),
             person("author"), person("contributor"))
        for _ in range(v.random.randrange(1, 4))
    ]  # fmt: skip
    head = [text("title"), node("link", rel="alternate", type="text/html", href=v.url()), node("modified", v.rfc3339()), text("tagline"),
            node("id", _identifier(v)), node("generator", v.words(), url=v.url(), version="1"), text("copyright"), person("author")]  # fmt: skip
    return node("feed", *head, *entries, xmlns="http://purl.org/atom/ns#", version="0.3")

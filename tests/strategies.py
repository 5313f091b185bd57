"""Generated news items and bodies for property tests.

Everything here is valid, and can be carried by XML: no control characters but tab, line feed and
carriage return. Texts of plain fields have no white space at their ends and none in a row; texts of
a body may have any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Any, NamedTuple, TypeVar

from hypothesis import strategies as st
from pydantic import ValidationError

from newsexport.payloads.content import CARRIED_MEDIA
from newsexport.schema import v1
from newsexport.schema.v1.model import Model
from newsexport.syntax.pointers import unescape_token

Drawn = TypeVar("Drawn", bound=Model)
Strategy = st.SearchStrategy

_WORDS = (
    "Ferry", "talks", "resume", "Smith & Sons", "a < b > c", "]]>", '"quoted"', "it's", "Zürich",
    "naïve", "e\u0301", "الميناء", "שלום", "東京", "🚢", "👩‍🚒", "no\u00a0break", "&amp;", "{x}",
    "--", "<b>", "%41", "\\n", "1,000", "-0", "null",
)  # fmt: skip
_WILD = (*_WORDS, " ", "  ", "\n", "\t", "\r", "\r\n", " \n ", "\u00a0", "\u2028", "\u0085", "")
_LANGUAGES = ("en", "de", "ar-LB", "zh-Hant-TW", "fr-CH")
_ZONES = (UTC, *(timezone(timedelta(minutes=m)) for m in (60, 330, -210, -480)))


# A strategy is built once, and not again each time that something is drawn from it: hypothesis looks at the whole
# of a new one before it draws, which takes longer than to draw.

_YES_OR_NO = st.booleans()


@cache
def _one_of(values: Sequence[Any]) -> Strategy[Any]:
    return st.sampled_from(values)


@cache
def _numbers(least: int, most: int) -> Strategy[int]:
    return st.integers(least, most)


@cache
def _or_none(strategy: Strategy[Any]) -> Strategy[Any]:
    return st.none() | strategy


@cache
def _listed(strategy: Strategy[Any], least: int, most: int) -> Strategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


@cache
def _lists_of(
    values: Sequence[Any], least: int, most: int, *, unique: bool = False
) -> Strategy[list[Any]]:
    return st.lists(_one_of(values), unique=unique, min_size=least, max_size=most)


# Values


@cache
def texts() -> Strategy[str]:
    """Text of a plain field: never empty, white space tidy, any script and any markup sign."""
    words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)
    return st.one_of(words, words, _characters().map(_tidy).filter(bool))


@cache
def wild_texts() -> Strategy[str]:
    """Text of a body: may be empty, or blank, or full of white space."""
    words = st.lists(st.sampled_from(_WILD), max_size=5).map("".join)
    return st.one_of(words, words, st.sampled_from(_WORDS), _characters())


@cache
def _characters() -> Strategy[str]:
    signs = st.characters(
        exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="\ufffe\uffff",
        include_characters=" ",
    )  # fmt: skip
    return st.text(signs, max_size=6)


def _tidy(text: str) -> str:
    return " ".join(word for word in text.split(" ") if word)


@cache
def names() -> Strategy[str]:
    """A short plain word, as codes and names of parts are."""
    return st.sampled_from(("lead", "a1", "side-bar", "x.y", "Straße", "part_2"))


@cache
def uris() -> Strategy[str]:
    """A URI or IRI."""
    number = st.integers(0, 999)
    return st.one_of(
        number.map("urn:newsml:example.com:20260216:{}".format),
        number.map("https://example.com/news/{}?a=1&b=%20#top".format),
        number.map("tag:example.com,2026:ü{}".format),
    )


@cache
def languages() -> Strategy[str]:
    """A BCP 47 language tag."""
    return st.sampled_from(_LANGUAGES)


@cache
def instants() -> Strategy[datetime]:
    """A moment, with whole seconds or milliseconds, in one of several zones."""
    seconds = st.integers(0, 1_900_000_000)
    millis = st.sampled_from((0, 0, 0, 500, 1))
    return st.builds(
        lambda s, ms, zone: (datetime.fromtimestamp(s, UTC) + timedelta(milliseconds=ms)).astimezone(zone),
        seconds, millis, st.sampled_from(_ZONES),
    )  # fmt: skip


@cache
def dates() -> Strategy[v1.PartialDate]:
    """A moment, a day, a month or a year."""

    def cut(moment: datetime, length: int) -> v1.PartialDate:
        return v1.PartialDate(moment.isoformat()[:length] if length else moment)

    return st.builds(cut, instants(), st.sampled_from((0, 0, 4, 7, 10)))


@st.composite
def _filled(
    draw: st.DrawFn,
    model: type[Drawn],
    required: Mapping[str, Strategy[Any]],
    optional: Mapping[str, Strategy[Any]],
    at_most: int = 3,
) -> Drawn:
    """A model with the required fields, and at most so many of the optional ones."""
    values = {name: draw(strategy) for name, strategy in required.items()}
    return model(**(values | _at_most(at_most, optional, draw)))


def _at_most(count: int, optional: Mapping[str, Strategy[Any]], draw: st.DrawFn) -> dict[str, Any]:
    """At most so many of the optional fields."""
    if not optional:
        return {}
    chosen = draw(_lists_of(tuple(sorted(optional)), 0, count, unique=True))
    return {name: draw(optional[name]) for name in chosen}


def _some(strategy: Strategy[Drawn], at_most: int = 2) -> Strategy[tuple[Drawn, ...]]:
    return _listed(strategy, 1, at_most)


# Concepts and parties


class _Identity(NamedTuple):
    fields: dict[str, str]


@cache
def _identities() -> Strategy[_Identity]:
    """URI, URI with its QCode, a QCode nobody can resolve, a literal, or none but a name."""
    return st.one_of(
        uris().map(lambda uri: _Identity({"uri": uri})),
        st.sampled_from(("20000002", "01000000")).map(
            lambda code: _Identity(
                {
                    "uri": f"http://cv.iptc.org/newscodes/mediatopic/{code}",
                    "qcode": f"medtop:{code}",
                }
            )
        ),
        st.just(_Identity({"qcode": "unheardof:x1"})),
        names().map(lambda name: _Identity({"literal": name})),
        texts().map(lambda text: _Identity({"name": text})),
    )


@cache
def _labels() -> Strategy[v1.Label]:
    return _filled(v1.Label, {"text": texts()}, {"language": languages(), "role": names()}, 2)


@cache
def extensions() -> Strategy[v1.Extension]:
    """A partner's property."""
    return st.builds(
        v1.Extension,
        namespace=st.just("https://partner.example/ns/"),
        name=st.sampled_from(("desk", "@rank", "contentMeta/icon")),
        value=st.one_of(texts(), st.integers(-5, 5), st.none(), st.just({"a": [True, "b"]})),
    )


@st.composite
def _identified(
    draw: st.DrawFn, model: type[Drawn], optional: Mapping[str, Strategy[Any]], at_most: int
) -> Drawn:
    fields: dict[str, Any] = dict(draw(_identities()).fields)
    for name, value in _at_most(at_most, optional, draw).items():
        fields.setdefault(name, value)
    return model(**fields)


@cache
def concepts(type: str | None = None, *, nested: bool = True) -> Strategy[v1.Concept]:
    """A concept; of the given type, else of none or of another."""
    types = st.just(type) if type else st.sampled_from(("abstract", "https://example.com/type"))
    optional: dict[str, Strategy[Any]] = {
        "name": texts(), "labels": _some(_labels()), "type": types, "scheme": uris(),
        "relevance": st.integers(0, 100), "confidence": st.integers(0, 100),
        "extensions": _some(extensions(), 1),
    }  # fmt: skip
    if nested:
        below = concepts(nested=False)
        optional |= {"same_as": _some(below), "broader": _some(below, 1)}
    drawn = _identified(v1.Concept, optional, 3)
    return drawn.map(lambda concept: concept.model_copy(update={"type": type})) if type else drawn


@cache
def parties() -> Strategy[v1.Party]:
    """A person or organisation that acts."""
    optional: dict[str, Strategy[Any]] = {
        "name": texts(), "labels": _some(_labels(), 1), "type": st.sampled_from(("person", "organisation")),
        "roles": _some(st.sampled_from(("writer", "https://example.com/role/editor"))),
        "job_title": texts(), "url": uris(), "email": st.just("desk@example.com"),
        "affiliations": _some(concepts(nested=False), 1), "same_as": _some(concepts(nested=False), 1),
    }  # fmt: skip
    return _identified(v1.Party, optional, 3)


# Running text

_KINDS = (
    "link", "emphasis", "strong", "underline", "deleted", "inserted", "subscript", "superscript",
    "code", "quote", "abbreviation", "language", "person", "organisation", "place", "event",
    "object", "time", "money", "number", "other",
)  # fmt: skip
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(("data-qcode", "itemprop", "title", "style", "xml:base", "rel")),
    st.one_of(texts(), wild_texts()),
    min_size=1,
    max_size=2,
)
_ODD_ATTRIBUTES = st.dictionaries(
    st.sampled_from(("class", "id", "lang", "xmlns", "a b", "", "{urn:x}y", "href", "src", "ü:ü", "media")),
    wild_texts(),
    max_size=3,
)  # fmt: skip
_SPAN_FIELDS: dict[str, Strategy[Any]] = {
    "name": st.sampled_from(("i", "b", "span", "cite", "s", "widget")),
    "href": st.one_of(uris(), st.just("../a b")),
    "attributes": st.one_of(_ATTRIBUTES, _ODD_ATTRIBUTES),
    "concept": concepts(nested=False),
}


@cache
def rich_texts() -> Strategy[v1.RichText]:
    """Running text whose spans nest properly; some of them empty."""
    return _runs().map(lambda run: v1.RichText(**run))


@cache
@st.composite
def _runs(draw: st.DrawFn) -> dict[str, Any]:
    pieces: list[str] = []
    spans: list[dict[str, Any]] = []
    length = 0

    def fill(depth: int) -> None:
        nonlocal length
        for sort in draw(_lists_of("ttttsb" if depth < 3 else "t", 0, 3)):
            if sort == "t":
                pieces.append(draw(wild_texts()))
                length += len(pieces[-1])
            elif sort == "b":
                spans.append({"start": length, "end": length + 1, "kind": "break"})
                pieces.append("\n")
                length += 1
            else:
                span: dict[str, Any] = {"start": length, "kind": draw(_one_of(_KINDS))}
                span |= _at_most(1, _SPAN_FIELDS, draw)
                spans.append(span)
                fill(depth + 1)
                span["end"] = length

    if draw(_YES_OR_NO):
        fill(0)
    else:
        pieces.append(draw(wild_texts()))
    return {"text": "".join(pieces), "spans": tuple(v1.Span(**span) for span in spans)}


# Blocks

_FRAME: dict[str, Strategy[Any]] = {
    "id": names(), "role": st.one_of(names(), st.just("two words")), "language": languages(),
    "direction": st.sampled_from(("ltr", "rtl")),
    "attributes": st.one_of(_ATTRIBUTES, _ATTRIBUTES, _ODD_ATTRIBUTES),
}  # fmt: skip


@cache
@st.composite
def _frames(draw: st.DrawFn) -> dict[str, Any]:
    return {} if draw(_numbers(0, 3)) else _at_most(2, _FRAME, draw)


_LEAVES = ("paragraph",) * 5 + ("heading", "preformatted", "rule", "embed", "raw")
_CONTAINERS = ("list", "quote", "table", "section", "entry")
_SECTIONS = ("section", "div", "aside", "footer", "p", "figure", "b", "odd name")
_RAW = (
    ("application/xhtml+xml", '<dnl-image ref="urn:x" caption="A &amp; B"/>'),
    ("application/xhtml+xml", "<p>one</p><!-- c -->two<br/>"),
    ("application/xhtml+xml", "<b>not closed"),
    ("application/xhtml+xml", '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'),
    ("application/xhtml+xml", ""),
    ("text/html", "<p>a<br>b & c"),
    ("text/x-odd", " \n]]> <!-- -->\r\n"),
)  # fmt: skip
_EMBEDS: dict[str, Strategy[Any]] = {
    "url": uris(), "title": texts(), "provider": texts(),
    "media_type": st.sampled_from(("text/html", "video/mp4")),
    "markup": st.sampled_from([markup for _, markup in _RAW]),
}  # fmt: skip
_ENTRY: dict[str, Strategy[Any]] = {
    "uri": uris(), "title": rich_texts(), "published": instants(), "modified": instants(),
    "authors": _some(texts()),
}  # fmt: skip


@cache
@st.composite
def blocks(draw: st.DrawFn, media: tuple[str, ...] = (), depth: int = 0) -> v1.Block:
    """A block of any kind; figures only of the media whose ids are given."""
    sorts = _LEAVES + (() if depth > 1 else _CONTAINERS) + (("figure",) * 2 if media else ())
    sort = draw(_one_of(sorts))
    frame = draw(_frames())
    if sort == "paragraph":
        return v1.Paragraph(**draw(_runs()), **frame)
    if sort == "heading":
        return v1.Heading(level=draw(_numbers(1, 6)), **draw(_runs()), **frame)
    if sort == "preformatted":
        return v1.Preformatted(**draw(_runs()), **frame)
    if sort == "rule":
        return v1.Rule(**frame)
    if sort == "raw":
        media_type, markup = draw(_one_of(_RAW))
        return v1.Raw(media_type=media_type, markup=markup, **frame)
    if sort == "embed":
        return v1.Embed(**frame, **_at_most(5, _EMBEDS, draw))
    if sort == "figure":
        shown = draw(_lists_of(media, 1, 2))
        return v1.Figure(media=tuple(shown), **frame)
    return draw(_containers(sort, frame, media, depth + 1))


@st.composite
def _containers(
    draw: st.DrawFn, sort: str, frame: dict[str, Any], media: tuple[str, ...], depth: int
) -> v1.Block:
    def below(at_most: int = 2) -> tuple[v1.Block, ...]:
        return draw(_listed(blocks(media, depth), 0, at_most))

    def count(at_most: int = 2) -> range:
        return range(draw(_numbers(0, at_most)))

    if sort == "list":
        entries = tuple(v1.ListEntry(blocks=below(), **draw(_frames())) for _ in count())
        return v1.ListBlock(ordered=draw(_YES_OR_NO), items=entries, **frame)
    if sort == "quote":
        source = draw(_or_none(rich_texts()))
        cite = draw(_or_none(uris()))
        return v1.Quote(blocks=below(), source=source, cite=cite, **frame)
    if sort == "section":
        return v1.Section(name=draw(_one_of(_SECTIONS)), blocks=below(), **frame)
    if sort == "entry":
        return v1.DatedEntry(blocks=below(), **frame, **_at_most(4, _ENTRY, draw))
    rows = []
    for _ in count():
        cells = tuple(
            v1.Cell(
                header=draw(_YES_OR_NO), colspan=draw(_numbers(1, 2)),
                rowspan=draw(_numbers(1, 2)), blocks=below(1), **draw(_frames()),
            )
            for _ in count()
        )  # fmt: skip
        section = draw(_one_of(("head", "body", "foot")))
        rows.append(v1.Row(section=section, cells=cells, **draw(_frames())))
    return v1.Table(caption=draw(_or_none(rich_texts())), rows=tuple(rows), **frame)


@cache
def bodies(media: tuple[str, ...] = ()) -> Strategy[tuple[v1.Block, ...]]:
    """A body; its figures show the media whose ids are given."""
    return st.lists(blocks(media), max_size=4).map(tuple)


# Media

_RENDITION: dict[str, Strategy[Any]] = {
    "role": st.sampled_from(("main", "highRes", "web", "preview", "thumbnail", "https://example.com/rnd")),
    "href": st.one_of(uris(), st.sampled_from(("pictures/a b.jpg", "x,y 2x"))), "uri": uris(),
    "media_type": st.sampled_from(("image/jpeg", "video/mp4")),
    "width": st.integers(0, 9000), "height": st.integers(0, 9000),
    "size": st.integers(0, 10**12), "duration": st.sampled_from((0.0, 12.5, 3600.0, 1e-07)),
}  # fmt: skip
_MEDIA: dict[str, Strategy[Any]] = {
    "uri": uris(), "headline": texts(), "caption": texts(), "credit_line": texts(),
    "alt_text": texts(), "created": dates(), "creators": _some(parties()),
    "located": _some(concepts(nested=False), 1), "copyright_holder": texts(),
    "copyright_notice": texts(), "usage_terms": texts(), "licence": uris(),
    "digital_source_type": st.just(
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    ),
}  # fmt: skip


@cache
def renditions() -> Strategy[v1.Rendition]:
    """One technical form of a media object; nearly always with an address."""
    return _filled(v1.Rendition, {"href": uris()}, _RENDITION, 4)


@cache
def media(media_id: str | None = None) -> Strategy[v1.Media]:
    """A media object, with the given id."""
    required: dict[str, Strategy[Any]] = {
        "id": st.just(media_id),
        "kind": st.sampled_from(("picture", "picture", "video", "audio", "graphic", "animation", "other")),
        "renditions": st.lists(renditions(), max_size=3).map(tuple),
    }  # fmt: skip
    return _filled(v1.Media, required, _MEDIA, 5)


@cache
@st.composite
def illustrated(draw: st.DrawFn) -> tuple[tuple[v1.Block, ...], tuple[v1.Media, ...]]:
    """A body and the media of its item; some are shown by figures, some have no id."""
    ids = draw(_lists_of(("p1", "p2", "v-1", None), 0, 3))
    unique = [name for n, name in enumerate(ids) if name is None or name not in ids[:n]]
    objects = tuple(draw(media(name)) for name in unique)
    return draw(bodies(tuple(name for name in unique if name))), objects


# News items


@cache
@st.composite
def news_items(draw: st.DrawFn, minimal: bool = False, public: bool = False) -> v1.NewsItem:
    """A news item. `minimal`: identity, time, provider, headline and plain paragraphs only.

    `public`: one that anybody may read at any time: usable, not embargoed, no advisory.
    """
    fields: dict[str, Any] = {"uri": draw(uris()), "version": draw(_numbers(1, 12))}
    if minimal:
        paragraphs = draw(_listed(texts(), 0, 3))
        return v1.NewsItem(
            **fields,
            version_created=draw(instants()),
            provider=v1.Party(name=draw(texts())),
            language=draw(languages()),
            headlines=(v1.Headline(text=draw(texts())),),
            body=tuple(v1.Paragraph(text=text) for text in paragraphs),
        )
    fields |= _at_most(9, _item_fields(public), draw)
    if draw(_numbers(0, 2)):
        fields["body"], fields["media"] = draw(illustrated())
    return v1.NewsItem(**fields)


@cache
def _links() -> Strategy[v1.Link]:
    optional: dict[str, Strategy[Any]] = {
        "rel": st.sampled_from(("seeAlso", "https://example.com/rel")), "href": uris(),
        "version": st.integers(1, 9), "title": texts(), "media_type": st.just("text/html"),
        "item_class": st.sampled_from(("text", "picture")),
    }  # fmt: skip
    return _filled(v1.Link, {"uri": uris()}, optional, 3)


_GROUP: dict[str, Strategy[Any]] = {
    "mode": st.sampled_from(("bag", "sequential", "alternative")), "title": texts(),
}  # fmt: skip


@cache
def _members() -> Strategy[v1.Member]:
    optional: dict[str, Strategy[Any]] = {
        "href": uris(), "version": st.integers(1, 9), "item_class": st.just("picture"),
        "media_type": st.just("image/jpeg"), "title": texts(),
    }  # fmt: skip
    return _filled(v1.Member, {"uri": uris()}, optional, 3)


@cache
@st.composite
def _groups(draw: st.DrawFn) -> tuple[v1.Group, ...]:
    count = draw(_numbers(1, 2))
    groups = []
    for index in range(count):
        members = [draw(_members()) for _ in range(2)]
        if index == 0 and count > 1:
            members.append(v1.Member(group="g1"))
        group = v1.Group(
            id=f"g{index}", role="https://example.com/role/main", root=index == 0,
            members=tuple(members), **_at_most(2, _GROUP, draw),
        )  # fmt: skip
        groups.append(group)
    return tuple(groups)


@cache
def _envelopes() -> Strategy[v1.Envelope]:
    optional: dict[str, Strategy[Any]] = {
        "sender": texts(), "transmit_id": names(), "priority": st.integers(1, 9), "origin": texts(),
        "channels": _some(texts()), "destinations": _some(texts()),
        "timestamps": _some(st.builds(v1.Timestamp, value=instants(), role=st.just("received")), 1),
        "signals": _some(concepts(nested=False), 1),
    }  # fmt: skip
    return _filled(v1.Envelope, {"sent": instants()}, optional, 3)


@st.composite
def _worded(draw: st.DrawFn, model: type[Any], roles: tuple[str | None, ...]) -> tuple[Any, ...]:
    """Headlines or descriptions: no two of one role."""
    chosen = draw(_lists_of(roles, 1, 2, unique=True))
    language = _or_none(languages())
    return tuple(model(text=draw(texts()), role=role, language=draw(language)) for role in chosen)


def _words() -> dict[str, Strategy[Any]]:
    return {
        "headlines": _worded(v1.Headline, (None, "subheadline", "kicker", "https://example.com/hr")),
        "descriptions": _worded(v1.Description, ("standfirst", "summary", "caption", "teaser")),
        "language": languages(), "direction": st.sampled_from(("ltr", "rtl")), "title": texts(),
        "slugline": texts(), "section": texts(), "byline": texts(), "credit_line": texts(),
        "dateline": texts(), "ed_note": texts(), "keywords": _some(texts()),
        "corrections": _some(
            _filled(v1.Correction, {"text": texts()}, {"published": dates()}, 1), 1
        ),
        "alternatives": _some(
            _filled(
                v1.Alternative, {"blocks": bodies()},
                {"role": names(), "language": languages(), "media_type": st.just("application/xhtml+xml")},
            ), 1,
        ),
    }  # fmt: skip


def _relations() -> dict[str, Strategy[Any]]:
    references = _filled(v1.ItemRef, {"uri": uris()}, {"version": st.integers(1, 9)}, 1)
    return {
        "alt_ids": _some(_filled(v1.AltId, {"value": names()}, {"type": names() | uris()}, 1)),
        "canonical_url": st.just("https://example.com/a/story"), "supersedes": _some(references),
        "derived_from": _some(references), "links": _some(_links()), "groups": _groups(),
        "trust_indicators": _some(_links(), 1), "envelope": _envelopes(),
        "hop_history": _some(
            _filled(
                v1.Hop, {"party": parties()}, {"sequence": st.integers(0, 5), "timestamp": instants()}
            ), 1,
        ),
        "generator": _some(
            _filled(v1.Generator, {"name": texts()}, {"version": names(), "role": names()}), 1
        ),
    }  # fmt: skip


@cache
def _rights() -> Strategy[v1.Rights]:
    optional: dict[str, Strategy[Any]] = {
        "scope": _some(st.sampled_from(("p1", "p2"))), "holder": parties(), "notice": texts(),
        "usage_terms": texts(), "licence": uris(),
        "data_mining": st.just("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"),
    }  # fmt: skip
    return _filled(v1.Rights, {}, optional, 4)


def _about() -> dict[str, Strategy[Any]]:
    kinds = {
        "people": "person", "organisations": "organisation", "places": "geoArea",
        "events": "event", "objects": "object",
    }  # fmt: skip
    plain = ("subjects", "genres", "audience", "services", "signals", "located")
    return {
        **{name: _some(concepts(kind)) for name, kind in kinds.items()},
        **{name: _some(concepts()) for name in plain},
    }


@cache
def _item_fields(public: bool) -> Mapping[str, Strategy[Any]]:
    """All fields of a NewsItem but its identity, body and media; `public`: those of one that anybody may read."""
    fields = _words() | _relations() | _about() | {
        "item_class": st.sampled_from(("text", "picture", "composite")),
        "pub_status": st.sampled_from(("usable", "withheld", "canceled")),
        "editorial_only": st.booleans(), "profile": texts(), "urgency": st.integers(1, 9),
        "first_created": instants(), "version_created": instants(),
        "published": instants(), "content_created": dates(), "content_modified": dates(),
        "embargoed": instants() | st.just("open-ended"), "expires": dates(),
        "provider": parties(), "publisher": parties(), "creators": _some(parties()),
        "contributors": _some(parties()), "info_sources": _some(parties()),
        "rights": _some(_rights()), "accessible_for_free": st.booleans(),
        "paywall": st.builds(v1.Paywall, selectors=_some(st.just(".paywall"), 1)),
        "digital_source_type": st.just(
            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
        ),
        "extensions": _some(extensions(), 1),
    }  # fmt: skip
    hidden = ("pub_status", "embargoed", "expires", "editorial_only") if public else ()
    return {name: each for name, each in fields.items() if name not in hidden}


# Losses


def without(item: v1.NewsItem, pointers: Iterable[str]) -> v1.NewsItem:
    """The item with the values at these canonical JSON pointers removed, or back at their defaults.

    An object that cannot be without the value is removed with it; an item without its uri gets another.
    Raises KeyError for a pointer that names nothing, unless something around it is removed as well.
    """
    data = item.model_dump(mode="json", by_alias=True)
    wanted = set(pointers)
    for pointer in sorted(wanted, key=_order, reverse=True):
        _remove(data, [unescape_token(step) for step in pointer.split("/")[1:]])
    data.setdefault("uri", "urn:removed")
    while True:
        try:
            return v1.NewsItem.model_validate(data)
        except ValidationError as error:
            missing = [e["loc"] for e in error.errors() if e["type"] in ("missing", "too_short")]
            if not missing:
                raise
            _remove(data, _existing(data, missing[-1])[:-1])


def _order(pointer: str) -> list[tuple[int, int, str]]:
    steps = pointer.split("/")[1:]
    return [(0, int(s), "") if s.isdigit() else (1, 0, s) for s in steps]


def _remove(data: Any, steps: Sequence[str | int]) -> None:
    for step in steps[:-1]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    if isinstance(data, list):
        del data[int(steps[-1])]
    else:
        del data[steps[-1]]


def _existing(data: Any, location: Sequence[str | int]) -> list[str | int]:
    """The steps of a pydantic location that are steps in the data: tags of unions are not."""
    steps: list[str | int] = []
    for index, step in enumerate(location):
        in_list = isinstance(step, int) and isinstance(data, list)
        found = in_list or (isinstance(data, dict) and step in data)
        if found:
            data = data[step]
            steps.append(step)
        elif index == len(location) - 1:
            steps.append(step)
    return steps


def carried(medium: v1.Media) -> v1.Media:
    """The media object with only those fields that a body carries."""
    return v1.Media.model_construct(**{name: getattr(medium, name) for name in CARRIED_MEDIA})

"""Elements of the modules of feeds: for an item, and for a channel."""

from __future__ import annotations

from collections.abc import Callable

from tests.generated.feeds.nodes import Node, Values, node

Maker = Callable[[Values], "list[Node]"]


def _dc(v: Values) -> list[Node]:
    """Those that say nothing that RSS says itself."""
    plain = [
        node(f"dc:{name}", v.words())
        for name in ("type", "format", "relation", "coverage", "contributor", "publisher")
    ]
    return [*plain, node("dc:rights", v.words()), node("dc:language", v.language())]


def dc_for_rss(v: Values) -> list[Node]:
    """Those that say what elements of RSS say."""
    return [
        node("dc:creator", v.person()), node("dc:subject", v.words()), node("dc:date", v.rfc3339()),
        node("dc:identifier", f"urn:example:{v.number()}"), node("dc:source", v.url()),
    ]  # fmt: skip


def _dcterms(v: Values) -> list[Node]:
    dates = [
        node(f"dcterms:{name}", v.rfc3339())
        for name in ("created", "issued", "modified", "available")
    ]
    words = [
        node(f"dcterms:{name}", v.words())
        for name in (
            "abstract",
            "alternative",
            "spatial",
            "audience",
            "rightsHolder",
            "bibliographicCitation",
            "provenance",
        )
    ]
    links = [
        node(f"dcterms:{name}", v.url())
        for name in ("isPartOf", "license", "references", "isReferencedBy")
    ]
    return [*dates, *words, *links]


def thumbnail(v: Values) -> Node:
    """A small picture."""
    said = {"width": str(v.number()), "height": str(v.number()), "time": "12:05:01.123"}
    return Node(
        "media:thumbnail", {"url": v.url(".jpg")} | {k: w for k, w in said.items() if v.some()}
    )


def media_details(v: Values, share: float = 0.3) -> list[Node]:
    """All optional elements of Media RSS 1.5.1."""
    plain = {"type": "plain"} if v.some() else {}
    made = [
        Node("media:title", dict(plain), [v.words()]), Node("media:description", dict(plain), [v.words()]),
        node("media:keywords", f"{v.words(1)}, {v.words(1)}"), thumbnail(v), thumbnail(v),
        node("media:category", v.words(), scheme=v.url(), label=v.words()),
        node("media:hash", f"{v.number():032x}", algo="md5"),
        node("media:player", url=v.url(), width=str(v.number()), height=str(v.number())),
        node("media:credit", v.person(), role=v.pick("photographer", "author", "editor"), scheme="urn:ebu"),
        node("media:credit", v.person()), node("media:copyright", v.words(), url=v.url()),
        node("media:text", v.words(), type="plain", lang="en", start="00:00:03.000", end="00:00:10.000"),
        node("media:restriction", "au us", relationship="allow", type="country"),
        node("media:rating", "nonadult", scheme="urn:simple"),
        node("media:community", node("media:starRating", average="3.5", count=str(v.number()), min="1", max="10"),
             node("media:statistics", views=str(v.number()), favorites=str(v.number())),
             node("media:tags", f"{v.words(1)}: {v.number()}")),
        node("media:comments", node("media:comment", v.words()), node("media:comment", v.words())),
        node("media:embed", node("media:param", v.words(), name="type"), url=v.url(), width=str(v.number()), height=str(v.number())),
        node("media:responses", node("media:response", v.url()), node("media:response", v.url())),
        node("media:backLinks", node("media:backLink", v.url())),
        node("media:status", state="active", reason=v.words()),
        node("media:price", type="rent", price=f"{v.number()}.99", currency="EUR", info=v.url()),
        node("media:license", v.words(), type="text/html", href=v.url()),
        node("media:subTitle", type="application/smil", lang="en-us", href=v.url(".smil")),
        node("media:peerLink", type="application/x-bittorrent", href=v.url(".torrent")),
        node("media:location", node("georss:where", node("gml:Point", node("gml:pos", f"35.66{v.number()} 139.{v.number()}"))),
             description=v.words(), start="00:01", end="01:00"),
        node("media:rights", status="userCreated"),
        node("media:scenes", node("media:scene", node("sceneTitle", v.words()), node("sceneDescription", v.words()),
                                  node("sceneStartTime", "00:15"), node("sceneEndTime", "00:45"))),
    ]  # fmt: skip
    kept = [each for each in made if v.some(share)]
    return [each for each in kept if each.name != "media:scenes"] if not v.odd else kept


def media_content(v: Values, share: float = 0.15) -> Node:
    """A file with its attributes."""
    medium, form, suffix = v.random.choice(
        (
            ("image", "image/jpeg", ".jpg"),
            ("video", "video/mp4", ".mp4"),
            ("audio", "audio/mpeg", ".mp3"),
        )
    )
    said = {
        "fileSize": str(v.number()), "type": form, "medium": medium, "isDefault": "true", "expression": "full",
        "bitrate": str(v.number()), "framerate": f"25.{v.number()}", "samplingrate": f"44.{v.number()}",
        "channels": str(v.number()), "duration": str(v.number()), "height": str(v.number()), "width": str(v.number()),
        "lang": v.language(),
    }  # fmt: skip
    kept = {key: value for key, value in said.items() if v.some()}
    return Node("media:content", {"url": v.file(suffix, 0.3)} | kept, list(media_details(v, share)))


def _media(v: Values) -> list[Node]:
    made: list[Node] = [media_content(v) for _ in range(v.random.randrange(3))]
    if v.some(0.4):
        group = node(
            "media:group", media_content(v, 0.05), media_content(v, 0.05), *media_details(v, 0.15)
        )
        made.append(group)
    return made + media_details(v, 0.1)


def _georss(v: Values) -> list[Node]:
    place = f"45.{v.number()} -71.{v.number()}"
    return [
        node("georss:point", place), node("georss:line", f"{place} 46.{v.number()} -109.48"), node("georss:box", f"{place} 47.{v.number()} -69.5"),
        node("georss:polygon", f"{place} 46.{v.number()} -109.48 43.84 -109.86 {place}"),
        node("georss:featureName", v.words()), node("georss:elev", str(v.number())), node("georss:floor", str(v.number())),
        node("georss:radius", str(v.number())), node("georss:featureTypeTag", v.words()), node("georss:relationshipTag", v.words()),
        node("georss:where", node("gml:Point", node("gml:pos", place))),
        node("geo:lat", f"55.{v.number()}"), node("geo:long", f"-12.{v.number()}"),
    ]  # fmt: skip


def _atom_in_item(v: Values) -> list[Node]:
    return [
        node("atom:link", rel="related", href=v.url(), title=v.words(), hreflang="en", type="text/html"),
        node("atom:link", rel="self", href=v.url(), type="application/atom+xml"), node("atom:contributor", node("atom:name", v.person()), node("atom:uri", v.url())),
        node("atom:rights", v.words()), node("atom:updated", v.rfc3339()),
    ]  # fmt: skip


def _itunes(v: Values) -> list[Node]:
    return [
        node("itunes:author", v.words()), node("itunes:block", "yes"), node("itunes:explicit", v.pick("true", "false")),
        node("itunes:image", href=v.file(".jpg", 0.3)), node("itunes:keywords", f"{v.words(1)}, {v.words(1)}"), node("itunes:subtitle", v.words()),
        node("itunes:summary", v.words()), node("itunes:duration", f"{v.random.randrange(1, 9)}:05:{v.random.randrange(10, 59)}"),
        node("itunes:episode", str(v.number())), node("itunes:season", str(v.number())), node("itunes:episodeType", v.pick("full", "trailer", "bonus")),
        node("itunes:title", v.words()), node("itunes:order", str(v.number())), node("itunes:isClosedCaptioned", "Yes"),
    ]  # fmt: skip


def _small(v: Values) -> list[Node]:
    """Modules of few elements."""
    return [
        node("slash:section", v.words()), node("slash:department", v.words()), node("slash:comments", str(v.number())),
        node("slash:hit_parade", f"{v.number()},{v.number()},0"), node("wfw:comment", v.url()), node("wfw:commentRss", v.url()),
        node("creativeCommons:license", v.url()), node("thr:total", str(v.number())),
        node("thr:in-reply-to", ref=f"tag:example.com,2026:{v.number()}", href=v.url(), type="text/html", source=v.url()),
        node("feedburner:origLink", v.url()), node("feedburner:origEnclosureLink", v.url()),
    ]  # fmt: skip


def _unknown(v: Values) -> list[Node]:
    return [
        node("x:rank", v.words(), x_way=v.words(), plain=v.words()), node("x:empty", x_only=v.words()),
        node("x:box", v.words(), node("x:part", v.words(), node("x:deep", v.words())), v.words()),
    ]  # fmt: skip


IN_ITEM: tuple[Maker, ...] = (
    _dc,
    _dcterms,
    _media,
    _georss,
    _atom_in_item,
    _itunes,
    _small,
    _unknown,
)
"""Each gives all its elements; a feed takes some of them."""


def of_channel(v: Values) -> list[Node]:
    """Elements of the modules in a channel, beside those that Apple demands of a podcast."""
    made = [
        node("dc:publisher", v.words()), node("dc:contributor", v.person()), node("dc:type", v.words()),
        node("sy:updatePeriod", v.pick("hourly", "daily", "weekly", "monthly", "yearly")), node("sy:updateFrequency", str(v.number())),
        node("sy:updateBase", v.rfc3339()), node("creativeCommons:license", v.url()),
        node("atom:link", rel="hub", href=v.url()), node("feedburner:info", uri=f"feed{v.number()}"),
        node("media:thumbnail", url=v.url(".jpg")), node("media:copyright", v.words()), node("media:keywords", v.words()),
        node("georss:point", f"45.{v.number()} -71.{v.number()}"), node("x:channelWide", v.words(), x_way=v.words()),
    ]  # fmt: skip
    return [each for each in made if v.some(0.3)]


def of_podcast(v: Values) -> list[Node]:
    """What Apple demands of a podcast, and more."""
    owner = node("itunes:owner", node("itunes:name", v.person()), node("itunes:email", v.email()))
    more = [
        node("itunes:author", v.words()), owner, node("itunes:subtitle", v.words()), node("itunes:summary", v.words()),
        node("itunes:type", v.pick("episodic", "serial")), node("itunes:title", v.words()), node("itunes:new-feed-url", v.url()),
        node("itunes:block", "Yes"), node("itunes:complete", "Yes"),
    ]  # fmt: skip
    inner = node("itunes:category", text="Daily News")
    return [
        node("itunes:explicit", "false"), node("itunes:category", inner, text="News"), node("itunes:image", href=v.url(".jpg")),
        *(each for each in more if v.some(0.4)),
    ]  # fmt: skip

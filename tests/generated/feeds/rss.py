"""Random feeds of RSS 2.0, 0.91, 0.92 and 1.0."""

from __future__ import annotations

from html import escape

from tests.generated.feeds.modules import IN_ITEM, dc_for_rss, of_channel, of_podcast
from tests.generated.feeds.nodes import Node, Values, node


def rss2(v: Values) -> Node:
    """A feed of RSS 2.0: valid, where the values are not odd."""
    modules = [each for each in IN_ITEM if v.some(0.35)]
    items = [_item(v, modules) for _ in range(v.random.randrange(1, 5))]
    own = node("atom:link", rel="self", href=v.url(), type="application/rss+xml")
    podcast = (
        of_podcast(v) if any(e.name.startswith("itunes:") for i in items for e in i.walk()) else []
    )
    head = [*_head(v), own, *of_channel(v), *podcast]
    if not v.odd and any(each.name == "webMaster" for each in head):
        head = [each for each in head if each.name != "dc:publisher"]  # it would say the same
    return node(
        "rss", node("channel", *(v.shuffled(head) if v.odd else head), *items), version="2.0"
    )


def _head(v: Values) -> list[Node]:
    title, link = node("title", v.words()), node("link", v.url())
    more = [
        node("language", v.language()), node("copyright", v.words()), node("managingEditor", f"{v.email()} ({v.person()})"),
        node("webMaster", f"{v.email()} ({v.person()})"), node("pubDate", v.rfc822()), node("lastBuildDate", v.rfc822()),
        node("category", v.words()), node("category", v.words(), domain=v.url()), node("generator", v.words()), node("docs", v.url()),
        node("cloud", domain="rpc.example.com", port="80", path=f"/RPC{v.number()}", registerProcedure=f"tell{v.number()}", protocol="xml-rpc"),
        node("ttl", str(v.number())), node("rating", v.words()),
        node("image", node("url", v.url(".png")), node("title", *title.parts), node("link", *link.parts),
             node("width", str(v.random.randrange(1, 145))), node("height", "31"), node("description", v.words())),
        node("skipHours", node("hour", "3"), node("hour", "0")), node("skipDays", node("day", "Monday")),
    ]  # fmt: skip
    if v.odd:
        more.append(
            node(
                "textInput",
                *(node(name, v.words()) for name in ("title", "description", "name")),
                node("link", v.url()),
            )
        )
    return [title, link, node("description", v.words()), *(each for each in more if v.some(0.4))]


def _item(v: Values, modules: list) -> Node:
    own = [
        node("category", v.words()), node("category", v.words(), domain=v.url()), node("comments", v.url()),
        node("source", v.words(), url=v.url(".xml")),
    ]  # fmt: skip
    description = node("description", _description(v))
    said = [each for each in own if v.some(0.5)]
    if v.some(0.4):
        said.append(
            node("enclosure", url=v.file(".mp3", 0.3), length=str(v.number()), type="audio/mpeg")
        )
    dc = {each.name: each for each in dc_for_rss(v)}
    said += _either(v, node("pubDate", v.rfc822()), dc["dc:date"])
    said += _either(v, node("author", f"{v.email()} ({v.person()})"), dc["dc:creator"])
    guid = f"urn:example:{v.number()}"
    said.append(node("guid", guid, isPermaLink="false") if v.some() else node("guid", v.url()))
    said += [] if any(each.name == "category" for each in said) else [dc["dc:subject"]]
    for module in modules:
        made = module(v)
        said += made if module.__name__ == "_media" else [each for each in made if v.some(0.5)]
    said = v.shuffled(said)
    if any(each.name == "pubDate" for each in said):
        said = [each for each in said if v.odd or each.name != "atom:updated"]
    text = [description, node("content:encoded", v.html())] if v.some(0.4) else [description]
    return node("item", node("title", _title(v)), node("link", v.url()), *text, *said)


def _description(v: Values) -> str:
    if v.odd and v.some(0.2):
        return escape(v.html(), quote=False)
    return v.html() if v.some() else escape(v.words(), quote=False)


def _title(v: Values) -> str:
    if not v.odd:
        return v.words()
    plain = v.words()
    return v.pick(
        plain,
        escape(plain),
        f"<b>{escape(plain)}</b> {v.words(0)}",
        escape(f"<i>{escape(plain)}</i>"),
    )


def _either(v: Values, one: Node, other: Node) -> list[Node]:
    """One of them, or none; odd feeds say both."""
    if v.odd and v.some(0.2):
        return [one, other]
    return v.random.choice(([one], [one], [other], []))


def rss09(v: Values) -> Node:
    """A feed of RSS 0.91 or 0.92."""
    version = v.pick("0.91", "0.92")
    items = []
    for _ in range(v.random.randrange(1, 5)):
        said = [
            node("title", v.words()),
            node("link", v.url()),
            node("description", escape(v.words(), quote=False)),
        ]
        if version == "0.92":
            more = [
                node("source", v.words(), url=v.url(".xml")), node("category", v.words(), domain=v.url()),
                node("enclosure", url=v.file(".mp3", 0.3), length=str(v.number()), type="audio/mpeg"),
            ]  # fmt: skip
            said += [each for each in more if v.some()]
        items.append(node("item", *said))
    head = [each for each in _head(v) if each.name not in {"category", "generator", "cloud", "ttl"}]
    head = [each for each in head if each.name != "skipHours" or version != "0.91"]
    head += (
        [] if any(each.name == "language" for each in head) else [node("language", v.language())]
    )
    return node("rss", node("channel", *head, *items), version=version)


def rss1(v: Values) -> Node:
    """A feed of RSS 1.0, for which the namespace of RSS is the default one."""
    modules = [
        each
        for each in IN_ITEM
        if v.some(0.3) and each.__name__ not in {"_itunes", "_atom_in_item"}
    ]
    items = []
    for _ in range(v.random.randrange(1, 5)):
        address = v.url()
        said = [each for each in dc_for_rss(v) if v.some() and each.name != "dc:identifier"]
        for module in modules:
            made = module(v)
            said += made if module.__name__ == "_media" else [each for each in made if v.some()]
        text = [node("description", escape(v.words(), quote=False))]
        if v.some():
            text.append(node("content:encoded", v.html()))
        about = {"rdf:about": address}
        items.append(
            Node("item", about, [node("title", v.words()), node("link", address), *text, *said])
        )
    listed = [Node("rdf:li", {"rdf:resource": each.attributes["rdf:about"]}) for each in items]
    link, image, title = v.url(), v.url(".png"), v.words()
    more = [each for each in of_channel(v) if each.name.partition(":")[0] != "atom"]
    channel = Node("channel", {"rdf:about": v.url()}, [
        node("title", title), node("link", link), node("description", v.words()), Node("image", {"rdf:resource": image}),
        node("items", node("rdf:Seq", *listed)), node("dc:language", v.language()), *more,
    ])  # fmt: skip
    picture = Node(
        "image",
        {"rdf:about": image},
        [node("title", title), node("url", image), node("link", link)],
    )
    return node("rdf:RDF", channel, picture, *items, xmlns="http://purl.org/rss/1.0/")

"""Random sitemaps, by their schemas, with the modules for news, images and videos."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.generated.feeds.nodes import Node, Values, node

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


def _recent(v: Values) -> str:
    """A date within the two days that Google takes."""
    date = NOW - timedelta(minutes=v.random.randrange(1, 2000), seconds=v.random.randrange(60))
    return v.pick(
        date.isoformat(), f"{date:%Y-%m-%dT%H:%MZ}", f"{date:%Y-%m-%dT%H:%M:%S}.123+00:00"
    )


def sitemap(v: Values) -> Node:
    """A sitemap for news: valid, where the values are not odd."""
    return node(
        "urlset",
        *(_url(v) for _ in range(v.random.randrange(1, 5))),
        xmlns="http://www.sitemaps.org/schemas/sitemap/0.9",
    )


def _url(v: Values) -> Node:
    name = v.words()
    news = node("news:news", node("news:publication", node("news:name", name), node("news:language", v.pick("en", "de", "zh-cn", "zh-tw", "ar"))),
                node("news:publication_date", _recent(v)), node("news:title", v.words()))  # fmt: skip
    if v.odd:
        more = [node("news:keywords", f"{v.words(1)}, {v.words(1)}"), node("news:genres", "Blog, UserGenerated"),
                node("news:stock_tickers", "NASDAQ:AMAT, BOM:500325"), node("news:access", "Subscription")]  # fmt: skip
        news.parts += [each for each in more if v.some()]
    core = [
        node("lastmod", _recent(v)),
        node("changefreq", v.pick("always", "hourly", "never")),
        node("priority", f"0.{v.random.randrange(1, 9)}"),
    ]
    images = [
        node("image:image", node("image:loc", v.url(".jpg"))) for _ in range(v.random.randrange(3))
    ]
    if v.odd:
        for image in images:
            image.parts += [node("image:caption", v.words()), node("image:title", v.words()), node("image:license", v.url()),
                            node("image:geo_location", v.words())]  # fmt: skip
    return node("url", node("loc", v.url()), *(each for each in core if v.some(0.4)), news, *images)

"""Faults that the specifications of feeds name, each to be put into a valid feed, and what is told of it."""

from __future__ import annotations

from tests.generated.feeds.fault_operators import FAULTS, added, attributes, texts, twice, without
from tests.generated.feeds.nodes import node

__all__ = ["FAULTS"]

_ADDRESSES = ("www.example.com/x", "https://exam ple.com/")
_WARNING = "warning"

# fmt: off
# RSS 2.0.11, and the profile of the RSS Advisory Board
without("RS001", "channel", "title link description")
without("FE003", "image", "url title link")
without("RS003", "item", "guid", severity=_WARNING)
without("RS009", "channel", "atom:link", severity=_WARNING)
twice(
    "FE002",
    "channel",
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate generator docs"
    " cloud ttl rating image skipHours skipDays",
)
twice(
    "FE002",
    "item",
    "title link description author comments guid pubDate source content:encoded itunes:title",
)
twice("FE025", "item", "enclosure", severity=_WARNING)
texts(
    "RS005",
    "pubDate lastBuildDate",
    "2026-02-16",
    "Mon, 16 Feb 2026 08:30",
    "Mon, 30 Feb 2026 08:30:00 GMT",
    "Mon, 16 Feb 2026 24:30:00 GMT",
)
texts("RS007", "pubDate lastBuildDate", "Tue, 16 Feb 2026 08:30:00 GMT")
texts("RS006", "pubDate lastBuildDate", "Mon, 16 Feb 26 08:30:00 GMT", severity=_WARNING)
texts(
    "FE006",
    "link docs comments url wfw:comment wfw:commentRss creativeCommons:license feedburner:origLink itunes:new-feed-url",
    *_ADDRESSES,
)
texts("FE007", "managingEditor webMaster itunes:email", "Ada Lind")
texts("RS008", "author", "Ada Lind", severity=_WARNING)
texts("FE027", "managingEditor", "ada@example.com", severity=_WARNING)
texts("FE011", "language dc:language", "English")
texts("FE008", "ttl", "soon", "0", "-5")
texts("FE008", "hour", "25")
texts("FE008", "width", "145", "x")
texts("FE008", "height", "401")
texts("FE012", "day", "Mon")
attributes("RS004", "guid", isPermaLink="true")
texts("FE016", "title", "", severity=_WARNING)
texts("FE017", "title copyright", "A <b>ferry</b>", severity=_WARNING)
attributes(
    "FE004", "cloud", domain=None, port=None, path=None, registerProcedure=None, protocol=None
)
attributes("FE008 FE012", "cloud", port="web", protocol="ftp")
attributes("RS011", "enclosure", url=None, length=None, type=None)
attributes("FE006 FE008 FE010", "enclosure", url="a.mp3", length="-1", type="mp3")
attributes("FE012", "guid", isPermaLink="no")
attributes("FE004", "source", url=None)
attributes("FE006", "source", url="x y")
attributes("FE005", "title", type="html")
attributes("FE005", "item", id="1")
attributes("FE005", "category", scheme="x")
attributes("FE031", "rss", version=None)
attributes("FE031", "rss", version="3.0")
added(
    "FE001", "item channel", node("byline", "Ada"), node("pubdate", "Mon, 16 Feb 2026 08:30:00 GMT")
)
added("FE001", "item", node("item", node("title", "x")))
added("FE001", "image", node("caption", "x"))
added("FE002", "skipHours", node("hour", "0"))
added(
    "FE002",
    "rss",
    node(
        "channel",
        node("title", "x"),
        node("link", "https://example.com/"),
        node("description", "x"),
    ),
)
added("FE015", "item channel rss image skipDays", "stray")

# modules of RSS
for _module in ("dc", "dcterms", "content", "slash", "wfw", "georss", "itunes", "media", "atom"):
    added("FE001", "item", node(f"{_module}:unheard", "x"))
added("FE001", "channel", node("sy:unheard", "x"))
texts(
    "FE009",
    "dc:date dcterms:created dcterms:issued dcterms:modified dcterms:available sy:updateBase atom:updated",
    "16 Feb 2026",
)
texts("FE012", "sy:updatePeriod", "sometimes")
texts("FE008", "sy:updateFrequency", "x", "0")
texts("FE008", "slash:comments slash:hit_parade thr:total", "many")
texts("FE032", "content:encoded", "<p>x</b>", severity=_WARNING)
texts("FE018", "content:encoded", "<script>x</script>", severity=_WARNING)
texts(
    "FE014",
    "georss:point georss:line georss:box georss:polygon",
    "45.1,-71.2",
    "95.1 -71.2 45.1 2",
    "north",
    "1 2 3",
)
texts("FE014", "georss:line georss:box georss:polygon", "45.1 -71.2")
texts("FE014", "georss:point georss:polygon", "45.1 -71.2 46.1 -71.2")
texts("FE014", "georss:box", "45 1 45 2 45 3")
texts("FE014", "georss:polygon", "45.1 -71.2 46.1 -71.2 47 2 48 3")
texts("FE008", "georss:elev georss:floor georss:radius", "high")
texts("FE014", "geo:lat", "north", "91")
texts("FE014", "geo:long", "181")
attributes("FE004", "thr:in-reply-to", ref=None)
attributes("FE006 FE010", "thr:in-reply-to", ref="x y", type="html")
attributes("FE004", "atom:link", href=None)
attributes("FE006 FE010 FE011", "atom:link", href="x y", type="html", hreflang="English")
texts(
    "FE012",
    "itunes:explicit itunes:episodeType itunes:block itunes:isClosedCaptioned itunes:type",
    "perhaps",
)
texts("FE008", "itunes:duration itunes:episode itunes:season itunes:order", "long")
texts("FE013", "itunes:subtitle", "x" * 256)
texts("FE013", "itunes:summary", "x" * 4001)
attributes("FE004", "itunes:image", href=None)
attributes("FE006", "itunes:image", href="a.jpg")
attributes("FE012", "itunes:category", text="Nonsense")
attributes("FE004", "itunes:category", text=None)
without("FE003", "itunes:owner", "itunes:email")

# Media RSS 1.5.1
attributes(
    "FE006 FE008 FE010 FE011 FE012",
    "media:content",
    url="a.jpg",
    fileSize="big",
    type="jpg",
    medium="picture",
    isDefault="yes",
    expression="part",
    bitrate="x",
    framerate="x",
    samplingrate="x",
    channels="x",
    duration="long",
    height="x",
    width="-1",
    lang="English",
)
attributes("FE005", "media:content", heigth="5", severity=_WARNING)
attributes("FE012", "media:title", type="xhtml")
attributes("FE012", "media:description", type="xhtml")
for _name, _needed in (
    ("thumbnail", "url"),
    ("player", "url"),
    ("embed", "url"),
    ("restriction", "relationship"),
    ("param", "name"),
    ("status", "state"),
    ("subTitle", "href"),
    ("peerLink", "href"),
):
    attributes("FE004", f"media:{_name}", **{f"{_needed}_": None})
attributes("FE008", "media:thumbnail", width="x", time="soon")
attributes("FE006", "media:player", url="x y")
attributes("MR005", "media:credit", role="Author")
attributes("FE006", "media:credit", scheme="x y")
attributes("FE012", "media:hash", algo="sha-256")
texts("MR005", "media:hash media:restriction media:rating", "XX")
attributes("FE006", "media:copyright", url="x y")
attributes("FE008 FE011 FE012", "media:text", start="soon", end="soon", lang="English", type="x")
attributes("FE012", "media:restriction", relationship="maybe", type="town")
attributes("FE006", "media:rating", scheme="x")
attributes("FE006", "media:category", scheme="x y")
added("FE001", "media:group media:content", node("media:unheard", "x"))
twice(
    "FE002",
    "media:content",
    "media:title media:description media:copyright media:player media:keywords",
)
attributes("FE008", "media:starRating", average="x", count="x", min="x", max="x")
attributes("FE008", "media:statistics", views="x", favorites="x")
attributes("FE006 FE008", "media:embed", url="x y", width="x", height="x")
attributes("FE012", "media:status", state="gone")
attributes("FE008 FE012", "media:price", type="gift", price="x", currency="Euro")
attributes("FE006 FE010", "media:license", href="x y", type="html")
attributes("FE006 FE010 FE011", "media:subTitle", href="x y", type="srt", lang="English")
attributes("FE006 FE010", "media:peerLink", href="x y", type="x")
attributes("FE012", "media:rights", status="mine")
attributes("FE008", "media:location", start="soon")
texts("FE006", "media:response media:backLink", "x y")

# RFC 4287, 5023, 6721, 4685, 5005
without("AT000", "feed", "id title updated", kind="atom1")
without("AT000", "entry", "id title updated", kind="atom1")
without("AT000", "author", "name", kind="atom1")
without("AT006", "feed", "link", kind="atom1", severity=_WARNING)
twice("AT000", "feed", "id title updated subtitle generator icon logo rights", kind="atom1")
twice("AT000", "entry", "id title updated published summary content rights source", kind="atom1")
twice("AT000", "author", "name uri email", kind="atom1")
texts(
    "FE009 FE016 FE030",
    "updated published",
    "2026-02-16",
    "2026-02-16T08:30:00",
    "Mon, 16 Feb 2026 08:30:00 GMT",
    "2026-02-30T08:30:00Z",
    " 2026-02-16T08:30:00Z",
    "2026-02-16 08:30:00Z",
    "2026-02-16T25:30:00Z",
    "",
    kind="atom1",
)
texts(
    "FE006 FE016 FE030 AT007",
    "id",
    "ferry",
    "",
    "http://exam ple.com/x",
    "tag:example.com:x",
    "urn:x",
    " https://example.com/a",
    kind="atom1",
)
texts("FE006", "uri icon logo", "x y", kind="atom1")
texts("AT000 FE007", "email", "ada", kind="atom1")
texts("FE009", "app:edited", "soon", kind="atom1")
texts("FE012", "app:draft", "perhaps", kind="atom1")
attributes("FE006", "generator", uri="x y", kind="atom1")
attributes("AT000 FE004", "link", href=None, kind="atom1")
attributes(
    "AT000 FE006 FE008 FE010 FE011 FE016",
    "link",
    href="x y",
    type="html",
    hreflang="English",
    length="big",
    rel="",
    kind="atom1",
)
attributes("FE012", "link", rel="alternat", kind="atom1", severity=_WARNING)
attributes("AT000 FE004", "category", term=None, kind="atom1")
attributes("FE006", "category", scheme="x y", kind="atom1")
attributes("FE017", "category", label="<b>x</b>", kind="atom1", severity=_WARNING)
for _name, _type in (
    ("title", "xhtm"),
    ("summary", "text/html"),
    ("rights", "text/plain"),
    ("content", "htm"),
):
    attributes("AT000 FE010 FE012", _name, type=_type, kind="atom1")
attributes("FE006", "content", src="x y", kind="atom1")
attributes("FE011", "feed", xml_lang="English_x", kind="atom1")
attributes("FE011", "entry", xml_lang="English_x", kind="atom1")
attributes("FE006", "entry", xml_base="http://[x y", kind="atom1")
added("AT000 FE015", "feed entry author", "stray", kind="atom1")
added("AT000 FE001", "feed entry author", node("byline", "x"), kind="atom1")
added("AT000", "feed entry", node("entry"), kind="atom1")
added(
    "AT000 FE004 FE006 FE009",
    "feed",
    node("at:deleted-entry"),
    node("at:deleted-entry", ref="x y", when="soon"),
    kind="atom1",
)
added("FE001", "entry", node("app:unheard", "x"), node("thr:unheard", "x"), kind="atom1")
added("FE001", "feed", node("fh:unheard"), kind="atom1")
added(
    "AT005",
    "entry",
    node(
        "link", rel="alternate", href="https://example.com/other", type="text/html", hreflang="en"
    ),
    kind="atom1",
)

# sitemaps.org, and Google's News sitemaps
without("SM001", "url", "loc", kind="sitemap")
without("SM001", "news:news", "news:publication news:publication_date news:title", kind="sitemap")
without("SM001", "news:publication", "news:name news:language", kind="sitemap")
twice("SM001", "url", "loc lastmod changefreq priority news:news", kind="sitemap")
twice("SM001", "news:news", "news:title news:publication news:publication_date", kind="sitemap")
twice("SM001", "news:publication", "news:name news:language", kind="sitemap")
texts("SM000", "loc", "www.example.com", "a b", kind="sitemap")
texts("SM004", "news:language", "english", kind="sitemap")
texts("SM005", "news:publication_date lastmod", "yesterday", kind="sitemap")
texts("SM001", "news:title news:name", "", kind="sitemap")
texts("SM000", "priority", "2", kind="sitemap")
texts("SM000", "changefreq", "often", kind="sitemap")
texts(
    "SM002",
    "news:publication_date",
    "2026-01-01",
    "2026-01-01T08:30:00Z",
    kind="sitemap",
    severity=_WARNING,
)
added("SM000", "url news:news", node("byline", "x"), kind="sitemap")
added("SM000 FE015", "url urlset news:news", "stray", kind="sitemap")
# fmt: on

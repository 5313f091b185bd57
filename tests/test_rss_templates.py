"""Items that are written by a template come out as those that are written by themselves, and their losses are told alike."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest

from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.formats.rss import structure, trials
from newsexport.formats.rss import write as rss
from newsexport.formats.rss.item_write import item_element
from newsexport.options import Options, ProviderName
from newsexport.profiles.load import shipped
from newsexport.report import MAX_SAMPLES, Report
from newsexport.schema.v1 import (
    Concept,
    Description,
    Embed,
    Heading,
    Headline,
    Link,
    Media,
    NewsItem,
    Paragraph,
    PartialDate,
    Party,
    Rendition,
    Rights,
    Span,
)

NOW = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
OPTIONS = Options(
    now=NOW, provider=ProviderName("Example News", "https://example.com/"),
    url_template="https://example.com/{key}",
)  # fmt: skip
TARGET = Target.of("rss", OPTIONS)
WORDS = [
    "Ferry",
    "talks",
    "Ærø",
    "“quoted”",
    "東京",
    "1,000",
    "it's",
    "Ada",
    "Lind",
    "harbour",
    "?",
]
STRANGE = [
    "Ferry & crew", "a < b", "a > b", 'the "Ferry"', "two  blanks", " before", "behind ", "one\ntwo", "no\u00a0break",
    "soft\u00adhyphen", "&amp;", "]]>", "\x01", "\ufffe", "<b>bold</b>", "ǂ0ǂ", "\u2028", "x" * 600, "\ue000",
]  # fmt: skip
NAMES = ["Ada Lind", "Tomas Okeke", "Mila Sørensen", "Jo Ek", "Li Wei", "Example News"]
STRANGE_NAMES = [
    "Ada Lind and Tomas Okeke",
    "ada@example.com",
    "By Ada Lind",
    "Ada Lind, Tomas Okeke",
    "R & B",
]
ADDRESSES = [
    "https://example.com/{}",
    "http://example.org/a/{}.jpg",
    "https://example.com/p?a={}&b=2",
]
STRANGE_ADDRESSES = [
    "https://example.com/ä{}",
    "pictures/{}.jpg",
    "https://1.mark.example/{}",
    "ftp://example.com/{}",
]
ZONES = [
    UTC,
    UTC,
    UTC,
    timezone(timedelta(hours=1)),
    timezone(timedelta(hours=-9, minutes=-30)),
    timezone(timedelta(seconds=30)),
]
STRANGE_MOMENTS = [
    datetime(2024, 2, 29, 9, 30, tzinfo=UTC), datetime(2026, 2, 16, 9, 30, 0, 500, tzinfo=UTC),
    datetime(999, 2, 16, 9, 30, tzinfo=UTC), datetime(2987, 6, 5, 4, 0, 1, tzinfo=UTC),
]  # fmt: skip


class Values:
    """Values of items: `strange` is how many of a hundred are unusual."""

    def __init__(self, random: Random, strange: float) -> None:
        self.random = random
        self.strange = strange

    def _one(self, usual: str, others: list) -> object:
        return self.random.choice(others) if self.random.random() * 100 < self.strange else usual

    def words(self) -> str:
        return self._one(" ".join(self.random.choices(WORDS, k=self.random.randint(1, 5))), STRANGE)

    def name(self) -> str:
        return self._one(self.random.choice(NAMES), STRANGE_NAMES)

    def address(self) -> str:
        usual = self.random.choice(ADDRESSES)
        return self._one(usual, STRANGE_ADDRESSES).format(self.random.randrange(1000))

    def moment(self) -> datetime:
        at = NOW - timedelta(minutes=self.random.randrange(10**6))
        return self._one(at.astimezone(self.random.choice(ZONES)), STRANGE_MOMENTS)

    def date(self) -> PartialDate:
        other = ["2024-02-29", "2026", "2026-02", "2200-11-07"]
        said = ["2026-02-16", "2026-02-16T09:30:00Z", "2026-02-16T09:30:00+02:00"]
        return PartialDate(self._one(self.random.choice(said), other))

    def number(self) -> int:
        return self.random.choice([0, 1, 90, 1600, 70_000_001])

    def body(self) -> tuple:
        blocks: list = [Paragraph(text=self.words()) for _ in range(self.random.randint(1, 4))]
        if self.random.random() < 0.3:
            blocks.insert(0, Heading(text=self.words(), level=self.random.randint(1, 6)))
        if self.random.random() < 0.3:
            blocks.append(
                Paragraph(
                    text="See here.",
                    spans=(Span(start=4, end=8, kind="link", href="https://example.com/x"),),
                )
            )
        if self.random.random() * 100 < self.strange:
            blocks.append(
                self.random.choice(
                    [Embed(url="https://example.com/e"), Paragraph(text="a\nb"), Paragraph(text="")]
                )
            )
        return tuple(blocks)


def _party(choose: Random, values: Values) -> Party:
    said: dict = {"name": values.name()}
    for name, make in (
        ("uri", values.address), ("email", lambda: "a@example.com"), ("job_title", values.words),
        ("roles", lambda: ("photographer",)), ("url", values.address), ("extensions", tuple),
    ):  # fmt: skip
        if choose.random() < 0.12:
            said[name] = make()
    return Party(**said)


def _medium(choose: Random, values: Values) -> Media:
    said: dict = {"kind": choose.choice(["picture", "picture", "video", "graphic", "other"])}
    for name, make in (
        ("headline", values.words), ("caption", values.words), ("credit_line", values.words),
        ("alt_text", values.words), ("copyright_notice", values.words), ("licence", values.address),
        ("uri", values.address), ("id", lambda: "boat"), ("created", values.date),
        ("usage_terms", values.words), ("copyright_holder", values.name),
        ("creators", lambda: (_party(choose, values),)),
    ):  # fmt: skip
        if choose.random() < 0.4:
            said[name] = make()
    renditions = []
    for _ in range(choose.randint(0, 2)):
        one: dict = {
            "href": values.address(),
            "role": choose.choice([None, "main", "thumbnail", "web"]),
        }
        for name in ("width", "height", "size"):
            if choose.random() < 0.4:
                one[name] = values.number()
        renditions.append(Rendition(**one, media_type=choose.choice([None, "image/jpeg"])))
    return Media(**said, renditions=tuple(renditions))


def _item(choose: Random, values: Values) -> NewsItem:
    """An item: what it says is chosen by the first, its values by the second."""
    said: dict = {
        "uri": f"urn:x:{values.random.randrange(10**6)}",
        "canonical_url": values.address(),
        "headlines": [Headline(text=values.words())],
    }
    if choose.random() < 0.2:
        said["uri"] = said["canonical_url"]
    if choose.random() < 0.3:
        role = choose.choice(["subheadline", "kicker"])
        said["headlines"].append(Headline(text=values.words(), role=role))
    for name, make in (
        ("body", values.body), ("body", values.body), ("published", values.moment),
        ("version_created", values.moment), ("content_created", values.date), ("expires", values.date),
        ("first_created", values.moment), ("language", lambda: choose.choice(["en", "nn-NO"])),
        ("slugline", values.words), ("byline", values.words), ("ed_note", values.words),
        ("urgency", lambda: values.random.randint(1, 9)), ("version", lambda: values.random.randint(1, 3)),
        ("keywords", lambda: tuple(values.words() for _ in range(values.random.randint(1, 4)))),
        ("provider", lambda: _party(choose, values)), ("publisher", lambda: _party(choose, values)),
        ("creators", lambda: [_party(choose, values) for _ in range(choose.randint(1, 3))]),
        ("contributors", lambda: [_party(choose, values)]), ("info_sources", lambda: [_party(choose, values)]),
        ("subjects", lambda: [
            Concept(name=values.words(), scheme=choose.choice([None, "https://example.com/s"])),
            Concept(uri="http://cv.iptc.org/newscodes/mediatopic/20000065", name=values.words()),
        ]),
        ("places", lambda: [Concept(name=values.words(), type="geoArea")]), ("genres", lambda: [Concept(literal="x")]),
        ("descriptions", lambda: [Description(text=values.words(), role=choose.choice(["summary", "standfirst", None, "caption"]))]),
        ("media", lambda: [_medium(choose, values) for _ in range(choose.randint(1, 2))]),
        ("links", lambda: [Link(rel=choose.choice(["related", "seeAlso", "comments"]), href=values.address(), title=values.words())]),
        ("rights", lambda: [Rights(holder=_party(choose, values), notice=values.words(), usage_terms=values.words())]),
        ("rights", lambda: [Rights(notice=values.words(), licence=values.address())]),
        ("alt_ids", tuple), ("pub_status", lambda: "usable"), ("dateline", lambda: None),
    ):  # fmt: skip
        if choose.random() < 0.35:
            said[name] = make()
    return NewsItem(**said)


def _runs(count: int, length: int, strange: float) -> Iterator[list[NewsItem]]:
    """Items that say the same, in runs."""
    for number in range(count):
        values = Values(Random(1000 + number), strange)
        yield [_item(Random(number), values) for _ in range(length)]


def _admitted(items: list[NewsItem]) -> Iterator[NewsItem]:
    for item in items:
        try:
            yield TARGET.admitted(item, Report())
        except InvalidOutput:
            continue


@pytest.fixture(autouse=True)
def _nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(trials, "_SIGHTS", 1)
    trials.forget()
    yield
    trials.forget()


@pytest.mark.parametrize(("strange", "least"), [(0, 400), (4, 150), (40, 1)])
def test_an_item_comes_out_of_a_template_as_it_is_written(strange: float, least: int) -> None:
    hits = 0
    for items in _runs(150, 9, strange):
        for item in _admitted(items):
            report, usual = Report(target="rss"), Report(target="rss")
            alike = trials.element_alike(item, OPTIONS, report)
            if alike is None:
                assert not report.told
                continue
            hits += 1
            assert alike == item_element(item, OPTIONS, usual).markup
            assert report.diagnostics == usual.diagnostics
            assert (report.take(), report.told) == (usual.take(), usual.told)
            assert list(report.tally.items()) == list(usual.tally.items())
            feed = rss._head(item, OPTIONS) + alike + rss._CLOSING
            assert not any(structure._problems(feed, OPTIONS)), feed.decode()
    assert hits >= least


def _written(items: list[NewsItem]) -> list[bytes | None]:
    return [trials.element_alike(item, OPTIONS, Report()) for item in items]


ITEM = NewsItem(
    uri="urn:x:1", canonical_url="https://example.com/1", published=NOW, headlines=(Headline(text="Ferry"),),
    body=(Paragraph(text="The ferry sailed."),), version=2, keywords=("ferry",),
    subjects=(Concept(name="transport", uri="http://cv.iptc.org/newscodes/mediatopic/20000184"),),
)  # fmt: skip


def test_the_third_item_that_says_the_same_comes_out_of_a_template() -> None:
    assert [each is not None for each in _written([ITEM] * 3)] == [False, False, True]


@pytest.mark.parametrize(
    "words", [w for w in STRANGE if w not in ("soft\u00adhyphen", "ǂ0ǂ", "x" * 600, "\ue000")]
)
def test_an_unusual_headline_is_written_by_itself(words: str) -> None:
    other = ITEM.model_copy(update={"headlines": (Headline(text=words),)})
    *_, usual, unusual = _written([ITEM, ITEM, ITEM, other])
    assert usual is not None
    assert unusual is None or words in {"a > b", 'the "Ferry"'}


def test_an_item_whose_story_says_nothing_is_refused_as_ever() -> None:
    """Without a title, its words decide: a template must not know better."""
    said = ITEM.model_copy(update={"headlines": ()})
    silent = said.model_copy(update={"body": (Heading(text=""),)})
    assert _written([said, said, said, silent]) == [None] * 4
    for item in (said, silent, silent, silent):
        report = Report()
        if item is said:
            TARGET.document(item, report)
            continue
        with pytest.raises(InvalidOutput):
            TARGET.document(item, report)


def test_an_item_that_repeats_an_address_or_a_word_is_written_by_itself() -> None:
    pictures = [
        Media(uri=f"urn:p:{n}", renditions=(Rendition(href=f"https://example.com/{n}.jpg"),)) for n in (1, 2)
    ]  # fmt: skip
    two = ITEM.model_copy(update={"media": tuple(pictures), "keywords": ("ferry", "crew")})
    same = pictures[1].model_copy(update={"renditions": pictures[0].renditions})
    others = (
        two.model_copy(update={"media": (pictures[0], same)}),
        two.model_copy(update={"keywords": ("ferry", "ferry")}),
        two.model_copy(update={"keywords": ("ferry", "crew", "third")}),
    )
    found = _written([two, two, two, *others])
    assert [each is not None for each in found] == [False, False, True, False, False, True]


def _as_it_is_written(item: NewsItem) -> bool:
    """Whether a template gives what is written without one, if it gives anything."""
    report, usual = Report(target="rss"), Report(target="rss")
    alike = trials.element_alike(item, OPTIONS, report)
    return alike is None or (
        alike == item_element(item, OPTIONS, usual).markup and report.take() == usual.take()
    )


@pytest.mark.parametrize("other", [
    {"section": "Harbour"}, {"version": 1, "section": "Harbour"}, {"language": None, "section": "Harbour"},
    {"rights": (Rights(notice="© Example", holder=None),)}, {"rights": (Rights(notice="© Example", usage_terms="none"),)},
    {"rights": (Rights(holder=Party(uri="https://example.com/"), notice="© Example"),)},
    {"published": None}, {"urgency": None, "section": "Harbour"}, {"headlines": (Headline(text="Ferry", language="en"),)},
    {"accessible_for_free": True}, {"pub_status": "usable", "section": "Harbour"},
])  # fmt: skip
def test_an_item_that_states_as_many_other_fields_is_none_of_the_shape(other: dict) -> None:
    said = {
        **ITEM.__dict__, "version": 1, "urgency": 4, "language": "en",
        "rights": (Rights(notice="© Example", holder=Party(name="Example")),),
    }  # fmt: skip
    stated = {*ITEM.model_fields_set, "urgency", "language", "rights"}
    base = NewsItem(**{name: said[name] for name in stated})
    *_, usual = _written([base] * 3)
    assert usual is not None
    for left_out in (None, "urgency", "language", "version", "keywords"):
        kept = {name: said[name] for name in stated if name != left_out}
        assert _as_it_is_written(NewsItem(**{**kept, **other}))


def test_what_the_pattern_does_not_know_makes_no_template() -> None:
    mined = (
        Rights(notice="© Example", data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"),
    )
    for update in (
        {"rights": mined},
        {"info_sources": (Party(name="Wire", url="https://example.com/wire"),)},
        {"canonical_url": "https://example.com/ä"},
    ):
        assert _written([ITEM.model_copy(update=update)] * 5) == [None] * 5


def test_a_trial_that_does_not_give_what_was_written_makes_no_template(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trials, "rfc822", lambda moment: "never")
    assert _written([ITEM] * 5) == [None] * 5


def test_a_feed_for_a_receiver_is_written_item_by_item() -> None:
    options = Target.of("rss", Options(now=NOW, profile=shipped("smartnews"))).options
    assert options.dialect is not None
    assert [trials.element_alike(ITEM, options, Report()) for _ in range(4)] == [None] * 4


def test_a_bundle_of_items_of_all_sorts_is_what_it_is_without_templates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = [item for run in _runs(40, 4, 4) for item in _admitted(run) if item.uri]
    items = [item for item in items if _is_writable(item)]
    both = []
    for _ in range(2):
        report = Report(target="rss")
        data = b"".join(rss.bundle(items * 2, TARGET.options, report))
        both.append((data, report.diagnostics, report.take(), report.told, report.counts))
        monkeypatch.setattr(rss, "element_alike", lambda *given: None)
    assert both[0] == both[1]
    assert len(both[0][1]) > MAX_SAMPLES


def _is_writable(item: NewsItem) -> bool:
    try:
        rss.write(item, TARGET.options, Report())
    except InvalidOutput:
        return False
    return True


def test_shapes_that_are_remembered_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "_SHAPES", 5)
    for items in _runs(40, 1, 0):
        _written(items)
        assert len(trials._known) <= 5
    monkeypatch.setattr(trials, "_FORMS", 2)
    for language in ("en", "de", "fr", "es", "it"):
        _written([ITEM.model_copy(update={"language": language})] * 3)
    assert all(len(each.trials) <= 2 for each in trials._known.values())


def test_a_trial_waits_until_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "_SIGHTS", 8)
    assert [each is None for each in _written([ITEM] * 12)] == [True] * 9 + [False] * 3


def test_a_value_that_counts_and_is_long_is_not_remembered() -> None:
    long = ITEM.model_copy(
        update={
            "headlines": (Headline(text="Ferry", role=None), Headline(text="x", role="r" * 5000))
        }
    )
    assert _written([long] * 5) == [None] * 5
    assert not any(each.trials for each in trials._known.values())


def test_a_report_that_holds_such_losses_is_pickled_and_counted_as_ever() -> None:
    reports = []
    for once in (trials.element_alike, lambda *given: None):
        report = Report(target="rss")
        trials.forget()
        for _ in range(60):
            if once(ITEM, OPTIONS, report) is None:
                item_element(ITEM, OPTIONS, report)
        reports.append(report)
    alike, usual = reports
    again = pickle.loads(pickle.dumps(alike))
    assert again.diagnostics == alike.diagnostics == usual.diagnostics
    assert again.truncated == alike.truncated == usual.truncated
    assert again.counts == alike.counts == usual.counts
    assert again.take() == alike.take() == usual.take()


def test_losses_that_are_counted_together_are_forgotten_and_set_aside_as_ever() -> None:
    report = Report(target="rss")
    _written([ITEM] * 3)
    report.begin_item()
    assert trials.element_alike(ITEM, OPTIONS, report)
    mark, since, told = report.mark(), report.extent, report.diagnostics
    assert trials.element_alike(ITEM, OPTIONS, report)
    aside = report.set_aside(since)
    assert report.diagnostics == told
    report.take_up(aside)
    assert len(report.diagnostics) == 2 * len(told)
    assert report.said_of_item({"LS001"}) and not report.said_of_item({"NC001"})
    report.back_to(mark)
    assert report.diagnostics == told and list(report.take()) == told


def test_a_partner_gives_such_losses_another_severity() -> None:
    _written([ITEM] * 3)
    report = Report(target="rss", level=lambda found: "warning" if found.code == "LS003" else None)
    assert trials.element_alike(ITEM, OPTIONS, report)
    assert {(each.code, each.severity) for each in report.take()} == {("LS003", "warning")}

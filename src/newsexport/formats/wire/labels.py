"""Fields that a post names by a label: `Headline: …` in its text, or the keys of a form sent as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsexport.formats.wire.story import Story

_LABELLED = re.compile(r"^(?P<label>[^\W\d_][\w -]{1,24}?)\s?:\s+(?P<value>\S.*)$")


def _headline(story: Story, value: str) -> None:
    story.headlines.insert(0, (value, None))


def _slugline(story: Story, value: str) -> None:
    story.slugline = value


def _byline(story: Story, value: str) -> None:
    story.bylines.append(value)


def _dateline(story: Story, value: str) -> None:
    story.dateline = value


def _embargo(story: Story, value: str) -> None:
    story.embargo.append(value)


def _copyright(story: Story, value: str) -> None:
    story.copyright = value


def _keywords(story: Story, value: str) -> None:
    story.keywords += [word for part in re.split(r"[,;]", value) if (word := part.strip())]


def _provider(story: Story, value: str) -> None:
    story.provider, story.why_provider = value, "the field Source"


_FIELDS: dict[str, Callable[[Story, str], None]] = {
    "headline": _headline, "title": _headline, "titel": _headline, "titre": _headline,
    "slugline": _slugline, "slug": _slugline, "catchline": _slugline,
    "abstract": lambda story, value: story.abstracts.append(value),
    "summary": lambda story, value: story.abstracts.append(value),
    "byline": _byline, "author": _byline, "autor": _byline,
    "dateline": _dateline,
    "embargo": _embargo, "embargoed": _embargo, "sperrfrist": _embargo, "embargo date": _embargo,
    "copyright": _copyright, "source": _provider,
    "keywords": _keywords, "keyword": _keywords,
    "category": lambda story, value: story.categories.append(value),
    "editors note": lambda story, value: story.notes.append(value),
    "editor note": lambda story, value: story.notes.append(value),
    "note": lambda story, value: story.notes.append(value),
    "take key": lambda story, value: story.notes.append(value),
}  # fmt: skip


def labelled(line: str) -> tuple[str, str] | None:
    """The field that a line of text names, and its value; None for ordinary text."""
    match = _LABELLED.match(line.strip())
    if match is None or key_of(match["label"]) not in _FIELDS:
        return None
    return key_of(match["label"]), match["value"].strip()


def key_of(label: str) -> str:
    """A label without its case and signs."""
    return " ".join(re.sub(r"[^\w]+", " ", label.lower().replace("'", "")).split())


def put(story: Story, key: str, value: str) -> bool:
    """Put a value into its field; whether there is one."""
    if key in {"priority", "urgency"} and re.fullmatch(r"[1-9]", value):
        story.urgency = int(value)
        return True
    setter = _FIELDS.get(key)
    if setter is None:
        return False
    setter(story, value)
    return True

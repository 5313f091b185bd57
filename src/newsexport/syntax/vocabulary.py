"""Vocabularies of IPTC's in SKOS as JSON, as its NewsCodes server gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import orjson

_TAGS = {"se": "sv", "dk": "da"}
"""Tags of countries that the files use for languages."""


class Topic(NamedTuple):
    """One concept of a vocabulary."""

    uri: str
    names: Mapping[str, str]
    """Language tag -> name."""
    broader: tuple[str, ...]
    """Uris of what it is part of."""
    same_as: tuple[str, ...]
    """Uris of the same thing in other vocabularies."""
    retired: str
    """The day since when it is out of use; empty: it is in use."""

    def with_names(self, older: Mapping[str, str]) -> Topic:
        """The same with the names that an older edition has in other languages."""
        return self._replace(names={**older, **self.names})

    def name_in(self, language: str | None) -> str | None:
        """The name in a language, else in another form of it; None where the vocabulary has none."""
        if not language:
            return None
        if language in self.names:
            return self.names[language]
        base = language.partition("-")[0].lower()
        return next((n for tag, n in self.names.items() if tag.partition("-")[0] == base), None)


def read_topics(data: bytes) -> dict[str, Topic]:
    """The concepts of a file by their uris."""
    found = {}
    for each in orjson.loads(data)["conceptSet"]:
        topic = Topic(
            uri=each["uri"],
            names={_TAGS.get(tag, tag): name for tag, name in each.get("prefLabel", {}).items()},
            broader=tuple(each.get("broader") or ()),
            same_as=tuple(each.get("exactMatch") or ()),
            retired=str(each.get("retired") or "")[:10],
        )
        found[topic.uri] = topic
    return found

"""Bylines: the line that says who wrote a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsexport.prose.characters import weight
from newsexport.prose.credits import names_a_source
from newsexport.prose.names import split_names

_PREFIX = re.compile(
    r"^[\W_]*(?:(?:(?:written|reported|story|words|text|texte|report|analysis|article) )?by"
    r"|von|par|por|di|door|av|af|przez|autor(?:in|en|es)?\s?:|authors?\s?:|texte?\s?:|tekst\s?:|testo di"
    r"|eine? \w+ von|(?:ein(?:e)? )?(?:analyse|kommentar|reportage|interview) von|yazan:?|автор:?"
    r"|بقلم|كتبت?|تقرير|अनुसार|文[:：]|取材・文[:：])\s*[:：]?\s+",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[|·•(]|\s[-–—]\s|\s(?:published|updated|posted|on|in|for|mit|aus|and agencies)\s).*$|\s+\d.*$",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"^(?P<name>[\u3400-\u9fff\uac00-\ud7af]{2,5})\s?(?:記者|기자|특파원)$")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline taken apart."""

    text: str
    """As printed."""
    names: tuple[str, ...]
    """The persons in it."""


def read_byline(text: str) -> Byline | None:
    """The byline that this line is; None when it is none, or names nobody.

    A byline may name an agency and no person.
    """
    if weight(text) > _LONGEST:
        return None
    reporter = _REPORTER.match(text)
    if reporter:
        return Byline(text, (reporter["name"],))
    prefix = _PREFIX.match(text)
    if prefix is None:
        return None
    rest = text[prefix.end() :]
    shortened = _END.sub("", rest)
    names = split_names(shortened)
    if names or (len(rest) < 60 and names_a_source(rest)):
        return Byline(text, names)
    return None

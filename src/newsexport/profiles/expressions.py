"""Expressions of a profile's own checks: a small language over canonical paths, in which nothing can run.

A path gives the values that the item has there, a comparison holds when it holds for one of them, as in XPath:
`media/width >= 1200`. The operators and functions are those of the tables here, and no others; the grammar is
in docs/profiles.md.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from newsexport.canonical_paths import canonical_paths
from newsexport.errors import BadOption
from newsexport.misspelling import did_you_mean
from newsexport.profiles.paths import has_value, values_at

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

LONGEST = 1000
"""Characters of an expression."""
DEEPEST = 20
"""Parentheses within parentheses."""
MOST_PAIRS = 100_000
"""Pairs of values that one comparison looks at."""

Values = list[Any]
Evaluate = Callable[["NewsItem"], Values]

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"]*"|'[^']*')|(?P<number>-?\d+(?:\.\d+)?)(?![\w/])
    |(?P<name>[A-Za-z][\w]*(?:/[A-Za-z][\w]*)*)|(?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,))""",
    re.VERBOSE,
)


def _like(one: Any, other: Any) -> bool:
    return isinstance(one, str) and isinstance(other, str) and fnmatchcase(one, other)


def _contains(one: Any, other: Any) -> bool:
    return isinstance(one, str) and isinstance(other, str) and other.casefold() in one.casefold()


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "in": operator.eq, "like": _like, "contains": _contains,
}  # fmt: skip
"""Operator -> what it means for two values of one kind. `in` takes a list in brackets."""

FUNCTIONS: dict[str, Callable[[Values], Values]] = {
    "count": lambda values: [len(values)],
    "length": lambda values: [len(each) for each in values if isinstance(each, str)],
    "words": lambda values: [len(each.split()) for each in values if isinstance(each, str)],
    "lower": lambda values: [each.lower() for each in values if isinstance(each, str)],
    "distinct": lambda values: list(dict.fromkeys(map(str, values))),
}
"""Function -> what it makes of the values of its argument."""

_NOTHING: tuple[Any, ...] = (None, "", ())
_WORDS = {"true": True, "false": False}
_RESERVED = frozenset({"and", "or", "not", "in", "like", "contains", *_WORDS})


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that was read, and the paths that it names."""

    evaluate: Evaluate
    paths: tuple[str, ...]

    def holds(self, item: NewsItem) -> bool:
        """Whether it is true of an item."""
        return _truth(self.evaluate(item))


@lru_cache(maxsize=256)
def compiled(text: str) -> Expression:
    """The expression. Raises BadOption with the place of the first mistake."""
    if len(text) > LONGEST:
        raise BadOption(f"an expression has at most {LONGEST} characters")
    return _Sentence(text).whole()


def _truth(values: Values) -> bool:
    return any(has_value(each) for each in values)


class _Sentence:
    """Reads from the loosest to the tightest: or, and, not, comparison, value."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0
        self._paths: list[str] = []

    def whole(self) -> Expression:
        found = self._either()
        if self._at < len(self._tokens):
            self._fail("an operator is missing")
        return Expression(found, tuple(dict.fromkeys(self._paths)))

    def _fail(self, what: str) -> None:
        kind, word, at = self._peek()
        near = f" before {word!r}" if kind else " at the end"
        raise BadOption(f"{self._text!r}: {what}{near} (character {at + 1})")

    def _peek(self) -> tuple[str, str, int]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "", len(self._text))

    def _take(self, *words: str) -> str | None:
        kind, word, _ = self._peek()
        if kind in {"name", "sign"} and word in words:
            self._at += 1
            return word
        return None

    def _either(self) -> Evaluate:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        if len(parts) == 1:
            return parts[0]
        return lambda item: [any(_truth(each(item)) for each in parts)]

    def _both(self) -> Evaluate:
        parts = [self._negated()]
        while self._take("and"):
            parts.append(self._negated())
        if len(parts) == 1:
            return parts[0]
        return lambda item: [all(_truth(each(item)) for each in parts)]

    def _negated(self) -> Evaluate:
        if self._take("not"):
            self._deeper()
            inner = self._negated()
            self._depth -= 1
            return lambda item: [not _truth(inner(item))]
        return self._compared()

    def _compared(self) -> Evaluate:
        left = self._value()
        word = self._take(*COMPARISONS)
        if word is None:
            return left
        right = self._list() if word == "in" else self._value()
        compare = COMPARISONS[word]
        return lambda item: [_compare(compare, left(item), right(item))]

    def _list(self) -> Evaluate:
        if not self._take("["):
            self._fail('`in` wants a list such as ["en", "fr"]')
        parts = [self._value()]
        while self._take(","):
            parts.append(self._value())
        if not self._take("]"):
            self._fail("] is missing")
        return lambda item: [value for each in parts for value in each(item)]

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._fail(f"more than {DEEPEST} parentheses within each other")

    def _value(self) -> Evaluate:
        if self._take("("):
            self._deeper()
            inner = self._either()
            if not self._take(")"):
                self._fail(") is missing")
            self._depth -= 1
            return inner
        kind, word, _ = self._peek()
        if not kind or kind == "sign" or (kind == "name" and word in _RESERVED - set(_WORDS)):
            self._fail("a value is missing")
        self._at += 1
        if kind == "text":
            return _constant(word[1:-1])
        if kind == "number":
            return _constant(float(word) if "." in word else int(word))
        if word in _WORDS:
            return _constant(_WORDS[word])
        if self._take("("):
            return self._call(word)
        return self._path(word)

    def _call(self, name: str) -> Evaluate:
        function = FUNCTIONS.get(name)
        if function is None:
            raise BadOption(
                f"{self._text!r}: there is no function {name!r}{did_you_mean(name, FUNCTIONS)}"
            )
        inner = self._value()
        if not self._take(")"):
            self._fail(") is missing")
        return lambda item: function(inner(item))

    def _path(self, path: str) -> Evaluate:
        known = canonical_paths()
        if path not in known:
            raise BadOption(
                f"{self._text!r}: no item has a field {path!r}{did_you_mean(path, known)}"
            )
        self._paths.append(path)
        if path == "body":
            return lambda item: [item.text] if item.body else []
        around, _, kind = path.partition("/")
        if around == "body":
            if "/" in kind:
                raise BadOption(
                    f"{self._text!r}: of a body, body and body/{kind.split('/')[0]} are known"
                )
            return lambda item: [block for block in item.body if block.type == kind]
        return lambda item: [value for _, value in values_at(item, path) if value not in _NOTHING]


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadOption(
                f"{text!r}: {text[at:].strip()[:1]!r} means nothing (character {at + 1})"
            )
        kind = match.lastgroup or ""
        yield kind, match[kind], match.start(kind)
        at = match.end()


def _constant(value: Any) -> Evaluate:
    return lambda _: [value]


def _compare(compare: Callable[[Any, Any], bool], left: Values, right: Values) -> bool:
    """Whether it holds for one pair of values of one kind."""
    pairs = islice(product(left, right), MOST_PAIRS)
    return any(compare(*pair) for pair in (_alike(one, other) for one, other in pairs) if pair)


def _alike(one: Any, other: Any) -> tuple[Any, Any] | None:
    """The two values as values of one kind; None where they cannot be compared."""
    moments = _moment(one), _moment(other)
    if moments[0] is not None and moments[1] is not None:
        return moments
    kinds = [bool if isinstance(each, bool) else type(each) for each in (one, other)]
    if kinds[0] is kinds[1] or set(kinds) <= {int, float}:
        return one, other
    texts = [str(each) if isinstance(each, str) else None for each in (one, other)]
    return (texts[0], texts[1]) if None not in texts else None


_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?")


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, str) and _DATE.fullmatch(value):  # partial dates are texts
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None

"""TX: the shape of a story: how long its headline is, whether it is one story, what was left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.facts import BLANKS, EMPTY, HEADING, LOST_LETTER, STYLE
from newsexport.rules.rule import rule
from newsexport.rules.texts import body_blocks, texts_where, texts_with, words_of
from newsexport.schema.v1 import Heading, NewsItem, Paragraph

HEADLINE_LENGTH = 110
"""Characters of a headline that receivers have commonly shown whole."""
_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\b(?:headline|title|caption|text|byline|intro) (?:goes )?here\b"
    r"|\[(?:headline|insert [a-z ]+|tk|tktk|xxx+)\]|^\s*(?:TK|TKTK|xxx+|untitled|test article)\s*$",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"lorem ipsum| here|\[|tk|xxx|untitled|test article").search
"""Finds one of these in every placeholder, in small letters; at a tenth of the cost."""
_LONG = 200
"""Signs from which a text is none."""
_SHORT = 16
"""Signs from which a text is no word that is one; but for a row of x, or blanks."""
_STARTS = BLANKS | {"x", "X"}
_DANGEROUS = re.compile(
    r"(?i)expression\s*\(|javascript:|-moz-binding|behavior\s*:|url\s*\(|position\s*:\s*(?:fixed|absolute)"
)
_STORY_PARAGRAPHS = 2
"""Paragraphs after a headline that make a story of it."""


def headline_too_long(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A headline has more than 110 characters. Receivers have other limits: see their profiles.

    Why it matters: lists and search results cut it, often in the middle of the news.

    Bad: a headline that is the first sentence of the story.
    Good: `Ferry to Sandholm runs again after storm`
    Fix: shorten it; the rest belongs to the standfirst.
    """
    for index, headline in enumerate(item.headlines):
        if headline.role is None and len(headline.text) > HEADLINE_LENGTH:
            yield Finding(f"/headlines/{index}/text", {"length": len(headline.text)})


def several_articles(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The body holds several stories: two or more headings of the first level, each with paragraphs.

    A live text of dated entries is one story.

    Why it matters: the second story is published under the headline, the date and the picture of the
    first.

    Bad: a heading of level 1 and its paragraphs, then another one and its paragraphs.
    Good: two items; or sections with headings of level 2.
    Fix: make an item of each.
    """
    begins = [
        index
        for index, block in enumerate(item.body)
        if type(block) is Heading and block.level == 1
    ]
    if len(begins) < 2:
        return
    stories = [
        index
        for index, end in zip(begins, [*begins[1:], None], strict=True)
        if sum(isinstance(block, Paragraph) for block in item.body[index:end]) >= _STORY_PARAGRAPHS
    ]
    if len(stories) > 1:
        yield Finding(f"/body/{stories[1]}/text", {"count": len(stories)})


def unsafe_style(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A style attribute can load something, run something, or lay the text over the page.

    Why it matters: receivers throw away the whole block, or readers see what was to be hidden.

    Bad: `style="position: fixed; top: 0"`, `style="background: url(https://example.com/pixel)"`
    Good: no style at all.
    Fix: remove the attribute.
    """
    for pointer, block in body_blocks(item):
        style = block.attributes.get("style", "") if block.attributes else ""
        if style and _DANGEROUS.search(style):
            yield Finding(pointer, {"style": style})


def placeholder_text(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text is a placeholder that nobody replaced.

    Why it matters: it is published as it stands.

    Bad: the headline `Headline goes here`
    Good: the headline of the story.
    Fix: write the text, or leave the field out.
    """
    shorter = [text for text in words_of(item).texts if len(text) < _LONG]
    words = "\n".join(shorter).encode("utf-8", "surrogatepass").lower()
    if b"[" in words or b" here" in words or b"lorem ipsum" in words:
        places = texts_where(item, _holds_placeholder)
    else:
        odd = [text for text in shorter if len(text) < _SHORT or text[0] in _STARTS]
        places = texts_where(item, _is_placeholder) if any(map(_is_placeholder, odd)) else []
    for place in places:
        if found := _PLACEHOLDER.search(place.text):
            yield Finding(place.pointer, {"what": place.what, "text": found[0].strip()})


def _holds_placeholder(text: str) -> bool:
    signs = len(text) < _LONG and _SIGNS(text.casefold()) is not None
    return signs and _PLACEHOLDER.search(text) is not None


def _is_placeholder(text: str) -> bool:
    """Whether all of the text is one: a short word, or a row of x."""
    may_be = len(text) < _SHORT or (text[0] in _STARTS and len(text) < _LONG)
    return may_be and _PLACEHOLDER.search(text) is not None


def broken_characters(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text has replacement characters (U+FFFD): letters were lost when it was decoded.

    Why it matters: nobody can tell any more which letters they were.

    Bad: `The caf\ufffd reopens`
    Good: `The café reopens`
    Fix: decode the source again, in its true encoding.
    """
    for place in texts_with(item, "\ufffd"):
        count = place.text.count("\ufffd")
        yield Finding(place.pointer, {"count": count, "what": place.what})


def heading_without_text(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A heading in the body is empty.

    Why it matters: screen readers announce it, and tables of contents show a blank line.

    Bad: `{"type": "heading", "level": 2, "text": ""}`
    Good: no heading.
    Fix: remove it.
    """
    for pointer, block in body_blocks(item):
        if isinstance(block, Heading) and not block.text.strip():
            yield Finding(pointer)


RULES = (
    rule(
        headline_too_long, "TX009", "headline-too-long", "info",
        "the headline has {length} characters",
        source="Google Search Central, Article structured data: the former limit of 110",
        basis="editorial", hint="shorten it", needs=("headlines",),
    ),
    rule(
        several_articles, "TX010", "several-articles-in-one", "warning",
        "the body holds {count} stories",
        source="newsexport: seen in scraped pages", basis="editorial", hint="make an item of each",
        needs=(HEADING,),
    ),
    rule(
        unsafe_style, "TX013", "unsafe-style", "warning", "the style is unsafe: {style}",
        source="W3C Feed Validator: DangerousStyleAttr", basis="should",
        hint="remove the style attribute", needs=(STYLE,),
    ),
    rule(
        placeholder_text, "TX015", "placeholder-text", "warning",
        "the {what} holds a placeholder: {text}",
        source="newsexport: seen in feeds", basis="editorial",
        hint="write the text, or leave the field out",
    ),
    rule(
        broken_characters, "TX016", "replacement-characters", "warning",
        "{count} characters of the {what} were lost",
        source="Unicode, U+FFFD replacement character", basis="editorial",
        hint="decode the source again, in its true encoding", needs=(LOST_LETTER,),
    ),
    rule(
        heading_without_text, "TX017", "heading-without-text", "info", "the heading is empty",
        source="W3C, WCAG 2.2 technique H42", basis="should", hint="remove it",
        needs=(EMPTY,),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""

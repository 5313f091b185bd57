"""TX: what a scraped text looks like: repetitions, marks of the page, credits in the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.facts import ALIKE, CREDIT, SHORT
from newsexport.rules.rule import rule
from newsexport.rules.texts import body_blocks, texts_where, words_of
from newsexport.schema.v1 import Heading, NewsItem, Paragraph

REPEATED_LENGTH = 40
"""Characters from which a text does not come twice by chance."""
ADJACENT_LENGTH = 15
"""The same for two blocks that follow each other."""
SHOUTED_WORDS = 3
"""Words in capitals from which a headline is no mere name."""
SHOUTED_LETTERS = 12
_TOKEN = re.compile(r"\s*[A-Z]{2,3}\s*").fullmatch
_WORD = re.compile(r"\w+")
_CREDIT = re.compile(
    r"""[(\[][^()\[\]]*(?:/\s?|\bvia\s|\b[Pp]hoto\s?(?:by|credit)?:?\s|\bHandout\b)[^()\[\]]*
        (?:Reuters|REUTERS|Getty|AFP|\bAP\b|EPA|Handout|Shutterstock|Xinhua|dpa|ANSA|TASS|Files?)
        [^()\[\]]*[)\]]\s*$
      | ^\s*(?:Photo|Image|Picture)\s?(?:by|credit|:)[\s:]+\S.{0,80}$""",
    re.VERBOSE,
)
_TAIL = re.compile(
    r"""\s*(?:(?:read|see)\ (?:more|also|next):?(?:\s.{0,80})?
      | (?:click|tap)\ here\ to\ .{3,80}
      | (?:subscribe|sign\ up)\ (?:to|for|now|today|here)\b.{0,80}
      | follow\ us\ on\ .{3,80}
      | share\ (?:this|on)\ .{3,60}
      | (?:we|this\ (?:site|website))\ uses?\ cookies\b.{0,120}
      | all\ rights\ reserved\.?
      | the\ post\ .{1,200}\ (?:first\ appeared|appeared\ first)\ on\ .{1,80}
      | der\ beitrag\ .{1,200}\ erschien\ zuerst\ auf\ .{1,80}
      | (?:l['’]article|cet\ article)\ .{1,200}\ est\ apparu\ en\ premier\ sur\ .{1,80}
      | (?:la\ entrada|el\ post|el\ cargo)\ .{1,200}\ (?:se\ public[oó]|apareci[oó]|aparece)\ primero\ en\ .{1,80}
      | l['’]articolo\ .{1,200}\ proviene\ da\ .{1,80}
      | (?:o\ post|o\ artigo|o\ conteúdo)\ .{1,200}\ apareceu\ primeiro\ em\ .{1,80}
      | het\ bericht\ .{1,200}\ verscheen\ eerst\ op\ .{1,80}
      | inlägget\ .{1,200}\ dök\ först\ upp\ på\ .{1,80}
      | lire\ aussi\s?:.{0,100} | abonnez-vous\b.{0,80}
      | (?:lesen\ sie|mehr)\ (?:auch|zum\ thema)\b.{0,80}
      | suscr[ií]bete\b.{0,80} | اقرأ\ أيضا.{0,100})\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_TAIL_BLOCKS = 3
_TAIL_LENGTH = 320


def repeated_block(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A paragraph stands twice in the body, or a picture's caption stands there as a paragraph.

    Why it matters: readers see it twice; the rest of the page was probably taken along, too.

    Bad: the caption of the picture, the caption again, then the first paragraph.
    Good: each text once; the caption with its picture.
    Fix: remove the second one.
    """
    if _all_differ(item):
        return
    captions = {_folded(medium.caption) for medium in item.media if medium.caption}
    captions = {text for text in captions if len(text) >= REPEATED_LENGTH}
    seen: set[str] = set()
    before = ""
    for pointer, block in body_blocks(item):
        if not isinstance(block, (Paragraph, Heading)):
            before = ""
            continue
        text = _folded(block.text)
        again = len(text) >= REPEATED_LENGTH and (text in seen or text in captions)
        if again or (len(text) >= ADJACENT_LENGTH and text == before):
            yield Finding(f"{pointer}/text", {"text": block.text})
        seen.add(text)
        before = text


def stray_token(item: NewsItem, _: Options) -> Iterator[Finding]:
    """Two or three capitals stand alone between paragraphs, and nowhere else in the story.

    Why it matters: it is the text of a button or a mark of the page, and readers stumble over it.

    Bad: a paragraph, then `TT`, then a paragraph.
    Good: the two paragraphs.
    Fix: remove the line.
    """
    tokens = [
        (index, block.text.strip())
        for index, block in enumerate(item.body[1:-1], 1)
        if isinstance(block, Paragraph) and _TOKEN(block.text)
    ]
    if not tokens:
        return
    words = Counter(_WORD.findall(f"{item.headline} {item.text}"))
    for index, token in tokens:
        if words[token] == 1:
            yield Finding(f"/body/{index}/text", {"token": token})


def credit_in_body(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A paragraph ends with the credit of a picture, or is one.

    Why it matters: the credit belongs to its picture; in the body it is shown without it.

    Bad: `The harbour on Monday (Jane Doe/Handout via Reuters)` as a paragraph.
    Good: the same as caption and credit line of the picture.
    Fix: move it to the picture.
    """
    for place in texts_where(item, _may_end_in_credit):
        match = _CREDIT.search(place.text[-200:]) if place.what == "body" else None
        if match:
            yield Finding(place.pointer, {"credit": match[0].strip()})


def _may_end_in_credit(text: str) -> bool:
    """Whether a closer look is worth it."""
    if len(text) >= 600:
        return False
    return text.rstrip()[-1:] in (")", "]") or text.lstrip().startswith(
        ("Photo", "Image", "Picture")
    )


def headline_is_body_start(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The body begins with the headline, as a paragraph.

    A first heading of level 1 is its usual place in a document of its own.

    Why it matters: receivers show the headline above the body, so readers read it twice.

    Bad: the headline as first paragraph.
    Good: a body that begins with the story.
    Fix: remove it from the body.
    """
    first, headline = item.body[0] if item.body else None, item.headline
    if not isinstance(first, (Paragraph, Heading)) or not headline:
        return
    if isinstance(first, Heading) and first.level == 1:
        return
    if _first_sign(first.text) != _first_sign(headline):
        return
    if _folded(first.text) == _folded(headline):
        yield Finding("/body/0/text", {})


def headline_in_capitals(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A headline of several words is written in capitals throughout.

    Off by itself, for wires of old are written so; a profile that names TX008 turns it on. Scripts that have no
    capitals are never told.

    Why it matters: capitals are harder to read, and feeds and search engines take them for shouting.

    Bad: `NIGHT FERRY RETURNS TO KARSBY`
    Good: `Night ferry returns to Karsby`
    Fix: write it as a sentence.
    """
    headlines = [(f"/headlines/{n}/text", each.text) for n, each in enumerate(item.headlines)]
    for pointer, text in headlines or [("/title", item.title or "")]:
        if _shouts(text):
            yield Finding(pointer, {"text": text})


def _shouts(text: str) -> bool:
    """Whether a text of several words has capitals only."""
    letters = "".join(_WORD.findall(text.replace("ß", "")))
    capitals = sum(map(str.isupper, letters))
    words = sum(len(word) > 1 and word.isupper() for word in _WORD.findall(text))
    return words >= SHOUTED_WORDS and capitals >= SHOUTED_LETTERS and letters.upper() == letters


def boilerplate_tail(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The last blocks of the body are words of the page, not of the story.

    Why it matters: "Subscribe now" is published as the last sentence of the story.

    Bad: a last paragraph `Read more: Ten things to know`
    Good: a body that ends with the story.
    Fix: take along only the story.
    """
    begin = max(1, len(item.body) - _TAIL_BLOCKS)
    for index, block in enumerate(item.body[begin:], begin):
        text = block.text if isinstance(block, (Paragraph, Heading)) else ""
        if len(text) < _TAIL_LENGTH and _TAIL.fullmatch(text):
            yield Finding(f"/body/{index}/text", {"text": text})


def _all_differ(item: NewsItem) -> bool:
    """Whether the first words already tell apart all paragraphs, headings and captions."""
    texts = [*words_of(item).prose]
    texts += [medium.caption for medium in item.media if medium.caption]
    begins = {" ".join(text.split(None, 4)[:4]).casefold() for text in texts}
    return len(begins) == len(texts)


def _first_sign(text: str) -> str:
    return text.lstrip()[:1].casefold()[:1]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


RULES = (
    rule(
        repeated_block, "TX001", "repeated-block", "warning", "this text stands twice: {text}",
        source="newsexport: seen in scraped pages", basis="editorial",
        hint="remove the second one", needs=(ALIKE,),
    ),
    rule(
        stray_token, "TX002", "stray-token", "warning", "{token} stands alone between paragraphs",
        source="newsexport: seen in scraped pages", basis="editorial",
        hint="remove it if it is a button or a mark of the page", needs=(SHORT,),
    ),
    rule(
        credit_in_body, "TX003", "credit-inside-body", "info",
        "the body holds the credit of a picture: {credit}",
        source="newsexport: seen in scraped pages", basis="editorial",
        hint="move it to the credit line of the picture", needs=(CREDIT,),
    ),
    rule(
        headline_is_body_start, "TX007", "headline-equals-body-start", "info",
        "the body begins with the headline",
        source="newsexport: seen in scraped pages", basis="editorial",
        hint="remove it from the body", needs=("body",),
    ),
    rule(
        headline_in_capitals, "TX008", "headline-all-caps", "info",
        "the headline is written in capitals: {text}",
        source="newsexport: capitals throughout are no style of news pages", basis="editorial",
        hint="write it as a sentence", needs=("headlines", "title"), off=True,
    ),
    rule(
        boilerplate_tail, "TX011", "boilerplate-tail", "warning",
        "the body ends with words of the page: {text}",
        source="newsexport: seen in scraped pages", basis="editorial",
        hint="take along only the story", needs=("body",),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""

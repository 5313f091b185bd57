"""Posts in the form of e-mail: header fields, then the story as text, as HTML or as a form in JSON."""

from __future__ import annotations

import re
from email.utils import getaddresses
from itertools import dropwhile, takewhile
from urllib.parse import quote

from newsexport.formats.wire import editorial
from newsexport.formats.wire.copy import paragraphs
from newsexport.formats.wire.labels import key_of, labelled, put
from newsexport.formats.wire.story import Line, Story
from newsexport.payloads.html.fragments import plain_text_of, read_html
from newsexport.prose.bylines import read_byline
from newsexport.prose.characters import ends_sentence
from newsexport.prose.feed_dates import read_date
from newsexport.prose.names import is_occupation
from newsexport.schema.v1 import Block, Heading, Paragraph
from newsexport.syntax import mail as syntax_mail
from newsexport.syntax.html_words import looks_like_markup
from newsexport.syntax.json_lenient import parse_lenient
from newsexport.syntax.mail import Mail

_SIGN_OFF = re.compile(
    r"--$|[A-Z]{2,5} [a-z]{1,4}(?:/[a-z]*)*|(?:- ?30 ?-|# ?# ?#|[-(/* ]*(?:ends?|ENDS?|Ends?|ENDE|Ende|fin|FIN|Fin)[-)/* ]*)$"
)
"""Below it stands what is no part of the story: `--`, agency and initials such as `AAP be/`, or `-30-` and `ENDS`."""
_LINE = re.compile(r"-{3,}$")
"""The same, where a story stands above it; else it parts that from its heads."""
_FORWARDED = re.compile(
    r"(?i)-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|message d'origine|mensaje reenviado|messaggio inoltrato|videresendt melding|vidarebefordrat meddelande)\s*-{2,}"
    r"|begin forwarded message:"
)
_OF_FORWARDED = re.compile(
    r"(?i)\*?(?:from|von|de|da|fra|från|date|datum|fecha|data|dato|sent|gesendet|envoyé|to|an|à|para|til|till|cc|reply-to"
    r"|(?P<subject>subject|betreff|objet|asunto|oggetto|assunto|emne|ämne))\s*:\*?\s*(?P<said>.*)"
)
_PASSED_ON = re.compile(r"(?i)(?:(?:fwd?|re|wg|aw|tr|rv)\s*:\s*)+(?=\S)")
"""What programs put before the subject of a mail that is passed on or answered."""
_SHORT = 60
_HEADS = 8
"""Blocks of a mail in HTML among which those above its story are looked for."""
_FIELDS = frozenset({"embargo", "embargoed-until", "keywords", "slugline", "slug", "priority"})
_TRANSPORT = re.compile(
    r"(?:received|x-.*|dkim.*|arc-.*|authentication-.*|return-path|delivered-to|mime-version|content-.*|path|lines"
    r"|received-spf|message-id|date|subject|from|to|cc|bcc|reply-to|sender|references|in-reply-to|user-agent|importance"
    r"|nntp.*|organization|newsgroups|distribution|thread-.*|list-.*|precedence|auto-submitted|domainkey.*)"
)
"""Fields of the way, which say nothing of the story; those that are read are read by name."""


_ABOVE = 3
"""Blocks at the beginning of a story that may still keep it back."""


def read(data: bytes) -> Story:
    """The story of one message."""
    mail = syntax_mail.read(data)
    story = Story()
    _header(mail, story)
    if mail.plain and mail.plain.strip():
        form = parse_lenient(mail.plain.strip()) if mail.plain.lstrip()[:1] == "{" else None
        if isinstance(form, dict):
            _form(form, story)
        else:
            _text(mail.plain, mail.header_lines, story)
    elif mail.html:
        content = read_html(mail.html)
        blocks = list(content.blocks)
        del blocks[: _heads_of(blocks, mail.header_lines + 1, story)]
        story.blocks = [(block, mail.header_lines + 1) for block in blocks]
        for left in content.leftovers:
            story.no_place("HTML", left.text, mail.header_lines + 1)
        for medium in content.media:
            story.no_place("picture", medium.uri or medium.caption or "a picture of the text", 1)
    for name in mail.attached:
        story.no_place("attachment", name, 1)
    return story


def _header(mail: Mail, story: Story) -> None:
    subject = mail.first("subject")
    passed_on = _PASSED_ON.match(subject or "")
    if subject and passed_on:
        story.left_out(passed_on[0].strip(), "the mark of a mail that was passed on", 1)
        subject = subject[passed_on.end() :]
    if subject:
        story.headlines.append((subject, None))
        editorial.heed(subject, editorial.HEADLINE_EMBARGO, story)
    identifier = (mail.first("message-id") or "").strip("<> ")
    if identifier:
        story.identifier = "mid:" + quote(identifier, safe="@!$&'()*+,;=:.~-_")  # RFC 2392
        story.transmit_id = identifier
    story.sender = mail.first("from")
    for name, value in mail.fields:
        if name in {"to", "newsgroups"}:
            _receivers(value, story)
    date = mail.first("date")
    if date:
        found = read_date(date)
        story.sent = story.created = found.instant
        story.day = found.partial
        if found.instant is None:
            story.misunderstood("Date", date, found.fault, 1)
    story.language = mail.first("content-language")
    for name, value in mail.fields:
        if name in _FIELDS and value:
            key = "embargo" if name == "embargoed-until" else name
            if not put(story, key, value):
                story.no_place(name, value, 1)
        elif value and not _TRANSPORT.fullmatch(name) and name != "content-language":
            story.no_place(name, value, 1)


def _receivers(value: str, story: Story) -> None:
    """The addresses of a field; one that is nested deeper than Python's reader of addresses can follow is told."""
    try:
        found = [address for _, address in getaddresses([value]) if address]
    except RecursionError:
        story.misunderstood("To", value, "its addresses cannot be told apart", 1)
        return
    story.destinations = list(dict.fromkeys((*story.destinations, *found)))


def _heads_of(blocks: list[Block], line: int, story: Story) -> int:
    """How many blocks stand above the copy of a mail in HTML; what they say is taken."""
    above: list[Line] = []
    index = 0
    for block in blocks[:_HEADS]:
        if isinstance(block, Heading) and block.level <= 2 and block.text.strip():
            _set_headline(" ".join(block.text.split()), story)
        elif not isinstance(block, Paragraph) or not _is_head(Line(block.text, line), story, above):
            break
        index += 1
    else:
        index = 0  # nothing but heads is no story with heads
    for block in blocks[index : index + _ABOVE]:
        if isinstance(block, Paragraph) and len(block.text) < 2 * _SHORT:
            editorial.heed(block.text, editorial.EMBARGO, story)
    _name(above, story)
    return index


def _form(form: dict[str, object], story: Story) -> None:
    """The fields of a form, each with a list of its answers."""
    for label, answers in form.items():
        texts = answers if isinstance(answers, list) else [answers]
        said = [str(text).strip() for text in texts if text not in (None, "") and str(text).strip()]
        if not said:
            continue
        key = key_of(str(label))
        if key == "body":
            for text in said:
                _html_or_text(text, story)
        elif key in {"headline", "title"}:
            _set_headline(plain_text_of(said[0]), story)
            for text in said[1:]:
                story.headlines.append((plain_text_of(text), "subheadline"))
        else:
            for text in said:
                if not put(story, key, plain_text_of(text)):
                    story.no_place(str(label), text, 1)


def _html_or_text(text: str, story: Story) -> None:
    if not looks_like_markup(text):
        story.blocks += paragraphs(Line(line, 1) for line in text.split("\n"))
        return
    content = read_html(text)
    story.blocks += [(block, 1) for block in content.blocks]
    for left in content.leftovers:
        story.no_place("HTML", left.text, 1)


def _set_headline(words: str, story: Story) -> None:
    """The story's own headline; the subject of the message was that of the mail."""
    for subject, _ in story.headlines:
        story.left_out(subject, "the subject of the mail; the story has a headline of its own", 1)
    story.headlines = [(words, None)]


def _text(text: str, offset: int, story: Story) -> None:
    """Labelled fields and head lines, then the copy, then the signature."""
    lines = [Line(line, offset + number) for number, line in enumerate(text.split("\n"), 1)]
    lines = _behind_forwarding(lines, story)
    begins = next((n for n, line in enumerate(lines) if len(line.text) > _SHORT), len(lines))
    copy = [
        line
        for number, line in takewhile(lambda each: not _signs_off(*each, begins), enumerate(lines))
    ]
    for line in lines[len(copy) :]:
        if line.text.strip():
            story.left_out(line.text.strip(), "the sign-off of the mail", line.number)
    above: list[Line] = []
    copy = list(dropwhile(lambda line: _is_head(line, story, above), copy))
    story.blocks += paragraphs(copy)
    _name(above, story)


def _signs_off(number: int, line: Line, begins: int) -> bool:
    """Whether what is no part of the story begins with a line. `begins`: the number of the first line of the story."""
    words = line.text.strip()
    return bool(_SIGN_OFF.match(words) or (number > begins and _LINE.match(words)))


def _behind_forwarding(lines: list[Line], story: Story) -> list[Line]:
    """The lines behind the head of a message that was passed on, where that is all there is; its subject is the mail's."""
    at = next((n for n, line in enumerate(lines) if line.text.strip()), len(lines))
    if at == len(lines) or not _FORWARDED.match(lines[at].text.strip()):
        return lines
    end = at
    while end < len(lines) and (words := lines[end].text.strip()):
        field = _OF_FORWARDED.match(words)
        if field is None and end > at:
            break
        if field and field["subject"] and field["said"]:
            _set_headline(field["said"], story)
        else:
            story.left_out(words, "the head of a message that was passed on", lines[end].number)
        end += 1
    return lines[end:]


def _is_head(line: Line, story: Story, above: list[Line]) -> bool:
    """Whether a line stands above the copy; what it says is taken."""
    words = line.text.strip()
    if not words:
        return True
    field = labelled(words)
    if field is not None:
        key, value = field
        if key in {"headline", "title"}:
            _set_headline(value, story)
        else:
            put(story, key, value)
        return True
    if editorial.EMBARGO.search(words) and len(words) < 2 * _SHORT:
        story.embargo.append(words)
        return True
    if editorial.KILL.match(words) and len(words) < 2 * _SHORT:
        story.killed = True
        story.notes.append(words)
        return True
    if editorial.NOTE.match(words):
        story.notes.append(words)
        return True
    if any(words.casefold() == headline.casefold() for headline, _ in story.headlines):
        story.left_out(words, "the headline again", line.number)
        return True
    if _ends_subject(words, story):
        _set_headline(words, story)
        return True
    if len(words) < _SHORT and read_byline(words) is not None:
        story.bylines.append(words)
        return True
    if story.bylines and len(words) < _SHORT and is_occupation(words):
        story.bylines[-1] += f", {words}"
        return True
    if len(words) < _SHORT // 2 and not ends_sentence(words):
        above.append(line)
        return True
    return False


def _ends_subject(words: str, story: Story) -> bool:
    """Whether a line is the subject without the words that a mail puts before it: `Press release: ...`, `EMBARGO ...: ...`."""
    words = words.casefold()
    ends = [text.casefold() for text, _ in story.headlines if text.casefold().endswith(words)]
    before = ends[0].removesuffix(words).rstrip() if ends and " " in words else ""
    return before.endswith((":", "|", "]", "–", "—", " -"))


def _repeats(text: str, story: Story) -> bool:
    """Whether a line is the beginning of the subject, or all of it: the headline once more."""
    words = text.strip().casefold()
    return any(
        headline.casefold().startswith(words) and " " in words for headline, _ in story.headlines
    )


def _name(above: list[Line], story: Story) -> None:
    """Short lines above the copy: the last is the slugline, where none is named and it is not the headline again."""
    if above and story.slugline is None and not _repeats(above[-1].text, story):
        story.slugline = above.pop().text.strip()
    for line in above:
        story.left_out(line.text.strip(), "a line above the story", line.number)

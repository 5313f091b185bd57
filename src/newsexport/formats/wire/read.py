"""Reading wire text: bytes to messages, messages to stories, stories to items."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator

from newsexport.codes.files import IO002, NAME_IT
from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005, RD006, RD007
from newsexport.formats.wire import anpa, iptc7901, mail, zczc
from newsexport.formats.wire.item import build
from newsexport.formats.wire.sniff import Kind, kind_of
from newsexport.formats.wire.story import Line, Story
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.report import Report
from newsexport.schema.v1 import plain_text
from newsexport.source import Source
from newsexport.syntax.encoding import decode
from newsexport.syntax.whole import whole

_READERS: dict[Kind, Callable[[list[Line]], Story]] = {
    "anpa": anpa.read,
    "7901": iptc7901.read,
    "zczc": zczc.read,
}


_LETTERS = (string.ascii_letters).encode()
_NO_SIGNS = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""Bytes that mean nothing in windows-1252."""
_WITHIN_WORDS = re.compile(rb"[A-Za-z][\xa1-\xa9\xab\xae-\xb3\xb6\xb9\xbb-\xbf][a-z]")
"""Signs of windows-1252 that no word has, which are letters in Central Europe."""
_CENTRAL = 2
"""So many of them are no accident."""
_SEVEN_BITS = re.compile(r"[^\W\d_][{|}~][^\W\d_]")
"""Signs within words, which are national letters in the codes of seven bits."""
_WESTERN = 6
"""A Western text has this many letters of ASCII for each beyond it, or more."""


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The stories of a file, each as an item; what is left out is told."""
    report.format = "wire"
    data = whole(source, report, options.limits)
    if data is None:
        return
    index = 0
    for story in _stories(data, report):
        if not story.headlines and not story.blocks:
            reason = "the message has neither headline nor copy"
            report.add(RD007, pointer=f"line {story.line}", reason=reason)
            continue
        report.begin_item()
        yield _item(story, source.name, index, options, report)
        report.end_item()
        index += 1


def _item(story: Story, name: str, index: int, options: Options, report: Report) -> Parsed:
    blocks = tuple(block for block, _ in story.blocks)
    content = "\n".join([*(text for text, _ in story.headlines), plain_text(blocks)])
    uri, how = derive_uri(name, index, identifier=story.identifier, content=content)
    report.name_item(uri, story.headlines[0][0] if story.headlines else None)
    tell_how(uri, how, report, pointer=f"line {story.line}")
    if story.identifier and story.identifier != uri:
        story.alt_ids.append(("transmission", story.identifier))
    found = build(story, uri, options.language)
    for remark in story.remarks:
        place = f"line {remark.line}"
        if remark.kind == "misunderstood":
            report.add(
                RD005, pointer=place, field=remark.what, value=remark.value, reason=remark.reason
            )
        elif remark.kind == "left out":
            report.add(RD006, pointer=place, reason=remark.reason, text=remark.value)
        else:
            report.add(LS002, pointer=place, what=remark.what, value=remark.value)
    return found


def _stories(data: bytes, report: Report) -> Iterator[Story]:
    kind = kind_of(data[:8192].decode("latin-1"))
    if kind == "mail" or (kind is None and b"\n\n" in data.replace(b"\r\n", b"\n")
                          and data.lstrip()[:200].partition(b":")[1]):  # fmt: skip
        yield mail.read(data)
        return
    if kind is None:
        report.add(
            IO002,
            reason="neither ANPA 1312, IPTC 7901, ZCZC nor the header of a mail",
            advice=NAME_IT,
        )
        return
    decoded = decode(data, report, _eight_bits(data))
    if decoded is None:
        return
    text = decoded.text.replace("\r", "")
    lines = [Line(words, number) for number, words in enumerate(text.split("\n"), 1)]
    for framed in _messages(lines):
        message, code = _without_frame(framed)
        found = kind_of("\n".join(line.text for line in message[:3]) + "\n")
        if found is None or found == "mail":
            report.add(
                RD006,
                pointer=f"line {message[0].number}",
                reason="between messages",
                text=" ".join(line.text.strip() for line in message if line.text.strip()),
            )
            continue
        _tell_cut(message, report)
        _tell_seven_bits(message, report)
        story = _READERS[found](_to_end(message))
        if code:
            story.no_place("code of the frame", code, framed[0].number)
        yield story


def _eight_bits(data: bytes) -> str | None:
    """The encoding of a wire that is no UTF-8 and has few letters beyond ASCII, which is told.

    It is that of Western Europe, or of Central Europe where that would put signs into words.
    Text in other scripts is not guessed at.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        beyond = sum(byte > 0x9F for byte in data)
        letters = sum(data.count(byte) for byte in _LETTERS)
        controls = any(byte in data for byte in _NO_SIGNS)
        if controls or beyond * _WESTERN > letters:
            return None
        if len(_WITHIN_WORDS.findall(data)) < _CENTRAL:
            return "windows-1252"
        return "windows-1250" if any(0x80 <= byte < 0xA0 for byte in data) else "iso8859-2"
    return None


def _tell_seven_bits(lines: list[Line], report: Report) -> None:
    """Letters of a national code of seven bits, such as `F}nf`: which one it is nothing says, so they are told and kept."""
    for line in lines:
        found = _SEVEN_BITS.search(line.text)
        if found:
            words = line.text[: found.end()].split()[-1] + line.text[found.end() :].split(" ")[0]
            report.add(
                RD005, pointer=f"line {line.number}", field="letters", value=words,
                reason="signs within words are letters of a code of seven bits, and nothing says which",
            )  # fmt: skip
            return


def _messages(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each message: SOH or ZCZC begins one."""
    message: list[Line] = []
    for line in lines:
        begins = "\x01" in line.text or line.text.lstrip().startswith("ZCZC")
        if begins and any(each.text.strip("\x16\x7f \t") not in ("", "ZCZC") for each in message):
            yield message
            message = []
        if message or line.text.strip("\x16\x7f \t\x00"):
            message.append(line)
    if any(line.text.strip("\x16\x04\x0c\x00\x7f \t") for line in message):
        yield message


def _without_frame(message: list[Line]) -> tuple[list[Line], str]:
    """The message without the ZCZC before the header of ANPA 1312 or IPTC 7901, and the code that stood behind it."""
    inside = [line for line in message if line.text.strip("\x16 \t")]
    sign, _, code = inside[0].text.strip("\x16\x01 \t").partition(" ") if inside else ("", "", "")
    if len(inside) > 2 and sign == "ZCZC":
        head = "\n".join(line.text for line in inside[1:4]) + "\n"
        if kind_of(head) in ("anpa", "7901"):
            return message[message.index(inside[1]) :], code.strip()
    return message, ""


def _to_end(message: list[Line]) -> list[Line]:
    """The lines up to the sign of the end, which is no part of the story."""
    for index, line in enumerate(message):
        before, end, _ = line.text.partition("\x04")
        if end and before.strip("\x16 \t"):
            return [*message[:index], Line(before, line.number)]
        if end or line.text.strip() == "NNNN":
            return message[:index]
    return message


def _tell_cut(message: list[Line], report: Report) -> None:
    """A message with the sign of a beginning and without that of an end may be cut off."""
    whole_text = "\n".join(line.text for line in message)
    if "\x02" in whole_text and "\x03" not in whole_text:
        report.add(
            RD005,
            pointer=f"line {message[-1].number}",
            field="message",
            value=message[-1].text.strip() or "…",
            reason="it ends without ETX, so it may have been cut off",
        )

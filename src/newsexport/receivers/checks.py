"""The checks that the tables of receivers use. Each gets the values of its elements and the line of the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any

from newsexport.prose.feed_dates import read_date
from newsexport.receivers import bodies
from newsexport.receivers.check_input import Check, CheckInput, Found
from newsexport.syntax.addresses import domain, parts_of
from newsexport.syntax.numbers import whole_number

_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_URL = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def present(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """It is there, and says something."""
    if not any(each.text.strip() for each in looked.found):
        yield looked.around, {}


def absent(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """It is not there."""
    for each in looked.found:
        yield each.pointer, {"value": each.text}


def length(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """So many characters, after the signs of HTML are resolved; `only` in one language, where one is named."""
    if line.get("unless") and looked.other(line["unless"]):
        return
    if line.get("only") and not any(
        each.text.strip().lower().startswith(line["only"]) for each in looked.other("language")
    ):
        return
    for each in looked.found:
        count = len(" ".join(unescape(_TAG.sub("", each.text)).split()))
        if each.text.strip() and not line.get("min", 0) <= count <= line.get("max", 10**9):
            yield each.pointer, {"has": count}


def plain(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No tags."""
    for each in looked.found:
        tag = _TAG.search(each.text) or _TAG.search(unescape(each.text))
        if tag:
            yield each.pointer, {"value": tag[0]}


def no_address(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No address in the words."""
    for each in looked.found:
        if _URL.search(each.text):
            yield each.pointer, {"value": each.text}


def matches(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Each value has a form."""
    for each in looked.found:
        if not re.fullmatch(line["pattern"], each.text.strip()):
            yield each.pointer, {"value": each.text}


def avoids(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No value holds a pattern."""
    for each in looked.found:
        found = re.search(line["pattern"], each.text)
        if found:
            yield each.pointer, {"value": found[0]}


def one_of(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """One of some words."""
    for each in looked.found:
        if each.text.strip().lower() not in line["words"]:
            yield each.pointer, {"value": each.text, "words": ", ".join(line["words"])}


def date(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """A moment that can be read; `days`: or a day."""
    for each in looked.found:
        found = read_date(each.text)
        is_day = line.get("days") and found.grammar == "w3c-dtf" and len(found.partial or "") == 10
        if found.instant is None and not is_day:
            yield each.pointer, {"value": each.text, "reason": found.fault or "it is no moment"}


def window(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Neither too old nor in the future."""
    for each in looked.found:
        moment = read_date(each.text).instant
        if moment is None:
            continue
        if moment > looked.now + timedelta(minutes=line.get("ahead_minutes", 10)):
            yield each.pointer, {"value": each.text, "reason": "in the future"}
        elif "days" in line and moment < looked.now - timedelta(days=line["days"]):
            yield each.pointer, {"value": each.text, "reason": f"more than {line['days']} days old"}


def not_before(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Not earlier than another date."""
    others = [
        moment for each in looked.other(line["other"]) if (moment := read_date(each.text).instant)
    ]
    for each in looked.found:
        moment = read_date(each.text).instant
        if moment is not None and others and moment < others[0]:
            yield each.pointer, {"value": each.text}


def absolute(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """An absolute address of the web."""
    for each in looked.found:
        if not re.fullmatch(r"https?://[^\s/]+\S*", each.text.strip(), re.IGNORECASE):
            yield each.pointer, {"value": each.text}


def https(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """An address of https."""
    for each in looked.found:
        if each.text.strip().lower().startswith("http:"):
            yield each.pointer, {"value": each.text}


def no_credentials(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No user name or password in an address."""
    for each in looked.found:
        if "@" in parts_of(each.text.strip()).netloc:
            yield each.pointer, {"value": each.text}


def at_most(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """So many of them."""
    if len(looked.found) > line["max"]:
        yield looked.found[line["max"]].pointer, {"has": len(looked.found)}


def at_least(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """A number that is high enough."""
    for each in looked.found:
        number = whole_number(each.text)
        if number is not None and number < line["min"]:
            yield each.pointer, {"has": each.text}


def up_to(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """A number that is low enough."""
    for each in looked.found:
        number = whole_number(each.text)
        if number is not None and number > line["max"]:
            yield each.pointer, {"has": each.text}


def between(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """A decimal number of a range."""
    for each in looked.found:
        if not line["min"] <= float(each.text) <= line["max"]:
            yield each.pointer, {"has": each.text}


def same_language(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """The language of the first item."""
    first = looked.other("=first")[0].text.partition("-")[0].lower()
    for each in looked.found[:1]:
        if each.text.partition("-")[0].lower() != first:
            yield each.pointer, {"value": each.text, "first": first}


def needs(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Where a value is, others must be, too."""
    when = line.get("when")
    for each in looked.found:
        if when is not None and each.text.strip().lower() != when:
            continue
        for name in line["others"]:
            if not looked.other(name):
                yield each.pointer, {"missing": name}


def same_host(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """An address on the host of another."""
    others = [parts_of(each.text.strip()).hostname for each in looked.other(line["other"])]
    for each in looked.found:
        host = parts_of(each.text.strip()).hostname
        if host and others and others[0] and domain(host) != domain(others[0]):
            yield each.pointer, {"value": host, "other": others[0]}


def sentence_case(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """A title that is written like a sentence: most of its longer words begin small."""
    for each in looked.found:
        words = re.findall(r"[^\W\d_]{4,}", unescape(_TAG.sub("", each.text)))[1:]
        capitals = sum(word[:1].isupper() for word in words)
        if len(words) >= 4 and capitals >= 0.8 * len(words):
            yield each.pointer, {"has": capitals, "words": len(words)}


def holds(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """A word is among those of the value."""
    for each in looked.found:
        if line["text"] not in each.text.split():
            yield each.pointer, {}


CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        present, absent, length, plain, no_address, matches, avoids, one_of, date, window, not_before, absolute, https,
        no_credentials, at_most, at_least, up_to, between, needs, same_language, same_host, sentence_case, holds, *bodies.CHECKS,
    )
}  # fmt: skip
"""Name in the tables -> the check."""

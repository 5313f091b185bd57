"""Many items as one newsMessage, written in chunks with flat memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from newsexport.codes.outputs import OU001
from newsexport.compact_set import Ahead, CompactSet
from newsexport.errors import InvalidOutput
from newsexport.formats.newsml_g2.names import NAME
from newsexport.formats.newsml_g2.write import (
    CATALOGS,
    LAYOUTS,
    message_items,
    setting,
    sheet_of,
)
from newsexport.formats.newsml_g2.writing.check import validate
from newsexport.formats.newsml_g2.writing.message import CLOSING, opening
from newsexport.options import Options
from newsexport.payloads.before_writing.without_extensions import written
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """One newsMessage: its head, then each item as soon as it is validated in it, then its end.

    The header is the envelope of the first item. Raises InvalidOutput for the first item that is
    refused, such as one that the message holds already, and for a message without any item: the
    standard knows no such message.
    """
    head = ""
    sent = CompactSet()
    for item in items:
        make = partial(_part, head, options=options, sent=sent)
        begun, content, added = written(item, report, make, CATALOGS)
        added.keep()
        if not head:
            head = begun
            yield head.encode()
        yield content.encode()
    if not head:
        reason = "there is no item to put into it"
        found = report.add(OU001, target=NAME, place="/newsMessage/itemSet", reason=reason)
        raise InvalidOutput("a newsMessage needs at least one item", [found])
    yield CLOSING.encode()


def _part(
    head: str, item: NewsItem, report: Report, *, options: Options, sent: CompactSet
) -> tuple[str, str, Ahead]:
    """The head of the message, an item as it stands in it, and what the message holds with it.

    Raises InvalidOutput.
    """
    sheet = sheet_of(item, options, report)
    ahead = Ahead(sent)
    if not head:
        head = opening(sheet, item.envelope)
    elif item.envelope is not None:
        sheet.lost("/envelope", "the envelope", "(internal)")
    stories = setting(options, "layout", LAYOUTS) == "message"
    content = message_items(sheet, item, stories=stories, sent=ahead)
    validate((head + content + CLOSING).encode(), sheet)
    return head, content, ahead

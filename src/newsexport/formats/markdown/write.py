"""Writing Markdown: front matter and text, read again before it leaves."""

from __future__ import annotations

from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.markdown.body import MarkdownBody, closed
from newsexport.formats.markdown.front_matter import LINE, front_matter
from newsexport.formats.markdown.head import head_of
from newsexport.formats.markdown.inline import destination
from newsexport.formats.markdown.mapping import MAPPING
from newsexport.options import Options
from newsexport.payloads.for_readers.dateline import dateline_apart
from newsexport.payloads.for_readers.losses import tell_losses, unsaid
from newsexport.payloads.for_readers.page_labels import labels_of
from newsexport.payloads.for_readers.shown_media import is_seen, unshown
from newsexport.payloads.title_and_summary import title_of
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.markdown_words import found_in, packed

TARGET = "Markdown"


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a document with front matter. Raises InvalidOutput."""
    body = MarkdownBody(item.media, options.base_uri)
    head = front_matter(head_of(item))
    text = "\n\n".join(part for part in _parts(item, body) if part)
    _hold(head, text, body, report)
    further = unsaid(item, title_of(item), ("subheadline", "kicker"), options.base_uri)
    tell_losses(item, MAPPING, (*further, *body.losses), report, TARGET)
    return f"{head}\n{text}\n".encode()


def _parts(item: NewsItem, body: MarkdownBody) -> list[str]:
    """The document in the order in which it is read."""
    line = body.inline.text
    title = title_of(item)
    places = unshown(item)
    lead = next((n for n in places if is_seen(item.media[n])), None)
    parts = [f"# {closed(line(title.text))}" if title else ""]
    parts += [
        line(item.standfirst),
        line(item.byline or ", ".join(item.authors)),
        line(dateline_apart(item)),
    ]
    parts.append(body.medium(item.media[lead]) if lead is not None else "")
    parts.append(body.blocks(item.body))
    for place in range(len(item.media)):
        if place != lead and place not in body.shown:
            parts.append(body.medium(item.media[place]))
    labels = labels_of(item.language)
    for correction in item.corrections:
        when = f" ({correction.published.isoformat()})" if correction.published else ""
        parts.append(line(f"{labels.correction}{when}: {correction.text}"))
    parts.append(_related(item, body, labels.related))
    return parts


def _related(item: NewsItem, body: MarkdownBody, label: str) -> str:
    links = [link for link in item.links if is_web_address(link.href)]
    if not links:
        return ""
    heading = f"## {body.inline.text(label)}"
    lines = [
        f"- [{body.inline.text(link.title or link.href)}]({destination(str(link.href))})"
        for link in links
    ]
    return "\n".join([heading, "", *lines])


def _hold(head: str, text: str, body: MarkdownBody, report: Report) -> None:
    """Raise InvalidOutput unless a reader finds just the words that were written, and no HTML."""
    odd = [line for line in head.splitlines()[1:-1] if not LINE.fullmatch(line)]
    if odd:
        raise _refused(report, "/", f"no line of front matter: {odd[0]}")
    found = found_in(text)
    if found.html:
        raise _refused(report, "/body", "some of the text would be taken for HTML")
    if found.words != packed("".join(body.words)):
        raise _refused(report, "/body", "a reader would find other words")


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target=TARGET, place=place, reason=reason)
    return InvalidOutput("the Markdown would be invalid", [found])

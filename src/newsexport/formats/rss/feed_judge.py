"""One feed before all that judges it: the rules, the vocabularies, and what a receiver wants."""

from __future__ import annotations

from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.judge import RssJudge
from newsexport.formats.rss.known_shapes import KnownShapes
from newsexport.formats.rss.names import key_of
from newsexport.formats.rss.rules import DATES, RULES
from newsexport.formats.rss.view import ChannelView, ItemView
from newsexport.options import Options
from newsexport.report import Report
from newsexport.rules.engine import check_document
from newsexport.syntax.xml import Element


class FeedJudge:
    """Judges the parts of one feed as they come, and the channel at the end."""

    def __init__(self, options: Options, report: Report, shapes: KnownShapes) -> None:
        self._options = options
        self._report = report
        self._view = ChannelView()
        self._judge = RssJudge(report, DATES, _vocabularies(options), shapes)
        self._facts: list[tuple[str, tuple[Element, str]]] = []

    def fact(self, part: Part) -> None:
        """A fact of the channel, or what stands beside it."""
        self._view.add(part)
        self._judge.fact(part)
        self._facts.append((key_of(str(part.element.tag)), (part.element, part.path)))

    def item(self, part: Part) -> None:
        """An item."""
        self._view.begin(part, self._report.version)
        is_plain = self._options.profile is None
        if is_plain and self._judge.is_right(part):
            return
        told = self._report.told
        item = ItemView(part, self._view.version)
        check_document(RULES, item, self._options, self._report)
        self._judge.item(part, item)
        if not is_plain:
            from newsexport.receivers.judge import judge_part

            judge_part(item.all, part.path, "item", self._options, self._report)
        elif self._report.told == told:
            self._judge.learn(part)

    def finish(self) -> None:
        """The channel, when all of it is known."""
        self._view.broken = self._report.broken
        self._view.version = self._view.version or self._report.version
        if not self._view.found:
            return
        self._judge.finish(self._report.version)
        if self._options.profile is not None:
            from newsexport.receivers.judge import elements_by_key, judge_part

            facts = elements_by_key(self._facts)
            judge_part(facts, self._view.path, "channel", self._options, self._report)
        check_document(RULES, self._view, self._options, self._report)


def _vocabularies(options: Options) -> tuple[str, ...]:
    """The vocabularies that the receivers have of their own."""
    if options.profile is None:
        return ()
    from newsexport.receivers.judge import vocabularies

    return vocabularies(options)

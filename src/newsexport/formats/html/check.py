"""Checking a page: what it tells machines, its structured data by the rules of schema.org, what receivers ask of it.

A page has no grammar to break: any is read. The rules for items come after these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.codes.files import IO008
from newsexport.extract.page.article import PageArticle
from newsexport.extract.page.places import place_of_data
from newsexport.formats.html.document import Block, PageDocument, is_for_schema_org
from newsexport.formats.html.read import article_of, tree_of
from newsexport.formats.html.rules import RULES
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.payloads.schema_org.all_rules import ALL_RULES
from newsexport.report import Report
from newsexport.rules.engine import add_finding, check_document
from newsexport.source import Source
from newsexport.syntax.json import repeated_keys

if TYPE_CHECKING:
    from newsexport.receivers.check_input import Said

_OF_BLOCKS = tuple(rule for rule in ALL_RULES if rule.code.code != "LD014")
"""A text that would end its script has ended it already."""
_NO_ARTICLE = "the page holds no article"


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The article of a page, after the page was judged."""
    if options.structure_only:
        report.format = "html"
        tree_of(source, options, report)
        return

    def judge(page: PageArticle | None) -> None:
        if page is None:
            report.skip("HP, LD, GA", _NO_ARTICLE)
            if options.profile is not None:
                from newsexport.receivers.judge import skip_page

                skip_page(options, report, _NO_ARTICLE)
        else:
            _judge(PageDocument(page, source.response(), options.base_uri), options, report)

    for parsed in article_of(source, options, report, judge):
        if options.only is None:
            yield parsed


def _judge(page: PageDocument, options: Options, report: Report) -> None:
    check_document(RULES, page, options, report)
    for block in page.blocks:
        _judge_block(block, options, report)
    if options.profile is not None:
        _by_receivers(page, options, report)


def _by_receivers(page: PageDocument, options: Options, report: Report) -> None:
    """What receivers ask of pages."""
    from newsexport.formats.html.receiver_values import VALUES
    from newsexport.receivers.judge import judge_page

    def said(key: str) -> list[Said]:
        return list(VALUES[key](page))

    def around(key: str) -> str:
        return page.place_of_robots if key.startswith("robots") else place_of_data(page.page)

    judge_page(said, around, page.positions, options, report)


def _judge_block(block: Block, options: Options, report: Report) -> None:
    """A script of structured data, by the rules of documents of their own."""
    if block.document is None or not is_for_schema_org(block.document):
        return
    data = block.document.data
    for member in repeated_keys(data, block.document.value):
        character = len(data[: member.at].decode("utf-8", "surrogatepass"))
        report.add(IO008, key=member.key, pointer=f"{block.path}#char={character}")
    for rule in _OF_BLOCKS:
        for finding in rule.check(block.document, options):
            add_finding(rule, finding, report, lambda pointer: f"{block.path}#{pointer}")

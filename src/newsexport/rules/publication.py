"""What must not reach the public: the one place that decides it."""

from __future__ import annotations

from datetime import datetime

from newsexport.codes.outputs import OU002
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem


def under_embargo(item: NewsItem, time: datetime) -> bool:
    """Whether an embargo holds at that time: it is later, or open-ended."""
    if item.embargoed is None:
        return False
    return item.embargoed == "open-ended" or item.embargoed > time


def why_not_public(item: NewsItem, time: datetime) -> tuple[str, str] | None:
    """Why the item must not be shown to readers, and what to do; None when it may be."""
    if item.pub_status == "canceled":
        return "canceled", "take earlier versions back in the way that the receiver offers"
    if item.pub_status == "withheld":
        return (
            "withheld",
            "wait until it is released, or deliver in a format that carries the status",
        )
    if item.editorial_only:
        return "for editors only", "deliver it in a format for newsrooms, such as newsml-g2"
    if under_embargo(item, time):
        until = (
            "until further notice" if item.embargoed == "open-ended" else f"until {item.embargoed}"
        )
        return f"under embargo {until}", "wait for its end, or deliver in a format that carries it"
    return None


def refuse_if_not_public(item: NewsItem, options: Options, report: Report) -> None:
    """Raise InvalidOutput when the item must not reach the public now.

    Source: architecture, "Meaning that must not be got wrong"; NewsML-G2 2.35, embargoed, pubStatus.
    """
    reason = why_not_public(item, options.time)
    if reason is None:
        return
    target = report.target or "the output"
    found = report.add(OU002, target=target, why=reason[0], advice=reason[1])
    raise InvalidOutput("the output was refused", [found])

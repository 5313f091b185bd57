"""Which items a news sitemap lists: those of the last two days that may still be read."""

from __future__ import annotations

from datetime import timedelta

from newsexport.errors import BadOption
from newsexport.formats.news_sitemap.names import DAYS, NAME
from newsexport.options import Options
from newsexport.schema.v1 import NewsItem


def leaves_out(item: NewsItem, options: Options) -> str | None:
    """Why a sitemap passes over an item, if it does. Raises BadOption for a window that is none.

    Source: Google, News sitemaps: articles of the last two days; the address of one that is gone is dropped.
    """
    window = window_of(options)
    if item.pub_status == "canceled":
        return "it is canceled, so its address is dropped"
    if window is not None and item.published and options.time - item.published > window:
        return f"it was published more than {window.days} days ago (news-sitemap.window)"
    return None


def window_of(options: Options) -> timedelta | None:
    """For how long an item is listed; None: for ever."""
    asked = options.setting(NAME, "window", str(DAYS))
    if asked == "all":
        return None
    if not asked.isascii() or not asked.isdigit() or not 0 < len(asked) < 6:
        raise BadOption(
            f"news-sitemap.window is a number of days or `all`, and {asked!r} is neither"
        )
    return timedelta(days=int(asked))

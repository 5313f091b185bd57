"""What was said of an item already: a value that is only a part of another one was not told."""

from __future__ import annotations

import pytest

from newsexport.diagnostic import Diagnostic
from newsexport.heard import Heard


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("https://a..b/ is no address", True),
        ("link: https://a..b/.", True),
        ("'https://a..b/' is no address", True),
        ("https://a..b/c d is no address", False),
        ("view-source:https://a..b/ is no address", False),
        ("https://a..b/.x is no address", False),
    ],
)
def test_a_value_is_told_where_it_stands_by_itself(message: str, told: bool) -> None:
    heard = Heard()
    heard.hear(Diagnostic("FE006", "value", "error", "rule", "must", message, pointer="/rss/link"))
    assert heard.tells_value("https://a..b/", "NC019") is told
    assert not heard.tells_value("https://a..b/", "FE006")

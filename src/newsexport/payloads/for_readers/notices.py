"""The lines of credit, copyright and terms of use that stand below a story."""

from __future__ import annotations

from newsexport.schema.v1 import NewsItem


def notices_of(item: NewsItem) -> list[str]:
    """Those of the whole item, each once; what holds for a part of it (`scope`) is none of them."""
    said = [item.credit_line]
    for rights in item.rights:
        if not rights.scope:
            said += [rights.notice, rights.usage_terms]
    return list(dict.fromkeys(each for each in said if each and each.strip()))

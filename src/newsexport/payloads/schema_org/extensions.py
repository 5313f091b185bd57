"""Properties of schema.org that were kept as extensions, and which of them may go back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from newsexport.payloads.schema_org.losses import EVERY, Losses
from newsexport.payloads.schema_org.values import as_list, partial_date
from newsexport.schema.v1 import Extension
from newsexport.vocab import schema_org
from newsexport.vocab.schema_org import DATES, NAMESPACE

ONE_VALUE = DATES | frozenset(
    """
    caption contentSize description digitalSourceType duration height inDefinedTermSet
    isAccessibleForFree jobTitle license termCode usageInfo version width
    """.split()
)
"""Properties of which receivers expect one value: ours, when there are ours and a partner's."""

OF_ARTICLES = frozenset(
    """
    abstract alternativeHeadline articleBody author contributor copyrightHolder copyrightNotice
    correction creativeWorkStatus creator creditText dateCreated dateModified dateline description
    editor expires headline liveBlogUpdate provider publisher sourceOrganization version
    """.split()
)
"""What an article says is said by the fields of the item alone, also where they say nothing."""

OF_MEDIA = frozenset("contentUrl copyrightNotice creditText encodingFormat headline".split())
OF_THINGS = frozenset({"name"})

NEVER = frozenset({"email"})
"""Not for the public, wherever it stands (see `Party.email`)."""


def add_extensions(
    node: dict[str, Any],
    extensions: Iterable[Extension],
    losses: Losses,
    at: str,
    owned: frozenset[str],
) -> None:
    """Give schema.org properties that were kept as extensions back to their object.

    They stand behind the values that the item itself has for the property. What schema.org does not
    know, JSON-LD keywords, and properties that the model has fields for (`owned`) are losses.
    """
    done: set[str] = set()
    for index, extension in enumerate(extensions):
        pointer = f"{at}/extensions/{index}"
        name = extension.name
        barred = name in losses.barred or losses.barred == EVERY or name in done or name in owned
        if barred or not _is_sayable(extension, name in node):
            losses.lost(pointer, f"{extension.namespace} {name}")
            continue
        done.add(name)
        if extension.media_type is not None:
            losses.lost(f"{pointer}/mediaType", extension.media_type)
        if name in node:
            mine, theirs = node[name], extension.value
            node[name] = [
                *(mine if isinstance(mine, list) else [mine]),
                *(theirs if isinstance(theirs, list) else [theirs]),
            ]
        else:
            node[name] = extension.value


def _is_sayable(extension: Extension, taken: bool) -> bool:
    name = extension.name
    if extension.namespace != NAMESPACE or extension.value in (None, ""):
        return False
    if name.startswith("@") or (taken and name in ONE_VALUE):
        return False
    if not _is_known({name: extension.value}):
        return False
    if name in DATES and not all(partial_date(value) for value in as_list(extension.value)):
        return False
    try:
        orjson.dumps(extension.value)
    except TypeError:
        return False
    return True


def _is_known(value: Any) -> bool:
    """Whether all properties in a value are public ones of schema.org, or keywords of JSON-LD."""
    if isinstance(value, list):
        return all(map(_is_known, value))
    if not isinstance(value, dict):
        return True
    return all(_may_be_said(key) and _is_known(entry) for key, entry in value.items())


def _may_be_said(key: str) -> bool:
    name = schema_org.plain_name(key)
    return key.startswith("@") or (name in schema_org.properties() and name not in NEVER)

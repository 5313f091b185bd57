"""NJ: rules on the values of ninjs: concepts, counts, types, and what the schema says only in general."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsexport import standards
from newsexport.diagnostic import Code, Finding
from newsexport.formats.ninjs.geometry import is_number
from newsexport.formats.ninjs.names import MARKUP, VERSIONS, name_in
from newsexport.formats.ninjs.view import View
from newsexport.options import Options
from newsexport.payloads.feed_rules.markup import broken
from newsexport.rules.rule import Rule, rule
from newsexport.syntax.pointers import escape_token
from newsexport.syntax.problem import Problem

_GUIDE = "IPTC ninjs User Guide"
_SCHEMAS = "IPTC ninjs {version}, JSON Schema"

NJ005 = Code(
    "NJ005", "pubstatus-enum", "error", "{value} is no status: it is usable, withheld or canceled",
    source=_SCHEMAS, kind="structure", hint="write one of the three; canceled has one l",
    page="""The status of the item is none of the three that ninjs knows.

Why it matters: a receiver that does not know the status takes the default, usable, and publishes what was
recalled.

Bad: `"pubStatus": "cancelled"`
Good: `"pubStatus": "canceled"`
Fix: write usable, withheld or canceled.""",
)  # fmt: skip

NJ006 = Code(
    "NJ006", "type-enum", "error", "{value} is no type of news object in ninjs {version}",
    source=_SCHEMAS, kind="structure",
    hint="use text, audio, video, picture, graphic, composite or component",
    page="""The type of the object is none that its version of ninjs knows. `event` and `planning` are of 3.x.

Why it matters: receivers choose the screen by the type.

Bad: `"type": "photo"`
Good: `"type": "picture"`
Fix: use a type of the version.""",
)  # fmt: skip

NJ011 = Code(
    "NJ011", "renditions-dimension-type", "error", "{name} is no number: {value}",
    source=_SCHEMAS, kind="structure", hint="write the number without quotation marks",
    page="""A size, width, height or duration of a rendition is written as a text.

Why it matters: receivers calculate the layout with it, and stop.

Bad: `"width": "1600"`
Good: `"width": 1600`
Fix: write a number.""",
)  # fmt: skip

_MEASURES = frozenset({"width", "height", "sizeinbytes", "duration"})


def code_of(problem: Problem) -> Code | None:
    """The code that says a structural problem better than its schema does; None when none does."""
    path = problem.pointer.lower().split("/")
    if problem.keyword == "enum" and path[-1] == "pubstatus":
        return NJ005
    if problem.keyword == "enum" and path[-1] == "type" and len(path) == 2:
        return NJ006
    if problem.keyword == "type" and "renditions" in path and path[-1] in _MEASURES:
        return NJ011
    return None


def _geometry_unchecked(view: View, options: Options) -> Iterator[Finding]:
    """The object has a geometry, and the schema of GeoJSON is not installed.

    IPTC's schemas refer to it by its address. It is never fetched.

    Why it matters: whether the shape on the map is right was not checked.

    Bad: an object with `geoJSON`, checked without a standards pack.
    Good: the same with the pack: `newsexport standards add`.
    Fix: install the standards pack.
    """
    key = "geometry_geojson" if view.family == "1" else name_in(view.family, "geoJSON")
    pack = standards.installed(options.standards)
    if pack is None or not pack.has("ninjs/GeoJSON-schema.json"):
        for place, each in _entries(view, "places"):
            if key in each:
                yield Finding(f"{place}/{key}")


def _concept_without_identifier(view: View, options: Options) -> Iterator[Finding]:
    """A subject or genre has neither a uri nor a literal (2.x, 3.x).

    Why it matters: a name alone cannot be matched: "Jordan" is a country, a river and a player.

    Bad: `"subjects": [{"name": "economy"}]`
    Good: `"subjects": [{"name": "economy", "uri": "http://cv.iptc.org/newscodes/mediatopic/04000000"}]`
    Fix: give its uri; a value that is in no vocabulary goes into literal.
    """
    if view.family != "1":
        for name in ("subjects", "genres"):
            for place, each in _entries(view, name):
                if not each.get("uri") and not each.get("literal"):
                    yield Finding(place, {"name": each.get("name") or name})


def _scheme_without_code(view: View, options: Options) -> Iterator[Finding]:
    """A concept names its scheme and no code (1.x).

    Why it matters: a scheme without a code says nothing.

    Bad: `"subject": [{"scheme": "medtop", "name": "economy"}]`
    Good: `"subject": [{"scheme": "medtop", "code": "04000000", "name": "economy"}]`
    Fix: add the code, or leave the scheme out.
    """
    if view.family == "1":
        for name in ("subjects", "genres", "people", "organisations", "places", "events"):
            for place, each in _entries(view, name):
                if each.get("scheme") and not each.get("code"):
                    yield Finding(f"{place}/scheme", {"scheme": each["scheme"]})


def _association_of_itself(view: View, options: Options) -> Iterator[Finding]:
    """An associated object has the uri of the object that it belongs to.

    Why it matters: receivers that follow associations never end; or the picture replaces the story.

    Bad: `{"uri": "urn:x:1", "associations": [{"name": "main", "uri": "urn:x:1"}]}`
    Good: `{"uri": "urn:x:1", "associations": [{"name": "main", "uri": "urn:x:pic"}]}`
    Fix: give the associated object its own identifier.
    """
    own = view.value.get("uri")
    for each in view.objects():
        if own and each.pointer != view.pointer and each.value.get("uri") == own:
            yield Finding(f"{each.pointer}/uri", {"uri": own})


def _markup_without_type(view: View, options: Options) -> Iterator[Finding]:
    """A body, description or headline has markup and no content type (2.x, 3.x).

    Why it matters: receivers take it for plain text, and readers see the tags.

    Bad: `"bodies": [{"value": "<p>Ferry sails</p>"}]`
    Good: `"bodies": [{"contentType": "text/html", "value": "<p>Ferry sails</p>"}]`
    Fix: say the content type.
    """
    if view.family == "1":
        return
    for name, what in _TEXTS.items():
        for place, each in _entries(view, name):
            text = each.get("value")
            typed = each.get(name_in(view.family, "contentType"))
            if not typed and isinstance(text, str) and (found := MARKUP.search(text)):
                yield Finding(f"{place}/value", {"tag": found[0], "what": what})


_TEXTS = {"bodies": "body", "descriptions": "description", "headlines": "headline"}


def _word_count(view: View, options: Options) -> Iterator[Finding]:
    """The word count of a plain body is more than 5 per cent off.

    Why it matters: pages are planned by it.

    Bad: `"wordCount": 400` beside a text of 120 words.
    Good: `"wordCount": 120`
    Fix: count the words of the text as it is sent.
    """
    for place, each in _entries(view, "bodies"):
        key = name_in(view.family, "wordCount")
        said, text = each.get(key), each.get("value")
        typed = str(each.get(name_in(view.family, "contentType")) or "")
        if not isinstance(said, int) or not isinstance(text, str) or typed != "text/plain":
            continue
        found = len(re.findall(r"\S+", text))
        if abs(said - found) > max(1, found * 0.05):
            yield Finding(f"{place}/{key}", {"said": said, "found": found}, replacement=str(found))


def _standard_unknown(view: View, options: Options) -> Iterator[Finding]:
    """The object names a standard or a version that is none of ninjs's.

    Why it matters: receivers choose the schema by it; what they do not know they refuse, or judge by a guess.

    Bad: `"standard": {"name": "ninjs", "version": "9.4"}`
    Good: `"standard": {"name": "ninjs", "version": "3.1"}`
    Fix: name a release of ninjs.
    """
    for key in ("standard", "$standard"):
        stated = view.value.get(key)
        if isinstance(stated, dict):
            name, version = stated.get("name"), stated.get("version")
            if isinstance(name, str) and "ninjs" not in name.lower():
                yield Finding(f"{view.pointer}/{key}/name", {"value": name})
            if isinstance(version, str) and version not in _RELEASES:
                yield Finding(f"{view.pointer}/{key}/version", {"value": version})


_RELEASES = frozenset(each for versions in VERSIONS.values() for each in versions)


def _content_type(view: View, options: Options) -> Iterator[Finding]:
    """A content type has not the form of a media type.

    Why it matters: receivers choose how to show a text, or which decoder to use, by the type.

    Bad: `"contentType": "html"`
    Good: `"contentType": "text/html"`
    Fix: write type and subtype, as IANA registers them.
    """
    key = name_in(view.family, "contentType")
    for name in ("headlines", "descriptions", "bodies", "renditions"):
        for place, each in _entries(view, name):
            value = each.get(key)
            if isinstance(value, str) and value.strip() and not _TYPE.fullmatch(value.strip()):
                yield Finding(f"{place}/{key}", {"value": value})


_TYPE = re.compile(r"[\w.+-]+/[\w.+*-]+(?:\s*;.*)?", re.ASCII)


def _negative_count(view: View, options: Options) -> Iterator[Finding]:
    """A count, a size or a measure is below zero.

    Why it matters: pages are planned by it, and programs that divide by it stop.

    Bad: `"wordCount": -1`
    Good: `"wordCount": 412`, or no count at all
    Fix: write the number, or leave it out.
    """
    for name in ("bodies", "renditions"):
        for place, each in _entries(view, name):
            for plain in ("charCount", "wordCount", "width", "height", "sizeInBytes", "duration"):
                key = name_in(view.family, plain)
                value = each.get(key)
                if isinstance(value, int | float) and value < 0:
                    yield Finding(f"{place}/{key}", {"name": key, "value": value})


def _broken_html(view: View, options: Options) -> Iterator[Finding]:
    """The HTML of a body is not whole: an element is not closed, or closed that was not opened.

    Why it matters: what follows the story on a page is drawn into it; readers of XHTML refuse the text.

    Bad: `{"contentType": "text/html", "value": "<p>Ferry <b>sails</p>"}`
    Good: `{"contentType": "text/html", "value": "<p>Ferry <b>sails</b></p>"}`
    Fix: close each tag.
    """
    texts: list[tuple[str, Any]] = []
    if view.family == "1":
        texts = [
            (f"{one.pointer}/{escape_token(key)}", text)
            for one in view.objects()
            for key, text in one.value.items()
            if key in ("body_xhtml", "body_html")
        ]
    else:
        typed = name_in(view.family, "contentType")
        for place, each in _entries(view, "bodies"):
            if each.get(typed) in ("text/html", "application/xhtml+xml"):
                texts.append((f"{place}/value", each.get("value")))
    for place, text in texts:
        fault = broken(text.rstrip()) if isinstance(text, str) else None
        if fault:
            yield Finding(place + fault.fragment, {"reason": fault.what})


def _off_the_map(view: View, options: Options) -> Iterator[Finding]:
    """The coordinates of a place are on no map: longitude stands first, from -180 to 180, then latitude, from -90 to 90.

    Why it matters: the place is drawn in another part of the world, or not at all. Mostly the two were swapped.

    Bad: `"coordinates": [54.5, -123.1]`
    Good: `"coordinates": [-123.1, 54.5]`
    Fix: write longitude, then latitude, in degrees.
    """
    key = "geometry_geojson" if view.family == "1" else name_in(view.family, "geoJSON")
    for place, each in _entries(view, "places"):
        for pointer, position in _positions(each.get(key), f"{place}/{key}"):
            east, north = position[:2]
            if not (-180 <= east <= 180 and -90 <= north <= 90):
                yield Finding(pointer, {"value": f"[{east}, {north}]"})
                break


def _positions(value: Any, pointer: str) -> Iterator[tuple[str, list[float]]]:
    """The positions of a geography with their places, as far as it is one."""
    if isinstance(value, list) and len(value) >= 2 and all(map(is_number, value)):
        yield pointer, value
        return
    inner = value.items() if isinstance(value, dict) else ()
    for key, each in enumerate(value) if isinstance(value, list) else inner:
        if isinstance(each, dict | list) and key != "bbox":
            yield from _positions(each, f"{pointer}/{escape_token(str(key))}")


def _entries(view: View, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a list, in the object and its associations, each with its place."""
    for one in view.objects():
        found = one.get(name)
        if isinstance(found, list):
            for index, each in enumerate(found):
                if isinstance(each, dict):
                    yield f"{one.at(name)}/{index}", each


RULES: tuple[Rule, ...] = (
    rule(
        _geometry_unchecked, "NJ012", "remote-ref-offline", "info",
        "the geometry was not checked: the schema of GeoJSON is not installed",
        source="IPTC ninjs, $ref to https://geojson.org/schema/GeoJSON.json", basis="may",
        scope="document", hint="install a standards pack",
    ),
    rule(
        _concept_without_identifier, "NJ014", "concept-without-identifier", "warning",
        "{name} has neither a uri nor a literal",
        source=f"{_GUIDE}, concepts", basis="should", scope="document", hint="give its uri",
    ),
    rule(
        _scheme_without_code, "NJ015", "scheme-without-code", "warning",
        "the scheme {scheme} stands without a code",
        source=f"{_GUIDE}, scheme and code of 1.x", basis="should", scope="document",
        hint="add the code",
    ),
    rule(
        _association_of_itself, "NJ016", "association-of-itself", "warning",
        "the associated object has the uri of its own item, {uri}",
        source=f"{_GUIDE}, associations", basis="should", scope="document",
        hint="give it its own identifier",
    ),
    rule(
        _markup_without_type, "NJ017", "markup-without-content-type", "warning",
        "the {what} has markup, {tag}, and no content type",
        source=f"{_GUIDE}, contentType; How to escape XML content", basis="should", scope="document",
        hint="say the content type",
    ),
    rule(
        _word_count, "NJ018", "wordcount-mismatch", "info",
        "the word count is {said}, and there are {found} words",
        source=f"{_GUIDE}, bodies: wordCount", basis="should", scope="document",
        hint="count the words of the text as it is sent",
    ),
    rule(
        _standard_unknown, "NJ019", "standard-unknown", "warning", "{value} is no release of ninjs",
        source=f"{_GUIDE}, standard", basis="should", scope="document",
        hint="name a release of ninjs, such as 3.1",
    ),
    rule(
        _content_type, "NJ020", "content-type-malformed", "warning", "{value} is no media type",
        source=f"{_GUIDE}, contentType; RFC 6838 section 4.2", basis="should", scope="document",
        hint="write it such as text/html",
    ),
    rule(
        _negative_count, "NJ021", "count-negative", "error", "{name} is {value}",
        source=f"{_GUIDE}, wordCount, charCount and the measures of renditions", scope="document",
        hint="write the number, or leave it out",
    ),
    rule(
        _broken_html, "NJ022", "html-not-well-formed", "warning", "the HTML is broken: {reason}",
        source=f"{_GUIDE}, bodies; HTML Living Standard", basis="should", scope="document",
        hint="close each tag",
    ),
    rule(
        _off_the_map, "NJ023", "coordinates-out-of-range", "warning", "{value} is no longitude and latitude",
        source="RFC 7946 sections 3.1.1 and 4", basis="should", scope="document",
        hint="write longitude, then latitude, in degrees",
    ),
)  # fmt: skip
"""Those of this file."""

CODES = (NJ005, NJ006, NJ011)
"""Structural findings that have codes of their own."""

"""A document of a dialect as an item: each field from where the mapping says it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.diagnostic import Window
from newsexport.formats.mapped.convert import convert
from newsexport.formats.mapped.document import Document, Place
from newsexport.formats.mapped.fields import Field, field_of, fields_of
from newsexport.formats.mapped.mapping_file import MappingFile, Thing, Value
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.payloads import plain
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.report import Report
from newsexport.schema.v1 import (
    AltId,
    Block,
    ListBlock,
    NewsItem,
    Paragraph,
    Section,
    plain_text,
)
from newsexport.schema.v1.model import Model

_ALL_SAID = frozenset({"edNote"})
"""Texts that take what stands in all their places, a line each; of others the first place counts."""


class Mapper:
    """Makes one item."""

    def __init__(self, mapping: MappingFile, document: Document, report: Report) -> None:
        self._mapping = mapping
        self._document = document
        self._report = report
        self._origins: dict[str, str] = {"": document.root.pointer}

    def parsed(self, name: str, index: int, options: Options) -> Parsed:
        """The item, with what of the document it does not hold in the report."""
        values: dict[str, Any] = {}
        for key, specs in self._mapping.fields.items():
            target = field_of(NewsItem, key)
            if key == "body":
                self._body(specs, values, options)
                continue
            found = self._field(target, specs, self._document.root, f"/{key}")
            if found is not None:
                values[key] = (
                    (*values.get(key, ()), *found) if target.many else found
                )  # media of the body come first
        self._guard(values)
        identifier = values.pop("uri", None)
        uri, how = derive_uri(name, index, identifier=identifier, url=values.get("canonicalUrl"))
        if identifier and identifier != uri:
            values["altIds"] = (*values.get("altIds", ()), AltId(value=identifier))
        values["uri"] = uri
        values.setdefault("language", options.language)
        item = NewsItem.model_validate(values)
        self._report.name_item(uri, item.headline)
        tell_how(uri, how, self._report, self._document.root.pointer)
        for spec in self._mapping.ignored:
            for entry in self._entries(spec, self._document.root):
                self._document.drop(entry)
        for left in self._document.unread(self._mapping.ignore):
            what = left.pointer.rpartition("/")[2]
            if what.isdecimal():
                what = left.pointer.split("/")[-2]
            self._report.add(LS002, pointer=left.pointer, what=what, value=left.value)
        return Parsed(item, Origins(self._origins, self._report.window or Window()))

    def _guard(self, values: dict[str, Any]) -> None:
        """A status or an embargo that was not understood keeps the item back."""
        for key, kept_back in (("pubStatus", "withheld"), ("embargoed", "open-ended")):
            specs = self._mapping.fields.get(key, ())
            stated = [
                place
                for spec in specs
                if isinstance(spec, Value) and spec.pointer is not None
                for place in self._document.at(self._document.root, spec.pointer)
                if place.value not in (None, "")
            ]
            if stated and key not in values:
                values[key] = kept_back

    def _field(
        self, target: Field, specs: tuple[Value | Thing, ...], around: Place, pointer: str
    ) -> Any:
        """The value of a field; None where the document says nothing."""
        found: list[Any] = []
        for spec in specs:
            for value, place in self._values(spec, target, around):
                checked = self._valid(target, value, place)
                if checked is not None and checked not in found:
                    at = f"{pointer}/{len(found)}" if target.many else pointer
                    self._origins.setdefault(at, place)
                    found.append(checked)
                if found and not target.many and target.name not in _ALL_SAID:
                    return found[0]
        if not found:
            return None
        return tuple(found) if target.many else "\n".join(found)

    def _values(
        self, spec: Value | Thing, target: Field, around: Place
    ) -> Iterator[tuple[Any, str]]:
        if isinstance(spec, Thing):
            assert target.model is not None
            yield from self._things(spec, target.model, around)
        elif spec.pointer is None:
            yield spec.constant, around.pointer
        else:
            for place in self._document.take(around, spec.pointer):
                for value in convert(place, spec, target.kind, self._report):
                    yield value, place.pointer

    def _things(
        self, spec: Thing, model: type[Model], around: Place
    ) -> Iterator[tuple[dict[str, Any], str]]:
        """The objects that a table of the mapping makes: none that says nothing."""
        entries = [around] if spec.each is None else list(self._entries(spec, around))
        for entry in entries:
            fields = fields_of(model)
            values = {
                key: found
                for key, specs in spec.members.items()
                if (found := self._field(fields[key], specs, entry, "")) is not None
            }
            self._resolve(values)
            stated = any(
                key in values and any(not _is_constant(each) for each in specs)
                for key, specs in spec.members.items()
            )
            if stated:
                yield values, entry.pointer

    def _entries(self, spec: Thing, around: Place) -> Iterator[Place]:
        assert spec.each is not None
        for place in self._document.at(around, spec.each):
            inner = place.value
            entries = self._document.at(place, "/*") if isinstance(inner, list) else [place]
            for entry in entries:
                if self._meets(entry, spec.where) and not (
                    spec.unless and self._meets(entry, spec.unless)
                ):
                    for pointer in spec.where:
                        self._document.take(entry, pointer)
                    yield entry

    def _meets(self, entry: Place, conditions: Any) -> bool:
        return all(
            any(place.value in allowed for place in self._document.at(entry, pointer))
            or (None in allowed and not self._document.at(entry, pointer))
            for pointer, allowed in conditions.items()
        )

    def _resolve(self, values: dict[str, Any]) -> None:
        """A QCode whose alias the mapping knows is a URI."""
        alias, mark, code = str(values.get("qcode") or "").partition(":")
        scheme = self._mapping.aliases.get(alias)
        if mark and scheme and "uri" not in values:
            values["uri"] = scheme + code

    def _valid(self, target: Field, value: Any, place: str) -> Any:
        """A value as its field demands it; what is wrong inside an object is taken out and told."""
        kind = target.annotation
        while True:
            try:
                checked = TypeAdapter(kind).validate_python((value,) if target.many else value)
            except ValidationError as error:
                fault = error.errors(include_url=False)[0]
                key = next(
                    (str(e) for e in fault["loc"] if isinstance(value, dict) and e in value), None
                )
                self._report.add(
                    RD005,
                    pointer=place,
                    field=f"{target.name}/{key}" if key else target.name,
                    value=value[key] if key else value,
                    reason=fault["msg"],
                )
                if key is None or len(value) == 1:
                    return None
                value = {k: v for k, v in value.items() if k != key}
                continue
            return checked[0] if target.many else checked

    def _body(
        self, specs: tuple[Value | Thing, ...], values: dict[str, Any], options: Options
    ) -> None:
        """The blocks of the body: HTML unless the mapping says that it is text in lines."""
        blocks: list[Block] = []
        for spec in specs:
            if not isinstance(spec, Value) or spec.pointer is None or (spec.instead and blocks):
                continue
            for place in self._document.take(self._document.root, spec.pointer):
                if not isinstance(place.value, str):
                    self._report.add(
                        RD005,
                        pointer=place.pointer,
                        field="body",
                        value=place.value,
                        reason="no text",
                    )
                    continue
                found = _unwrapped(self._blocks(place, spec, values, options))
                if spec.role and found:
                    found = (Section(role=spec.role, blocks=found),)
                for number in range(len(found)):
                    self._origins[f"/body/{len(blocks) + number}"] = place.pointer
                blocks += found
        if blocks:
            values["body"] = tuple(blocks)

    def _blocks(
        self, place: Place, spec: Value, values: dict[str, Any], options: Options
    ) -> tuple[Block, ...]:
        if spec.converter in {"lines", "text"}:
            return plain.read(place.value)
        media = values.get("media", ())
        content = read_html(place.value, base=options.base_uri, media_start=len(media))
        for left in content.leftovers:
            self._report.add(LS002, pointer=place.pointer, what=left.path, value=left.text)
        if content.media:
            values["media"] = (*media, *content.media)
        return content.blocks


def _unwrapped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks inside a section that holds them all; none, where they say and show nothing."""
    while len(blocks) == 1 and isinstance(blocks[0], Section):
        blocks = blocks[0].blocks
    silent = not plain_text(blocks).strip() and all(
        isinstance(block, Paragraph | ListBlock | Section) for block in blocks
    )
    return () if silent else blocks


def _is_constant(spec: Value | Thing) -> bool:
    return isinstance(spec, Value) and spec.pointer is None

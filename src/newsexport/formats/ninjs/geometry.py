"""Whether a value is a geography of GeoJSON, as ninjs takes it since 2.0.

Source: RFC 7946, sections 3 to 5.
"""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType
from typing import Any

Test = Callable[[Any], bool]


def is_geojson(value: Any) -> bool:
    """Whether it is a geometry, a feature or a collection of features, and well-formed."""
    if not isinstance(value, dict) or not _is_boxed(value):
        return False
    if value.get("type") == "FeatureCollection":
        features = value.get("features")
        return isinstance(features, list) and all(map(_is_feature, features))
    return _is_feature(value) or _is_geometry(value)


def _is_feature(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("type") != "Feature" or not _is_boxed(value):
        return False
    number = value.get("id", "")
    return (
        (is_number(number) or isinstance(number, str))
        and isinstance(value.get("properties", ""), dict | NoneType)
        and (value.get("geometry", "") is None or _is_geometry(value.get("geometry")))
    )


def _is_geometry(value: Any) -> bool:
    if isinstance(value, dict) and value.get("type") == "GeometryCollection":
        inner = value.get("geometries")
        return _is_boxed(value) and isinstance(inner, list) and all(map(_is_plain, inner))
    return _is_plain(value)


def _is_plain(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        return False
    test = _COORDINATES.get(value["type"])
    return test is not None and _is_boxed(value) and test(value.get("coordinates"))


def is_number(value: Any) -> bool:
    """Whether it is a number; a truth is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _list_of(test: Test, least: int = 0) -> Test:
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(test, value))


_position = _list_of(is_number, 2)
_line = _list_of(_position, 2)
_polygon = _list_of(_list_of(_position, 4))
_COORDINATES: dict[str, Test] = {
    "Point": _position, "MultiPoint": _list_of(_position), "LineString": _line,
    "MultiLineString": _list_of(_line), "Polygon": _polygon, "MultiPolygon": _list_of(_polygon),
}  # fmt: skip
_box = _list_of(is_number, 4)


def _is_boxed(value: dict[str, Any]) -> bool:
    return "bbox" not in value or _box(value["bbox"])

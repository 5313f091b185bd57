"""What the text below a field says of it, for JSON Schema and documentation.

pydantic reads these texts while it makes a class (`use_attribute_docstrings`), and every start would pay for what few
runs show: here they are read when somebody asks.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache


@cache
def field_words(model: type) -> Mapping[str, str]:
    """The texts of a model's fields, by name, those of the models below it included; none without the source."""
    said: dict[str, str] = {}
    for each in reversed(model.__mro__):
        said.update(_classes(each.__module__).get(each.__name__, {}))
    return said


@cache
def _classes(module: str) -> dict[str, dict[str, str]]:
    """The same of each class that a module of the schema defines."""
    if not module.startswith(f"{__package__}."):
        return {}
    try:
        source = inspect.getsource(sys.modules[module])
    except OSError:  # an installation without its sources
        return {}
    return {
        node.name: dict(_texts(node))
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
    }


def _texts(node: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (field.target.id, inspect.cleandoc(below.value.value))
        for field, below in zip(node.body, node.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    ]  # fmt: skip

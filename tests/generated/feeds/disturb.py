"""Changes that make a random document odd: doubled, moved, emptied and foreign things; each new value stands once."""

from __future__ import annotations

from collections.abc import Callable

from tests.generated.feeds.nodes import Markup, Node, Values, node


def disturb(root: Node, v: Values, changes: int = 3) -> None:
    """Change a document in some places."""
    for _ in range(changes):
        places = [each for each in root.walk() if not isinstance(each, Markup) and each.children()]
        around = v.random.choice(places)
        inner = [each for each in around.children() if not isinstance(each, Markup)]
        if inner:
            v.random.choice(_CHANGES)(v.random.choice(inner), around, v)


def _copy(each: Node | str, v: Values) -> Node | str:
    """The same with other values."""
    if isinstance(each, str):
        return _another(each, v)
    if isinstance(each, Markup):
        return Markup(each.markup)
    said = {key: _another(value, v) for key, value in each.attributes.items()}
    return Node(each.name, said, [_copy(part, v) for part in each.parts])


def _another(value: str, v: Values) -> str:
    if value.startswith("http"):
        return v.url()
    if value.isdigit():
        return str(v.number())
    return v.words() if " " in value else value


def _double(each: Node, around: Node, v: Values) -> None:
    copy = _copy(each, v)
    around.parts.insert(v.random.randrange(len(around.parts) + 1), copy)


def _move(each: Node, around: Node, v: Values) -> None:
    around.parts.remove(each)
    around.parts.insert(v.random.randrange(len(around.parts) + 1), each)


def _empty(each: Node, around: Node, v: Values) -> None:
    each.parts = [v.pick("", " ", "\n")]


def _stray(each: Node, around: Node, v: Values) -> None:
    around.parts.insert(v.random.randrange(len(around.parts) + 1), f"stray{v.number()}")


def _attribute(each: Node, around: Node, v: Values) -> None:
    name = v.pick("x:odd", "odd", "href", "url", "xml:lang", "class", "title", "rel")
    each.attributes.setdefault(name, v.words())


def _inside(each: Node, around: Node, v: Values) -> None:
    each.parts.append(node(v.pick("x:odd", "b", "name", "title", "dc:title"), v.words()))


def _marked(each: Node, around: Node, v: Values) -> None:
    each.parts.append(v.pick(v.html(), f'<a href="{v.url()}">{v.words(0)}</a>'))


def _foreign(each: Node, around: Node, v: Values) -> None:
    each.name = v.pick(
        "x:odd", "odd", "atom:title", "dc:description", "media:title", "author", "summary"
    )


def _no_attributes(each: Node, around: Node, v: Values) -> None:
    each.attributes = {
        key: value for key, value in each.attributes.items() if key.startswith("xmlns")
    }


def _odd_value(each: Node, around: Node, v: Values) -> None:
    odd = v.pick(v.words(), f"http://[{v.number()}", f"page{v.number()}?a=1&b=2", f"-{v.number()}", f"{v.rfc3339()}x", f"javascript:{v.number()}",
                 f"mailto:{v.email()}", f"//example.com/{v.number()}", f"{v.words()}, {v.words()} and {v.person()}")  # fmt: skip
    if each.attributes and v.some():
        each.attributes[v.random.choice(list(each.attributes))] = odd
    else:
        each.parts = [odd]


_CHANGES: tuple[Callable[[Node, Node, Values], None], ...] = (
    _double, _double, _move, _empty, _stray, _attribute, _inside, _marked, _foreign, _no_attributes, _odd_value, _odd_value,
)  # fmt: skip

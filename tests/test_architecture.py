"""The contracts of docs/architecture.md, held for every file in src/."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from inspect import getdoc, isclass, isfunction
from itertools import pairwise
from pathlib import Path

import grimp
import pytest

import newsexport
from newsexport.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src"
FILES = sorted((SRC / "newsexport").rglob("*.py"))

LONGEST_FILE = 400
LONGEST_FUNCTION = 50

# Who may do what: modules, or packages with a trailing dot.
OPENS_FILES = ("source", "output", "standards", "resources", "plug_ins", "cli.")
READS_ENVIRONMENT = ("standards", "cli.")
OPENS_SOCKETS = ("standards",)
PRINTS = ("cli.",)
PARSES = ("syntax.",)
PARSES_OWN_JSON = (
    "formats.apple_news.structure",
    "formats.canonical.write",
    "formats.json_feed.write",
    "formats.ninjs.structure",
    "formats.ninjs.write",
    "payloads.schema_org.structure",
    "payloads.marks",
)
"""They read our own schema, a standards pack, what they have just written, or a mark of ours in an attribute."""

OPENING = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "mkstemp", "fdopen"}
NETWORK = {"socket", "ssl", "http.client", "http.server", "urllib.request", "asyncio", "ftplib"}
UNSAFE = {
    "xml.etree",
    "xml.etree.ElementTree",
    "xml.dom",
    "xml.sax",
    "lxml.html",
    "lxml.objectify",
    "pickle",
}
MAKE_XML_READERS = {
    "etree.parse",
    "etree.iterparse",
    "etree.XML",
    "etree.HTML",
    "etree.XMLParser",
    "etree.HTMLParser",
    "etree.XMLPullParser",
}
PARSE_JSON = {"json.loads", "json.load", "orjson.loads"}
AVOIDED = {"parser", "handler", "manager", "processor", "utils", "helpers", "base", "mixin"}
"""Words that do not say what a thing is."""


MAPPED = (
    "cli", "conversion", "extract", "extract.page", "fixing", "formats.newsml_g2", "formats.rss", "history", "payloads",
    "profiles", "prose", "receivers", "report", "reporters", "rules", "syntax", "vocab",
)  # fmt: skip
"""Packages whose docstring says what their modules are for."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def module(path: Path) -> str:
    """`formats.canonical.read`, without the package's own name."""
    parts = path.relative_to(SRC / "newsexport").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def offenders(
    find: Callable[[Path], Iterable[ast.AST]], allowed: tuple[str, ...] = ()
) -> list[str]:
    """The places that `find` finds in modules that are not allowed to have them."""
    found = []
    for path in FILES:
        name = module(path)
        if any(name == each or f"{name}.".startswith(each) for each in allowed):
            continue
        found += [f"{path.relative_to(SRC)}:{node.lineno}" for node in find(path)]
    return found


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def imports_of(names: set[str]) -> Callable[[Path], Iterator[ast.AST]]:
    def find(path: Path) -> Iterator[ast.AST]:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                imported = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            else:
                continue
            if imported & names:
                yield node

    return find


def calls_of(names: set[str]) -> Callable[[Path], Iterator[ast.AST]]:
    return lambda path: (call for call in calls(path) if ast.unparse(call.func) in names)


# --- size ---------------------------------------------------------------------------------------


def test_files_stay_short():
    lines = {module(path): path.read_text("utf-8").count("\n") for path in FILES}
    assert not {name: count for name, count in lines.items() if count > LONGEST_FILE}


def test_functions_stay_short():
    def long(path: Path) -> Iterator[ast.AST]:
        for node in ast.walk(tree(path)):
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if is_function and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION:
                yield node

    assert not offenders(long)


# --- imports ------------------------------------------------------------------------------------


def test_layers():
    """Downward only, formats independent, packages without circles: see pyproject.toml."""
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([script, "--no-cache"], cwd=SRC.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_page_of_the_architecture_names_every_layer():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in contracts["contracts"] if each["id"] == "layers")
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = page.partition("## Layers")[2].partition("## ")[0]
    names = {name.strip() for layer in layers for name in layer.split(":")}
    assert not {name for name in names if not re.search(rf"`{name}[`.]", table)}


def test_no_import_cycle_between_modules():
    """Imports inside functions and for types count too."""
    graph = grimp.build_graph("newsexport", cache_dir=None)
    arrows = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


# --- who may do what ----------------------------------------------------------------------------


def test_only_the_lowest_layers_open_files():
    def opening(path: Path) -> Iterator[ast.AST]:
        for call in calls(path):
            match call.func:
                case ast.Name(id=name) if name in OPENING:
                    yield call
                # A Source opens itself: `source.open()` is how everyone reads.
                case ast.Attribute(value=owner, attr=name) if name in OPENING:
                    if "source" not in ast.unparse(owner).lower():
                        yield call

    assert not offenders(opening, OPENS_FILES)


def test_only_standards_and_the_command_line_read_the_environment():
    def reading(path: Path) -> Iterator[ast.AST]:
        nodes = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute))
        return (node for node in nodes if node.attr in {"environ", "getenv"})

    assert not offenders(reading, READS_ENVIRONMENT)


def test_only_fetching_standards_opens_sockets():
    assert not offenders(imports_of(NETWORK), OPENS_SOCKETS)


def test_only_the_command_line_prints():
    assert not offenders(calls_of({"print"}), PRINTS)


def unsafe_xml(path: Path) -> Iterator[ast.AST]:
    """XML that is read without the hardened reader of syntax.xml."""
    named = "parser = new_parser(" in path.read_text("utf-8")
    for call in calls_of({"etree.fromstring"})(path):
        said = ast.unparse(call)
        if "new_parser(" not in said and not (named and said.endswith(", parser)")):
            yield call


def test_foreign_bytes_are_parsed_in_syntax_only():
    assert not offenders(calls_of(MAKE_XML_READERS), PARSES)
    assert not offenders(unsafe_xml)
    assert not offenders(calls_of(PARSE_JSON), (*PARSES, *PARSES_OWN_JSON))
    assert not offenders(imports_of(UNSAFE))


def test_nothing_recovers_from_broken_documents():
    def recovering(path: Path) -> Iterator[ast.AST]:
        keywords = (keyword for call in calls(path) for keyword in call.keywords)
        for keyword in keywords:
            if keyword.arg in {"recover", "huge_tree"} and ast.unparse(keyword.value) != "False":
                yield keyword.value

    # A page has no entities that grow; it is bounded by the limit of its bytes and by the walk over it.
    assert not offenders(recovering, ("syntax.html_page",))


# --- maps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", MAPPED)
def test_a_package_says_what_each_of_its_modules_is_for(package: str) -> None:
    folder = SRC / "newsexport" / package.replace(".", "/")
    page = ast.get_docstring(tree(folder / "__init__.py"))
    assert page
    named = {name.partition(".")[0] for name in re.findall(r"`([\w./]+)`", page)}
    if package == "cli":
        named |= set(COMMANDS) | {"main"}
    there = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    there |= {path.parent.name for path in folder.glob("*/__init__.py")}
    assert there - named == set(), "name them in the docstring of the package"


@pytest.mark.parametrize("package", MAPPED)
def test_what_a_package_says_of_its_modules_is_about_modules_that_there_are(package: str) -> None:
    folder = SRC / "newsexport" / package.replace(".", "/")
    page = ast.get_docstring(tree(folder / "__init__.py"))
    assert page
    named = [name.partition(".")[0] for name in re.findall(r"`([\w.*]+)`", page)]
    missing = [
        name
        for name in named
        if name != package and not [*folder.glob(f"{name}.py"), *folder.glob(f"{name}/__init__.py")]
    ]
    assert not missing


# --- words --------------------------------------------------------------------------------------


def test_names_say_what_things_are():
    def vague(path: Path) -> Iterator[ast.AST]:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and AVOIDED & set(_words(node.name)):
                yield node

    assert not offenders(vague)
    assert not [
        name for name in map(module, FILES) if AVOIDED & set(name.replace("_", ".").split("."))
    ]


def _words(name: str) -> list[str]:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).split()


def test_every_public_name_is_documented():
    assert not [name for path in FILES for name in _undocumented(path)]


def _undocumented(path: Path) -> Iterator[str]:
    where = module(path) or "newsexport"
    if tree(path).body and not ast.get_docstring(tree(path)):
        yield where
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield f"{where}.{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from (f"{where}.{node.name}.{name}" for name in _bare_methods(node))


def _bare_methods(owner: ast.ClassDef) -> Iterator[str]:
    """Public methods without a docstring; one that fills a base class's method is documented there."""
    methods = () if owner.bases else (n for n in owner.body if isinstance(n, ast.FunctionDef))
    return (m.name for m in methods if not m.name.startswith("_") and not ast.get_docstring(m))


def test_what_is_said_of_a_constant_stands_below_it():
    """A string that stands below nothing was left behind when its constant went."""
    stray = []
    for path in FILES:
        body = tree(path).body
        for above, below in pairwise(body):
            is_text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if is_text and not isinstance(above, ast.Assign | ast.AnnAssign):
                stray.append(f"{path.relative_to(SRC)}:{below.lineno}")
    assert not stray


def test_every_field_of_the_public_values_is_documented():
    """Dataclasses say it in a string below the field."""
    public = {
        (value.__module__, name)
        for name in newsexport.__all__
        if is_dataclass(value := getattr(newsexport, name))
    }
    assert len(public) > 7
    bare = []
    for path in FILES:
        for owner in tree(path).body:
            if isinstance(owner, ast.ClassDef) and (_dotted(path), owner.name) in public:
                bare += [f"{owner.name}.{name}" for name in _bare_fields(owner)]
    assert not bare


def _dotted(path: Path) -> str:
    return f"newsexport.{module(path)}"


def _bare_fields(owner: ast.ClassDef) -> Iterator[str]:
    for field, below in zip(owner.body, [*owner.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and not ast.unparse(field.target).startswith("_"):
            said = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if not said:
                yield ast.unparse(field.target)


def test_all_modules_can_be_imported_and_the_public_names_are_documented():
    for found in pkgutil.walk_packages(newsexport.__path__, "newsexport."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    assert newsexport.__all__
    for name in newsexport.__all__:
        value = getattr(newsexport, name)
        assert getdoc(value) if isclass(value) or isfunction(value) else value is not None, name


def test_every_field_of_the_schema_is_documented():
    from newsexport.schema import v1
    from newsexport.schema.v1.field_words import field_words

    for name in v1.__all__:
        model = getattr(v1, name)
        if isclass(model) and issubclass(model, v1.Model):
            assert field_words(model).keys() >= model.model_fields.keys(), name

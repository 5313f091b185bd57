"""Grammars as tables: what is told, and that the tables say what IPTC's own files say."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from newsexport.syntax.grammar import Grammar
from newsexport.vocab import newsml1_grammar, nitf_grammar

TABLE = """
$inline = b | i
story : head? (p | list)+ foot* : lang id!
head foot : #text :
p : #text | ($inline)* : class
b i : #text :
list : item+ %any* :
item : ANY :
"""


def told(text: str) -> list[tuple[str, str]]:
    root = etree.fromstring(text)
    found = Grammar(TABLE).problems(root, 100, lambda each: not etree.QName(each).namespace)
    return [(each.keyword, each.pointer) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<story id="1"><head>x</head><p>a <b>b</b></p><foot/><foot/></story>', []),
        ('<story id="1"><list><item><odd/></item></list></story>', []),
        ('<story id="1"><list><item/><x xmlns="urn:x"/></list></story>', []),
        ("<story><p/></story>", [("needed", "/story")]),
        ('<story id="1"><head/></story>', [("missing", "/story")]),
        ('<story id="1"><p/><head/></story>', [("place", "/story/head")]),
        ('<story id="1"><head/><head/><p/></story>', [("place", "/story/head[2]")]),
        ('<story id="1"><p/><pp/></story>', [("unknown", "/story/pp")]),
        ('<story id="1"><p klass="a"/></story>', [("attribute", "/story/p/@klass")]),
        ('<story id="1">words<p/></story>', [("text", "/story")]),
        ('<story id="1"><p><x xmlns="urn:x"/></p></story>', [("place", "/story/p/x")]),
    ],
)
def test_what_is_out_of_place_is_told_there(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_finding_says_what_may_stand_there() -> None:
    root = etree.fromstring('<story id="1"><foot/><p/></story>')
    (first, *_) = Grammar(TABLE).problems(root, 100, lambda _: True)
    assert first.message == "foot may not stand here in story; expected: head, p, list"


def test_findings_are_bounded() -> None:
    root = etree.fromstring(f'<story id="1">{"<odd/>" * 50}<p/></story>')
    assert len(list(Grammar(TABLE).problems(root, 7, lambda _: True))) == 7


def test_the_table_of_newsml_1_is_that_of_its_dtd(standards: Path) -> None:
    dtd = etree.DTD(str(standards / "newsml-1.2" / "NewsMLv1.2.dtd"))
    grammar = Grammar(newsml1_grammar.TABLE, newsml1_grammar.COMMON)
    stated = {each.name: each for each in dtd.iterelements()}
    assert set(grammar.rules) == set(stated)
    for name, element in stated.items():
        attributes = list(element.iterattributes())
        needed = {each.name for each in attributes if each.default == "required"}
        assert set(grammar.rules[name].needed) == needed, name
        assert {each.name for each in attributes if not each.prefix} <= {
            each.rpartition(":")[2] for each in grammar.rules[name].attributes
        }, name


def test_the_table_of_nitf_has_the_names_of_its_schema(standards: Path) -> None:
    root = etree.parse(str(standards / "nitf" / "nitf-3-6.xsd")).getroot()
    space = "{http://www.w3.org/2001/XMLSchema}"
    grammar = Grammar(nitf_grammar.TABLE, nitf_grammar.COMMON)
    elements = {each.get("name"): each for each in root if each.tag == f"{space}element"}
    assert set(grammar.rules) == set(elements)
    for name, element in elements.items():
        own = {each.get("name") for each in element.iter(f"{space}attribute")} - {None}
        assert own <= grammar.rules[name].attributes, name

"""Our rules of a page: what leaves is held to them, tag by tag."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.options import Options
from newsexport.payloads.for_readers.inline_html import is_link
from newsexport.payloads.schema_org.article_document import problems_of
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.html_outline import Outline, Tag, outline
from newsexport.syntax.problem import Problem

_ONCE = ("html", "head", "title", "body", "main", "h1", "style", "script")
_TEXT_ONLY = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_PHRASING = frozenset(
    "a abbr b bdi br cite code del dfn em i iframe img ins kbd mark q rp rt ruby s samp small span strong"
    " sub sup time u var wbr".split()
)
_PARENTS = {
    "li": {"ul", "ol"}, "figcaption": {"figure"}, "tr": {"thead", "tbody", "tfoot"}, "td": {"tr"},
    "th": {"tr"}, "thead": {"table"}, "tbody": {"table"}, "tfoot": {"table"}, "caption": {"table"},
    "dd": {"dl"}, "dt": {"dl"},
}  # fmt: skip
_ADDRESSES = ("href", "src", "poster", "cite", "action", "formaction", "data")
_NEVER = frozenset({"form", "input", "button", "object", "embed", "base", "svg", "math", "frame"})


def problems(markup: str, options: Options) -> Iterator[Problem]:
    """What breaks our rules of a page. Source: HTML Living Standard; CSP level 3."""
    if not markup.startswith("<!DOCTYPE html>\n<html"):
        yield Problem("/", "doctype", "the page has no doctype")
    found = outline(markup)
    for fault in found.faults:
        yield Problem("/", "tags", fault)
    yield from _counts(found)
    yield from _head(found)
    for tag in found.tags:
        yield from _of_tag(tag)
    if len(found.scripts) == 1:
        (script,) = found.scripts
        for problem in problems_of(script.encode("utf-8"), options):
            yield Problem("/script", problem.keyword, f"its JSON-LD: {problem.message}")


def _counts(found: Outline) -> Iterator[Problem]:
    names = [tag.name for tag in found.tags]
    for name in _ONCE:
        if names.count(name) != 1:
            yield Problem(f"/{name}", "once", f"there are {names.count(name)} {name} elements")
    ids = [tag.attributes["id"] for tag in found.tags if "id" in tag.attributes]
    for doubled in sorted({each for each in ids if ids.count(each) > 1}, key=str):
        yield Problem("/", "id", f"the id {doubled} stands there twice")
    if not found.title.strip():
        yield Problem("/title", "title", "the title is empty")


def _head(found: Outline) -> Iterator[Problem]:
    links = [tag for tag in found.tags if tag.name == "link"]
    canonical = [
        tag.attributes.get("href") for tag in links if tag.attributes.get("rel") == "canonical"
    ]
    if len(canonical) != 1 or not is_web_address(canonical[0]):
        yield Problem("/link", "canonical", "there is no canonical address")
    for tag in links:
        if tag.attributes.get("rel") not in ("canonical", "license"):
            yield Problem("/link", "link", "a link that loads something")
    metas = {tag.attributes.get("http-equiv"): tag for tag in found.tags if tag.name == "meta"}
    policy = metas.get("Content-Security-Policy")
    if policy is None or "default-src 'none'" not in (policy.attributes.get("content") or ""):
        yield Problem("/meta", "policy", "there is no content security policy")


def _of_tag(tag: Tag) -> Iterator[Problem]:
    name, values = tag.name, tag.attributes
    if name in _NEVER:
        yield Problem(f"/{name}", "element", f"a page of ours has no {name}")
    if name == "script" and values != {"type": "application/ld+json"}:
        yield Problem("/script", "script", "a script that is no JSON-LD")
    if name == "img" and "alt" not in values:
        yield Problem("/img", "alt", "a picture without alt")
    if name == "iframe" and not {"title", "sandbox"} <= values.keys():
        yield Problem("/iframe", "iframe", "a frame without title or sandbox")
    for attribute, value in values.items():
        if attribute.startswith("on") or attribute in ("style", "srcdoc"):
            yield Problem(
                f"/{name}/@{attribute}", "attribute", f"no {attribute} may stand in a page"
            )
        if attribute in _ADDRESSES and not _is_safe(name, attribute, value):
            yield Problem(f"/{name}/@{attribute}", "address", f"no address for a page: {value}")
    yield from _nesting(tag)


def _is_safe(name: str, attribute: str, value: str | None) -> bool:
    if is_web_address(value):
        return True
    if name == "a":
        return is_link(value)
    return name == "img" and attribute == "src" and (value or "").startswith("data:image/")


def _nesting(tag: Tag) -> Iterator[Problem]:
    parent = tag.path[-1] if tag.path else ""
    if tag.name in _PARENTS and parent not in _PARENTS[tag.name]:
        yield Problem(f"/{tag.name}", "nesting", f"{tag.name} in {parent}")
    if tag.name == "a" and "a" in tag.path:
        yield Problem("/a", "nesting", "a link in a link")
    around = _TEXT_ONLY.intersection(tag.path)
    if around and tag.name not in _PHRASING:
        yield Problem(f"/{tag.name}", "nesting", f"{tag.name} in {min(around)}")

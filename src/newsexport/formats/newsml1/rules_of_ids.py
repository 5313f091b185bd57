"""N1: revisions, ids and truths: what the DTD and the specification say of single attributes. RULES are taken up in `rules`."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.rule import Rule, rule
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element, Paths, local

_TRUTHS = ("Essential", "EquivalentsList")
"""Attributes of NewsComponent that are yes or no."""


def _previous_revision(root: Element, options: Options) -> Iterator[Finding]:
    """The revision before this one is no number, or none that is lower.

    Why it matters: a receiver that asks whether it missed a revision gets a wrong answer, or none.

    Bad: `<RevisionId PreviousRevision="5" Update="N">3</RevisionId>`
    Good: `<RevisionId PreviousRevision="2" Update="N">3</RevisionId>`
    Fix: write the number of the revision that it takes the place of; 0 where there is none.
    """
    place_of = Paths().of
    for element in root.iter("{*}RevisionId"):
        before, this = element.get("PreviousRevision"), whole_number(element.text)
        if before is None or this is None:
            continue
        number = whole_number(before)
        if number is None or number >= max(this, 1):
            yield Finding(
                place_of(element, "PreviousRevision"), {"value": before or "nothing", "this": this}
            )


def _id_twice(root: Element, options: Options) -> Iterator[Finding]:
    """Two elements of the document have one Duid.

    Why it matters: what refers to it, such as a topic or a part, refers to either.

    Bad: `<NewsLines Duid="a">…</NewsLines><AdministrativeMetadata Duid="a">`
    Good: `<NewsLines Duid="a">…</NewsLines><AdministrativeMetadata Duid="b">`
    Fix: give each element an id of its own.
    """
    place_of = Paths().of
    seen: set[str] = set()
    for element in root.iter("{*}*"):
        value = element.get("Duid")
        if value is not None and value in seen:
            yield Finding(place_of(element, "Duid"), {"id": value})
        elif value is not None:
            seen.add(value)


def _no_truth(root: Element, options: Options) -> Iterator[Finding]:
    """Whether a component is essential, or a list of equivalents, is told by a word that is neither yes nor no.

    Why it matters: a receiver takes `no`, and shows one of several pictures as if it were all of them, or all for one.

    Bad: `<NewsComponent EquivalentsList="true">`
    Good: `<NewsComponent EquivalentsList="yes">`
    Fix: write yes or no.
    """
    place_of = Paths().of
    for element in root.iter("{*}NewsComponent"):
        for name in _TRUTHS:
            value = element.get(name)
            if value is not None and value.strip() not in ("yes", "no"):
                yield Finding(
                    place_of(element, name),
                    {"element": f"{local(element)}@{name}", "value": value or "nothing"},
                )


_DTD = "NewsML 1.2 DTD (IPTC)"

RULES: tuple[Rule, ...] = (
    rule(
        _previous_revision, "N1013", "previous-revision-not-lower", "warning",
        "the revision before revision {this} is said to be {value}", source=f"{_DTD}, RevisionId@PreviousRevision",
        basis="should", scope="document", hint="write the revision that it takes the place of, or 0",
    ),
    rule(
        _id_twice, "N1014", "duid-repeated", "warning", "a second element has the Duid {id}",
        source=f"{_DTD}, Duid; XML 1.0 section 3.3.1, ID", scope="document",
        hint="give each element an id of its own",
    ),
    rule(
        _no_truth, "N1015", "neither-yes-nor-no", "warning", "{element} is {value}: it is neither yes nor no",
        source=f"{_DTD}, NewsComponent", scope="document", hint="write yes or no",
    ),
)  # fmt: skip
"""Those of this file."""

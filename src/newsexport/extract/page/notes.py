"""What is remembered beside the item: where each value stood, and why it is believed."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsexport.schema.v1 import Evidence
from newsexport.syntax.html_page import line_of
from newsexport.syntax.xml import Element, step


@dataclass(slots=True)
class Notes:
    """Origins and evidence of one item."""

    origins: dict[str, str] = field(default_factory=lambda: {"": "line 1"})
    evidence: list[Evidence] = field(default_factory=list)
    _paths: dict[Element, str] = field(default_factory=dict)

    def because(
        self, pointer: str, method: str, confidence: float, element: Element | None = None
    ) -> None:
        """The value at `pointer` was derived: say where from."""
        line = line_of(element)
        self.evidence.append(
            Evidence(
                field=pointer,
                method=method,
                line=line,
                path=self._path(element) if element is not None else None,
                confidence=round(min(max(confidence, 0.0), 1.0), 2),
            )
        )
        self.stands(pointer, element)

    def _path(self, element: Element) -> str:
        """The XPath of an element; of those around it, which many values share, it is made once."""
        found = self._paths.get(element)
        if found is None:
            around = element.getparent()
            above = self._path(around) if around is not None else ""
            found = self._paths[element] = f"{above}/{step(element)}"
        return found

    def stands(self, pointer: str, element: Element | None) -> None:
        """Where a value stood."""
        line = line_of(element)
        if line is not None:
            self.origins[pointer] = f"line {line}"

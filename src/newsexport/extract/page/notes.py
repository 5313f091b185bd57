"""What is remembered beside the item: where each value stood, and why it is believed."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsexport.extract.page.places import Place
from newsexport.schema.v1 import Evidence
from newsexport.schema.v1.model import of_valid
from newsexport.syntax.html_page import line_of
from newsexport.syntax.html_places import html_path
from newsexport.syntax.xml import Element


@dataclass(slots=True)
class Notes:
    """Places and evidence of one item."""

    places: dict[str, Place] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)

    def because(
        self, pointer: str, method: str, confidence: float, element: Element | None = None
    ) -> None:
        """The value at `pointer` was derived: say where from."""
        self.evidence.append(
            of_valid(
                Evidence,
                field=pointer,
                method=method,
                line=line_of(element),
                path=html_path(element) if element is not None else None,
                confidence=float(round(min(max(confidence, 0.0), 1.0), 2)),
            )
        )
        if element is not None:
            self.places[pointer] = element
        else:
            self.places.setdefault(pointer, method)

    def stands(self, pointer: str, element: Element | None) -> None:
        """Where a value stood."""
        if element is not None:
            self.places[pointer] = element

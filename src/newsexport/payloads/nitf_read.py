"""stub"""
from __future__ import annotations
from newsexport.payloads.content import Content
from newsexport.syntax.xml import Element
def read(element: Element, media_start: int = 0) -> Content:
    raise NotImplementedError

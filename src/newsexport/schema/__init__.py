"""The canonical model. `v1` is the current version; `versions` loads any and writes the current one."""

from newsexport.schema.v1 import NewsItem

__all__ = ["NewsItem"]

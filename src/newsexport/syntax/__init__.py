"""Bytes to trees, hardened, and back to line and column. Knows no news.

The only place where lxml, orjson, jsonschema-rs and jsonschema meet bytes from outside.
"""

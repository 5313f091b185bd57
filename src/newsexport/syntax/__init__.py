"""Bytes to trees, hardened, and back to line and column. Knows no news.

The only place where lxml, orjson, jsonschema-rs and jsonschema meet bytes from outside.

- any file: `encoding`, `whole` (all its bytes), `problem` (one violation of a schema)
- XML read: `xml` (the parser), `xml_stream` and `xml_cutter` (one element at a time), `xml_whole` (small ones at once),
  `xml_recoded`, `xml_head` (the root by the first bytes), `xml_faults` (what is not well-formed); written: `xml_text`
- XML judged: `xml_schema`, `relax_ng`, `grammar` (tables), `xml_schema_words`; asked: `xpaths`
- JSON: `json`, `json_schema`, `json_schema_words`, `json_schema_mends`, `pointers`; in pages: `json_lenient`, `script_data`
- HTML, a page: `html_page`, `html_tags`, `html_outline`; a fragment: `html_cleaning`, `html_kept`, `html_marked`,
  `html_fragment` (for pages of ours), `html_words`, `tag_reader`
- other forms: `mail`, `markdown_words`, `vocabulary` (SKOS), `addresses`, `numbers`
- back to places: `locate` (all findings of a report), `places`, `json_places`, `html_places`, `text_places`
"""

"""What several formats embed, so that it stands below all of them: bodies, media, whole vocabularies.

- the body as text: `running_text`, `content`, `marks`, `plain`; in a publisher's own XML: `publisher_xml`
- `html`: fragments of HTML in feeds and JSON, read in one pass (`html.paragraphs`) or through `xhtml`
- `xhtml`: XHTML bodies (NewsML-G2, Atom); `nitf`: NITF bodies and documents; `media_rss`; `schema_org`
- `feeds`: what readers and writers of feeds share; `feed_rules`: what feeds must be like
- media objects: `media_kind`, `joined_media`
- an item before it is written: `before_writing`; its identity: `identity`
- formats for readers (HTML, Markdown, Apple News): `for_readers`, `title_and_summary`
- losses found by reading again: `read_back`; values: `basic_dates`, `data_mining`
- many items: `batches` (each step together), `made_of_values` (of those that are written alike)
"""

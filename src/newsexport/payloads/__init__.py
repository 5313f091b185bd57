"""What several formats embed, so that it stands below all of them: bodies, media, whole vocabularies.

- the body as text: `running_text`, `content`, `marks`, `raw`, `plain`
- HTML of feeds and JSON: read by `html` (in one pass: `html_paragraphs`, `html_run`, `html_portions`; else through
  `xhtml_*`), written by `html_write` with `html_shapes`, `html_inline`, `html_figures`, `html_markup`, and for a
  receiver by `html_taken`
- XHTML bodies (NewsML-G2, Atom): `xhtml_*`; NITF bodies and documents: `nitf_*`; Media RSS: `media_rss_*`
- schema.org: `schema_org`; rules of feeds: `feed_rules`; readers of feeds: `feeds`, `feed_settings`, `feed_dialect`
- media objects: `media_kind`, `joined_media`, `shown_media`, `html_credits`
- an item before it is written: `identity`, `page_address`, `sound_addresses`, `iptc_codes`, `bare`
- formats for readers (HTML, Markdown, Apple News): `inline_html`, `leading_words`, `page_labels`, `reader_losses`,
  `told_losses`; losses found by reading again: `read_back`
- values: `basic_dates` (ISO 8601 without hyphens), `data_mining`
"""

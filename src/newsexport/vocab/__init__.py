"""Facts of standards as tables: names, grammars and codes. No text of a standard stands here.

- IPTC: `iptc_schemes`, `newscodes`, `newsml_g2_elements`, `newsml_g2_since`, `nitf_grammar`, `newsml1_grammar`
- schema.org: `schema_org` (questions to the tables), `schema_org_types`, `schema_org_properties`, `schema_org_domains`,
  `schema_org_pending`
- markup and values: `html_elements`, `foreign_markup` (SVG, MathML), `forms` (language tags, URIs)
"""

"""A news page: what its markup, its structured data and its visible text say, and the vote among them.

In the order in which a page goes through them, called by `article.understand`:

- one walk: `walk`, `view` (what it saw), `element_kinds`, `self_description` and `class_words` (what elements call themselves),
  `unclosed`
- the head and the data: `head`, `linked_data`, `hydration`, `data_markup`, `site_values` (a site's profile comes first)
- the story: `container`, `story`, `leading` (its standfirst), `lines` (what is none of it), `teasers`, `other_stories`,
  `paywalls`, `running_text`, `blocks`, `no_article`; live blogs: `live_blog`, `live_blog_body`, `live_blog_times`
- the headline: `headline`, `headline_by_place`, `heading_places`, `nearby`, `site_in_title`
- people: `people`, `byline_elements`, `signed`, `stated_names`
- times: `times`, `times_seen`, `page_time`, `date_lines`, `script_times`, `zones`, `date_search`
- pictures: `figures`, `captions`, `loose_pictures`, `renditions`, `addresses`
- the result: `found` (a value with its evidence), `metadata`, `notes`, `places`, `item` (as a news item)
"""

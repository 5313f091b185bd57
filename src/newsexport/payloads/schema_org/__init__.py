"""Things, parties, media and articles <-> objects of schema.org, for every format that embeds them.

`write_things` and `write_media` make objects and note what they cannot say (`losses`);
`graph`, `read_things` and `read_media` make sense of foreign ones. `article_document` makes the whole
document of an item, held to `structure` and `rules`.
"""

"""Settings that the formats of feeds share."""

from __future__ import annotations

from newsexport.format import Setting

OF_PICTURES = (
    Setting(
        "syndication",
        "which pictures others may show, with `--for msn`: own are those whose copyright holder is the "
        "provider or publisher",
        "own",
        ("own", "all", "none"),
    ),
    Setting(
        "licensors",
        "names of agencies whose pictures MSN knows under licence, parted by commas, with `--for msn`",
        "",
    ),
)
"""What may be done with the pictures of a feed."""

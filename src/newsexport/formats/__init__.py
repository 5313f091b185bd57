"""One folder for each format, its card in `__init__`; `registry` lists them. Formats never import each other.

Files that most folders have: `read`, `check` (read and judge), `write`, `item` (one item read), `mapping` (where each
field goes), `names` (the format's vocabulary), `structure` (its schema), `rules`, `view` (what rules look at).
"""

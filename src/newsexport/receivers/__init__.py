"""What receivers of feeds publicly require: tables of dated rules, and the checks that they use.

`load` reads `tables/`, `judge` asks; the checks: `checks` (values), `bodies` (the HTML of bodies), `derived` (what stands in several
elements), `check_input`. How a receiver wants its documents: `dialects`.
"""

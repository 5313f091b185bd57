"""Profiles of partners: read from files, shipped for receivers, judged, and inferred from good deliveries.

- files: `load`, `dump`, `infer`
- demands: `demands`, `counts`, `pictures`, `elements`, `own_checks` with `expressions`; `paths` (the values that they look at)
- at work on a report: `apply`
"""

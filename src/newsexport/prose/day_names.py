"""Names of the days of the week by language, Monday first (facts from Unicode CLDR)."""

from __future__ import annotations

WEEKDAYS: dict[str, str] = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "en short": "mon tue wed thu fri sat sun",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "de short": "mo di mi do fr sa so",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo",
    "pt": "segunda terça quarta quinta sexta sábado domingo",
}
"""Seven columns each; `|` between spellings. Portuguese names most days by numbers, which other texts have too."""


def weekdays(*languages: str) -> str:
    """The names of these languages as alternatives of a pattern that ignores case."""
    return "|".join("|".join(WEEKDAYS[each].split()) for each in languages)

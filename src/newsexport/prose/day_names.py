"""Names of the days of the week by language, Monday first (facts from Unicode CLDR)."""

from __future__ import annotations

from functools import cache

WEEKDAYS: dict[str, str] = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "en short": "mon tue wed thu fri sat sun",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "de short": "mo di mi do fr sa so",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "fr short": "lun mar mer jeu ven sam dim",
    "es": "lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo",
    "es short": "lun mar mié|mie jue vie sáb|sab dom",
    "it": "lunedì|lunedi martedì|martedi mercoledì|mercoledi giovedì|giovedi venerdì|venerdi sabato domenica",
    "it short": "lun mar mer gio ven sab dom",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "nl short": "ma di wo do vr za zo",
    "pt": "segunda terça quarta quinta sexta sábado domingo",
    "pt short": "seg ter qua qui sex sáb|sab dom",
}
"""Seven columns each; `|` between spellings. Portuguese names most days by numbers, which other texts have too."""


def weekdays(*languages: str) -> str:
    """The names of these languages as alternatives of a pattern that ignores case."""
    return "|".join("|".join(WEEKDAYS[each].split()) for each in languages)


@cache
def day_numbers() -> dict[str, int]:
    """The day of the week that each name means, Monday 0; no name means another day in another of the languages."""
    return {
        name: number
        for row in WEEKDAYS.values()
        for number, names in enumerate(row.split())
        for name in names.split("|")
    }

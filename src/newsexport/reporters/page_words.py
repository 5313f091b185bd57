"""The words of the page, by language. The findings themselves are told in English."""

from __future__ import annotations

_NAMES = (
    "title", "inputs", "items", "error", "warning", "info", "none", "by_rule", "by_item", "by_item_note",
    "coverage", "coverage_note", "findings", "filter", "shown", "of", "item", "hint", "source",
    "not_checked", "unavailable", "made_by", "history", "new", "gone", "still", "only_new",
    "input", "format", "profile", "checked_at", "why", "passes", "passes_warned", "fails",
)  # fmt: skip

_TEXTS = {
    "en": (
        "News feed report", "Inputs", "Items", "Errors", "Warnings", "Notes", "No findings",
        "Findings by rule", "Items with the most findings", "of the findings that were kept in detail",
        "Field coverage", "items that have the field", "Findings", "Search", "shown", "of", "item",
        "What to do", "Source", "Not checked", "could not be opened or checked", "Made by",
        "Since the last run", "new", "gone", "still there", "only new ones",
        "Input", "Format", "Judged by", "Checked at", "Why it matters", "Passes: nothing to mend was found",
        "Passes, with warnings", "Does not pass: there is something to mend",
    ),
    "de": (
        "Bericht zum Nachrichtenfeed", "Eingaben", "Beiträge", "Fehler", "Warnungen", "Hinweise",
        "Keine Befunde", "Befunde nach Regel", "Beiträge mit den meisten Befunden",
        "unter den Befunden, die im Einzelnen vorliegen", "Belegte Felder", "Beiträge mit dem Feld",
        "Befunde", "Suche", "gezeigt", "von", "Beitrag", "Abhilfe", "Quelle", "Nicht geprüft",
        "nicht zu öffnen oder nicht zu prüfen", "Erstellt mit",
        "Seit dem letzten Lauf", "neu", "behoben", "weiterhin da", "nur neue",
        "Eingabe", "Format", "Beurteilt nach", "Geprüft am", "Warum es wichtig ist",
        "Bestanden: nichts zu beheben", "Bestanden, mit Warnungen", "Nicht bestanden: es ist etwas zu beheben",
    ),
    "fr": (
        "Rapport sur le flux d’actualités", "Entrées", "Articles", "Erreurs", "Avertissements",
        "Remarques", "Rien à signaler", "Constats par règle", "Articles avec le plus de constats",
        "parmi les constats conservés en détail", "Champs renseignés", "articles qui ont le champ",
        "Constats", "Recherche", "affichés", "sur", "article", "Que faire", "Source", "Non vérifié",
        "impossible à ouvrir ou à vérifier", "Produit par",
        "Depuis le dernier passage", "nouveaux", "disparus", "toujours là", "seulement les nouveaux",
        "Entrée", "Format", "Jugé selon", "Vérifié le", "Pourquoi c’est important",
        "Conforme : rien à corriger", "Conforme, avec des avertissements", "Non conforme : il y a à corriger",
    ),
    "es": (
        "Informe del canal de noticias", "Entradas", "Noticias", "Errores", "Advertencias", "Avisos",
        "Sin hallazgos", "Hallazgos por regla", "Noticias con más hallazgos",
        "entre los hallazgos conservados en detalle", "Campos presentes", "noticias que tienen el campo",
        "Hallazgos", "Buscar", "mostrados", "de", "noticia", "Qué hacer", "Fuente", "No comprobado",
        "no se pudo abrir o comprobar", "Hecho con",
        "Desde la última ejecución", "nuevos", "desaparecidos", "siguen ahí", "solo los nuevos",
        "Entrada", "Formato", "Juzgado según", "Comprobado el", "Por qué importa",
        "Conforme: nada que corregir", "Conforme, con advertencias", "No conforme: hay algo que corregir",
    ),
}  # fmt: skip

WORDS: dict[str, dict[str, str]] = {
    language: dict(zip(_NAMES, texts, strict=True)) for language, texts in _TEXTS.items()
}
"""Language -> name -> text."""

"""What language a text is in, by py3langid (extra `[lang]`): checks the language that is stated, and fills one that is not.

Only when it is asked for. Measured on 875 pages: where it is sure and the statement differs, the statement is wrong.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from newsexport.codes.reading import RD021
from newsexport.errors import MissingExtra
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.schema.v1 import Evidence

LEAST = 100
"""Characters of a text that say what language it is in."""
_MOST = 3000
_SURE = 0.9
_ALIKE = (
    {"no", "nb", "nn", "da"}, {"sr", "hr", "bs", "sh", "cnr"}, {"id", "ms"}, {"he", "iw"}, {"yi", "ji"},
    {"tl", "fil"}, {"fa", "prs", "tg"}, {"ku", "kmr", "ckb"}, {"zh", "yue", "cmn", "wuu"}, {"ro", "mo"},
    {"xh", "zu", "ss", "nr"}, {"cs", "sk"}, {"gl", "pt"}, {"hi", "mr", "ne", "bho"}, {"et", "ekk"},
    {"lv", "lvs"}, {"sq", "als"}, {"mg", "plt"}, {"sw", "swh"}, {"ar", "arb", "arz", "ary"},
)  # fmt: skip
"""Languages that are written so alike, or have several tags, that neither is a mistake for the other."""


def with_language(parsed: Parsed, report: Report) -> Parsed:
    """The same item; its language filled where none is stated, or a finding where the text disagrees with it.

    Raises MissingExtra without py3langid.
    """
    item = parsed.item
    found = language_of("\n".join(filter(None, (item.headline, item.standfirst, item.text))))
    if found is None:
        return parsed
    tag, sure = found
    if item.language is None:
        why = Evidence(
            field="/language", method="the text, by py3langid", confidence=round(sure, 2)
        )
        changes = {"language": tag, "evidence": (*item.evidence, why)}
        return replace(parsed, item=item.model_copy(update=changes))
    stated = item.language.partition("-")[0].lower()
    if stated != tag and not any({stated, tag} <= each for each in _ALIKE):
        place = parsed.origins.source_pointer("/language") or ""
        report.add(RD021, pointer=place, stated=item.language, found=tag, sure=f"{100 * sure:.0f}%")
    return parsed


def language_of(text: str) -> tuple[str, float] | None:
    """The language of a text with a confidence from 0 to 1; None where the text is too short or it is not sure.

    Raises MissingExtra without py3langid.
    """
    identifier = _identifier()
    if len(text) < LEAST:
        return None
    tag, sure = identifier.classify(text[:_MOST])
    return (str(tag), float(sure)) if float(sure) >= _SURE else None


@cache
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise MissingExtra(
            "to look at the language of texts needs py3langid: pip install 'newsexport[lang]'"
        ) from None
    make = (
        getattr(LanguageIdentifier, "from_model_file", None)
        or LanguageIdentifier.from_pickled_model
    )
    return make(MODEL_FILE, norm_probs=True)

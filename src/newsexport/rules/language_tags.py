"""Language tags by RFC 5646: how they are built, and which languages there are."""

from __future__ import annotations

import re
from functools import lru_cache

_TWO_LETTERS = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
    ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li
    ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
""".split()
"""Primary subtags of two letters in the IANA Language Subtag Registry (ISO 639-1), old ones too."""

_COUNTRY_FOR_LANGUAGE = {
    "jp": "ja", "cn": "zh", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "al": "sq", "by": "be",
    "ir": "fa", "il": "he", "us": "en", "gb": "en", "rs": "sr", "vn": "vi", "kz": "kk",
}  # fmt: skip
"""Country codes that are taken for language codes, and what was meant."""

_GRANDFATHERED = """
    en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao
    i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka
    zh-min zh-min-nan zh-xiang
""".split()

_WELL_FORMED = re.compile(
    r"""(?:[a-z]{2,3}(?:-[a-z]{3}){0,3} | [a-z]{4,8})
        (?:-[a-z]{4})?
        (?:-(?:[a-z]{2}|[0-9]{3}))?
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*
        (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*
        (?:-x(?:-[a-z0-9]{1,8})+)?
      | x(?:-[a-z0-9]{1,8})+""",
    re.VERBOSE | re.ASCII,
)
"""RFC 5646 section 2.1, in lower case, without the grandfathered tags."""


@lru_cache(maxsize=1024)
def fault_of_tag(tag: str) -> str | None:
    """What is wrong with a language tag, in words; None when it is right (RFC 5646 section 2.1)."""
    lower = tag.lower()
    if lower in _GRANDFATHERED:
        return None
    if not _WELL_FORMED.fullmatch(lower):
        if "_" in tag and _WELL_FORMED.fullmatch(lower.replace("_", "-")):
            return f"its parts are joined by a hyphen: {tag.replace('_', '-')}"
        return "it is not built as RFC 5646 demands"
    primary = lower.partition("-")[0]
    if len(primary) > 3:
        return f"no language is called {primary}: languages have two or three letters"
    if len(primary) == 2 and primary not in _TWO_LETTERS:
        meant = _COUNTRY_FOR_LANGUAGE.get(primary)
        return f"no language is called {primary}" + (f"; {meant} may be meant" if meant else "")
    return None

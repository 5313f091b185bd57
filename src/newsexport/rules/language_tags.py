"""Language tags by RFC 5646: how they are built, and which languages there are."""

from __future__ import annotations

import re
from functools import lru_cache

from newsexport.diagnostic import Severity

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

_SHORTER = dict(
    pair.split(":")
    for pair in """
    aar:aa abk:ab afr:af aka:ak alb:sq amh:am ara:ar arg:an arm:hy asm:as ava:av ave:ae aym:ay
    aze:az bak:ba bam:bm baq:eu bel:be ben:bn bis:bi bod:bo bos:bs bre:br bul:bg bur:my cat:ca
    ces:cs cha:ch che:ce chi:zh chu:cu chv:cv cor:kw cos:co cre:cr cym:cy cze:cs dan:da deu:de
    div:dv dut:nl dzo:dz ell:el eng:en epo:eo est:et eus:eu ewe:ee fao:fo fas:fa fij:fj fin:fi
    fra:fr fre:fr fry:fy ful:ff geo:ka ger:de gla:gd gle:ga glg:gl glv:gv gre:el grn:gn guj:gu
    hat:ht hau:ha heb:he her:hz hin:hi hmo:ho hrv:hr hun:hu hye:hy ibo:ig ice:is ido:io iii:ii
    iku:iu ile:ie ina:ia ind:id ipk:ik isl:is ita:it jav:jv jpn:ja kal:kl kan:kn kas:ks kat:ka
    kau:kr kaz:kk khm:km kik:ki kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj kur:ku lao:lo lat:la
    lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg mac:mk mah:mh mal:ml mao:mi mar:mr may:ms
    mkd:mk mlg:mg mlt:mt mon:mn mri:mi msa:ms mya:my nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne
    nld:nl nno:nn nob:nb nor:no nya:ny oci:oc oji:oj ori:or orm:om oss:os pan:pa per:fa pli:pi
    pol:pl por:pt pus:ps que:qu roh:rm ron:ro rum:ro run:rn rus:ru sag:sg san:sa sin:si slk:sk
    slo:sk slv:sl sme:se smo:sm sna:sn snd:sd som:so sot:st spa:es sqi:sq srd:sc srp:sr ssw:ss
    sun:su swa:sw swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th tib:bo tir:ti ton:to
    tsn:tn tso:ts tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz ven:ve vie:vi vol:vo wel:cy
    wln:wa wol:wo xho:xh yid:yi yor:yo zha:za zho:zh zul:zu
    """.split()
)
"""Codes of three letters that are no tags, for the language has one of two (RFC 5646 section 2.2.1)."""

_REGIONS = frozenset(
    """
    ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq
    br bs bt bu bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cq cr cs cu cv cw cx cy cz dd de
    dg dj dk dm do dz ea ec ee eg eh er es et eu ez fi fj fk fm fo fr fx ga gb gd ge gf gg gh gi gl
    gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir is it je jm jo jp ke
    kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn
    mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nt nu nz om pa pe pf pg ph pk
    pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su
    sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug um un us uy uz va vc ve
    vg vi vn vu wf ws xk yd ye yt yu za zm zr zw
    """.split()
)
"""Subtags of two letters for countries and regions in the registry (ISO 3166-1), old ones too; Kosovo's XK too."""

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
    return _not_registered(lower)


def severity_of_fault(tag: str) -> Severity | None:
    """That of a fault of a tag where it is milder: no registry holds it, though it is built as the RFC demands."""
    fault = fault_of_tag(tag)
    return "warning" if fault is not None and fault == _not_registered(tag.lower()) else None


def _not_registered(tag: str) -> str | None:
    """Why the registry has no such code of three letters, or no such country (RFC 5646 section 2.2.9)."""
    primary = tag.partition("-")[0]
    if primary in _SHORTER:
        return f"the code of the language has two letters: {_SHORTER[primary]}"
    return _fault_of_region(tag)


def _fault_of_region(tag: str) -> str | None:
    """What is wrong with the country of a tag in small letters; what follows a single letter is no country."""
    for part in tag.split("-")[1:]:
        if len(part) == 1:
            return None
        if len(part) == 2:
            private = part == "aa" or part[0] == "x" or part == "zz" or "qm" <= part <= "qz"
            if part in _REGIONS or private:
                return None
            return f"no country is called {part.upper()}" + (
                "; GB is meant" if part == "uk" else ""
            )
    return None

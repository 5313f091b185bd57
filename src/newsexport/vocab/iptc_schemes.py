"""IPTC's scheme aliases: which URI stands behind `medtop:` and its like.

Facts of IPTC's catalog 41 (http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml), written
as `alias=last part of the URI`, or the alias alone where both are the same.
"""

from __future__ import annotations

import re

CATALOG_VERSION = 41
CATALOG_URL = f"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_{CATALOG_VERSION}.xml"
"""Catalogs are immutable; IPTC recommends the newest."""

_NEWSCODES = """
    altidrole aoprop=aoproperty app=application aspfacet=asportfacet
    aspfacetvalue=asportfacetvalue acdc=audiocodec authoritystatus catinat=catinature
    chprop=characteristicsproperty cinat=cinature colsp=colorspace colin=colourindicator
    ctech=commtech cptdefrole=conceptdefinitionrole cptnoterole=conceptnoterole
    crel=conceptrelation conf=confidence ciprol=contactinfopartrole cwarn=contentwarning
    ctrol=contributorrole cpnat=cpnature cpprole=contentprodpartyrole drol=descriptionrole
    digsrctype=digitalsourcetype dimensionunit ednoterole dummy erol=edrole encd=encoding
    entityprop=entityproperty ecirol=eventcontactinforole edconf=eventdateconfirm
    eocstat=eventoccurstatus eorol=eventorganiserrole eprol=eventparticipantrole
    eregrol=eventregrole fisymtype=financialinstrumentsymboltype frmt=format gen=generic genre
    hashscope hashtype hopaction hatarget=hopactiontarget howextr=howextracted howpr=howpresent
    ikos imgregrole=imageregionrole imgregtype=imageregiontype impt=importance
    isrol=infosourcerole irel=itemrelation irep=itemrepresentation lbtyp=labeltype
    lrol=languagerole loutorient=layoutorientation loctyp=location medtop=mediatopic
    mtyp=mediatype medtype=mediatype1 nprt=namepart nrol=namerole ncostat=newscoveragestatus
    nityp=newsitemtype nmsig=newsmsgsignal nprod=newsproduct nprov=newsprovider ninat=ninature
    not=notation oito=ofinterestto pgrmod=pkggroupmode plinat=plinature prio=priority
    prodgenre=productgenre prop=property prov=provider stat=pubstatusg2 rtype=ratertype rcalctype
    rel=relevance rnd=rendition riaspect rightsprop=rightsproperty riscope role1 rscaleunit
    scn=scene sev=severity sig=signal pst1=status1 subj=subjectcode squ=subjectqualifier timeunit
    tone tpctyp=topictype trustindicator urgy=urgency useracttype=useractiontype
    valfmt=valueformat vcdc=videocodec videodef=videodefinition ivqu=videoqualifier
    sov=videoscaling why=whypresent wldreg=worldregion
"""

_EXTERNAL = """
    a1312cat=anpa1312-category a1312prio=anpa1312-priority a1312svc=anpa1312-servicelevel
    a1312vers=anpa1312-version bcp47 cusip figi gics isin mic=iso10383-mic iso3166-1a2 iso3166-1a3
    iso3166-2 iso4217a iso4217n parasport secst sedol ticker tidm googletopicsv1 googletopicsv2
    iabcontent20 iabcontent21 iabcontent22 iabcontent30 iabaudience10 iabadproduct10
    iabadproduct20
"""

_OTHER = {
    "dbpedia": "http://dbpedia.org/resource/",
    "freebase": "http://www.freebase.com",
    "geonames": "http://sws.geonames.org/",
    "geonameshttps": "https://sws.geonames.org/",
    "mb-artist": "http://musicbrainz.org/artist/",
    "mb-label": "http://musicbrainz.org/label/",
    "mb-recording": "http://musicbrainz.org/recording/",
    "mb-release": "http://musicbrainz.org/release/",
    "mb-releasegroup": "http://musicbrainz.org/release-group/",
    "mb-work": "http://musicbrainz.org/work/",
    "plus": "http://ns.useplus.org/ldf/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wikidata": "http://www.wikidata.org/entity/",
}

RETIRED = {"ctrol": "2020-05-01", "isrol": "2021-05-01"}
"""Retired schemes and their day."""


def _table(text: str, root: str) -> dict[str, str]:
    pairs = (word.partition("=") for word in text.split())
    return {alias: f"{root}{name or alias}/" for alias, _, name in pairs}


SCHEMES: dict[str, str] = {
    **_table(_NEWSCODES, "http://cv.iptc.org/newscodes/"),
    **_table(_EXTERNAL, "http://cvx.iptc.org/"),
    **_OTHER,
}
"""Alias -> scheme URI. The URI of a code is the scheme URI and the code, concatenated."""

ALIASES: dict[str, str] = {uri: alias for alias, uri in SCHEMES.items()}
"""Scheme URI -> alias."""


def uri_of(qcode: str) -> str | None:
    """The URI of a QCode of IPTC's catalog, such as `medtop:16000000`; None when its alias is unknown."""
    alias, _, code = qcode.partition(":")
    scheme = SCHEMES.get(alias)
    return f"{scheme}{code}" if scheme and code else None


_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def code_uri(scheme: str, code: str) -> str | None:
    """The URI of a code beside the address of its scheme, if that is one of IPTC's; however the address is spelled."""
    plain = scheme.replace("https://", "http://", 1).rstrip("/") + "/"
    return f"{plain}{code}" if plain in ALIASES and _CODE.fullmatch(code) else None


def qcode_of(uri: str) -> str | None:
    """The QCode of a URI in one of IPTC's schemes; None when it is in none."""
    cut = max(uri.rfind("/"), uri.rfind("#")) + 1
    alias = ALIASES.get(uri[:cut])
    return f"{alias}:{uri[cut:]}" if alias and uri[cut:] else None

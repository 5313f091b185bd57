"""Since which release NewsML-G2 has an element or attribute that 2.9 did not have.

Facts compared from IPTC's schemas of 2.9 to 2.35; made by `python -m tests.newsml_g2_since`. A line is a release, what
it speaks of, and names: `<>` elements, `@` attributes that no element had before, `E/` children of the element E, `@a`
elements that got an attribute that others had before.
"""

from __future__ import annotations

TABLE = """
2.10 @ derivedfrom hascontent how
2.10 @colourindicator icon
2.10 @colourspace icon
2.10 @confidence keyword
2.10 @orientation icon
2.10 @relevance keyword
2.10 @videocodec icon
2.10 broader/ sameAs
2.10 group/ edNote signal title
2.10 narrower/ sameAs
2.10 related/ sameAs
2.11 <> rating sameAsScheme userInteraction
2.11 @ custom g2flag interactions interactiontype raters ratertype ratingtype scalemax scalemin scaleunit title
  valcalctype
2.11 @creator POIDetails address altLoc br channel concept conceptId conceptSet contactInfo contentMeta contentSet
  dates delivery destination duration email embargoed event eventDetails events exRule fax geoAreaDetails groupRef
  groupSet header hierarchyInfo hopHistory im inlineData inlineXML itemMeta itemSet newsCoverageSet objectDetails
  organisationDetails origin partMeta personDetails phone planning position priority rRule remoteContent sender
  transmitId web
2.11 @how POIDetails a access accessStatus accountable action address affiliation altId altLoc altRep area assert
  assignedTo audience bag bit born br broader by capacity catalog catalogRef ceasedToExist channel concept conceptId
  conceptRef conceptSet confirmation contactInfo contentCreated contentMeta contentModified contentSet contributor
  copyrightHolder copyrightNotice country created creator creditline dateline dates definition deliverableOf
  deliveredItemRef delivery description destination details died dissolved duration edNote email embargoed end event
  eventDetails events exDate exRule exclAudience facet fax fileName firstCreated founded g2contentType generator genre
  geoAreaDetails group groupRef groupSet hash header headline hierarchyInfo hop hopHistory icon im infoSource inline
  inlineData inlineRef inlineXML instanceOf itemClass itemCount itemMeta itemRef itemSet language line link locality
  located location memberOf name narrower newsCoverage newsCoverageSet newsCoverageStatus note objectDetails
  occurStatus openHours organisationDetails organiser origin partMeta participant participationRequirement party
  personDetails phone planning position postalCode priority profile provider pubStatus rDate rRule regionDelim
  registration related remoteContent remoteInfo rightsInfo role ruby sameAs scheduled scheme sender sent service
  signal slugline span start timeDelim timestamp title transmitId type urgency usageTerms versionCreated web
2.11 @id POIDetails address altLoc br channel conceptId conceptSet contactInfo contentMeta contentSet dates delivery
  destination duration email embargoed event eventDetails events exRule fax geoAreaDetails groupRef groupSet header
  hierarchyInfo hopHistory im itemMeta itemSet newsCoverageSet objectDetails organisationDetails origin personDetails
  phone planning position priority rRule sender transmitId web
2.11 @modified POIDetails address altLoc br channel concept conceptId conceptSet contactInfo contentMeta contentSet
  dates delivery destination duration email embargoed event eventDetails events exRule fax geoAreaDetails groupRef
  groupSet header hierarchyInfo hopHistory im inlineData inlineXML itemMeta itemSet newsCoverageSet objectDetails
  organisationDetails origin partMeta personDetails phone planning position priority rRule remoteContent sender
  transmitId web
2.11 @uri accessStatus accountable action affiliation area assert assignedTo audience bit broader channel conceptId
  conceptRef confirmation contributor copyrightHolder country creator destination exclAudience facet genre infoSource
  inline inlineRef instanceOf itemClass locality located location memberOf narrower newsCoverageStatus occurStatus
  organiser origin participant participationRequirement party provider pubStatus related role sameAs sender service
  signal subject type
2.11 @why POIDetails a access accessStatus accountable action address affiliation altId altLoc altRep area assert
  assignedTo bag born br broader by capacity catalog catalogRef ceasedToExist channel concept conceptId conceptSet
  confirmation contactInfo contentCreated contentMeta contentModified contentSet contributor copyrightHolder
  copyrightNotice country created creator creditline dateline dates definition deliverableOf deliveredItemRef delivery
  description destination details died dissolved duration edNote email embargoed end event eventDetails events exDate
  exRule facet fax fileName firstCreated founded g2contentType generator geoAreaDetails group groupRef groupSet hash
  header headline hierarchyInfo hop hopHistory icon im infoSource inlineData inlineXML instanceOf itemClass itemCount
  itemMeta itemRef itemSet keyword language line link locality located location memberOf name narrower newsCoverage
  newsCoverageSet newsCoverageStatus note objectDetails occurStatus openHours organisationDetails organiser origin
  partMeta participant participationRequirement party personDetails phone planning position postalCode priority
  profile provider pubStatus rDate rRule regionDelim registration related remoteContent remoteInfo rightsInfo role
  ruby sameAs scheduled scheme sender sent service signal slugline span start timeDelim timestamp title transmitId
  type urgency usageTerms versionCreated web
2.11 scheme/ definition name note
2.12 <> circle derivedFrom hasInstrument polygon
2.12 @ market marketlabel marketlabelsrc radius radunit symbol symbolsrc
2.12 @role area line locality
2.12 geoAreaDetails/ line
2.12 line/ position
2.12 rightsInfo/ link
2.13 @ colourdepth idformat
2.14 @ contenttypevariant layoutorientation pubconstraint
2.14 remoteContent/ signal
2.15 <> catalogContainer catalogItem
2.15 @ authority roleuri url
2.15 @guid catalog
2.15 @version catalog
2.17 <> conceptExtProperty contentMetaExtProperty expires groupExtProperty headerExtProperty itemMetaExtProperty
  newsCoverageExtProperty partMetaExtProperty remoteContentExtProperty rightsInfoExtProperty schemeMeta
  schemeMetaExtProperty
2.17 @ preferredalias
2.18 <> newsContentCharacteristics planningExtProperty
2.18 @ aspecturi audiochannelsuri audiocodecuri colourindicatoruri colourspaceuri creatoruri durationunituri
  encodinguri environmenturi formaturi hashtypeuri heightunituri howuri idformaturi interactiontypeuri jobtitleuri
  layoutorientationuri linecount marketlabelsrcuri marketuri modeuri pagecount parturi pubconstrainturi radunituri
  ratertypeuri ratingtypeuri reluri renditionref renditionrefuri renditionuri representationuri roleruri scaleunituri
  scopeuri severityuri symbolsrcuri targeturi techuri timeunituri typeuri valcalctypeuri valueunituri videocodecuri
  videodefinitionuri videoscalinguri whyuri widthunituri
2.18 @roleuri access address area assignedTo by capacity channel contactInfo contributor copyrightNotice creator
  dateline description destination details edNote email fax generator group headline im infoSource keyword language
  line locality location newsCoverage openHours organiser origin participant participationRequirement phone
  registration sender slugline title usageTerms web
2.18 partMeta/ signal
2.19 @rank hasInstrument
2.20 <> incomingFeedId origRep
2.20 @ accesstype accesstypeuri reposrole reposroleuri
2.21 partMeta/ edNote link
2.22 @ concepttype coversfrom coversto
2.23 <> rightsExpressionData rightsExpressionXML worldRegion
2.23 @ enctype langid
2.23 itemClass/ related
2.24 <> pubHistory published publishedExtProperty
2.24 @ confirmationstatus confirmationstatusuri
2.24 @role altId
2.24 @roleuri altId
2.24 @version altId
2.25 @ contenttypestandardversion contenttypevariantstandardversion formatstandardversion
2.25 @contenttype newsContentCharacteristics
2.25 @contenttypevariant altRep inlineData inlineXML newsContentCharacteristics
2.25 @format newsContentCharacteristics
2.25 @formaturi newsContentCharacteristics
2.25 planning/ urgency
2.26 <> facetConcept mainConcept
2.26 @ charcount
2.26 action/ related
2.26 planning/ audience exclAudience
2.27 @confidence description headline slugline
2.27 @literal signal
2.27 @relevance description headline slugline
2.27 @type signal
2.27 @typeuri signal
2.27 signal/ broader definition facet narrower note related remoteInfo sameAs
2.28 <> derivedFromValue metadataCreator
2.28 @ sourceidref
2.29 @ schemecreated schememodified schemeretired
2.29 @role affiliation
2.29 @roleuri affiliation
2.29 organisationDetails/ affiliation
2.30 @ residrefformat residrefformaturi
2.31 concept/ hasInstrument
2.32 @ authoritystatus authoritystatusuri
2.33 <> digitalSourceType
2.34 <> dataMining
2.35 <> eventStatus
"""

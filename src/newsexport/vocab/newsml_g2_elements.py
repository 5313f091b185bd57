"""The names of the elements of NewsML-G2, in every release from 2.9 to 2.35.

Facts of IPTC's schemas. Inside an `assert` and in extensions the schemas let any name pass.
"""

from __future__ import annotations

ELEMENTS = frozenset(
    """
    POIDetails a access accessStatus accountable action address affiliation altId altLoc altRep
    area assert assignedTo audience bag bit born br broader by capacity catalog catalogContainer
    catalogItem catalogRef ceasedToExist channel circle concept conceptExtProperty conceptId
    conceptItem conceptRef conceptSet confirmation contactInfo contentCreated contentMeta
    contentMetaExtProperty contentModified contentSet contributor copyrightHolder
    copyrightNotice country created creator creditline dataMining dateline dates definition
    deliverableOf deliveredItemRef delivery derivedFrom derivedFromValue description destination
    details died digitalSourceType dissolved duration edNote email embargoed end event
    eventDetails eventStatus events exDate exRule exclAudience expires facet facetConcept fax
    fileName firstCreated founded g2contentType generator genre geoAreaDetails group
    groupExtProperty groupRef groupSet hasInstrument hash header headerExtProperty headline
    hierarchyInfo hop hopHistory icon im incomingFeedId infoSource inline inlineData inlineRef
    inlineXML instanceOf itemClass itemCount itemMeta itemMetaExtProperty itemRef itemSet
    keyword knowledgeItem language line link locality located location mainConcept memberOf
    metadataCreator name narrower newsContentCharacteristics newsCoverage
    newsCoverageExtProperty newsCoverageSet newsCoverageStatus newsItem newsMessage note
    objectDetails occurStatus openHours organisationDetails organiser origRep origin packageItem
    partMeta partMetaExtProperty participant participationRequirement party personDetails phone
    planning planningExtProperty planningItem polygon position postalCode priority profile
    provider pubHistory pubStatus published publishedExtProperty rDate rRule rating rb
    regionDelim registration related remoteContent remoteContentExtProperty remoteInfo
    rightsExpressionData rightsExpressionXML rightsInfo rightsInfoExtProperty role rp rt ruby
    sameAs sameAsScheme scheduled scheme schemeMeta schemeMetaExtProperty sender sent service
    signal slugline span start subject timeDelim timestamp title transmitId type urgency
    usageTerms userInteraction versionCreated web worldRegion
    """.split()
)
"""Local names in the namespace of NewsML-G2."""

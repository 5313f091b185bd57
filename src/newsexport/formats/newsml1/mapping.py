"""Where NewsML 1 keeps each field that its reader fills."""

from __future__ import annotations

from newsexport.mapping import Home, Homes

_PLACES = {
    "uri": "NewsIdentifier/PublicIdentifier", "version": "NewsIdentifier/RevisionId",
    "altIds": "NewsIdentifier, Label, FileName", "title": "Identification/NameLabel",
    "itemClass": "ContentItem/MediaType", "pubStatus": "NewsManagement/Status, Instruction",
    "embargoed": "NewsManagement/StatusWillChange", "signals": "NewsManagement/Instruction",
    "firstCreated": "NewsManagement/FirstCreated",
    "versionCreated": "NewsManagement/ThisRevisionCreated",
    "contentCreated": "DescriptiveMetadata/DateLineDate",
    "derivedFrom": "NewsManagement/DerivedFrom", "links": "NewsManagement/AssociatedWith",
    "urgency": "NewsManagement/Urgency", "provider": "AdministrativeMetadata/Provider",
    "creators": "AdministrativeMetadata/Creator",
    "contributors": "AdministrativeMetadata/Contributor",
    "infoSources": "AdministrativeMetadata/Source", "byline": "NewsLines/ByLine",
    "dateline": "NewsLines/DateLine", "creditLine": "NewsLines/CreditLine",
    "headlines": "NewsLines/HeadLine, SubHeadLine", "slugline": "NewsLines/SlugLine",
    "descriptions": "ContentItem of a summary", "edNote": "NewsLines/NewsLine (AdvisoryLine)",
    "rights": "NewsLines/CopyrightLine, RightsMetadata",
    "language": "DescriptiveMetadata/Language, xml:lang",
    "subjects": "DescriptiveMetadata/SubjectCode", "genres": "DescriptiveMetadata/Genre",
    "audience": "DescriptiveMetadata/OfInterestTo", "located": "DescriptiveMetadata/Location",
    "places": "DescriptiveMetadata/Location", "keywords": "KeywordLine, Property Keyword",
    "generator": "Property GeneratorSoftware", "body": "ContentItem/DataContent",
    "alternatives": "NewsComponent in another language", "media": "NewsComponent with files",
    "groups": "NewsItemRef", "extensions": "NewsItemType, Comment", "envelope": "NewsEnvelope",
}  # fmt: skip

MAPPING: Homes = {field: Home(place, only="read") for field, place in _PLACES.items()}

"""schema.org 30.0: which properties belong to the types that news uses.

Facts of https://schema.org/version/30.0/schemaorg-all-https.jsonld.
"""

PROPERTIES_OF = """
Thing: additionalType alternateName description disambiguatingDescription identifier image
  mainEntityOfPage name owner potentialAction sameAs subjectOf url
CreativeWork: about abstract accessMode accessModeSufficient accessibilityAPI accessibilityControl
  accessibilityFeature accessibilityHazard accessibilitySummary accountablePerson acquireLicensePage
  aggregateRating alternativeHeadline archivedAt assesses associatedMedia audience audio author
  award awards character citation comment commentCount conditionsOfAccess contentLocation
  contentRating contentReferenceTime contributor copyrightHolder copyrightNotice copyrightYear
  correction countryOfOrigin creativeWorkStatus creator creditText dateCreated dateModified
  datePublished digitalSourceType discussionUrl displayLocation editEIDR editor educationalAlignment
  educationalLevel educationalUse encoding encodingFormat encodings exampleOfWork expires fileFormat
  funder funding genre hasPart headline inLanguage interactionStatistic interactivityType
  interpretedAsClaim isAccessibleForFree isBasedOn isBasedOnUrl isFamilyFriendly isPartOf keywords
  learningResourceType license locationCreated mainEntity maintainer material materialExtent
  mentions offers pattern position producer provider publication publisher publisherImprint
  publishingPrinciples recordedAt releasedEvent review reviews schemaVersion sdDatePublished
  sdLicense sdPublisher size sourceOrganization spatial spatialCoverage sponsor teaches temporal
  temporalCoverage text thumbnail thumbnailUrl timeRequired translationOfWork translator
  typicalAgeRange usageInfo version video wordCount workExample workTranslation
Article: articleBody articleSection backstory pageEnd pageStart pagination speakable wordCount
NewsArticle: dateline printColumn printEdition printPage printSection
SocialMediaPosting: sharedContent
LiveBlogPosting: coverageEndTime coverageStartTime liveBlogUpdate
TechArticle: dependencies proficiencyLevel
Report: reportNumber
MediaObject: associatedArticle bitrate contentSize contentUrl duration embedUrl encodesCreativeWork
  encodingFormat endTime height ineligibleRegion interpretedAsClaim playerType productionCompany
  regionsAllowed requiresSubscription sha256 startTime uploadDate width
ImageObject: caption embeddedTextCaption exifData representativeOfPage
VideoObject: actor actors caption director directors embeddedTextCaption musicBy transcript
  videoFrameSize videoQuality
AudioObject: caption embeddedTextCaption transcript
Clip: actor actors clipNumber director directors endOffset musicBy partOfEpisode partOfSeason
  partOfSeries startOffset
Comment: downvoteCount parentItem sharedContent upvoteCount
WebPage: breadcrumb lastReviewed mainContentOfPage primaryImageOfPage relatedLink reviewedBy
  significantLink significantLinks speakable specialty
WebSite: issn
WebPageElement: cssSelector xpath
Blog: blogPost blogPosts issn
CreativeWorkSeries: endDate issn startDate
Person: additionalName address affiliation agentInteractionStatistic alumniOf award awards birthDate
  birthPlace brand callSign children colleague colleagues contactPoint contactPoints deathDate
  deathPlace duns email familyName faxNumber follows funder funding gender givenName
  globalLocationNumber hasCertification hasCredential hasOccupation hasOfferCatalog hasPOS height
  homeLocation honorificPrefix honorificSuffix interactionStatistic isicV4 jobTitle knows knowsAbout
  knowsLanguage lifeEvent makesOffer memberOf naics nationality netWorth owns parent parents
  performerIn pronouns publishingPrinciples relatedTo seeks sibling siblings skills sponsor spouse
  taxID telephone vatID weight workLocation worksFor
Organization: acceptedPaymentMethod actionableFeedbackPolicy address agentInteractionStatistic
  aggregateRating alumni areaServed award awards brand companyRegistration contactPoint
  contactPoints correctionsPolicy department dissolutionDate diversityPolicy diversityStaffingReport
  duns email employee employees ethicsPolicy event events faxNumber founder founders foundingDate
  foundingLocation funder funding globalLocationNumber hasCertification hasCredential
  hasGS1DigitalLink hasMemberProgram hasMerchantReturnPolicy hasOfferCatalog hasPOS
  hasProductReturnPolicy hasShippingService interactionStatistic isicV4 iso6523Code keywords
  knowsAbout knowsLanguage legalAddress legalName legalRepresentative leiCode location logo
  makesOffer member memberOf members naics nonprofitStatus numberOfEmployees ownershipFundingInfo
  owns parentOrganization publishingPrinciples review reviews seeks serviceArea skills slogan
  sponsor subOrganization taxID telephone unnamedSourcesPolicy vatID
NewsMediaOrganization: actionableFeedbackPolicy correctionsPolicy diversityPolicy
  diversityStaffingReport ethicsPolicy masthead missionCoveragePrioritiesPolicy noBylinesPolicy
  ownershipFundingInfo unnamedSourcesPolicy verificationFactCheckingPolicy
Corporation: tickerSymbol
Place: additionalProperty address aggregateRating amenityFeature branchCode containedIn
  containedInPlace containsPlace event events faxNumber geo geoContains geoCoveredBy geoCovers
  geoCrosses geoDisjoint geoEquals geoIntersects geoOverlaps geoTouches geoWithin
  globalLocationNumber hasCertification hasDriveThroughService hasGS1DigitalLink hasMap
  isAccessibleForFree isicV4 keywords latitude logo longitude map maps maximumAttendeeCapacity
  openingHoursSpecification photo photos publicAccess review reviews slogan smokingAllowed
  specialOpeningHoursSpecification telephone tourBookingPage
Event: about actor aggregateRating attendee attendees audience composer contributor director
  doorTime duration endDate eventAttendanceMode eventSchedule eventStatus funder funding
  hasParticipationOffer hasSponsorshipOffer inLanguage isAccessibleForFree keywords location
  maximumAttendeeCapacity maximumPhysicalAttendeeCapacity maximumVirtualAttendeeCapacity offers
  organizer performer performers previousStartDate recordedIn remainingAttendeeCapacity review
  sponsor startDate subEvent subEvents superEvent translator typicalAgeRange workFeatured
  workPerformed
DefinedTerm: about inDefinedTermSet termCode
DefinedTermSet: about hasDefinedTerm
PropertyValue: maxValue measurementMethod measurementTechnique minValue propertyID unitCode unitText
  value valueReference
ContactPoint: areaServed availableLanguage contactOption contactType email faxNumber hoursAvailable
  productSupported serviceArea telephone
PostalAddress: addressCountry addressLocality addressRegion extendedAddress postOfficeBoxNumber
  postalCode streetAddress
GeoCoordinates: address addressCountry elevation latitude longitude postalCode
GeoShape: address addressCountry box circle elevation line polygon postalCode
ItemList: aggregateElement itemListElement itemListOrder numberOfItems
ListItem: item nextItem position previousItem
SpeakableSpecification: cssSelector xpath
Audience: audienceType geographicArea
QuantitativeValue: additionalProperty maxValue minValue unitCode unitText value valueReference
Review: associatedClaimReview associatedMediaReview associatedReview itemReviewed negativeNotes
  positiveNotes reviewAspect reviewBody reviewRating
ClaimReview: claimReviewed
Claim: appearance claimInterpreter firstAppearance
Rating: author bestRating ratingExplanation ratingValue reviewAspect worstRating
AggregateRating: itemReviewed ratingCount reviewCount
InteractionCounter: endTime interactionService interactionType location startTime
  userInteractionCount
"""
"""Each line: a type, and the properties whose domain it is; a continued line is indented.

What a subtype inherits is not repeated.
"""

WITHOUT_OWN = """
AboutPage AdministrativeArea AdvertiserContentArticle AmpStory AnalysisNewsArticle
AskPublicNewsArticle AudioObjectSnapshot BackgroundNewsArticle Barcode BlogPosting BodyOfWater
BookSeries BusinessEvent Canal CheckoutPage ChildrensEvent City CollectionPage ComedyEvent
ComicSeries ConferenceEvent Consortium ContactPage Continent Cooperative CorrectionComment Country
CriticReview DanceEvent DanceGroup DiscussionForumPosting EmployerReview EventSeries ExhibitionEvent
FAQPage Festival FoodEvent FundingAgency FundingScheme GovernmentOrganization Hackathon ImageGallery
ImageObjectSnapshot ItemPage LakeBodyOfWater Landform LandmarksOrHistoricalBuildings LibrarySystem
LiteraryEvent MediaGallery Mountain MusicEvent MusicVideoObject NGO Newspaper OceanBodyOfWater
OnlineBusiness OpinionNewsArticle PerformingArtsEvent PerformingGroup Periodical PoliticalParty Pond
ProfilePage Project QAPage ReportageNewsArticle ResearchOrganization ResearchProject Reservoir
ReviewNewsArticle RiverBodyOfWater SaleEvent SatiricalArticle ScholarlyArticle SchoolDistrict
SeaBodyOfWater SearchRescueOrganization SearchResultsPage SiteNavigationElement SocialEvent State
Table TextObject TheaterEvent TheaterGroup UserReview VideoGallery VideoObjectSnapshot
VisualArtsEvent Volcano WPAdBlock WPFooter WPHeader WPSideBar Waterfall WorkersUnion
"""
"""Further types that news uses: they have no properties but those of their parents."""

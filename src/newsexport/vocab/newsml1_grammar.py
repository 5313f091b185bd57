"""The elements of NewsML 1.2: what may stand in each, and its attributes, in the notation of `syntax.grammar`.

Facts of NewsML 1.2 (IPTC, 2003). Every element but those of the identifier has Duid and Euid.
"""

TABLE = """
$party = Comment* Party+
$line = #text | Origin*
$named = Scheme Vocabulary FormalName
$formal = Scheme Vocabulary FormalName!
$sure = DateAndTime HowPresent Confidence Importance AssignedBy
NewsML : Catalog? TopicSet* NewsEnvelope NewsItem+ : Version
NewsEnvelope : TransmissionId? SentFrom? SentTo? DateAndTime NewsService* NewsProduct* Priority? :
TransmissionId : #text : Repeat
SentFrom SentTo Provider : $party :
Creator Contributor : $party Contribution* :
Source : $party : NewsItem
NewsItem : Comment* Catalog? Identification NewsManagement (NewsComponent | Update+ | TopicSet)? : xml:lang
Identification : NewsIdentifier NameLabel? DateLabel? Label* :
NewsIdentifier : ProviderId DateId NewsItemId RevisionId PublicIdentifier :
ProviderId : #text : Vocabulary
NewsItemId : #text : Vocabulary Scheme
RevisionId : #text : PreviousRevision! Update!
DateId PublicIdentifier NameLabel DateLabel LabelText DateAndTime DateLineDate FileName FirstCreated : #text :
SizeInBytes SystemIdentifier ThisRevisionCreated Url Urn : #text :
Label : LabelType LabelText :
NewsManagement : NewsItemType FirstCreated ThisRevisionCreated Status StatusWillChange* Urgency? RevisionHistory? DerivedFrom* AssociatedWith* Instruction* Property* :
StatusWillChange : FutureStatus DateAndTime :
RevisionStatus : Status : Revision
RevisionHistory : : Href!
Instruction : RevisionStatus* : $formal
DerivedFrom AssociatedWith : Comment* : NewsItem $named
NewsItemRef : Comment* : NewsItem
TopicSetRef : Comment* : TopicSet
Contribution FutureStatus Format LabelType MediaType MetadataType MimeType NewsItemType NewsLineType : : $formal
NewsProduct NewsService Notation Priority Role Status TopicType Urgency : : $formal
Genre Language Relevance Subject SubjectDetail SubjectMatter SubjectQualifier : : $sure $formal
Party : Property* : Topic $formal
Property : Property* : AllowedScheme AllowedValues ValueRef Value $sure $formal
NewsComponent : Comment* Catalog? TopicSet* Role? BasisForChoice* NewsLines? AdministrativeMetadata? RightsMetadata? DescriptiveMetadata? Metadata* ((NewsItem | NewsItemRef)+ | NewsComponent+ | ContentItem+)? : xml:lang EquivalentsList Essential
BasisForChoice : #text : Rank
NewsLines : ((HeadLine SubHeadLine*) | (ByLine ByLineTitle*) | DateLine | CreditLine | CopyrightLine | RightsLine | SeriesLine | SlugLine | KeywordLine | NewsLine)* :
NewsLine : NewsLineType NewsLineText+ :
HeadLine SubHeadLine ByLine ByLineTitle DateLine CreditLine CopyrightLine RightsLine SeriesLine : $line : xml:lang
SlugLine KeywordLine NewsLineText CopyrightDate CopyrightHolder : $line : xml:lang
Origin : $line : Href $sure
AdministrativeMetadata : Catalog? FileName? SystemIdentifier? Provider? Creator* Source* Contributor* Property* :
RightsMetadata : Catalog? Copyright* UsageRights* Property* : $sure
Copyright : Comment* CopyrightHolder CopyrightDate : $sure
UsageRights : UsageType? Geography? RightsHolder? Limitations? StartDate? EndDate? : $sure
UsageType Geography RightsHolder Limitations StartDate EndDate : $line : $sure xml:lang
DescriptiveMetadata : Catalog? Language* Genre* SubjectCode* OfInterestTo* DateLineDate? Location* TopicOccurrence* Property* : $sure
SubjectCode : ((Subject | SubjectMatter | SubjectDetail) SubjectQualifier*)* : $sure
OfInterestTo : Relevance? : $sure $formal
Location : Property* : Topic xml:lang $sure
TopicOccurrence : : Topic $sure
Metadata : Catalog? MetadataType Property+ :
ContentItem : Comment* Catalog? MediaType? Format? MimeType? Notation? Characteristics? (Encoding | DataContent)? : Href
Characteristics : SizeInBytes? Property* :
Encoding : (Encoding | DataContent)? : Notation!
DataContent : ANY :
InsertAfter InsertBefore Replace : ANY : DuidRef!
Delete : : DuidRef!
Update : (InsertBefore | InsertAfter | Replace | Delete)* :
Comment : #text : $named TranslationOf xml:lang
Catalog : Resource* TopicUse* : Href
Resource : Urn? Url* DefaultVocabularyFor* :
DefaultVocabularyFor : : Scheme Context!
TopicUse : : Topic! Context
TopicSet : Comment* Catalog? TopicSetRef* Topic* : $formal
Topic : Comment* Catalog? TopicType+ FormalName* Description* Property* : Details
FormalName : #text : Scheme
Description : #text : Variant xml:lang
"""
COMMON = "Duid Euid"

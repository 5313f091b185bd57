"""The elements of NITF 3.6: what may stand in each, and its attributes, in the notation of `syntax.grammar`.

Facts of NITF 3.6 (IPTC, 2012). Every element has an id, and may bear attributes of other vocabularies.
"""

TABLE = """
$shown = class style
$inline = chron | classifier | copyrite | event | function | location | money | num | object.title | org | person | postaddr | virtloc | a | br | em | lang | pronounce | q | %any
$blocks = p | hl2 | table | nitf-table | media | ol | ul | dl | bq | fn | note | pre | hr
$words = #text | ($inline)*
$cell = align char charoff valign
$coded = idsrc value
nitf : head? body %any* : uno version change.date change.time baselang class
head : title? meta* tobject? iim? docdata? pubdata* revision-history* %any* :
title : #text : type
meta : : http-equiv name content!
tobject : tobject.property* tobject.subject* : tobject.type
tobject.property : : tobject.property.type
tobject.subject : : tobject.subject.ipr tobject.subject.refnum! tobject.subject.code tobject.subject.type tobject.subject.matter tobject.subject.detail
iim : ds* : ver
ds : : num! value
docdata : (correction | evloc | doc-id | del-list | urgency | fixture | date.issue | date.release | date.expire | doc-scope | series | ed-msg | du-key | doc.copyright | doc.rights | key-list | identified-content | %any)* : management-status management-doc-idref management-idref-status
correction : : info id-string regsrc
evloc : : iso-cc state-prov county-dist city
doc-id : : regsrc id-string
del-list : from-src* :
from-src : : src-name level-number
urgency : : ed-urg
fixture : : fix-id
date.issue date.release date.expire : : norm
doc-scope : : scope
series : : series.name series.part series.totalpart
ed-msg : : msg-type info
du-key : : generation part version key
doc.copyright : : year holder
doc.rights : : owner startdate enddate agent geography location-code code-source type limitations
key-list : keyword* :
keyword : : key
identified-content : (person | org | location | event | function | object.title | virtloc | classifier)* :
pubdata : : type item-length unit-of-measure date.publication name issn volume number issue edition.name edition.area position.section position.sequence ex-ref
revision-history : : name function norm comment
body : body.head? body.content* body.end? : $shown
body.head : hedline* note* rights? byline* distributor? dateline* abstract* series? %any* :
hedline : hl1 hl2* : $shown
hl1 hl2 p dt credit media-producer em : $words : $shown lede summary optional-text
note : body.content+ : $shown noteclass type
fn : body.content+ : $shown
rights : #text | (rights.owner | rights.startdate | rights.enddate | rights.agent | rights.geography | rights.type | rights.limitations)* :
rights.owner rights.agent : #text : contact
rights.startdate rights.enddate : #text : norm
rights.geography : #text : location-code code-source
rights.type rights.limitations : #text :
byline : #text | (person | byttl | location | virtloc)* : $shown
byttl : #text | org* :
distributor : #text | org* : $shown
dateline : #text | (location | story.date)* : $shown
story.date : #text : norm
abstract : ($blocks)+ : $shown
copyrite : #text | (copyrite.year | copyrite.holder)* :
copyrite.year copyrite.holder numer frac-sep denom care.of datasource : #text :
body.content : (block | $blocks)* :
block : (tobject? key-list? classifier* byline? dateline? copyrite? abstract*)? ($blocks)* datasource? %any* : $shown
table : caption? (col* | colgroup*) thead? tfoot? (tbody* | tr*) : $shown tabletype align width cols border frame rules cellspacing cellpadding
media : media-metadata* (media-reference media-object?)+ media-caption* media-producer* %any* : $shown media-type!
media-reference : #text : source name mime-type coding time time-unit-of-measure outcue source-credit copyright alternate-text height width units imagemap noflow data-location
media-metadata : : name! value
media-object : #text : $shown encoding!
media-caption li : #text | ($inline | $blocks)* : $shown
ol : li+ : $shown seqnum
ul : li+ : $shown
dl : (dt | dd)+ : $shown
dd : ($inline | $blocks | block)* : $shown
bq : (block+ credit?)* : $shown nowrap quote-source
pre bibliography sub sup name.given name.family : #text : $shown
hr : : $shown
br : :
caption : #text | ($inline | $blocks)* : $shown align
col : : $shown span width $cell
colgroup : col+ : $shown $cell
thead tbody tfoot : tr+ : $shown $cell
tr : (th | td)+ : $shown $cell
th td : #text | ($inline | $blocks)* : $shown axis axes nowrap rowspan colspan $cell
chron : #text : $shown norm
event : #text | alt-code* : $shown start-date end-date $coded
function : #text | alt-code* : $coded
location : #text | (sublocation | city | state | region | country | alt-code)* : $shown location-code code-source
sublocation : #text | alt-code* : $shown location-code code-source
city : #text | alt-code* : $shown city-code code-source
state : #text | alt-code* : $shown state-code code-source
region : #text | alt-code* : $shown region-code code-source
country : #text | alt-code* : $shown iso-cc
money : #text : $shown unit date
num : #text | (frac | sub | sup)* : $shown units decimal-ch thousands-ch
frac : numer frac-sep? denom : $shown
object.title org virtloc : #text | alt-code* : $shown $coded
classifier : #text | alt-code* : $shown type $coded
alt-code : : idsrc! value!
person : #text | (name.given | name.family | function | alt-code)* : $shown $coded gender
postaddr : addressee delivery.point? (postcode | delivery.office | region | country)* : $shown
addressee : person function? care.of? :
delivery.point : #text | br* : point-code code-source
delivery.office : #text | br* : office-code code-source
postcode : #text : code-source
a : $words : $shown href name rel rev title
lang : $words : $shown $coded
pronounce : $words : $shown guide phonetic
q : $words : $shown quote-source
body.end : tagline? bibliography? %any* :
tagline : $words : $shown type
nitf-table : nitf-table-metadata (table | custom-table | table-reference) :
custom-table : ANY : $shown
table-reference : : idref!
nitf-table-metadata : nitf-table-summary? (nitf-colgroup | nitf-col)+ : $shown subclass $coded status column-count row-count
nitf-table-summary : p* : $shown
nitf-colgroup : nitf-col+ : $coded occurrences
nitf-col : : $coded occurrences data-type data-format
"""
COMMON = "id"

"""Elements and attributes of the pictures and formulas that may stand in XHTML, such as readers show.

Source: SVG 1.1 (W3C, 2011), appendices K and M; MathML 3.0 (W3C, 2014), chapters 2 and 3. Without what runs programs or
brings other markup in.
"""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"

SVG_ELEMENTS = frozenset(
    "a animate animateColor animateMotion animateTransform circle clipPath color-profile cursor defs desc ellipse"
    " feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap"
    " feDistantLight feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology"
    " feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face font-face-name"
    " font-face-src g glyph hkern image line linearGradient marker mask metadata missing-glyph mpath path pattern polygon"
    " polyline radialGradient rect set stop svg switch symbol text textPath title tref tspan use view vkern".split()
)
_PRESENTATION = (
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters"
    " color-profile color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity"
    " fill-rule filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style"
    " font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning"
    " letter-spacing lighting-color marker marker-end marker-mid marker-start mask opacity overflow pointer-events"
    " shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering unicode-bidi visibility"
    " word-spacing writing-mode"
)
SVG_ATTRIBUTES = frozenset(
    f"{_PRESENTATION} accent-height accumulate actuate additive alphabetic amplitude arabic-form arcrole aria-hidden"
    " aria-label aria-labelledby ascent attributeName attributeType azimuth baseFrequency baseProfile base bbox begin bias"
    " by calcMode cap-height class clipPathUnits contentScriptType contentStyleType cx cy d descent diffuseConstant divisor"
    " dur dx dy edgeMode elevation end exponent filterRes filterUnits format from fx fy g1 g2 glyph-name glyphRef"
    " gradientTransform gradientUnits hanging height href horiz-adv-x horiz-origin-x id ideographic in in2 intercept k k1"
    " k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust limitingConeAngle local"
    " markerHeight markerUnits markerWidth maskContentUnits maskUnits mathematical max media method min mode name"
    " numOctaves offset operator order orient orientation origin overline-position overline-thickness panose-1 path"
    " pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha"
    " preserveAspectRatio primitiveUnits r radius refX refY rendering-intent repeatCount repeatDur requiredExtensions"
    " requiredFeatures restart result role rotate rx ry scale seed show slope space spacing specularConstant"
    " specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles strikethrough-position"
    " strikethrough-thickness string style surfaceScale systemLanguage tableValues target targetX targetY textLength title"
    " to transform type u1 u2 underline-position underline-thickness unicode unicode-range units-per-em values version"
    " viewBox viewTarget width widths x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan".split()
)
MATHML_ELEMENTS = frozenset(
    "annotation maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi mlabeledtr mlongdiv"
    " mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt"
    " msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics".split()
)
MATHML_ATTRIBUTES = frozenset(
    "accent accentunder actiontype align alignmentscope altimg altimg-height altimg-valign altimg-width alttext bevelled"
    " charalign class close columnalign columnlines columnspacing columnspan columnwidth crossout decimalpoint denomalign"
    " depth dir display displaystyle edge encoding equalcolumns equalrows fence form frame framespacing groupalign height"
    " href id infixlinebreakstyle lang largeop leftoverhang length linebreak linebreakmultchar linebreakstyle lineleading"
    " linethickness location longdivstyle lquote lspace mathbackground mathcolor mathsize mathvariant maxsize maxwidth"
    " mediummathspace minlabelspacing minsize movablelimits mslinethickness notation numalign open overflow position"
    " rightoverhang rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier"
    " selection separator separators shift side space stackalign stretchy style subscriptshift superscriptshift symmetric"
    " thickmathspace thinmathspace type valign verythickmathspace verythinmathspace veryverythickmathspace"
    " veryverythinmathspace voffset width xref".split()
)
FOREIGN = {SVG: (SVG_ELEMENTS, SVG_ATTRIBUTES), MATHML: (MATHML_ELEMENTS, MATHML_ATTRIBUTES)}
"""Namespace -> its elements and attributes."""

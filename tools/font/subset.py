#!/usr/bin/env python3
"""Makes static/cabin.woff2 of the variable Cabin that npm carries.

    npm pack @fontsource-variable/cabin@5.3.0 && tar xzf fontsource-variable-cabin-5.3.0.tgz
    apt-get install python3-fonttools python3-brotli
    python3 tools/font/subset.py package/files/cabin-latin-wdth-normal.woff2 static/cabin.woff2

The file has the characters of Latin-1 and what French and typography need, weights 400 to 700 and widths 85 to 100.
Cabin lacks some of them, which are added here: the spaces that typography is set with (U+202F above all), hyphens,
arrows and a Y with a diaeresis. It is drawn on 1,000 units, and pairs of letters are as close in each weight and width as
they are in the middle ones, which is seen by nobody and takes a quarter off the file. As it is no longer Cabin as its authors made it, it has a name of its own.
"""
import sys

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib import instancer
from fontTools.varLib.models import normalizeLocation, piecewiseLinearMap
from fontTools.varLib.varStore import VarStoreInstancer

FAMILY = "Cabin Campus"
TYPOGRAPHY = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC, 0x2009, 0x2013, 0x2014, 0x2018,
    0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2212,
]
NO_VARIATION = 0xFFFFFFFF  # of HVAR: a glyph that is as wide in every weight and width


def add(font, code, name, glyph, advance, like=None):
    """Adds a glyph for a character; it varies in width as the glyph called like does."""
    varied = font["HVAR"].table.AdvWidthMap.mapping
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    font["gvar"].variations[name] = []
    varied[name] = varied[like] if like else NO_VARIATION
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def composed(parts):
    """A glyph that puts others together: (name, x, y) each."""
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for name, x, y in parts:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, x, y, 0x204 if not glyph.components else 0x4
        glyph.components.append(part)
    return glyph


def drawn(polygon):
    pen = TTGlyphPen(None)
    pen.moveTo(polygon[0])
    for point in polygon[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def arrow(turned):
    """An arrow that points right, of the height of small letters, with its points turned."""
    stroke, head = 80, 330
    right = [(160, 500 + stroke), (1180, 500 + stroke), (1180 - head + 60, 500 + head + 50), (1180 - head + 170, 500 + head + 160),
             (1480, 500), (1180 - head + 170, 500 - head - 160), (1180 - head + 60, 500 - head - 50), (1180, 500 - stroke), (160, 500 - stroke)]
    return drawn([turned(x - 820, y - 500) for x, y in right])


def even(font, middle):
    """Takes the variation out of the distances of pairs: they become those at a place of the axes."""
    axes = {a.axisTag: (a.minValue, a.defaultValue, a.maxValue) for a in font["fvar"].axes}
    place = {tag: piecewiseLinearMap(at, font["avar"].segments[tag]) for tag, at in normalizeLocation(middle, axes).items()}
    varies = VarStoreInstancer(font["GDEF"].table.VarStore, font["fvar"].axes, place)
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for pairs in lookup.SubTable:
            records = [r for s in pairs.PairSet for r in s.PairValueRecord] if pairs.Format == 1 else [r for s in pairs.Class1Record for r in s.Class2Record]
            for value in (r.Value1 for r in records):
                device = value.__dict__.pop("XAdvDevice", None)
                if device is not None:
                    value.XAdvance += round(varies[(device.StartSize << 16) | device.EndSize])
            pairs.ValueFormat1 = 4  # XAdvance alone
    del font["GDEF"]


def main(source, target):
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = ["kern"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.glyph_names = True
    options.hinting = False
    options.notdef_outline = True
    only = subset.Subsetter(options)
    only.populate(unicodes=TYPOGRAPHY)
    only.subset(font)
    font = instancer.instantiateVariableFont(font, {"wdth": (85, 100)})

    em = font["head"].unitsPerEm
    named = font.getBestCmap()
    for code, wide in ((0x202F, em // 6), (0x2006, em // 6), (0x200A, em // 12), (0x2007, font["hmtx"][named[ord("0")]][0])):
        add(font, code, f"uni{code:04X}", Glyph(), wide)
    hyphen = named[ord("-")]
    for code in (0x2010, 0x2011):
        add(font, code, f"uni{code:04X}", composed([(hyphen, 0, 0)]), font["hmtx"][hyphen][0], like=hyphen)
    y, dots, umlaut = named[ord("Y")], named[0xA8], font["glyf"][named[0xDC]]
    raised = umlaut.components[-1].y if umlaut.isComposite() else 300
    middle = (font["hmtx"][y][0] - font["hmtx"][dots][0]) // 2
    if umlaut.isComposite():
        dots = umlaut.components[-1].glyphName
        middle = umlaut.components[-1].x + (font["hmtx"][y][0] - font["hmtx"][named[ord("U")]][0]) // 2
    add(font, 0x178, "Ydieresis", composed([(y, 0, 0), (dots, middle, raised)]), font["hmtx"][y][0], like=y)
    half = 0.7071
    for code, turned in (
        (0x2192, lambda x, y: (round(x) + 820, round(y) + 560)),
        (0x2190, lambda x, y: (820 - round(x), 560 - round(y))),
        (0x2197, lambda x, y: (round((x - y) * half) + 700, round((x + y) * half) + 640)),
        (0x2196, lambda x, y: (700 - round((x + y) * half), round((x - y) * half) + 640)),
    ):
        add(font, code, f"uni{code:04X}", arrow(turned), 1640 if code < 0x2194 else 1400)

    even(font, {"wght": 550, "wdth": 95})
    scale_upem(font, 1000)

    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = {1: FAMILY, 3: f"{FAMILY} 1", 4: FAMILY, 6: FAMILY.replace(" ", "")}[record.nameID]
    font["head"].modified = font["head"].created  # the same bytes each time
    font.recalcTimestamp = False
    font["post"].formatType = 3
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])

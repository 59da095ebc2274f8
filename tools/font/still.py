#!/usr/bin/env python3
"""Makes internal/picture/cabin.ttf, by which pictures are drawn, of the typeface of pages: one weight and one width of it.

    python3 tools/font/still.py static/cabin.woff2 internal/picture/cabin.ttf
"""
import sys

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer


def main(source, target):
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": 600, "wdth": 92})
    for table in ("GPOS", "GSUB", "STAT", "GDEF"):  # which what draws does not read
        if table in font:
            del font[table]
    font.flavor = None
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])

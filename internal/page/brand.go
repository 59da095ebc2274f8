// This file makes of a site's own mark, colours and typeface what pages show and a style sheet that says them.

package page

import (
	"bytes"
	_ "embed" // the style sheet
	"fmt"
	"image/color"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"projetpro/internal/asset"
	"projetpro/internal/colour"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/picture"
	"projetpro/internal/schema"
)

// A Mark is the drawing that stands in front of the site's name.
type Mark struct {
	Href          string
	DarkHref      string // on dark grounds; "" where that is Href too
	Width, Height int    // in CSS pixels
	Alone         bool   // it says the site's name, which is then for readers of screens alone
}

// brandFolder is where the style sheet of the brand lies, with the beginning of its name.
const brandFolder = "assets/brand."

// markHeight is how high a mark is in the header, in CSS pixels.
const markHeight = 40

// allBrand works out what the site has of its own.
func (p *planner) allBrand() *branding {
	own := &p.site.Config.Brand
	b := &branding{mark: p.mark(own.Mark), light: colour.Light.Paper.String(), dark: colour.Dark.Paper.String(), font: p.assets.Named("cabin.woff2")}
	b.set = sync.OnceValue(func() *picture.Typeface {
		file := p.assets.Named(own.Font.File)
		if bold := p.assets.Named(own.Font.Bold); bold != nil { // as titles are
			file = bold
		}
		face := file.Face()
		if face == nil {
			return nil
		}
		return picture.NewTypeface(face.Font, file.Data)
	})
	b.drawn = sync.OnceValue(func() *picture.Mark {
		if b.mark == nil {
			return nil
		}
		drawn, err := picture.NewMark(p.assets.Named(own.Mark.File).Data)
		if err != nil {
			return nil
		}
		return drawn
	})
	css := ""
	if own.Accent.Light.Given {
		b.light = own.Accent.Light.String()
		b.dark = b.light
		css += rule("accent", "$light", b.light, "$dark", own.Accent.InDark(colour.Words).String())
		if len(own.Lines) == 0 {
			css += rule("drawn mark")
		}
	}
	if len(own.Lines) > 0 {
		css += lineRules(own.Lines)
	}
	if b.mark != nil {
		css += p.markRules(own.Mark)
	}
	if file := p.assets.Named(own.Font.File); file != nil {
		b.font = file
		css += fontRules(file, p.assets.Named(own.Font.Bold))
	}
	if css != "" {
		b.sheet = newSheet("", brandFolder, css, ".css")
	}
	if icon := p.assets.Named(iconName); b.mark == nil && icon != nil && !icon.Own() {
		hue := own.Accent.Light
		if len(own.Lines) > 0 {
			hue = own.Lines[0].Light
		}
		if hue.Given {
			b.icon = newSheet("", iconFolder, strings.ReplaceAll(string(icon.Data), iconHue, hue.String()), ".svg")
		}
	}
	return b
}

// The icon that the binary carries, in the first hue of the style sheet; and where one of another hue lies.
const (
	iconName   = "icon.svg"
	iconHue    = "#2d5be3"
	iconFolder = "assets/icon.own."
)

// A branding is how the site shows whose it is.
type branding struct {
	mark        *Mark                    // nil: the one that layouts draw
	light, dark string                   // what browsers are coloured with
	font        *asset.Static            // that is fetched first; nil when there is none
	sheet       *Sheet                   // nil when there is nothing to say
	icon        *Sheet                   // a drawing: the binary's in the site's colour; nil for another
	drawn       func() *picture.Mark     // the mark as it stands in pictures; nil where it does not
	set         func() *picture.Typeface // what pictures are set in; nil for what they always are
}

// mark is the drawing of the site's own; nil when there is none that can be shown.
func (p *planner) mark(of schema.Mark) *Mark {
	file := p.assets.Named(of.File)
	if file == nil {
		return nil
	}
	width, height, ok := asset.DrawingSize(file.Data)
	if !ok {
		return nil
	}
	m := &Mark{Href: p.href(file.Address), Width: int(math.Round(max(1, min(width/height*markHeight, 1000)))), Height: markHeight, Alone: of.Alone}
	if dark := p.assets.Named(of.Dark); dark != nil {
		m.DarkHref = p.href(dark.Address)
	}
	return m
}

//go:embed brand.css
var brandSheet string

// rule is the part of brand.css behind the comment that names it, filled in: names and what stands for them, by turns.
func rule(name string, filled ...string) string {
	_, text, _ := strings.Cut(brandSheet, "/* "+name+" */\n")
	text, _, _ = strings.Cut(text, "/*")
	return strings.NewReplacer(filled...).Replace(text)
}

// lineRules give lines their hues.
func lineRules(lines []schema.Colour) string {
	var light, dark []string
	for i, c := range lines {
		hue := func(c colour.RGB) string {
			return strings.TrimSpace(rule("hue", "$n", strconv.Itoa(i+1), "$colour", c.String()))
		}
		light, dark = append(light, hue(c.Light.RGB)), append(dark, hue(c.InDark(colour.Lines)))
	}
	return rule("lines", "$light", strings.Join(light, ";"), "$dark", strings.Join(dark, ";"))
}

// markRules keep a mark to its place. One that was drawn for light grounds alone has such a ground in the dark, too.
func (p *planner) markRules(of schema.Mark) string {
	css := rule("mark")
	if of.Dark == "" && !bytes.Contains(p.assets.Named(of.File).Data, []byte("prefers-color-scheme")) {
		css += rule("ground", "$paper", colour.Light.Paper.String())
	}
	return css
}

// fontRules name the typeface. What has not every weight is left to browsers to make bold.
func fontRules(file, bold *asset.Static) string {
	face := func(file *asset.Static, weights string) string {
		return rule("face", "$file", path.Base(file.Address), "$weights", weights)
	}
	_, varies := asset.IsFont(file.Data)
	switch {
	case bold != nil:
		return face(file, "400") + face(bold, "700") + rule("typeface")
	case varies || file.Large != nil:
		return face(file, "1 1000") + rule("typeface")
	}
	return face(file, "400") + rule("made bold") + rule("typeface")
}

// hues are the colours of lines in pictures; nil for those that pictures have.
func (p *planner) hues() (all []color.RGBA) {
	for _, c := range p.site.Config.Brand.Lines {
		all = append(all, color.RGBA{c.Light.R, c.Light.G, c.Light.B, 0xFF})
	}
	return all
}

// icon is the address of what browsers show beside the title: the site's own, else its mark, else the one the binary carries.
func (p *planner) icon() string {
	switch b := p.brand(); {
	case b.mark != nil && !p.assets.Named(iconName).Own():
		return b.mark.Href
	case b.icon != nil:
		return p.href("/" + b.icon.Path)
	}
	return p.href(p.assets.Address(iconName))
}

// brandDiags says which files of the brand are not there, or not what they are taken for.
func (p *planner) brandDiags() (found diag.List) {
	own, broken := &p.site.Config.Brand, false
	for _, of := range []struct{ field, name string }{
		{"mark.file", own.Mark.File}, {"mark.dark", own.Mark.Dark}, {"font.file", own.Font.File}, {"font.bold", own.Font.Bold},
	} {
		if of.name == "" {
			continue
		}
		file := p.assets.Named(of.name)
		if file == nil {
			p.reportMissing(&found, of.field, of.name)
			continue
		}
		if strings.HasPrefix(of.field, "mark") {
			if _, _, ok := asset.DrawingSize(file.Data); !ok {
				found.Add(diag.DrawingSize, diag.WholeFile(file.Path), 0)
			}
		} else if ok, _ := asset.IsFont(file.Data); !ok && file.Large == nil {
			found.Add(diag.AssetBroken, diag.WholeFile(file.Path), 0, "WOFF2")
			broken = true
		}
	}
	if b := p.brand(); b.mark != nil && b.drawn() == nil {
		found.Add(diag.MarkUndrawn, diag.WholeFile(p.assets.Named(own.Mark.File).Path), 0)
	}
	if file := p.assets.Named(own.Font.File); file != nil && !broken {
		p.reportFace(&found, file)
	}
	return found
}

// reportFace says what the site's own typeface cannot do that its pages ask for.
func (p *planner) reportFace(found *diag.List, file *asset.Static) {
	at, face := diag.WholeFile(file.Path), file.Face()
	if face == nil {
		found.Add(diag.FontUnread, at, 0)
		return
	}
	letters, spaces := []rune(nil), []rune(nil)
	for _, c := range face.Lacks(p.everyCharacter()) {
		switch {
		case unicode.IsLetter(c):
			letters = append(letters, c)
		case unicode.IsSpace(c) && c > ' ': // of line ends nobody expects a glyph
			spaces = append(spaces, c)
		}
	}
	if len(letters) > 0 {
		found.Add(diag.FontLetters, at, 0, shownRunes(letters))
	}
	if len(spaces) > 0 {
		found.Add(diag.FontSpaces, at, 0, shownRunes(spaces))
	}
	if p.site.Config.Brand.Font.Bold == "" && (face.Lightest > regular || face.Boldest < bold) {
		found.Add(diag.FontWeight, at, 0)
	}
}

// The weights of text and of titles.
const (
	regular = 400
	bold    = 700
)

// mostRunes is how many characters are named of those that are not there.
const mostRunes = 12

// shownRunes names characters: as they are, or by their number where nobody sees them.
func shownRunes(all []rune) string {
	var names []string
	for i, c := range all {
		switch {
		case i == mostRunes:
			return strings.Join(append(names, "…"), " ")
		case unicode.IsSpace(c):
			names = append(names, fmt.Sprintf("U+%04X", c))
		default:
			names = append(names, string(c))
		}
	}
	return strings.Join(names, " ")
}

// everyCharacter has each character once of what pages may say: the interface strings of the languages of the site, and its texts, as they are set.
func (p *planner) everyCharacter() string {
	seen := map[rune]bool{}
	add := func(tag lang.Tag, text string) {
		for _, c := range tag.Typeset(0, text, 0) {
			seen[c] = true
		}
	}
	for _, l := range p.site.Languages {
		for _, key := range l.Keys() {
			add(l.Tag(), l.Written(key))
		}
	}
	for item := range p.site.Items() {
		for _, v := range item.Versions {
			for _, c := range string(v.Text) {
				seen[c] = true
			}
		}
	}
	return string(slices.Sorted(maps.Keys(seen)))
}

// reportMissing reports a file that a setting of the brand names, which is written behind its group where it is the only one.
func (p *planner) reportMissing(found *diag.List, field, name string) {
	group, _, _ := strings.Cut(field, ".")
	at, end := p.site.Written("brand." + field)
	if end == 0 {
		at, end = p.site.Written("brand." + group)
	}
	d := found.Add(diag.BrandMissing, at, end, group, name)
	d.Of = "static/" + name
	var near []string
	for _, f := range p.assets.Statics() {
		if path.Ext(f.Path) == path.Ext(name) {
			near = append(near, strings.TrimPrefix(f.Path, "static/"))
		}
	}
	slices.Sort(near)
	if better := schema.Nearest(name, near); better != "" && end > 0 {
		d.Fix = p.site.Settings().Rewritten(at.Offset, end, better)
	}
}

// This file declares the words that stand for a part of a sentence. How each is
// said stands in the files of package message.

package diag

import "slices"

// How to write what is missing, in [StringsMissing].
var (
	InsteadShownLines = term("instead-shown-lines")
	InsteadOwnLines   = term("instead-own-lines")
)

// OrConfirm is said behind a hint where a page has two languages.
var OrConfirm = term("or-confirm")

// What of a page is compared, where it is no section with a heading.
var (
	WordsOfPage   = term("words-of-page")
	OpeningOfPage = term("opening-of-page")
)

// Where a symbolic link leads, in [ShortcutRefused].
var (
	TargetOutside     = term("link-to-outside")
	TargetMissing     = term("link-to-missing")
	TargetItself      = term("link-to-itself")
	TargetFolder      = term("link-to-folder")
	TargetOther       = term("link-to-other")
	TargetHidden      = term("link-to-hidden")
	TargetEnding      = term("link-to-ending")
	TargetUnpublished = term("link-to-unpublished")
	TargetBehindLink  = term("link-behind-link")
)

// What a text has too many of, in [TextTooMany].
var (
	TermNotes  = term("notes")
	TermBars   = term("bars")
	TermColons = term("colons")
)

// What a file is instead of text, in [FileFormat].
var (
	FormatWord         = term("word-document")
	FormatOpenDocument = term("opendocument")
	FormatRTF          = term("rtf")
	FormatPDF          = term("pdf")
	FormatImage        = term("image")
	FormatArchive      = term("archive")
	FormatHTML         = term("html")
)

// What a value is or should be.
var (
	FormOneValue = term("one-value")
	FormList     = term("list")
	FormGroup    = term("group")
	FormText     = term("text")
	FormNumber   = term("number")
	FormDate     = term("date")
	FormDuration = term("duration")
	FormClock    = term("clock")
	FormWeekday  = term("weekday")
	FormLevel    = term("level")
	FormTruth    = term("truth")
	FormTab      = term("tab")
)

// What to write instead, in [FileEmpty], [FileBlank], [FieldEmpty] and [FieldUnexpected].
var (
	InsteadPage           = term("instead-page")
	InsteadSettings       = term("instead-settings")
	InsteadInText         = term("instead-in-text")
	InsteadNoLine         = term("instead-no-line")
	InsteadValue          = term("instead-value")
	InsteadValueOrNothing = term("instead-value-or-nothing")
)

// What an address can be, in [ValueURL].
var (
	AddressForms  = term("address-forms")
	AddressOrFile = term("address-or-file")
)

// What to do about a drawing, in [AssetActive].
var (
	DrawingPlain    = term("drawing-plain")
	DrawingDoctype  = term("drawing-doctype")
	DrawingEncoding = term("drawing-encoding")
	DrawingText     = term("drawing-text")
)

// Why no file can have a name on every computer, in [AddressName], [AliasName]
// and [FileName].
var (
	NameIsEmpty      = term("name-is-empty")
	NameHasCharacter = term("name-has-character")
	NameHasEnding    = term("name-has-ending")
	NameIsDevice     = term("name-is-device")
	NameIsOurs       = term("name-is-ours")
	NameIsHidden     = term("name-is-hidden")
)

// What is written instead of an HTML element, in [RawHTML].
var (
	InsteadBreak     = term("instead-break")
	InsteadStrong    = term("instead-strong")
	InsteadEmphasis  = term("instead-emphasis")
	InsteadCode      = term("instead-code")
	InsteadDeleted   = term("instead-deleted")
	InsteadLink      = term("instead-link")
	InsteadImage     = term("instead-image")
	InsteadEmbed     = term("instead-embed")
	InsteadHeading   = term("instead-heading")
	InsteadList      = term("instead-list")
	InsteadNumbers   = term("instead-numbers")
	InsteadTerms     = term("instead-terms")
	InsteadLanguage  = term("instead-language")
	InsteadRaised    = term("instead-raised")
	InsteadLowered   = term("instead-lowered")
	InsteadUnderline = term("instead-underline")
	InsteadAbbr      = term("instead-abbr")
	InsteadAnchor    = term("instead-anchor")
	InsteadInCell    = term("instead-in-cell")
	InsteadTable     = term("instead-table")
	InsteadParagraph = term("instead-paragraph")
	InsteadRule      = term("instead-rule")
	InsteadQuotation = term("instead-quotation")
	InsteadCallout   = term("instead-callout")
	InsteadNoElement = term("instead-no-element")
	InsteadMarkdown  = term("instead-markdown")
)

// LayoutUnclosed is why a layout cannot be read, in [LayoutSyntax], where the library that reads it has words of its own.
var LayoutUnclosed = term("layout-unclosed")

// Why a function of layouts cannot do its work, in a [Reason] of [LayoutRun].
var (
	CannotShow           = term("cannot-show")
	CannotSlice          = term("cannot-slice")
	CannotSliceBeyond    = term("cannot-slice-beyond")
	CannotSliceBackwards = term("cannot-slice-backwards")
	CannotSliceLetter    = term("cannot-slice-letter")
	CannotListFacts      = term("cannot-list-facts")
	CannotFindFact       = term("cannot-find-fact")
	CannotSayFact        = term("cannot-say-fact")
	CannotFindMemo       = term("cannot-find-memo")
	CannotFindAsset      = term("cannot-find-asset")
	CannotMemo           = term("cannot-memo")
	CannotMemoNothing    = term("cannot-memo-nothing")
	CannotJoin           = term("cannot-join")
	CannotFormat         = term("cannot-format")
)

// What a colour stands on, in [ColourContrast].
var (
	GroundPaper     = term("ground-paper")
	GroundZone      = term("ground-zone")
	GroundDarkPaper = term("ground-dark-paper")
	GroundDarkZone  = term("ground-dark-zone")
)

// Where two colours are alike, in [ColoursAlike].
var (
	AlikeInLight = term("alike-in-light")
	AlikeInDark  = term("alike-in-dark")
)

// Why no page shows a fact yet, in [FactUnshown].
var (
	UnshownOrder = term("unshown-order")

	UnshownUnreachable = term("unshown-unreachable")
	UnshownStatement   = term("unshown-statement")
	UnshownUnit        = term("unshown-unit")
)

var (
	Credits    = term("credits")      // of a [Count]
	Hours      = term("hours")        // of a [Count]
	Sessions   = term("sessions")     // of a [Count]
	Weeks      = term("weeks")        // of a [Count]
	Ratio      = term("ratio")        // of a [Count]: a contrast
	PartOfText = term("part-of-text") // what is to be written, in [ToComplete]
	EmptyList  = term("none")         // a list that is empty
)

// Weekdays are the days of the week, from Monday.
var Weekdays = [...]Term{term("weekday-0"), term("weekday-1"), term("weekday-2"), term("weekday-3"), term("weekday-4"), term("weekday-5"), term("weekday-6")}

// The sections that texts have in every language, in the order that catalogues have them: see [Sections].
var (
	SectionObjectives    = section("objectives")
	SectionOutcomes      = section("outcomes")
	SectionPrerequisites = section("prerequisites")
	SectionContent       = section("content")
	SectionMethod        = section("method")
	SectionAssessment    = section("assessment")
	SectionBibliography  = section("bibliography")
	SectionPractical     = section("practical")
	SectionAccessibility = section("accessibility")
)

// Sections are the names of these sections, the last part of their terms. By them links lead there.
func Sections() []string { return slices.Clone(sections) }

var sections []string

func section(name string) Term {
	sections = append(sections, name)
	return term(SectionTerm(name))
}

// SectionTerm is what the section of a name is called.
func SectionTerm(name string) Term { return Term("section-" + name) }

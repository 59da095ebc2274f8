// This file shows which words of pages have changed since they were confirmed to say the same.

package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"projetpro/internal/build"
	"projetpro/internal/check"
	"projetpro/internal/content"
	"projetpro/internal/history"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/translation"
)

// lookBack finds in the history of a site what texts said when they were confirmed. The error is one of the machine; why not
// all may be known is told in the other.
func lookBack(ctx context.Context, root string, r *build.Result, all []*check.Former) (*history.UnknownError, error) {
	var questions []history.Question
	for _, f := range all {
		questions = append(questions, history.Question{File: f.File.File.Path, Former: []string{f.Path},
			Found: func(text []byte) bool { return f.Take(r.Before(f.File, text)) }})
	}
	err := history.Ask(ctx, root, questions)
	if unknown, ok := errors.AsType[*history.UnknownError](err); ok {
		return unknown, nil
	}
	return nil, err
}

// whyUnknown tells why it may not be known which words have changed.
func (a *app) whyUnknown(why *history.UnknownError) {
	a.tell(a.err, a.say.T("status.unknown."+string(why.Reason), "place", why.Place, "said", why.Said))
}

// A changeState is what is told of a paragraph, or of a field, that has changed.
type changeState struct {
	Language lang.Tag  `json:"language"`
	Field    string    `json:"field,omitempty"` // "" in the text
	Line     int       `json:"line"`            // in the file as it is; 0 of what was taken out
	Segments []segment `json:"segments"`
}

// A segment is some words of it.
type segment struct {
	Is   string `json:"is"` // one of segmentStates
	Text string `json:"text"`
}

// segmentStates say what has become of words, by the [translation.PieceState].
var segmentStates = []string{translation.Kept: "kept", translation.Removed: "removed", translation.Added: "added"}

func segmentsOf(pieces []translation.Piece) (all []segment) {
	for _, p := range pieces {
		all = append(all, segment{segmentStates[p.Is], p.Text})
	}
	return all
}

// noteChanges notes which words of a section have changed, or of the front matter where there is none; of a language in which
// that is not known, the paragraphs.
func (s *sectionState) noteChanges(r *builtSite, t *check.Translation, p *translation.Pairing, formers []*check.Former) {
	for _, e := range []*content.Entry{t.A, t.B} {
		i := slices.IndexFunc(formers, func(f *check.Former) bool { return f.File == e })
		if i < 0 {
			continue
		}
		if p == nil {
			changes, _ := formers[i].WordsChanges()
			for _, c := range changes {
				line := r.lineOf(placeOfField(e, c.Field))
				s.Changes = append(s.Changes, changeState{e.Lang, c.Field, line, segmentsOf(c.Pieces)})
			}
			continue
		}
		paragraphs := changedBlocks(t, p, e)
		s.Changed = append(s.Changed, paragraphs...)
		changes, known := formers[i].Changes(p)
		if !known {
			s.unknown = append(s.unknown, paragraphs...)
		}
		for _, c := range changes {
			line := 0
			if c.Is >= 0 {
				line = plaintext.LineNumber(e.Text, sectionOf(t, p, e).Blocks[c.Is].From)
			}
			s.Changes = append(s.Changes, changeState{e.Lang, "", line, segmentsOf(c.Pieces)})
		}
	}
}

// tellChanges tells which words of a section have changed.
func (a *app) tellChanges(s *sectionState) {
	for _, c := range s.Changes {
		before := ""
		if c.Field != "" {
			before = c.Field + ": "
		}
		if s.State == "both" {
			before = string(c.Language) + "  " + before
		}
		for line := range strings.SplitSeq(before+marked(abridged(c.Segments), a.color && isTerminal(a.out)), "\n") {
			fmt.Fprintln(a.out, "    "+line)
		}
	}
	for _, paragraph := range s.unknown {
		for line := range strings.SplitSeq(paragraph, "\n") {
			fmt.Fprintln(a.out, "    + "+plaintext.OneLine(line))
		}
	}
}

// marks are what stands around words that were removed and added, on a terminal with colours and elsewhere. What is told in
// colour is told by strokes too.
var marks = map[bool]map[string][2]string{
	true:  {"kept": {"", ""}, "removed": {"\x1b[31;9m", "\x1b[0m"}, "added": {"\x1b[32;4m", "\x1b[0m"}},
	false: {"kept": {"", ""}, "removed": {"[-", "-]"}, "added": {"{+", "+}"}},
}

// marked is what was changed, marked; the marks hold within a line.
func marked(all []segment, color bool) string {
	var b strings.Builder
	for _, s := range all {
		mark := marks[color][s.Is]
		for i, line := range strings.Split(s.Text, "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			if line = plaintext.OneLine(strings.TrimSuffix(line, "\r")); line != "" {
				b.WriteString(mark[0] + line + mark[1])
			}
		}
	}
	return b.String()
}

// abridged leaves out what was kept far from what was changed.
func abridged(all []segment) []segment {
	all = slices.Clone(all)
	for i := range all {
		if s := &all[i]; s.Is == segmentStates[translation.Kept] {
			s.Text = translation.Abridged(s.Text, i == 0, i == len(all)-1)
		}
	}
	return all
}

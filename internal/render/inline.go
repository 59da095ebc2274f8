// This file finds what a page holds though the content security policy of the site's pages lets no browser run, show or
// fetch it: scripts, styles and frames within it, and what another website is asked for.

package render

import (
	"bytes"
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"

	"projetpro/internal/diag"
)

// Refused names the first thing of each kind that stands within a page which is published as it is, and that its own
// policy refuses, and everything that it fetches from elsewhere; the policy is that of the site's pages, where it has none.
func Refused(page []byte) (within []string, fetched []Fetched) {
	own := policyOf(page)
	References(page, Taker{Within: func(what string, _ int, _ []byte) {
		if own.refuses(what) && !slices.Contains(within, what) {
			within = append(within, what)
		}
	}, Fetched: func(what string, _ int, address []byte) {
		if x := (Fetched{what, string(address)}); own.keepsFrom(x) && !slices.Contains(fetched, x) {
			fetched = append(fetched, x)
		}
	}})
	return within, fetched
}

var (
	metaPolicy  = regexp.MustCompile(`(?is)<meta\s[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>`)
	metaContent = regexp.MustCompile(`(?is)\scontent\s*=\s*("[^"]*"|'[^']*')`)
)

// A StatedPolicy is a content security policy that a page states, and the offsets between which it stands there, in quotes.
type StatedPolicy struct {
	Policy   string
	From, To int
}

// StatedPolicies are those of a page.
func StatedPolicies(page []byte) (all []StatedPolicy) {
	for _, meta := range metaPolicy.FindAllIndex(page, -1) {
		if m := metaContent.FindSubmatchIndex(page[meta[0]:meta[1]]); m != nil {
			from, to := meta[0]+m[2], meta[0]+m[3]
			all = append(all, StatedPolicy{html.UnescapeString(string(page[from+1 : to-1])), from, to})
		}
	}
	return all
}

// policyOf is the first that a page states.
func policyOf(page []byte) policy {
	if all := StatedPolicies(page); len(all) > 0 {
		return policy(all[0].Policy)
	}
	return ""
}

// instruction is one of a layout.
var instruction = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// findWithin finds what a layout writes into its pages that no policy but one of its own would let pass. Where an instruction stands in it,
// that is said: a value must not.
func (f *file) findWithin() (found []within) {
	const instead = '\f' // of an instruction: a space
	bare := instruction.ReplaceAllFunc(f.src, func(in []byte) []byte { return bytes.Repeat([]byte{instead}, len(in)) })
	References(bare, Taker{Within: func(what string, left int, inside []byte) {
		if bytes.IndexByte(inside, instead) >= 0 {
			return
		}
		at := len(f.src) - left
		found = append(found, within{Fetched{What: what}, at, endOfName(bare, at)})
	}, Fetched: func(what string, left int, address []byte) {
		if i := bytes.IndexByte(address, instead); i >= 0 {
			address = address[:i] // a value may say the rest, behind the host
		}
		at := len(f.src) - left
		if whole := (Fetched{what, string(address)}); whole.host() != "" {
			found = append(found, within{whole, at, endOfName(bare, at)})
		}
	}})
	return found
}

// endOfName is where the name of a tag or an attribute ends that begins somewhere.
func endOfName(page []byte, at int) int {
	for at < len(page) && !ends(page[at]) {
		at++
	}
	return at
}

// A within is something that stands within a layout, or that it fetches where it has an address, and where.
type within struct {
	Fetched
	at, end int
}

// findRefused reports what the policy that layouts give their pages refuses: its own, where a layout states one, or else that of
// what layouts share, or else the first that another states. Layouts of which none does have decided so.
func (l *Layouts) findRefused() (list diag.List) {
	own := map[string]policy{}
	var shared, first policy
	for _, path := range l.paths() {
		own[path] = policyOf(l.files[path].src)
		if first = cmp.Or(first, own[path]); path == folder+"base.html" || strings.HasPrefix(path, partials) {
			shared = cmp.Or(shared, own[path])
		}
	}
	usual := cmp.Or(shared, first)
	if usual == "" {
		return nil
	}
	for _, path := range l.paths() {
		of := cmp.Or(own[path], usual)
		for _, w := range l.files[path].within {
			switch at := (diag.Pos{File: path, Offset: w.at}); {
			case w.Address == "" && of.refuses(w.What):
				list.Add(diag.LayoutInline, at, w.end, w.What)
			case w.Address != "" && of.keepsFrom(w.Fetched):
				list.Add(diag.LayoutOutside, at, w.end, w.What, w.Address)
			}
		}
	}
	return list
}

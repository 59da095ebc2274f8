// This file finds what stands within a page though the content security policy of the site's pages lets no browser
// run or show it: scripts, styles, frames.

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

// directives say which directive of a policy allows an element within a page.
var directives = map[string]string{"<style>": "style-src", "style": "style-src",
	"<iframe>": "frame-src", "<frame>": "frame-src", "<object>": "object-src", "<embed>": "object-src"}

// A policy is the content of a <meta http-equiv="Content-Security-Policy">; "" is that of a page that has none.
type policy string

// refuses reports whether a browser leaves out what stands within a page: "<style>", "style", "<script>", "onclick", "javascript:".
// What pages without a policy would show, the policy of the site's own pages refuses.
func (p policy) refuses(what string) bool {
	if p == "" {
		return true
	}
	directive := directives[what]
	if directive == "" {
		directive = "script-src"
	}
	for _, name := range []string{directive, "default-src"} {
		for one := range strings.SplitSeq(string(p), ";") {
			words := strings.Fields(strings.ToLower(one))
			if len(words) == 0 || words[0] != name {
				continue
			}
			if directive != "style-src" && directive != "script-src" {
				return !slices.ContainsFunc(words[1:], func(source string) bool { return source != "'none'" })
			}
			return !allowInline(words[1:], strings.HasPrefix(what, "<"))
		}
	}
	return false
}

// allowInline reports whether sources may let an element within a page, or else an attribute, be: beside a nonce or a digest
// 'unsafe-inline' says nothing (https://www.w3.org/TR/CSP3/#allow-all-inline).
func allowInline(sources []string, isElement bool) bool {
	has := func(prefix string) bool {
		return slices.ContainsFunc(sources, func(source string) bool { return strings.HasPrefix(source, prefix) })
	}
	switch nonce, digest := has("'nonce-"), has("'sha"); {
	case !nonce && !digest:
		return slices.Contains(sources, "'unsafe-inline'")
	case isElement:
		return true
	default:
		return digest && slices.Contains(sources, "'unsafe-hashes'")
	}
}

// Refused names the first thing of each kind that stands within a page which is published as it is, and that its own
// policy refuses; that of the site's pages, where it has none.
func Refused(page []byte) (all []string) {
	own := policyOf(page)
	References(page, Taker{Within: func(what string, _ int, _ []byte) {
		if own.refuses(what) && !slices.Contains(all, what) {
			all = append(all, what)
		}
	}})
	return all
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
		end := at
		for end < len(bare) && !ends(bare[end]) {
			end++
		}
		found = append(found, within{what, at, end})
	}})
	return found
}

// A within is something that stands within a layout, and where.
type within struct {
	what    string
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
			if of.refuses(w.what) {
				list.Add(diag.LayoutInline, diag.Pos{File: path, Offset: w.at}, w.end, w.what)
			}
		}
	}
	return list
}

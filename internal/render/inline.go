// This file finds what stands within a page though the content security policy of the site's pages lets no browser
// run or show it: scripts, styles, frames.

package render

import (
	"bytes"
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
			words := strings.Fields(one)
			if len(words) == 0 || !strings.EqualFold(words[0], name) {
				continue
			}
			return !slices.ContainsFunc(words[1:], func(source string) bool {
				if strings.HasSuffix(directive, "-src") && directive != "style-src" && directive != "script-src" {
					return source != "'none'"
				}
				return strings.HasPrefix(source, "'unsafe-") || strings.HasPrefix(source, "'nonce-") || strings.HasPrefix(source, "'sha")
			})
		}
	}
	return false
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

// statedPolicy is the element that states a policy.
var statedPolicy = regexp.MustCompile(`(?is)<meta\s[^>]*http-equiv\s*=\s*["']?content-security-policy["']?[^>]*?content\s*=\s*(?:"([^"]*)"|'([^']*)')`)

func policyOf(page []byte) policy {
	if m := statedPolicy.FindSubmatch(page); m != nil {
		return policy(slices.Concat(m[1], m[2]))
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

// findRefused reports what the policy that layouts give their pages refuses. Layouts that state none have decided so.
func (l *Layouts) findRefused() (list diag.List) {
	var own policy
	for _, path := range l.paths() {
		if own = policyOf(l.files[path].src); own != "" {
			break
		}
	}
	if own == "" {
		return nil
	}
	for _, path := range l.paths() {
		for _, w := range l.files[path].within {
			if own.refuses(w.what) {
				list.Add(diag.LayoutInline, diag.Pos{File: path, Offset: w.at}, w.end, w.what)
			}
		}
	}
	return list
}

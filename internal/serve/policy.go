// This file sees to it that the content security policy of a site's own layout lets the preview in
// (https://www.w3.org/TR/CSP3/).

package serve

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"projetpro/internal/render"
)

// admitted is a page whose policies let the script with a nonce run, and ask the preview for
// news. A page that does so already, as those of the layouts the binary carries do, stays as it is.
func admitted(page []byte, nonce string) []byte {
	head, _, _ := bytes.Cut(page, []byte("<body"))
	if !bytes.Contains(bytes.ToLower(head), []byte("content-security-policy")) {
		return page
	}
	var changed []byte
	done := 0 // of the page
	for _, stated := range render.StatedPolicies(head) {
		if now := admit(stated.Policy, nonce); now != stated.Policy {
			changed = append(append(changed, page[done:stated.From]...), `"`+html.EscapeString(now)+`"`...)
			done = stated.To
		}
	}
	if done == 0 {
		return page
	}
	return append(changed, page[done:]...)
}

// admit is a policy with what the preview needs, and without what it requires of scripts beyond where they come from
// (https://www.w3.org/TR/trusted-types/).
func admit(policy, nonce string) string {
	p := directives(policy)
	p.allow("'nonce-"+nonce+"'", "script-src-elem", "script-src", "default-src")
	p.allow("'self'", "connect-src", "default-src")
	before := len(p)
	p = slices.DeleteFunc(p, func(d []string) bool { return strings.HasPrefix(strings.ToLower(d[0]), "require-") })
	if len(p) == before && slices.EqualFunc(p, directives(policy), slices.Equal) {
		return policy
	}
	var all []string
	for _, d := range p {
		all = append(all, strings.Join(d, " "))
	}
	return strings.Join(all, "; ")
}

// A contentPolicy is a list of directives, each a name and its sources.
type contentPolicy [][]string

func directives(policy string) (p contentPolicy) {
	for part := range strings.SplitSeq(policy, ";") {
		if d := strings.Fields(part); len(d) > 0 {
			p = append(p, d)
		}
	}
	return p
}

// allow adds a source to the first directive there is of some, unless it allows what this site
// has. The last of them stands for others, too: it stays, and the first gets its sources.
func (p *contentPolicy) allow(source string, names ...string) {
	for i, name := range names {
		at := slices.IndexFunc(*p, func(d []string) bool { return strings.EqualFold(d[0], name) })
		if at < 0 {
			continue
		}
		d := (*p)[at]
		if slices.ContainsFunc(d[1:], ownSource) && !slices.Contains(d, "'strict-dynamic'") {
			return
		}
		sources := append(slices.DeleteFunc(slices.Clone(d[1:]), func(s string) bool { return strings.EqualFold(s, "'none'") }), source)
		if i < len(names)-1 {
			(*p)[at] = append([]string{d[0]}, sources...)
		} else {
			*p = append(*p, append([]string{names[max(0, i-1)]}, sources...))
		}
		return
	}
}

// ownSource reports whether a source allows what this site has.
func ownSource(source string) bool {
	return slices.Contains([]string{"'self'", "*", "http:"}, strings.ToLower(source))
}

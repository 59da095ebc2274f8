// This file knows what a content security policy refuses (https://www.w3.org/TR/CSP3/).

package render

import (
	"net/url"
	"slices"
	"strings"
)

// A policy is the content of a <meta http-equiv="Content-Security-Policy">; "" is that of a page that has none.
type policy string

// directives say which directive of a policy says whether a page may hold something, and whether it may be fetched; where the policy
// has none of that name, the next. What is not among them is an attribute with a script.
// https://www.w3.org/TR/CSP3/#directive-fallback-list
var directives = map[string][]string{
	"<style>": ofStyles, "style": {"style-src-attr", "style-src", "default-src"}, "<script>": ofScripts, "javascript:": ofScripts,
	"<iframe>": ofFrames, "<frame>": ofFrames, "<object>": ofPlugins, "<embed>": ofPlugins,
	"<img>": ofPictures, "<input>": ofPictures, "<image>": ofPictures, "<body>": ofPictures, "<audio>": ofMedia, "<video>": ofMedia, "<track>": ofMedia,
	"ping":                  {"connect-src", "default-src"},
	linkRel + "stylesheet>": ofStyles, linkRel + "modulepreload>": ofScripts, linkRel + "manifest>": {"manifest-src", "default-src"},
	linkRel + "icon>": ofPictures, linkRel + "apple-touch-icon>": ofPictures, linkRel + "mask-icon>": ofPictures, linkRel + "prefetch>": {"default-src"},
	linkPreload + "script>": ofScripts, linkPreload + "style>": ofStyles, linkPreload + "font>": {"font-src", "default-src"},
	linkPreload + "image>": ofPictures, linkPreload + "video>": ofMedia, linkPreload + "audio>": ofMedia, linkPreload + "track>": ofMedia,
}

// What a <link> that fetches something is called, up to what it fetches.
const linkRel, linkPreload = "<link rel=", "<link rel=preload as="

var (
	ofStyles     = []string{"style-src-elem", "style-src", "default-src"}
	ofScripts    = []string{"script-src-elem", "script-src", "default-src"}
	ofAttributes = []string{"script-src-attr", "script-src", "default-src"}
	ofFrames     = []string{"frame-src", "child-src", "default-src"}
	ofPlugins    = []string{"object-src", "default-src"}
	ofPictures   = []string{"img-src", "default-src"}
	ofMedia      = []string{"media-src", "default-src"}
)

// sources are those that the first of some directives allows; false where the policy has none of them.
func (p policy) sources(names []string) ([]string, bool) {
	for _, name := range names {
		for one := range strings.SplitSeq(string(p), ";") {
			if words := strings.Fields(strings.ToLower(one)); len(words) > 0 && words[0] == name {
				return words[1:], true
			}
		}
	}
	return nil, false
}

// refuses reports whether a browser leaves out what stands within a page: "<style>", "style", "<script>", "onclick", "javascript:".
// What pages without a policy would show, the policy of the site's own pages refuses.
func (p policy) refuses(what string) bool {
	if p == "" {
		return true
	}
	names := directives[what]
	if names == nil {
		names = ofAttributes
	}
	sources, ok := p.sources(names)
	switch {
	case !ok:
		return false
	case frames[strings.Trim(what, "<>")]:
		return !slices.ContainsFunc(sources, func(source string) bool { return source != "'none'" })
	}
	return !allowInline(sources, strings.HasPrefix(what, "<"))
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

// A Fetched is something that a browser fetches by itself as it shows a page: what asks for it, "<script>", "<link rel=preconnect>",
// and its address.
type Fetched struct{ What, Address string }

// host is that of another website from which it is fetched; "" where it is not.
func (x Fetched) host() string {
	u, err := url.Parse(x.Address)
	if err != nil || u.Host == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.ToLower(u.Host)
}

// keepsFrom reports whether a policy keeps browsers from fetching something from another website. Frames that it refuses wherever
// they lead are not among it. What pages without a policy would fetch, the policy of the site's own pages refuses; a connection that
// is opened beforehand no policy does, so that it is told unless something may be fetched there.
func (p policy) keepsFrom(x Fetched) bool {
	host := x.host()
	if host == "" || frames[strings.Trim(x.What, "<>")] && p.refuses(x.What) {
		return false
	}
	if p == "" {
		return true
	}
	names, known := directives[x.What]
	if known {
		sources, ok := p.sources(names)
		return ok && !slices.ContainsFunc(sources, func(source string) bool { return allows(source, host) })
	}
	for one := range strings.SplitSeq(string(p), ";") {
		if slices.ContainsFunc(strings.Fields(strings.ToLower(one)), func(source string) bool { return allows(source, host) }) {
			return false
		}
	}
	return true
}

// allows reports whether a source may be meant for what a host has: one that names it, a scheme, a nonce or a digest.
func allows(source, host string) bool {
	if source == "*" || strings.HasPrefix(source, "'nonce-") || strings.HasPrefix(source, "'sha") || source == "https:" || source == "http:" {
		return true
	}
	if _, behind, ok := strings.Cut(source, "://"); ok {
		source = behind
	}
	source, _, _ = strings.Cut(source, "/")
	if domain, ok := strings.CutPrefix(source, "*."); ok {
		return strings.HasSuffix(host, "."+domain)
	}
	return source == host
}

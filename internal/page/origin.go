// This file knows where the site is published and where it is previewed, and which addresses are its own.

package page

import (
	"cmp"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"projetpro/internal/schema"

	"golang.org/x/net/idna"
)

// An Origin is where the site is published.
type Origin struct {
	Root   string // scheme and host: https://www.example.org
	Prefix string // the path below which the site lies: "" or /projetpro
}

// ParseOrigin reads a base address. It must be http or https, with a host, and
// have no user, no query, no fragment, and no folder . or .. in its path. Slashes
// that are doubled, as two variables put together have them, count once; a host of
// other letters than those of ASCII is written in these, as RFC 5891 has it. It has at most 500 bytes.
func ParseOrigin(base string) (Origin, bool) {
	u, err := url.Parse(base)
	if err != nil || len(base) > maxOrigin || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || strings.ContainsAny(base, "?#") {
		return Origin{}, false
	}
	host := asciiHost(u)
	if host == "" {
		return Origin{}, false
	}
	prefix := ""
	for part := range strings.SplitSeq(u.EscapedPath(), "/") {
		switch name := unescaped(part); {
		case name == "." || name == ".." || strings.ContainsAny(name, `/\`) || strings.ContainsFunc(name, unicode.IsControl):
			return Origin{}, false
		case name != "":
			prefix += "/" + (&url.URL{Path: name}).EscapedPath()
		}
	}
	return Origin{u.Scheme + "://" + host, prefix}, true
}

// maxOrigin is how long the address of a site may be, in bytes: it stands in every link of every page.
const maxOrigin = 500

// asciiHost is the host of an address as browsers ask for it, with its port unless that is the scheme's own (RFC 3986, 6.2.3);
// "" for what cannot be one.
func asciiHost(u *url.URL) string {
	name, err := idna.Lookup.ToASCII(u.Hostname())
	if ip, bad := netip.ParseAddr(u.Hostname()); bad == nil {
		name, err = ip.String(), nil
	}
	name = strings.TrimSuffix(name, ".") // that of the root of all names
	if err != nil || len(name) > 253 || slices.ContainsFunc(strings.Split(name, "."), func(label string) bool { return label == "" || len(label) > 63 }) {
		return ""
	}
	if _, err := strconv.ParseUint(cmp.Or(u.Port(), "1"), 10, 16); err != nil {
		return ""
	}
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	if port := u.Port(); port != "" && u.Scheme+port != "https443" && u.Scheme+port != "http80" {
		name += ":" + port
	}
	return name
}

// Within is the part of a whole address behind that of the site, without what it asks and names on a page; false where it
// is one of another site.
func (p *Plan) Within(address string) (at string, ok bool) {
	at, ok = p.planner.own(address)
	at, _, _ = strings.Cut(at, "#")
	at, _, _ = strings.Cut(at, "?")
	return unescaped(at), ok
}

// own is the part of a whole address behind that of the site, if it is one of the site, or of its preview:
// editors copy addresses from the browser.
func (p *planner) own(dest string) (string, bool) {
	u, err := url.Parse(dest)
	if err != nil || u.Host == "" {
		return "", false
	}
	for _, o := range p.origins() {
		_, host, _ := strings.Cut(o.Root, "://")
		rest, below := strings.CutPrefix(u.EscapedPath(), o.Prefix)
		if asciiHost(u) == host && below && (rest == "" || rest[0] == '/') && (u.Scheme == "http" || u.Scheme == "https") {
			u.Scheme, u.Host, u.User, u.Path, u.RawPath = "", "", nil, "/", ""
			return cmp.Or(rest, "/") + strings.TrimPrefix(u.String(), "/"), true
		}
	}
	if isNear(u) {
		at := strings.TrimPrefix(u.EscapedPath(), p.origin.Prefix)
		u.Scheme, u.Host, u.User, u.Path, u.RawPath = "", "", nil, "/", ""
		return cmp.Or(at, "/") + strings.TrimPrefix(u.String(), "/"), true
	}
	return "", false
}

// PreviewPort is where a preview is when nobody says where, and PreviewPorts how many ports are tried, from it on, when it is taken.
const (
	PreviewPort  = 8000
	PreviewPorts = 20
)

// isNear reports whether an address is of a preview: of this computer, where no reader is, or, as a telephone sees it, of a computer of
// the same network at a port of previews. Other addresses of such a network are those of its own sites.
func isNear(u *url.URL) bool {
	if u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	host := strings.ToLower(u.Hostname())
	if ip, err := netip.ParseAddr(host); err == nil {
		port, _ := strconv.Atoi(u.Port())
		return ip.IsLoopback() || ip.IsUnspecified() || ip.IsPrivate() && u.Scheme == "http" && port >= PreviewPort && port < PreviewPort+PreviewPorts
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// preview tells of an address of the preview in a fact, and which was meant.
func (p *planner) preview(address schema.URL) (meant string, ok bool) {
	u, err := url.Parse(string(address))
	if err != nil || !isNear(u) || slices.ContainsFunc(p.origins(), func(o Origin) bool { return strings.HasSuffix(o.Root, "://"+asciiHost(u)) }) {
		return "", false
	}
	at, _ := p.own(string(address))
	return p.origin.Root + p.origin.Prefix + at, true
}

// origins are where the site is published: as the person who builds it says, and as its settings do.
func (p *planner) origins() []Origin {
	all := []Origin{p.origin}
	if o, ok := ParseOrigin(string(p.site.Config.BaseURL)); ok && o != p.origin {
		all = append(all, o)
	}
	return all
}

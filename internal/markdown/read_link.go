// This file reads links and pictures.

package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

func (r *reader) link(n *ast.Link) {
	r.endRun()
	r.use(n.Reference)
	at, end := n.Pos(), r.linkEnd(n)
	if r.awaited.IsText(destination(n.Destination)) {
		r.toWrite(at, end)
		r.gather(n)
		return
	}
	k := r.target(followed, destination(n.Destination), n.Destination, at, end)
	i := len(r.nodes)
	l := node{kind: kindLink, n: int32(k), at: int32(at), end: int32(end)}
	if len(n.Title) > 0 {
		l.s = r.titleAttribute(n.Title, at, end)
	}
	r.add(l)
	from := len(r.text)
	r.inLink = true
	r.gather(n)
	r.endRun()
	r.inLink = false
	r.close(i)
	r.said(k, r.wordsFrom(from))
}

// linkEnd is the offset behind a link or an image. It is asked in the order of
// the text, while r.ends has what stands within a link before the link. So that
// nothing is looked for twice, a link is moved before what it holds; what an
// image holds is passed over, since only its text is used.
func (r *reader) linkEnd(n ast.Node) int {
	for i := range r.ends {
		k := (r.nextEnd + i) % len(r.ends)
		e := r.ends[k]
		if e.node != n {
			continue
		}
		if from := r.nextEnd; n.Kind() == ast.KindLink && k > from {
			copy(r.ends[from+1:k+1], r.ends[from:k])
			r.ends[from] = e
			k = from
		}
		r.nextEnd = k + 1
		return min(max(e.at, n.Pos()+1), len(r.src))
	}
	return min(n.Pos()+1, len(r.src))
}

// target adds one, and gives its index. at and end are the limits of what leads
// there, raw is the destination as it stands in the source.
func (r *reader) target(kind linkKind, dest string, raw []byte, at, end int) int {
	t := target{kind: kind, link: -1, dest: dest, raw: raw}
	if code, _ := check(kind, dest); code == "" {
		t.link = len(r.links)
		r.links = append(r.links, Link{Kind: kind, Dest: dest, Pos: r.base.At(at), End: r.base.Offset + end})
	}
	r.targets = append(r.targets, t)
	return len(r.targets) - 1
}

// wordsFrom are those of the text from an offset on.
func (r *reader) wordsFrom(at int) string {
	s := string(r.text[at:])
	if strings.ContainsRune(s, object) {
		s = strings.ReplaceAll(strings.ReplaceAll(s, " "+string(object), ""), string(object), "")
	}
	return strings.TrimSpace(s)
}

// said notes what the reader is told of the target k.
func (r *reader) said(k int, text string) {
	t := &r.targets[k]
	if t.said = text; t.link >= 0 {
		r.links[t.link].Text = text
	}
}

// titleAttribute is the title of a link or picture that stands between two offsets.
func (r *reader) titleAttribute(raw []byte, at, end int) string {
	title := r.tongue.Plain(r.withoutBlanks(unescaped(raw)))
	if r.awaited.IsText(title) {
		r.toWrite(at, end)
		return ""
	}
	return string(append(appendEscaped([]byte(` title="`), title), '"'))
}

// autoLink reads an address in angle brackets.
func (r *reader) autoLink(n *ast.AutoLink) {
	r.endRun()
	label := n.Label(r.src)
	at := n.Pos()
	end := min(at+len(label)+2, len(r.src))
	from := len(r.text)
	if r.inLink {
		r.text = append(r.text, label...)
		r.add(node{kind: kindLiteral, from: int32(from), to: int32(len(r.text))})
		return
	}
	dest := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	k := r.target(followed, dest, label, at, end)
	if r.targets[k].link < 0 {
		r.add(node{kind: kindLink, flag: true, n: int32(k), at: int32(at), end: int32(end)})
		return
	}
	r.text = append(r.text, label...)
	r.linked(k, from, len(r.text), at, end)
}

// linked makes a part of the text the text of a link, which is the target k.
func (r *reader) linked(k, from, to, at, end int) {
	r.said(k, string(r.text[from:to]))
	i := len(r.nodes)
	r.add(node{kind: kindLink, n: int32(k), from: int32(from), to: int32(to), at: int32(at), end: int32(end)})
	r.add(node{kind: kindLiteral, from: int32(from), to: int32(to)})
	r.nodes[i].next = int32(len(r.nodes))
}

// image reads a picture. It is described in words, or said to be mere
// decoration by the title "decorative".
func (r *reader) image(n *ast.Image) {
	r.picture(n, len(n.Title) > 0 && !r.words.isDecorative(string(n.Title)))
}

// picture reads one, with its title if that is to be seen when it is pointed at. Of one
// that is still to be described, or to be put there, nothing is seen.
func (r *reader) picture(n *ast.Image, titled bool) {
	r.endRun()
	m := r.mark()
	r.use(n.Reference)
	at, end := n.Pos(), r.linkEnd(n)
	attributes := ""
	if titled {
		attributes = r.titleAttribute(n.Title, at, end)
	}
	k := r.target(Image, destination(n.Destination), n.Destination, at, end)
	i, from := len(r.nodes), len(r.text)
	r.add(node{kind: kindImage, flag: r.words.isDecorative(string(n.Title)), n: int32(k), s: attributes, at: int32(at), end: int32(end)})
	r.description(n)
	r.said(k, r.wordsFrom(from))
	if r.awaited.IsText(r.targets[k].said) || r.awaited.IsText(r.targets[k].dest) {
		r.backTo(m)
		r.toWrite(at, end)
		return
	}
	if r.targets[k].link < 0 {
		r.text = r.text[:from]
		r.close(i)
		return
	}
	r.close(i)
	r.stand()
}

// description gathers the text within an image.
func (r *reader) description(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r.appendPlain(n.Segment.Value(r.src), n.Segment.Start)
			if n.SoftLineBreak() || n.HardLineBreak() {
				r.space()
			}
		case *ast.AutoLink:
			r.text = append(r.text, n.Label(r.src)...)
		case *ast.RawHTML:
			r.rawTag(n)
		case *ast.Link:
			r.use(n.Reference)
			r.description(n)
		case *ast.Image:
			r.use(n.Reference)
			r.description(n)
		default:
			r.description(n)
		}
	}
}

// use notes that a link leads where a definition says.
func (r *reader) use(reference *ast.ReferenceLink) {
	if reference != nil {
		r.used[util.ToLinkReference(reference.Value)] = true
	}
}

func (r *reader) rawTag(n *ast.RawHTML) {
	from := n.Segments.At(0).Start
	to := n.Segments.At(n.Segments.Len() - 1).Stop
	r.add(node{kind: kindRawTag, at: int32(from), end: int32(to)})
}

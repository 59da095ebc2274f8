//go:build unix

// This file makes up patterns by chance: a few tokens, which a file repeats.

package main

import (
	"bytes"
	"math/rand/v2"
	"strings"
)

// An alphabet is what the files of one kind are made up of.
type alphabet struct {
	file       string // with a place for a name
	head, tail string
	tokens     []string
}

// A pattern is what a file holds between its beginning and its end: some tokens, then others again and again, then the rest.
type pattern struct {
	Head, Before, Again, After, Tail string
}

func (p pattern) String() string { return p.Before + "(" + p.Again + ")*" + p.After }

// text is the pattern in about n bytes. Where it opens and closes, half is for each.
func (p pattern) text(n int) []byte {
	var b bytes.Buffer
	b.WriteString(p.Head + p.Before)
	b.WriteString(strings.Repeat(p.Again, max(1, n/max(1, len(p.Again)+len(p.After)))))
	b.WriteString(strings.Repeat(p.After, max(1, n/max(1, len(p.Again)+len(p.After)))))
	b.WriteString(p.Tail)
	return b.Bytes()
}

func (a alphabet) pattern(random *rand.Rand) pattern {
	some := func(most int) string {
		var b strings.Builder
		for range most {
			b.WriteString(a.tokens[random.IntN(len(a.tokens))])
		}
		return b.String()
	}
	p := pattern{Head: a.head, Tail: a.tail, Before: some(random.IntN(3)), Again: some(1 + random.IntN(5))}
	if random.IntN(4) == 0 {
		p.After = some(1 + random.IntN(2))
	}
	return p
}

func tokens(s string) []string { return strings.Split(s, " ") }

var alphabets = map[string]alphabet{
	"text":    {"content/pages/%s.fr.md", page, "\n", append(tokens("a b é ` `` * ** _ ~ ~~ [ ] ( ) [^ ]( ]: ![ < > </ <!-- --> & &amp; | |-| : :: ; ! ? \" ' « » # ## - + 1. 1) > = == ^ $ { } {# {lang=en} \\ / // http:// www. @ . , … [! [x] •"), " ", "  ", "\n", "\n\n", "\t", "\n> ", "\n- ", "\n    ", "\u00a0", "\u200b")},
	"front":   {"content/pages/%s.fr.md", "---\ntitle: A\nsummary: B\n", "\n---\n\nA.\n", append(tokens("a b: c: levels: credits: - [ ] { } , : \" ' & * ! | > % @ ` # ? ~ << 1 1-9 2019-10 1e9 BA1 BA1-BA9 true null \\ {lang=en}"), " ", "\n", "\n  ", "\n- ", "\t", ": ", "- ", "\u00a0")},
	"strings": {"i18n/nl.yaml.%s.yaml", "", "\n", append(tokens("a b: c: - [ ] { } , : \" ' & * ! | > % @ ` # ? {n} one: other:"), " ", "\n", "\n  ", "\t", ": ", "\r", "\r\n", "\u2028")},
	"css":     {"static/%s.css", "", "", append(tokens("a b .c #d { } ( ) [ ] : ; , > + ~ * = ! !important \" ' \\ / /* */ url( calc( var( :is( :not( --e 1 1px 0deg 50% #fff red @media @import @layer @supports U+26 <!-- --> rgb( linear-gradient( data:"), " ", "\n", "a{b:", "}", "{a:b}")},
	"js":      {"static/%s.js", "", "", append(tokens("a b c , ; . : ? ?. ! = == => + - * ** / % & | ^ ~ < > ( ) [ ] { } ` ${ ' \" \\ 0 1 /a/ // /* */ var let const function class extends return if else for while do switch case try catch new typeof await async yield delete void in of import export default get set static this super null"), " ", "\n", "var a=", "(a)=>", "function a(){", "}", "...")},
	"svg":     {"static/%s.svg", `<svg xmlns="http://www.w3.org/2000/svg">`, "</svg>", append(tokens("<g> </g> <g <path /> > d=\" \" ' M1 L a1 z 0 .5 -1 1e9 <style> </style> <text> </text> <!-- --> <![CDATA[ ]]> & &lt; &#1; <!DOCTYPE <?x ?> xlink:href= style= a{b:c}"), " ", "\n")},
	"json":    {"static/%s.json", "", "", append(tokens(`{ } [ ] : , " \ 1 -1 1e9 . true null "a" "a":1, \u0061`), " ", "\n")},
	"layout":  {"layouts/partials/%s.html", "", "", append(tokens("{{ }} {{end}} {{if {{else}} {{range {{with {{define {{template {{/* */}} .Title .Nav .L . $a := | ( ) \" ' < > </ <a <div> </div> <script> </script> <style> </style> <!-- --> href= = & printf \"x\" {{block"), " ", "\n", "{{.Title}}", "{{if .Title}}")},
	"pdf":     {"static/%s.pdf", "%PDF-1.7\n", "", append(tokens("1 0 obj endobj stream endstream << >> [ ] ( ) < > / /Type /Catalog /Pages /Kids /Count /ObjStm /XRef /Root xref trailer startxref 1 0 R % \\"), " ", "\n")},
}

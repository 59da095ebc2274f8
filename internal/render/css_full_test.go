//go:build full

// This file compares style sheets with what is made of them through a browser: Chromium.

package render

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// declarations are of modern CSS: all units of zero, shorthands, colours, transforms, grids, custom properties.
const declarations = `rotate: 0deg; rotate: x 0deg; rotate: 0turn; rotate: 0rad; rotate: z 0grad; offset-rotate: 0deg; offset-rotate: auto 0deg; transform: rotate(0deg);
transform: skew(0deg, 0rad) translate(0px, 0%) scale(1, 1); transform: perspective(0px); translate: 0px 0%; scale: 1.0 1; transform-origin: 0px 0% 0px;
flex: 1 1 0px; flex: 1 1 0%; flex: 0 0 0; flex: 1; flex: auto; flex: none; flex: 1 1 0em; flex-basis: 0px; flex-basis: 0%; flex-flow: row nowrap;
width: 0px; width: 0%; height: 0em; min-width: 0rem; max-width: 0vw; inset: 0px; margin: 0px auto 0px 0%; padding: 0px 0px; gap: 0px 0px; margin: -0px;
transition: all 0s ease 0ms; transition: opacity 0.0s; animation: a 0s linear 0s infinite; animation-duration: 0s, 0ms; transition-delay: 0ms;
color: #ffffff; color: #FFF8; color: rgb(255 255 255 / 0%); color: rgba(0,0,0,0); color: hsl(0deg 100% 50%); color: hwb(0 0% 0%); color: lab(0% 0 0);
color: oklch(0% 0 0deg); color: color(display-p3 0 0 0); color: color-mix(in oklab, red 0%, blue); color: light-dark(#fff, #000); color: transparent;
color: currentcolor; background: linear-gradient(0deg, #000 0%, #fff 100%); background: conic-gradient(from 0deg, red 0turn, blue 1turn);
background: radial-gradient(circle at 0px 0%, red 0px, blue); background: none; background: url("a b.png") 0px 0px / 0% 0px no-repeat; background-position: 0px 0px;
background-size: 0px; background: transparent; border: 0px solid; border: none; border-width: 0px; border-radius: 0px / 0px; border-image: none; outline: 0px none;
box-shadow: 0px 0px 0px 0px #0000; text-shadow: 0px 0px 0px red; filter: blur(0px) hue-rotate(0deg) drop-shadow(0px 0px 0px red); backdrop-filter: none;
clip-path: inset(0px); clip-path: polygon(0px 0px, 0% 0%); clip-path: circle(0px at 0px 0px); shape-outside: circle(0px); mask: none; object-position: 0px 0%;
grid-template-columns: 0px 0fr minmax(0px, 1fr); grid-template: "a  b" 0px "c  d" 0fr / 1fr  1fr; grid-area: 1 / 1 / 2 / 2; grid-template-areas: "a a" "b  c";
grid-auto-flow: row dense; grid: auto-flow 0px / 1fr; columns: 0px; columns: 2 0px; column-rule: 0px solid red; place-items: center center; place-self: auto;
font: 400 0px/0 serif; font: normal 1em / 1.0 "Fira Sans", sans-serif; font-weight: normal; font-weight: bold; font-variation-settings: "wght" 0; line-height: 0px;
font-family: "A  B", serif; font-feature-settings: "liga" 0, "kern" 1; letter-spacing: 0px; word-spacing: 0em; text-indent: 0px; tab-size: 0; tab-size: 0px;
font-size: clamp(1rem, 0px + 1vw, 2rem); width: calc(0px + 1%); width: calc(1px - -1px); width: calc(2 * (1px + 0px)); width: min(0px, 0%); width: max(0px, 1em);
width: round(up, 1.5px, 1px); width: abs(-1px); rotate: calc(0deg + 0turn); opacity: 0.0; opacity: .50; opacity: 0%; z-index: 0; order: -0; aspect-ratio: 1 / 1;
aspect-ratio: auto 0; zoom: 1; stroke-dasharray: 0px 1px; stroke-width: 0px; fill: none; quotes: "«\202F" "\202F»"; content: "\a  b"; content: "a\
b"; content: counter(a, "x"); content: ""; content: "/*" attr(x) "*/"; counter-reset: a 0; counter-increment: a 0; --a: 0px; --b:  { a: b } ; --c:; --d: ;
--e: 1px/**/2px; --f: "  "; --g: #FFFFFF; width: var(--a, 0px); width: var(--a,); color: var(--g); display: inline-block; display: inline flex; overflow: hidden visible;
scroll-margin: 0px; scroll-snap-type: x mandatory; overscroll-behavior: none; touch-action: pan-x  pan-y; will-change: auto; contain: layout  paint;
container: a / inline-size; inset-inline: 0px 0%; margin-block: 0px; padding-inline: 0em 0px; border-block: 0px solid; perspective: 0px; perspective-origin: 0px 0%;
offset-path: path("M0 0  L 10 10"); d: path("M 0 0"); cursor: url(a.png) 0 0, auto; list-style: none; text-decoration: none; text-decoration: underline 0px;
text-underline-offset: 0px; accent-color: auto; color-scheme: light  dark; resize: none; all: unset; isolation: isolate; mix-blend-mode: normal; hyphens: auto;
image-rendering: pixelated; writing-mode: vertical-rl; text-wrap: balance; interpolate-size: allow-keywords; view-transition-name: a; anchor-name: --a; top: anchor(--a bottom, 0px)`

// rules are the at-rules, and selectors in which a space matters.
const rules = `@charset "utf-8"; @layer a, b ; @import url( "x.css" ) layer( a ) supports( display : grid ) screen ; @namespace svg url(http://www.w3.org/2000/svg);
/* one */ a :hover , a:hover>b ~ c + d  *{color:red}a/**/b{}a /**/ b{}svg|a{}*|*{}[a = "b  c" i]{} :is( a , b ) :not( c ){}a:nth-child( 2n + 1 of b ){}::part( a ){}
.\31 a .a\26 {top:0}.a\:b{} & a{}@media screen and (min-width:0px) , (0px<=width<40em){a{b:c}}@media not all and (monochrome){a{top:0}}
@supports (display : grid) and (not (display : none)) or selector(a > b){a{top:0}}@supports (--css: variables){a{top:0}}@container a (width > 0px) and style(--x: 0px){a{top:0}}
@font-face{font-family : "x";src:url(a.woff2) format( "woff2" ) , local( "A  B" );unicode-range:U+0-FF , u+4?? , U+131}@property --x{syntax:"<length>";inherits : false ; initial-value:0px}
@keyframes a{from , 0%{top:0px}50% {top:1px}to{top:0%}}@layer a{b{c:d}@layer c{d{top:0}}}@scope (.a) to (.b){img{top:0}}@starting-style{a{opacity:0}}
@counter-style x{system:cyclic;symbols:"\1F44D" "a  b";suffix:" "}@page :first{margin:0px;@top-left{content:"a"}}@view-transition{navigation:auto}
.a{top:0;& .b{top:0}&:hover{top:0}.c &{top:0}> .d{top:0}@media (min-width:1px){top:1px;& e{top:0}}color:red}@font-feature-values A{@swash{b:1}}
@font-palette-values --a{font-family:A;base-palette:0;override-colors:0 #FFF}@position-try --a{top:0px}a{color:red!important;top:0 ! important}`

func TestCompactCSSInBrowser(t *testing.T) {
	var sheet strings.Builder
	sheet.WriteString(rules)
	for i, d := range strings.Split(declarations, ";") {
		fmt.Fprintf(&sheet, "\n/* %d */ .x%d {\n  %s ;\n}\n", i, i, strings.TrimLeft(d, " \n"))
	}
	if n := strings.Count(declarations, ";"); n < 150 {
		t.Fatalf("only %d declarations", n)
	}
	carried, err := os.ReadFile(root + "/static/site.css")
	if err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.ExecPath("chromium"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"))
	ctx, cancel := context.Background(), context.CancelFunc(nil)
	for range 3 { // one that crashes while it starts is none
		ctx, cancel = chromedp.NewExecAllocator(context.Background(), append(options, chromedp.UserDataDir(t.TempDir()))...)
		defer cancel()
		ctx, _ = chromedp.NewContext(ctx)
		if err = chromedp.Run(ctx); err == nil {
			break
		}
		t.Log(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer chromedp.Cancel(ctx) // and waits
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	read := func(css string) (said []string) {
		t.Helper()
		text, err := json.Marshal(css)
		if err != nil {
			t.Fatal(err)
		}
		// What a browser understands of a sheet, rule by rule, and of custom properties the very text.
		err = chromedp.Run(ctx, chromedp.Navigate("about:blank"), chromedp.Evaluate(`(() => {
			const style = document.createElement("style");
			style.textContent = `+string(text)+`;
			document.head.append(style);
			const said = [];
			const look = (rules) => { for (const r of rules) {
				said.push(r.cssText);
				if (r.style) for (const p of r.style) said.push(p + "=" + r.style.getPropertyValue(p));
				if (r.cssRules) look(r.cssRules);
			} };
			look(style.sheet.cssRules);
			return said;
		})()`, &said))
		if err != nil {
			t.Fatal(err)
		}
		return said
	}
	for name, src := range map[string]string{"the corpus": sheet.String(), "site.css": string(carried)} {
		want, got := read(src), read(string(compactCSS([]byte(src))))
		if len(want) < 100 {
			t.Fatalf("%s: a browser understands only %d rules", name, len(want))
		}
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Fatalf("%s: rule %d of %d is %q, was %q", name, i, len(want), got[min(i, len(got)-1)], want[i])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d rules, were %d", name, len(got), len(want))
		}
	}
}

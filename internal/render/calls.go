// This file lists the functions and methods that layouts use most, so that
// programs call them quickly.

package render

import (
	"html/template"
	"sync"

	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/program"
)

// calls has one example of each kind; a function with the same parameters and
// result is called as quickly. One that is forgotten is slower, no more.
var calls = sync.OnceValue(func() *program.Calls {
	return program.NewCalls(
		program.Text1(body),
		program.Text1(href),
		program.Text1(standing),
		program.Text1(state),
		program.Text1(fit),
		program.Text1(qrOf),
		program.Text1(beads),
		program.Text1(tel),
		program.Text2(credits),
		program.Text2(inLanguage),
		program.Text2(langAttributes),
		program.Text2(languages),
		program.Text2(level),
		program.Text2(levels),
		program.Text2(link),
		program.Text2(list),
		program.Text2(timeElement),
		program.Text2(words), // and where
		program.Text2(day),   // and place
		program.Text3(when),
		program.Text3(span),
		program.Text1Err(jsonOf),
		program.Text2Err[string, any, template.HTML](nil), // memo, facts, meta
		program.Text2Err(assetAddress),

		program.Text1(lang.Tag.Dir),
		program.Text1(page.Line.Class),
		program.Text1(page.Language.Tag),
		program.Text2(page.Language.Bytes),
		program.Text2(page.Language.Clock),
		program.Text2(page.Language.Amount),
		program.Text2(page.Language.Date), // and Day
		program.Text2(page.Language.Held),
		program.Text2(page.Language.List),
		program.Text2(page.Language.Minutes),
		program.Text2Any(page.Language.T),
		program.Text3(page.Language.Count), // and Label
		program.Text3(page.Language.Decimal),
		program.Text3(page.Language.Enum),
		program.Text3(page.Language.CreditRange),
		program.Text3(page.Language.Quantity),

		program.Bool1(page.Body.Empty),
		program.Bool1(withFallback.Fallback),
		program.Bool1(withOpen.Open),
		program.Text1(withForeign.Foreign),
	)
})

// What all views have.
type (
	withFallback interface{ Fallback() bool }
	withForeign  interface{ Foreign() lang.Tag }
	withOpen     interface{ Open() bool }
)

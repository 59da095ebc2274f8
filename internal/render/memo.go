// This file remembers what many pages have in common: the header of a section,
// the card of a module. Rendering those anew would be most of the work.

package render

import (
	"fmt"
	"html/template"
	"runtime"
	"weak"

	"projetpro/internal/diag"
	"projetpro/internal/page"
)

// memo is the function of that name in layouts: {{memo "card-module" .}} is
// {{template "card-module" .}}, rendered once for each value. The name must be
// written there, so that what a layout is made of is known beforehand.
func (p *piece) memo(name string, of any) (template.HTML, error) {
	if q := p.remembered(name); q != nil {
		return q.once(of)
	}
	return "", unable(diag.CannotFindMemo, name)
}

// remembered is the partial of that name that is remembered in a piece, or nil.
// It is never the piece itself, nor does it lead back to it; see circles.go.
func (p *piece) remembered(name string) *piece {
	for _, q := range p.within[1:] {
		if q.name == name {
			return q
		}
	}
	return nil
}

// once is the HTML of a piece for a value, remembered.
func (p *piece) once(of any) (template.HTML, error) {
	if frame, ok := of.(*page.Frame); ok {
		return remember(p, frame, of)
	}
	if card, ok := page.CardOf(of); ok {
		return remember(p, card, of)
	}
	return "", unable(diag.CannotMemo, fmt.Sprintf("%T", of))
}

// remember holds HTML in a piece by the pointer of the value it was made from.
// Since neither ever changes, what is remembered is always right. A value is held
// weakly: when the last page that shows it is gone, so is its HTML, and nobody has
// to say so.
func remember[T any](p *piece, pointer *T, of any) (template.HTML, error) {
	if pointer == nil {
		return "", unable(diag.CannotMemoNothing, p.name)
	}
	key := any(weak.Make(pointer)) // equal when made from the same pointer, even behind its life
	if html, ok := p.memory.Load(key); ok {
		return html.(template.HTML), nil
	}
	made, err := p.fill(nil, of)
	if err != nil {
		return "", err
	}
	html := template.HTML(made)
	if _, known := p.memory.LoadOrStore(key, html); !known {
		runtime.AddCleanup(pointer, forget, remembered{weak.Make(p), key})
	}
	return html, nil
}

// remembered is what to forget, and where: pieces that nobody uses any more must
// not be kept by the cards they rendered.
type remembered struct {
	piece weak.Pointer[piece]
	key   any
}

func forget(r remembered) {
	if p := r.piece.Value(); p != nil {
		p.memory.Delete(r.key)
	}
}

// This file remembers what many pages have in common: the header of a section,
// the card of a module. Rendering those anew would be most of the work.

package render

import (
	"fmt"
	"html/template"
	"runtime"
	"sync"
	"weak"

	"projetpro/internal/page"
)

// A memory holds HTML by the template that made it and the value it was made
// from. Since values never change, what is remembered is always right. A value
// is held weakly: when the last page that shows it is gone, so is its HTML, and
// nobody has to say so.
type memory struct{ html sync.Map } // memoKey → template.HTML

type memoKey struct {
	template string
	of       any // weak.Pointer[T]; equal when made from the same pointer, even behind its life
}

// memo is the function of that name in layouts: {{memo "card-module" .}} is
// {{template "card-module" .}}, rendered once for each value.
func (l *Layouts) memo(name string, of any) (template.HTML, error) {
	switch of := of.(type) {
	case *page.Frame:
		return remember(l, name, of)
	case *page.FacultyCard:
		return remember(l, name, of)
	case *page.ModuleCard:
		return remember(l, name, of)
	case *page.YearCard:
		return remember(l, name, of)
	case *page.OfferCard:
		return remember(l, name, of)
	case *page.PartnerCard:
		return remember(l, name, of)
	}
	return "", fmt.Errorf("memo takes a frame or a card, not %T: write {{template %q …}}", of, name)
}

func remember[T any](l *Layouts, name string, of *T) (template.HTML, error) {
	if of == nil {
		return "", fmt.Errorf("memo %q of nothing", name)
	}
	key := memoKey{name, weak.Make(of)}
	if html, ok := l.memory.html.Load(key); ok {
		return html.(template.HTML), nil
	}
	t := l.shared[name]
	if t == nil {
		return "", fmt.Errorf("no file of %spartials defines %q", folder, name)
	}
	made, err := l.fill(nil, t, of)
	if err != nil {
		return "", err
	}
	html := template.HTML(made)
	if _, known := l.memory.html.LoadOrStore(key, html); !known {
		runtime.AddCleanup(of, forget, remembered{weak.Make(l.memory), key})
	}
	return html, nil
}

// remembered is what to forget, and where: layouts that nobody uses any more
// must not be kept by the cards they rendered.
type remembered struct {
	memory weak.Pointer[memory]
	key    memoKey
}

func forget(r remembered) {
	if m := r.memory.Value(); m != nil {
		m.html.Delete(r.key)
	}
}

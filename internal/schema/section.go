// This file names the sections that texts about modules and offers have again and again.

package schema

import "slices"

// named are the sections of a text that are the same in every language, in the order that
// catalogues have them: by these names links lead to them. What a language calls them is an
// interface string, words.sections.<name>, and what the messages call them the term
// section-<name>.
var named = []string{"objectives", "outcomes", "prerequisites", "content", "method", "assessment", "bibliography", "practical", "accessibility"}

// NamedSections lists the names of the sections that are the same in every language.
func NamedSections() []string { return slices.Clone(named) }

// This file keeps the list of all codes and terms.

package diag

import "slices"

// A Code names a kind of mistake. It is stable: editors search for it, and
// scripts filter by it.
type Code string

// A Rule is what a code has beside its sentences.
type Rule struct {
	Code     Code
	Severity Severity
	Strict   bool     // an error under --strict
	Args     []string // names of the parts of its sentences, in the order of [List.Add]
}

// SeverityIn is the rule's severity, under --strict or not.
func (r *Rule) SeverityIn(strict bool) Severity {
	if strict && r.Strict {
		return Error
	}
	return r.Severity
}

// A Term is a word or a sentence that is an argument of another ("a date"): it
// is said in the reader's language.
type Term string

var (
	rules  []*Rule // in the order of the stages that report them
	byCode = map[Code]*Rule{}
	terms  []Term
)

// Rules lists the rule of every code, in the order of the stages that report them.
func Rules() []*Rule { return slices.Clone(rules) }

// RuleOf is the rule of a declared code.
func RuleOf(c Code) *Rule {
	r := byCode[c]
	if r == nil {
		panic("diag: code not declared: " + string(c))
	}
	return r
}

// Terms lists the terms of this package. Others are made from what a site has,
// such as its kinds of pages.
func Terms() []Term { return slices.Clone(terms) }

// declare declares a code; args name what its sentences are filled with.
func declare(c Code, s Severity, args ...string) Code {
	if byCode[c] != nil {
		panic("diag: code declared twice: " + string(c))
	}
	r := &Rule{Code: c, Severity: s, Args: args}
	rules = append(rules, r)
	byCode[c] = r
	return c
}

// declareStrict is declare for what is an error under --strict.
func declareStrict(c Code, s Severity, args ...string) Code {
	declare(c, s, args...)
	byCode[c].Strict = true
	return c
}

// term declares a term.
func term(t Term) Term {
	terms = append(terms, t)
	return t
}

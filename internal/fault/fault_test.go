package fault_test

import (
	"errors"
	"strings"
	"testing"

	"projetpro/internal/fault"
)

func fail(list []int, i int) int { return list[i] }

func TestCatch(t *testing.T) {
	check := func(do func(), want string) {
		t.Helper()
		f := fault.Catch("stage", "file", do)
		got := ""
		if f != nil {
			place, _, _ := strings.Cut(f.Place, " ")
			got = strings.Join([]string{f.Stage, f.File, place}, " ")
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(func() {}, "")
	check(func() { fail(nil, 1) }, "stage file fault_test.fail")
	check(func() { panic("x") }, "stage file fault_test.TestCatch.func4")
	check(func() { panic(errors.New("x")) }, "stage file fault_test.TestCatch.func5")
	check(func() { _ = strings.Repeat("x", -1) }, "stage file fault_test.TestCatch.func6")
	check(func() { var p *fault.Fault; _ = p.Error() }, "stage file fault_test.TestCatch.func7")
	check(func() {
		defer fault.In("outer")
		defer fault.In("inner")
		fail(nil, 1)
	}, "stage inner fault_test.fail")
	check(func() {
		defer fault.In("outer")
		if f := fault.Catch("inner stage", "", func() { fail(nil, 1) }); f != nil {
			panic(f)
		}
	}, "inner stage outer fault_test.fail")
	check(func() {
		defer fault.In("outer")
		fault.Catch("inner stage", "", func() { fail(nil, 1) })
	}, "")
}

func TestTrap(t *testing.T) {
	fault.Trap = func(stage, file string) {
		if stage == "page" && file == "b" {
			panic("sprung")
		}
	}
	defer func() { fault.Trap = nil }()
	if f := fault.Catch("page", "a", func() {}); f != nil {
		t.Error(f)
	}
	done := false
	if f := fault.Catch("page", "b", func() { done = true }); f == nil || f.Value != "sprung" || done {
		t.Error(f, done)
	}
}

//go:build !full

package main_test

import "testing"

// TestLeftOut says what a run without the tag "full" does not look at.
func TestLeftOut(t *testing.T) {
	t.Log("left out, for they need more than Go: the HTML checker (Java) and the browser with axe-core (Chromium); ./test runs them")
}

//go:build !windows

package cli

var ailmentsHere map[string][]error

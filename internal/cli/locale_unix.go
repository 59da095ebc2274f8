//go:build !windows

package cli

import "os"

// locales lists the reader's locales, the one that counts most first (POSIX,
// Base Definitions 8.2).
func locales() []string {
	return []string{os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")}
}

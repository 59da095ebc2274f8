package cli

import (
	"os"

	"golang.org/x/sys/windows"
)

// locales lists the reader's locales, the one that counts most first: those of
// the environment, then those of Windows itself.
func locales() []string {
	all := []string{os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")}
	ui, _ := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	return append(all, ui...)
}

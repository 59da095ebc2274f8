package cli

import "github.com/inconshreveable/mousetrap"

// clicked reports whether the program was started by a double click in Explorer.
func clicked() bool { return mousetrap.StartedByExplorer() }

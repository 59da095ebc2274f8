// This file holds the errors that are answered by advice: what is refused, and an output that is in use.

package publish

import (
	"fmt"

	"projetpro/internal/osroot"
	"projetpro/internal/plaintext"
)

// A Reason is why a publication was refused; package message has what is said of it.
type Reason string

const (
	reasonRoot     Reason = "is-root"    // the output would be the root of the file system
	reasonHome     Reason = "is-home"    // the user's home folder, or one around it
	reasonCurrent  Reason = "is-current" // the current folder, or one around it
	reasonSite     Reason = "is-site"    // the site's own folder, or one around it
	reasonSource   Reason = "is-source"  // a folder of the site's sources, or one inside it
	reasonFile     Reason = "is-file"    // not a folder
	reasonNotOurs  Reason = "not-ours"   // a folder with files that no build has put there
	reasonDamaged  Reason = "damaged"    // a folder whose manifest cannot be read
	reasonForeign  Reason = "foreign"    // what lies where our own files must be was not made by us
	reasonInTheWay Reason = "in-the-way" // a file that is not ours lies where one of the site's must be
	reasonEmpty    Reason = "empty"      // the site has no page
	reasonShrunk   Reason = "shrunk"     // more than half of the pages would go
)

// A RefusedError says that a publication was not begun or not completed because of what it
// would have done. The output is untouched.
type RefusedError struct {
	Reason       Reason
	Path         string
	Before, Gone int // for reasonEmpty and reasonShrunk: pages of the last output, and how many of them the next one lacks
}

func (e *RefusedError) Error() string {
	return e.Path + ": " + string(e.Reason)
}

// An InUseError says that another build is writing the output.
type InUseError struct {
	Path string
	PID  int // its process number; 0 when it is not known
}

func (e *InUseError) Error() string {
	if e.PID == 0 {
		return e.Path + " is in use by another build"
	}
	return fmt.Sprintf("%s is in use by pid %d", e.Path, e.PID)
}

// A FaultError says that the program was about to publish what cannot be published: a mistake of
// ours, not of the site. The output is untouched.
type FaultError struct {
	Path  string // of the file, in the output
	Other string // the file that is where it, or one of its folders, must be; "" when no file can have that path
}

func (e *FaultError) Error() string {
	if e.Other == "" {
		return fmt.Sprintf("%q cannot be a file of a site; this is a mistake of projetpro itself", e.Path)
	}
	return fmt.Sprintf("%q and %q cannot both be files of a site; this is a mistake of projetpro itself", e.Path, e.Other)
}

// failed is the machine's failure at name.
func failed(d disk, name string, err error) error {
	return failedAt(d.Path(name), err)
}

func failedAt(path string, err error) error {
	return osroot.Failed("publish", plaintext.OneLine(path), err)
}

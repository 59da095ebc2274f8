// This file holds the errors that are answered by advice: what is refused, and an output that is in use.

package publish

import (
	"fmt"
	"io/fs"
	"os"

	"projetpro/internal/plaintext"
)

// A Reason is why a publication was refused.
type Reason uint8

const (
	IsRoot    Reason = iota + 1 // the output would be the root of the file system
	IsHome                      // the user's home folder, or one around it
	IsCurrent                   // the current folder, or one around it
	IsSite                      // the site's own folder, or one around it
	IsSource                    // a folder of the site's sources, or one inside it
	IsFile                      // not a folder
	NotOurs                     // a folder with files that no build has put there
	Damaged                     // a folder whose manifest cannot be read
	Foreign                     // what lies where our own files must be was not made by us
	InTheWay                    // a file that is not ours lies where one of the site's must be
	Empty                       // the site has no page
	Shrunk                      // more than half of the pages would go
)

var reasons = map[Reason]string{
	IsRoot:    "this is the root of the file system; choose another output folder",
	IsHome:    "this is your home folder or holds it; choose another output folder",
	IsCurrent: "this is the current folder or holds it; choose another output folder",
	IsSite:    "this is the site's own folder or holds it; choose another output folder",
	IsSource:  "this is one of the folders the site is made from; choose another output folder",
	IsFile:    "this is not a folder; choose another output folder",
	NotOurs:   "there are files here that no build has put here; empty the folder or choose another one",
	Damaged:   "the list of published files cannot be read; delete the output folder and build again",
	Foreign:   "this lies where the files of a build in progress must be, and no build has made it; delete it",
	InTheWay:  "a file that no build has put here is in the way; move it elsewhere",
	Empty:     "the site has no page; allow this if it is meant",
	Shrunk:    "more than half of the pages would go; allow this if it is meant",
}

// A RefusedError says that a publication was not begun or not completed because of what it
// would have done. The output is untouched.
type RefusedError struct {
	Reason       Reason
	Path         string
	Before, Gone int // for Empty and Shrunk: pages of the last output, and how many of them the next one lacks
}

func (e *RefusedError) Error() string {
	if e.Reason == Shrunk {
		return fmt.Sprintf("%s: %d of %d pages would go; allow this if it is meant", e.Path, e.Gone, e.Before)
	}
	return e.Path + ": " + reasons[e.Reason]
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
	return fmt.Errorf("publishing %s: %w", plaintext.OneLine(d.Path(name)), cause(err))
}

// cause is err without the operation and the paths that package os puts before it.
func cause(err error) error {
	switch e := err.(type) {
	case *fs.PathError:
		return e.Err
	case *os.LinkError:
		return e.Err
	case *os.SyscallError:
		return e.Err
	}
	return err
}

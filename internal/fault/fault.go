// Package fault catches mistakes of ours: a panic becomes a value that says what was being done, and with which file.
//
// A panic is caught where the work on one file, or on one page, begins: see
// [projetpro/internal/diag.List.Guard]. What such work does not return is as if
// its file were not there, so the program can go on and say what happened.
package fault

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// A Fault is a panic that was caught.
type Fault struct {
	Stage string // what was being done: "read", "page"
	File  string // what was being worked on, relative to the site; "" when that is not known
	Value any    // of the panic
	Place string // where it happened: our innermost functions, "markdown.(*writer).block write.go:215 < …"
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s %s: %v, in %s", f.Stage, f.File, f.Value, f.Place)
}

// Trap, which only tests set, is called where work begins that is caught. It may
// panic as the work might.
var Trap func(stage, file string)

// Catch does something, and returns the panic that ended it, or nil. What was
// caught within it and panics again keeps its stage and file.
func Catch(stage, file string, do func()) (caught *Fault) {
	defer func() {
		if value := recover(); value != nil {
			caught = of(value, stage, file)
		}
	}()
	if Trap != nil {
		Trap(stage, file)
	}
	do()
	return nil
}

// In is deferred: it names the file that is being worked on, for a panic that is
// caught further out, where many files are.
func In(file string) {
	if value := recover(); value != nil {
		panic(of(value, "", file))
	}
}

func of(value any, stage, file string) *Fault {
	f, again := value.(*Fault)
	if !again {
		f = &Fault{Value: value, Place: place()}
	}
	if f.Stage == "" {
		f.Stage = stage
	}
	if f.File == "" {
		f.File = file
	}
	return f
}

// ours is how the names of functions of this program begin.
const ours = "projetpro/internal/"

// place is where the panic that is being recovered from happened, for those who mend it.
func place() string {
	var callers [64]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers[:])])
	var innermost []string
	for panicked, more := false, true; more && len(innermost) < 3; {
		var frame runtime.Frame
		frame, more = frames.Next()
		name, own := strings.CutPrefix(frame.Function, ours)
		switch {
		case frame.Function == "runtime.gopanic":
			panicked, innermost = true, nil // of several, the first
		case panicked && own && !strings.HasPrefix(name, "fault."):
			innermost = append(innermost, fmt.Sprintf("%s %s:%d", name, path.Base(frame.File), frame.Line))
		}
	}
	return strings.Join(innermost, " < ")
}

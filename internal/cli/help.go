// This file writes help and what is wrong with flags, in the reader's language: cobra's own words are in English.

package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"projetpro/internal/plaintext"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help tells what a command is for: what one wants first comes first.
func (a *app) help(cmd *cobra.Command) {
	columns := cmp.Or(a.columns(a.out), usual)
	var b strings.Builder
	section := func(title, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n%s\n%s", plaintext.Fold(title, columns, 0), text)
		}
	}
	if cmd.HasParent() {
		b.WriteString(plaintext.Fold(cmd.Short, columns, 0) + ".\n")
		section(a.say.T("help.examples"), table(pairs(cmd.Example), columns))
		section(a.say.T("help.usage"), "  "+cmd.UseLine()+"\n")
		if cmd.Long != "" {
			b.WriteString("\n" + plaintext.Fold(cmd.Long, columns, 0) + "\n")
		}
	} else {
		b.WriteString(plaintext.Fold(cmd.Long, columns, 0) + "\n")
		section(a.say.T("help.start"), table(pairs(cmd.Example), columns))
	}
	section(a.say.T("help.commands"), table(commands(cmd), columns))
	section(a.say.T("help.flags"), table(flags(cmd.LocalFlags()), columns))
	section(a.say.T("help.global"), table(flags(cmd.InheritedFlags()), columns))
	if !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%s\n", plaintext.Fold(a.say.T("help.more"), columns, 0))
	}
	fmt.Fprint(a.out, b.String())
}

// A row of help: what one types, and what it does.
type row struct{ typed, does string }

// pairs reads rows that stand a line each, with two spaces between what is typed and what it does.
func pairs(text string) (rows []row) {
	for line := range strings.Lines(text) {
		typed, does, _ := strings.Cut(strings.TrimSpace(line), "  ")
		rows = append(rows, row{typed, strings.TrimSpace(does)})
	}
	return rows
}

func commands(cmd *cobra.Command) (rows []row) {
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			rows = append(rows, row{c.Name(), c.Short})
		}
	}
	return rows
}

func flags(set *pflag.FlagSet) (rows []row) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		typed := strings.TrimRight("--"+f.Name+" "+value, " ")
		if f.Shorthand != "" {
			typed = "-" + f.Shorthand + ", " + typed
		}
		rows = append(rows, row{typed, usage})
	})
	return rows
}

// table sets rows in two columns, what rows do folded in the second, or below the first on a narrow screen.
func table(rows []row, columns int) string {
	const margin, least = 2, 30
	first := 0
	for _, r := range rows {
		first = max(first, plaintext.Columns(r.typed))
	}
	second := margin + first + margin
	var b strings.Builder
	for _, r := range rows {
		line := strings.Repeat(" ", margin) + r.typed
		if columns-second < least {
			indent := strings.Repeat(" ", 3*margin)
			fmt.Fprintf(&b, "%s\n%s\n", line, plaintext.Fold(indent+r.does, columns, len(indent)))
			continue
		}
		line += strings.Repeat(" ", second-plaintext.Columns(line))
		fmt.Fprintln(&b, strings.TrimRight(plaintext.Fold(line+r.does, columns, second), " "))
	}
	return b.String()
}

// flagError tells what is wrong with a flag.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return a.unknownFlag(cmd, unknown)
	case errors.As(err, &empty):
		return a.misuse("flag-needs-value", "name", "--"+empty.GetFlag().Name)
	case errors.As(err, &value):
		return a.misuse("flag-bad-value", "name", "--"+value.GetFlag().Name, "value", value.GetValue())
	case errors.As(err, &syntax):
		return a.misuse("flag-bad-syntax", "name", syntax.GetSpecifiedFlag())
	}
	return usageError{err.Error()}
}

// unknownFlag proposes the flag that was meant: one of the command whose name is nearly this one, begins so or
// has one dash too few; or else the command that has it.
func (a *app) unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) error {
	written, shown := unknown.GetSpecifiedName(), "--"+unknown.GetSpecifiedName()
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		written, shown = short, "-"+short
	}
	if near := nearFlag(written, cmd); near != "" {
		return a.misuse("unknown-flag-near", "name", shown, "near", "--"+near)
	}
	for _, other := range cmd.Root().Commands() {
		if other.Flags().Lookup(written) != nil {
			return a.misuse("unknown-flag-elsewhere", "name", "--"+written, "command", other.Name())
		}
	}
	help := strings.TrimSpace("projetpro help " + strings.TrimPrefix(cmd.CommandPath(), "projetpro"))
	return a.misuse("unknown-flag", "name", shown, "help", strings.Join(strings.Fields(help), " "))
}

// nearFlag is the flag of a command that was meant by a name, or "".
func nearFlag(written string, cmd *cobra.Command) string {
	var names []string
	for _, set := range []*pflag.FlagSet{cmd.LocalFlags(), cmd.InheritedFlags()} {
		set.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	}
	if near := plaintext.Nearest(strings.ToLower(written), names); near != "" {
		return near
	}
	begins := func(name string) bool {
		return len(written) > 2 && (strings.HasPrefix(name, written) || strings.HasPrefix(written, name))
	}
	if i := slices.IndexFunc(names, begins); i >= 0 {
		return names[i]
	}
	return ""
}

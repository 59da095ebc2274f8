// This file puts cobra's own words into the reader's language.

package cli

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}`

// usageTemplate is cobra's, in the reader's language.
func (a *app) usageTemplate() string {
	return a.say.T("help.usage") + `{{if and .Runnable .HasParent}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} <` + a.say.T("help.command") + `>

` + a.say.T("help.commands") + `{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + a.say.T("help.flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + a.say.T("help.global") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

` + a.say.T("help.more") + `{{end}}
`
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
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		return a.misuse("unknown-flag", "name", name, "command", cmd.Name())
	case errors.As(err, &empty):
		return a.misuse("flag-needs-value", "name", "--"+empty.GetFlag().Name)
	case errors.As(err, &value):
		return a.misuse("flag-bad-value", "name", "--"+value.GetFlag().Name, "value", value.GetValue())
	case errors.As(err, &syntax):
		return a.misuse("flag-bad-syntax", "name", syntax.GetSpecifiedFlag())
	}
	return usageError{err.Error()}
}

// Package cli is the command line: flags, progress, the language of messages and the exit status.
//
// Exit status: 0 done; 1 the content has errors, and nothing in the output has
// changed; 2 the command was used wrongly; 3 the machine failed, or the
// program by a mistake of ours; 130 and 143
// after SIGINT and SIGTERM.
package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	projetpro "projetpro"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// The exit statuses.
const (
	done      = 0
	incorrect = 1 // the content has errors
	misused   = 2 // the command was used wrongly
	failed    = 3 // the machine failed
)

// An app is one run of the command.
type app struct {
	out, err io.Writer
	tty      bool // err is a terminal
	color    bool
	columns  func(io.Writer) int // of the terminal that shows what is written there; 0 when it is none
	lang     lang.Tag            // of messages, one of message.Languages
	say      *lang.Strings
	now      func() time.Time
	status   int

	publishing atomic.Bool // the output is being replaced
}

// Main runs the command with arguments, without the program's name, and returns
// its exit status.
func Main(args []string) int {
	collectLate()
	tty := term.IsTerminal(int(os.Stderr.Fd()))
	a := &app{out: os.Stdout, err: os.Stderr, tty: tty, columns: columns, now: clock,
		color: tty && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
	a.lang = languageOf(args)
	a.say = message.In(a.lang).Part("command")
	if why := a.lacking(); why != "" {
		a.tell(a.err, a.say.T("error", "what", why))
		return failed
	}
	if cobra.MousetrapHelpText = ""; len(args) == 0 && clicked() {
		return a.doubleClick(os.Stdin)
	}
	ctx, stop, caught := notify(a.breakLine, a.leave)
	defer stop()
	status := a.run(ctx, args)
	if s := caught(); s != nil {
		return statusAfter(s)
	}
	return status
}

// doubleClick tells who started the program from a folder, not from a terminal, how
// it is used. The window closes when they have read it.
func (a *app) doubleClick(keys io.Reader) int {
	fmt.Fprintln(a.out, plaintext.Fold(a.say.T("double-click"), cmp.Or(a.columns(a.out), usual), 5))
	_, _ = bufio.NewReader(keys).ReadString('\n')
	return misused
}

// statusAfter is the exit status of a program that a signal has ended.
func statusAfter(s os.Signal) int { return 128 + int(s.(syscall.Signal)) }

// stopping is how long the program may take to stop by itself.
const stopping = 700 * time.Millisecond

// leave ends a program that a signal has not yet stopped: what it reads may be
// anything. Until something is published there is nothing to lose.
func (a *app) leave(s os.Signal) {
	if a.publishing.Load() {
		return
	}
	time.AfterFunc(100*time.Millisecond, func() { os.Exit(statusAfter(s)) }) // perhaps nobody reads what is said
	a.tell(a.err, a.say.T("interrupted"))
	os.Exit(statusAfter(s))
}

// breakLine begins a line on a terminal, which shows ^C where the cursor is.
func (a *app) breakLine(s os.Signal) {
	if a.tty && s == syscall.SIGINT {
		fmt.Fprintln(a.err)
	}
}

// notify cancels the context at the first SIGINT or SIGTERM, calls heard, and late
// some time after; the second ends the program at once. caught returns the first, or nil.
func notify(heard, late func(os.Signal)) (ctx context.Context, stop func(), caught func() os.Signal) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	first := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		s, ok := <-signals
		if ok {
			signal.Stop(signals)
			time.AfterFunc(stopping, func() { late(s) })
			heard(s)
			first <- s
			cancel()
		}
	}()
	caught = func() os.Signal {
		select {
		case s := <-first:
			return s
		default:
			return nil
		}
	}
	return ctx, cancel, caught
}

// clock is the time of the build: SOURCE_DATE_EPOCH (reproducible-builds.org)
// when it is set, else now.
func clock() time.Time {
	var seconds int64
	if _, err := fmt.Sscan(os.Getenv("SOURCE_DATE_EPOCH"), &seconds); err == nil {
		return time.Unix(seconds, 0)
	}
	return time.Now()
}

// languageOf finds the language of messages before the flags are read, so that
// a mistake in them is told in it: --lang, else the locale, else English.
func languageOf(args []string) lang.Tag {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if !ok && arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok {
			if l := spoken(value); l != "" {
				return l
			}
		}
	}
	for _, locale := range locales() {
		if locale == "" {
			continue
		}
		if l := spoken(locale); l != "" {
			return l
		}
		break
	}
	return message.Languages()[0]
}

// spoken is the language of messages for a locale such as fr_BE.UTF-8, or "".
func spoken(locale string) lang.Tag {
	name, _, _ := strings.Cut(strings.ToLower(locale), "_")
	name, _, _ = strings.Cut(name, "-")
	name, _, _ = strings.Cut(name, ".")
	if tag := lang.Tag(name); slices.Contains(message.Languages(), tag) {
		return tag
	}
	return ""
}

// known lists the languages of messages by their tags.
func known() string { return strings.Join(tags(message.Languages()), ", ") }

func tags(languages []lang.Tag) []string {
	names := make([]string, len(languages))
	for i, tag := range languages {
		names[i] = string(tag)
	}
	return names
}

// A usageError says that the command was used wrongly, in the reader's language.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

// misuse makes a usageError from a message; args are as for [lang.Strings.T].
func (a *app) misuse(key string, args ...any) error { return usageError{a.say.T(key, args...)} }

func (a *app) run(ctx context.Context, args []string) int {
	words := &voice{Writer: a.out}
	a.out = words
	root := a.root()
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.err)
	var err error
	var failures diag.List
	failures.Guard("command", "", func() { err = root.ExecuteContext(ctx) })
	err = cmp.Or(err, words.lost)
	switch {
	case failures != nil:
		fmt.Fprint(a.err, a.ours(failures))
		return failed
	case err == nil:
		return a.status
	case ctx.Err() != nil:
		a.tell(a.err, a.say.T("interrupted"))
		return failed
	case errors.As(err, new(usageError)):
		a.tell(a.err, a.say.T("error", "what", err.Error()))
		return misused
	default:
		message, status := a.explain(err)
		a.tell(a.err, a.say.T("error", "what", message))
		return status
	}
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:                        "projetpro",
		Long:                       a.say.T("root.long"),
		Example:                    a.say.T("root.example"),
		Version:                    version(),
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{HiddenDefaultCmd: true},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return a.unknownCommand(cmd, args[0])
		},
		Args: cobra.ArbitraryArgs,
	}
	root.PersistentFlags().String("lang", "", a.say.T("flag.lang", "known", known()))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if value, _ := cmd.Flags().GetString("lang"); value != "" && spoken(value) == "" {
			return a.misuse("unknown-lang", "name", value, "known", known())
		}
		return nil
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return a.flagError(cmd, err) })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd) })
	root.SetVersionTemplate("projetpro {{.Version}}\n")
	root.AddCommand(a.buildCommand(), a.checkCommand(), a.serveCommand(), a.statusCommand(), a.confirmCommand(), a.defaultsCommand(), a.versionCommand())
	root.SetHelpCommand(a.helpCommand(root))
	root.InitDefaultCompletionCmd()
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = a.say.T("flag.version")
	_ = root.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions(tags(message.Languages()), cobra.ShellCompDirectiveNoFileComp))
	translateHelpFlags(root, a.say.T("flag.help"))
	return root
}

// translateHelpFlags puts the --help flag of every command in the reader's language.
func translateHelpFlags(cmd *cobra.Command, usage string) {
	cmd.InitDefaultHelpFlag()
	cmd.Flags().Lookup("help").Usage = usage
	for _, c := range cmd.Commands() {
		translateHelpFlags(c, usage)
	}
}

func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:                   a.say.T("help.use"),
		DisableFlagsInUseLine: true,
		Short:                 a.say.T("help.short"),
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return a.unknownCommand(cmp.Or(cmd, root), args[0])
			}
			return cmd.Help()
		},
	}
}

// unknownCommand says that there is no such command, and which was probably meant.
func (a *app) unknownCommand(root *cobra.Command, name string) error {
	if near := slices.Compact(root.SuggestionsFor(name)); len(near) > 0 {
		return a.misuse("unknown-command-near", "name", name, "near", strings.Join(near, ", "))
	}
	return a.misuse("unknown-command", "name", name)
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "version",
		DisableFlagsInUseLine: true,
		Short:                 a.say.T("version"),
		Args:                  a.noArguments,
		ValidArgsFunction:     cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.out, "projetpro", version())
			return err
		},
	}
}

// version is the version the binary was built as, with its commit when it is known, and that of Go.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release()
	}
	return release() + " " + info.GoVersion
}

// release is the version the binary was built as, with its commit when it is known.
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	v := strings.Trim(info.Main.Version, "()")
	if v == "" {
		v = "devel"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 && !strings.Contains(v, s.Value[:12]) {
			v += " " + s.Value[:12]
		}
	}
	return v
}

func (a *app) noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return a.misuse("unexpected", "value", args[0], "command", cmd.Name())
	}
	return nil
}

// today is the day of the build: --date when it is given, else that of the clock
// where the site is.
func (a *app) today(date string) (func(zone *time.Location) schema.Date, error) {
	dateOf := func(t time.Time) schema.Date {
		return schema.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
	}
	if date == "" {
		now := a.now()
		return func(zone *time.Location) schema.Date { return dateOf(now.In(zone)) }, nil
	}
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return nil, a.misuse("bad-date", "value", date)
	}
	return func(*time.Location) schema.Date { return dateOf(t) }, nil
}

// defaults are the layouts, static files and interface strings the binary carries.
var defaults = projetpro.Defaults

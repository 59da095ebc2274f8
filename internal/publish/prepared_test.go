//go:build unix

package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A preparation is what a stranger has put where the output and its workroom will be.
type preparation struct {
	files content           // by path in the site's folder
	links map[string]string // symbolic
	hard  map[string]string // second names of files of the site
	pipes []string
	keeps []string // files of it that must still be there afterwards; all that the site has outside is kept anyway
}

// listed is a manifest of files, by path in the output.
func listed(files content) string {
	m := manifest{map[string]entry{}}
	for path, text := range files {
		m.files[path] = entry{sha256.Sum256([]byte(text)), int64(len(text))}
	}
	return string(m.text())
}

const (
	room    = ".public.projetpro/"
	journal = "public/" + journalName
	list    = "public/" + manifestName
	inner   = "public/" + innerWork + "/stage/"
)

var hook = content{"public/.git/hooks/keep": "mine", "public/CNAME": "mine", "public/empty/.keep": ""}

var hookKept = []string{"public/.git/hooks/keep", "public/CNAME", "public/empty/.keep"}

// forged is a journal in an output that somebody else has files in.
func forged(lines string, more content) preparation {
	files := content{list: listed(nil), journal: lines}
	maps.Copy(files, hook)
	maps.Copy(files, more)
	return preparation{files: files, keeps: hookKept}
}

func preparations() map[string]preparation {
	all := map[string]preparation{
		"nothing":                       {},
		"lock: a link to a text":        {links: map[string]string{room + "lock": "../content/site.yaml"}},
		"lock: a link to a new file":    {links: map[string]string{room + "lock": "../.git/hooks/pre-commit"}},
		"lock: a link to HEAD":          {links: map[string]string{room + "lock": "../.git/HEAD"}},
		"lock: a link to the outside":   {links: map[string]string{room + "lock": "/etc/hostname"}},
		"lock: a link to itself":        {links: map[string]string{room + "lock": "lock"}},
		"lock: a second name of a text": {hard: map[string]string{room + "lock": "content/site.yaml"}},
		"lock: a folder":                {files: content{room + "lock/x": ""}},
		"lock: a pipe":                  {pipes: []string{room + "lock"}},
		"lock: a file with text":        {files: content{room + "lock": "mine"}},
		"the workroom: a link":          {links: map[string]string{".public.projetpro": "content"}},
		"the workroom: a link to .git":  {links: map[string]string{".public.projetpro": ".git"}},
		"the workroom: a file":          {files: content{".public.projetpro": "mine"}, keeps: []string{".public.projetpro"}},
		"gitignore: a link":             {links: map[string]string{room + ".gitignore": "../content/site.yaml"}},
		"gitignore: a link to nothing":  {links: map[string]string{room + ".gitignore": "../.git/hooks/x"}},
		"gitignore: a second name":      {hard: map[string]string{room + ".gitignore": "content/site.yaml"}},
		"gitignore: a folder":           {files: content{room + ".gitignore/x": ""}},
		"gitignore: a pipe":             {pipes: []string{room + ".gitignore"}},
		"probe: a link":                 {links: map[string]string{room + "probe": "../content"}},
		"probe: a full folder":          {files: content{room + "probe/x": ""}},
		"probe: holds a link":           {links: map[string]string{room + "probe/x": "../../content"}},
		"stage: a link":                 {links: map[string]string{room + "stage": "../content"}},
		"stage: a file":                 {files: content{room + "stage": ""}},
		"stage: holds links":            {links: map[string]string{room + "stage/fr": "../../content", room + "stage/index.html": "../../content/site.yaml"}},
		"stage: holds second names": {
			hard: map[string]string{room + "stage/index.html": "content/site.yaml", room + "stage/" + manifestName: ".git/HEAD"},
		},
		"stage: holds a pipe":             {pipes: []string{room + "stage/index.html"}},
		"old: a link":                     {links: map[string]string{room + "old": "../content"}},
		"old: a link, with an output":     {links: map[string]string{room + "old": "../content"}, files: content{list: listed(nil)}},
		"old: a file":                     {files: content{room + "old": "mine"}},
		"old: a folder":                   {files: content{room + "old/x": "", room + "old/" + manifestName: listed(content{"x": ""})}},
		"old: holds a link":               {links: map[string]string{room + "old/x": "../../content"}, files: content{list: listed(nil)}},
		"manifest: a link":                {links: map[string]string{list: "../content/site.yaml"}},
		"manifest: a link to the outside": {links: map[string]string{list: "/etc/hostname"}},
		"manifest: a link to nothing":     {links: map[string]string{list: "nothing"}},
		"manifest: a folder":              {files: content{list + "/x": ""}},
		"manifest: a pipe":                {pipes: []string{list}},
		"manifest: a second name":         {hard: map[string]string{list: "content/site.yaml"}},
		"manifest: lists what is hidden": {
			files: with(hook, content{list: listed(content{".git/hooks/keep": "mine"})}), keeps: hookKept},
		"journal: a link":             {links: map[string]string{journal: "../content/site.yaml"}, files: content{list: listed(nil)}},
		"journal: a folder":           {files: content{list: listed(nil), journal + "/x": ""}},
		"journal: a pipe":             {pipes: []string{journal}, files: content{list: listed(nil)}},
		"inner work: a link":          {links: map[string]string{"public/.projetpro": "../content"}, files: content{list: listed(nil)}},
		"inner work: a file":          {files: content{list: listed(nil), "public/.projetpro": ""}},
		"output: a link to the texts": {links: map[string]string{"public": "content"}},
		"output: links": {
			links: map[string]string{"public/fr": "../content", "public/index.html": "../content/site.yaml"}, files: content{list: listed(nil)}},
		"output: second names": {
			hard: map[string]string{"public/index.html": "content/site.yaml"}, files: content{list: listed(content{"index.html": "name: x"})}},
		"output: a second name, not listed": {hard: map[string]string{"public/index.html": "content/site.yaml"}, files: content{list: listed(nil)}},
	}
	moved := content{inner + manifestName: listed(content{".git/hooks/keep": "new"}), inner + ".git/hooks/keep": "new"}
	for name, p := range map[string]preparation{
		"removes what is hidden":          forged("- \".git/hooks/keep\"\n", nil),
		"removes what is hidden, listed":  forged("- \".git/hooks/keep\"\n", content{list: listed(content{".git/hooks/keep": "mine"})}),
		"removes what is not ours":        forged("- \"CNAME\"\n", nil),
		"removes what was edited":         forged("- \"CNAME\"\n", content{list: listed(content{"CNAME": "as it was"})}),
		"removes a folder":                forged("- \"empty\"\n- \"empty/.keep\"\n- \"empty/none\"\n", nil),
		"leads out":                       forged("- \"../content/site.yaml\"\n", nil),
		"leads to the root":               forged("- \"/etc/hostname\"\n", nil),
		"is of no sense":                  forged("remove everything\n", nil),
		"has half a line":                 forged("- \"CNA", nil),
		"has another operation":           forged("* \"CNAME\"\n", nil),
		"is empty":                        forged("", nil),
		"moves over what is hidden":       forged("+ \".git/hooks/keep\"\n", moved),
		"moves what nobody lists":         forged("+ \"CNAME\"\n", content{inner + "CNAME": "new"}),
		"moves over what is not ours":     forged("+ \"CNAME\"\n", content{inner + manifestName: listed(content{"CNAME": "new"}), inner + "CNAME": "new"}),
		"moves where a file is":           forged("+ \"CNAME/x\"\n", content{inner + manifestName: listed(content{"CNAME/x": "new"}), inner + "CNAME/x": "new"}),
		"moves where a folder is":         forged("+ \"empty\"\n", content{inner + manifestName: listed(content{"empty": "new"}), inner + "empty": "new"}),
		"moves another manifest in":       forged("+ \".projetpro-manifest\"\n", content{inner + manifestName: listed(content{".git/hooks/keep": "mine"})}),
		"moves a manifest that lists all": forged("+ \".projetpro-manifest\"\n", content{inner + manifestName: "all"}),
		"removes its own folder":          forged("- \".projetpro/stage\"\n- \".projetpro-incomplete\"\n", nil),
	} {
		all["journal: "+name] = p
	}
	link := forged("+ \"a.html\"\n", content{inner + manifestName: listed(content{"a.html": ""})})
	link.links = map[string]string{inner + "a.html": "../../../content/site.yaml"}
	all["journal: moves a link"] = link
	through := forged("- \"fr/site.yaml\"\n", content{list: listed(content{"fr/site.yaml": "name: x"})})
	through.links = map[string]string{"public/fr": "../content"}
	all["journal: removes through a link"] = through
	away := forged("+ \"fr/a.html\"\n", content{inner + manifestName: listed(content{"fr/a.html": ""}), inner + "fr/a.html": ""})
	away.links = map[string]string{"public/fr": "../content"}
	all["journal: moves through a link"] = away
	over := forged("+ \"a.html\"\n", content{list: listed(content{"a.html": "name: x"}),
		inner + manifestName: listed(content{"a.html": "new"}), inner + "a.html": "new"})
	over.links = map[string]string{"public/a.html": "../content/site.yaml"}
	over.keeps = append(slices.Clone(hookKept), "public/a.html")
	all["journal: moves over a link"] = over
	removed := forged("- \"a.html\"\n- \"b.html\"\n", content{list: listed(content{"a.html": "name: x"})})
	removed.links = map[string]string{"public/a.html": "../content/site.yaml", "public/b.html": "nowhere"}
	removed.keeps = append(slices.Clone(hookKept), "public/a.html", "public/b.html")
	all["journal: removes links"] = removed
	return all
}

func (p preparation) make(t *testing.T, site string) {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	at := func(path string) string {
		name := filepath.Join(site, path)
		must(os.MkdirAll(filepath.Dir(name), 0o755))
		return name
	}
	put(t, site, p.files)
	for path, to := range p.links {
		must(os.Symlink(to, at(path)))
	}
	for path, to := range p.hard {
		must(os.Link(filepath.Join(site, to), at(path)))
	}
	for _, path := range p.pipes {
		must(syscall.Mkfifo(at(path), 0o644))
	}
}

// Whatever lies where the output and its workroom will be, nothing else of the site changes, nothing in the output that is not
// ours is removed, and what is refused is refused with advice.
func TestPreparedOutputs(t *testing.T) {
	all := preparations()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			p := all[name]
			site := newSite(t)
			put(t, site, content{".git/HEAD": "ref", ".git/hooks/sample": "", "public.txt": "mine"})
			p.make(t, site)
			before, outside := read(t, site), func() content {
				c := read(t, site)
				maps.DeleteFunc(c, func(path, _ string) bool {
					return strings.HasPrefix(path, "public/") || path == "public" || strings.HasPrefix(path, ".public.projetpro")
				})
				return c
			}
			was := outside()
			for range 2 {
				s, err := Begin(t.Context(), site, filepath.Join(site, "public"))
				if err == nil {
					err = s.fill(t, small)
				}
				if e, ok := errors.AsType[*RefusedError](err); err != nil && !ok {
					t.Errorf("%v", err)
				} else if ok && e.Reason == "" {
					t.Errorf("refused without advice: %v", err)
				}
				same(t, "outside", outside(), was)
				now := read(t, site)
				for _, path := range p.keeps {
					if now[path] != before[path] {
						t.Errorf("%s is %q, was %q", path, now[path], before[path])
					}
				}
				if err == nil {
					for path, text := range small {
						if now["public/"+path] != text {
							t.Errorf("public/%s is %q", path, now["public/"+path])
						}
					}
				}
			}
		})
	}
	if len(all) < 60 {
		t.Errorf("%d preparations", len(all))
	}
}

// fill publishes files by a stage.
func (s *Stage) fill(t *testing.T, files content) error {
	defer s.Abort()
	for path, text := range files {
		if err := s.Write(path, []byte(text)); err != nil {
			return fmt.Errorf("writing %s: %w", path, err)
		}
	}
	_, err := s.Commit(t.Context(), Policy{})
	return err
}

package publish
import ("testing";"syscall";"path/filepath";"time";"fmt")
func cpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(0,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
func BenchmarkCPU(b *testing.B) {
	one, other := benchSite(1, "one"), benchSite(1, "other")
	all := [2]map[string][]byte{benchSite(benchPages, "one"), benchSite(benchPages, "two")}
	out := filepath.Join(b.TempDir(), "public")
	step := func(n string, f map[string][]byte) { c, w := cpu(), time.Now(); benchPublish2(b, out, f); fmt.Printf("%s cpu %v wall %v\n", n, cpu()-c, time.Since(w)) }
	step("fresh", one); step("same", one); step("same", one); step("first change", other); step("change", one); step("change", other); step("all", all[0]); step("all", all[1])
}
func benchPublish2(b testing.TB, out string, files map[string][]byte) { benchPublish(b.(*testing.B), out, files) }

// This file reads an output without building one.

package publish

import "path/filepath"

// Read is [Stage.Last] of the output folder out, for who builds nothing: nothing is locked, made or changed. It is nil too where there is no
// output of ours.
func Read(out, path string) []byte {
	real, err := filepath.EvalSymlinks(out)
	if err != nil {
		return nil
	}
	d, err := openDisk(filepath.Dir(real))
	if err != nil {
		return nil
	}
	defer d.Close()
	s := &Stage{disk: d, out: filepath.Base(real)}
	if s.last, err = s.manifestAt(s.out + "/" + manifestName); err != nil || s.last == nil {
		return nil
	}
	return s.Last(path)
}

//go:build !linux && !darwin

package osroot

import (
	"errors"
	"os"
)

func exchange(*os.File, string, *os.File, string) error { return errors.ErrUnsupported }

// This file listens to the keys that are pressed while a preview runs.

package cli

import (
	"context"
	"os"
)

// keys gives the keys that are pressed in the terminal until ctx is done, one by one and
// without a line for them; nil where nobody sits at one. The terminal is as it was once
// restore has come back: the program must not end before.
func keys(ctx context.Context) (pressed <-chan byte, restore func()) {
	restore, ok := oneByOne(os.Stdin)
	if !ok {
		return nil, func() {}
	}
	context.AfterFunc(ctx, restore)
	read := make(chan byte)
	go func() {
		for key := make([]byte, 1); ; {
			if n, err := os.Stdin.Read(key); err != nil || n == 0 {
				return
			}
			select {
			case read <- key[0]:
			case <-ctx.Done():
				return
			}
		}
	}()
	return read, restore
}

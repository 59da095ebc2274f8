// This file listens to the keys that are pressed while a preview runs.

package cli

import (
	"context"
	"os"
)

// keys gives the keys that are pressed in the terminal until ctx is done, one by one and
// without a line for them; nil where nobody sits at one.
func keys(ctx context.Context) <-chan byte {
	restore, ok := oneByOne(os.Stdin)
	if !ok {
		return nil
	}
	context.AfterFunc(ctx, restore)
	pressed := make(chan byte)
	go func() {
		for key := make([]byte, 1); ; {
			if n, err := os.Stdin.Read(key); err != nil || n == 0 {
				return
			}
			select {
			case pressed <- key[0]:
			case <-ctx.Done():
				return
			}
		}
	}()
	return pressed
}

// Package parallel does many small pieces of work a few at a time.
package parallel

import (
	"context"
	"sync"
	"sync/atomic"

	"projetpro/internal/fault"
)

// For calls do with each of 0 to n-1, in at most so many goroutines, and returns when all calls have returned. Once
// ctx has ended, no more calls begin, and the error is ctx's; there is no other. A panic of do is one of For: a
// [*fault.Fault].
func For(ctx context.Context, workers, n int, do func(i int)) error {
	var next atomic.Int64
	var failed atomic.Pointer[fault.Fault]
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for ctx.Err() == nil && failed.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if f := fault.Catch("", "", func() { do(i) }); f != nil {
					failed.CompareAndSwap(nil, f)
				}
			}
		})
	}
	wg.Wait()
	if f := failed.Load(); f != nil {
		panic(f)
	}
	return ctx.Err()
}

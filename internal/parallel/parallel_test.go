package parallel

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"projetpro/internal/fault"
)

func TestEachOnce(t *testing.T) {
	for _, n := range []int{0, 1, 3, 4, 1000} {
		calls := make([]atomic.Int64, n)
		if err := For(t.Context(), 4, n, func(i int) { calls[i].Add(1) }); err != nil {
			t.Error(err)
		}
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d, %d was done %d times", n, i, got)
			}
		}
	}
}

func TestSoManyAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var now, most, done atomic.Int64
		err := For(t.Context(), 3, 9, func(int) {
			most.Store(max(most.Load(), now.Add(1)))
			time.Sleep(time.Second)
			now.Add(-1)
			done.Add(1)
		})
		if most.Load() != 3 || done.Load() != 9 || err != nil {
			t.Errorf("%d at a time, %d in all, %v", most.Load(), done.Load(), err)
		}
	})
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	done := 0
	err := For(ctx, 1, 10, func(i int) {
		if done++; i == 2 {
			cancel()
		}
	})
	if done != 3 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d, %v", done, err)
	}
}

// A panic of one call is one of For, in the goroutine of who called it.
func TestPanic(t *testing.T) {
	defer func() {
		f, ok := recover().(*fault.Fault)
		if !ok || f.Value != "seven" {
			t.Errorf("got %v", f)
		}
	}()
	For(t.Context(), 3, 100, func(i int) {
		if i == 7 {
			panic("seven")
		}
	})
	t.Error("For has returned")
}

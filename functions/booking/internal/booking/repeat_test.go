package booking

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"kikite/functions/booking/internal/audit"
)

// TestRepetitionChangesNothing does something, lets something else happen (in another tab), and repeats the first request with its key:
// the table must stay as it is, to the byte.
func TestRepetitionChangesNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	const key = "first"
	type act func(w *world, b *Booking) error
	by := func(do func(w *world, b *Booking) (*Booking, error)) act {
		return func(w *world, b *Booking) error { _, err := do(w, b); return err }
	}
	ask := func(w *world) HoldRequest {
		r := w.ask(at(1, 10, 0))
		r.Key = key
		return r
	}
	acts := map[string]act{
		"hold": by(func(w *world, b *Booking) (*Booking, error) { return w.desk.Hold(ctx, principalOf(b), ask(w)) }),
		"book": by(func(w *world, b *Booking) (*Booking, error) { return w.desk.Book(ctx, principalOf(b), b.ID) }),
		"move": by(func(w *world, b *Booking) (*Booking, error) {
			return w.desk.Move(ctx, principalOf(b), b.ID, at(1, 12, 0), key)
		}),
		"cancel":  by(func(w *world, b *Booking) (*Booking, error) { return w.desk.Cancel(ctx, principalOf(b), b.ID) }),
		"release": func(w *world, b *Booking) error { return w.desk.Release(ctx, principalOf(b), b.ID) },
		"move again, with another key": by(func(w *world, b *Booking) (*Booking, error) {
			return w.desk.Move(ctx, principalOf(b), b.ID, at(1, 14, 0), "second")
		}),
		"nothing": func(*world, *Booking) error { return nil },
	}
	for name, first := range map[string][]string{ // what was done before it
		"hold": nil, "release": {"hold"}, "book": {"hold"}, "move": {"hold", "book"}, "cancel": {"hold", "book"},
	} {
		for later := range acts {
			t.Run(name+", then "+later, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				e := w.employee()
				h, err := w.desk.Hold(ctx, e, ask(w))
				for _, before := range append(slices.Clone(first), name) {
					if err == nil {
						err = acts[before](w, h)
					}
				}
				if err != nil {
					t.Fatal(err)
				}
				_ = acts[later](w, h) // it may be refused
				was := sorted(w.raw())
				if err := acts[name](w, h); err != nil {
					t.Errorf("repeated: %v", err)
				}
				is := sorted(w.raw())
				if len(is) != len(was) {
					t.Fatalf("repeated, it made %d items of %d", len(is), len(was))
				}
				for i := range is {
					if !reflect.DeepEqual(is[i], was[i]) {
						t.Errorf("repeated, it changed %v", keyOf(is[i]))
					}
				}
			})
		}
	}
}

func sorted(items []audit.Item) []audit.Item {
	slices.SortFunc(items, func(a, b audit.Item) int { return slices.Compare(keyOf(a), keyOf(b)) })
	return items
}

func keyOf(i audit.Item) []string { return []string{audit.Text(i, "pk"), audit.Text(i, "sk")} }

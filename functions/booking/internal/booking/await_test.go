package booking

import (
	"context"
	"errors"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

func TestAwaitRefuses(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w, ten, _ := full(t, newWorld(t))
	me := w.employee()
	request := WaitRequest{ConsultantID: w.consultant, Program: events.OneOnOne, Key: "k"}
	first, err := w.desk.Await(ctx, me, request)
	if err != nil || first.To != "2026-11-04" {
		t.Fatalf("%+v %v", first, err)
	}
	again, err := w.desk.Await(ctx, me, request)
	if err != nil || again.ID != first.ID || again.Place != first.Place {
		t.Errorf("with the same key: %+v %v", again, err)
	}
	request.Key = ""
	if again, err = w.desk.Await(ctx, me, request); err != nil || again.ID != first.ID {
		t.Errorf("without a key: %+v %v", again, err)
	}
	for name, c := range map[string]struct {
		edit func(*WaitRequest)
		who  principal.Principal
		want error
	}{
		"another wish, same key": {func(r *WaitRequest) { r.Key = "k"; r.Parts = []events.Code{morning} }, me, ErrKeyReused},
		"another wish":           {func(r *WaitRequest) { r.Parts = []events.Code{morning} }, me, ErrAlreadyWaiting},
		"unknown consultant":     {func(r *WaitRequest) { r.ConsultantID = ids.Default{}.New(ids.Consultant) }, w.employee(), ErrNotFound},
		"no such program":        {func(r *WaitRequest) { r.Program = "gossip" }, w.employee(), ErrProgram},
		"a time is open": {func(r *WaitRequest) {
			r.ConsultantID = w.approve(ids.Default{}.New(ids.Consultant), officeHours()).ConsultantID
		}, w.employee(), ErrSlotOpen},
		"a day that is over":        {func(r *WaitRequest) { r.To = "2026-10-04" }, w.employee(), errWish("")},
		"the last before the first": {func(r *WaitRequest) { r.From, r.To = "2026-10-09", "2026-10-08" }, w.employee(), errWish("")},
		"too far ahead":             {func(r *WaitRequest) { r.To = "2026-12-05" }, w.employee(), errWish("")},
	} {
		r := request
		c.edit(&r)
		if _, err := w.desk.Await(ctx, c.who, r); err == nil || !errors.Is(err, c.want) && c.want.Error() != errWish("").Error() {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if err := w.desk.Unwait(ctx, me, first.ID); err != nil {
		t.Fatal(err)
	}
	request.Key = "k"
	if _, err := w.desk.Await(ctx, me, request); !errors.Is(err, ErrWaitOver) {
		t.Errorf("a late repetition after leaving: %v", err)
	}
	w.cancel(ten)
	if _, err := w.desk.Await(ctx, me, WaitRequest{ConsultantID: w.consultant, Program: events.OneOnOne}); !errors.Is(err, ErrSlotOpen) {
		t.Errorf("while a time is open: %v", err)
	}
	for i := range maxWaits + 1 {
		id := ids.Default{}.New(ids.Consultant)
		w.approve(id, Availability{Zone: "Asia/Tokyo", Horizon: 30})
		_, err := w.desk.Await(ctx, me, WaitRequest{ConsultantID: id, Program: events.OneOnOne})
		if (i == maxWaits) != errors.Is(err, ErrTooManyWaits) || i < maxWaits && err != nil {
			t.Errorf("wait %d: %v", i, err)
		}
	}
}

package sessions_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
)

func TestVoicesWaitForTheirBatch(t *testing.T) {
	t.Parallel()
	w, hr, _ := speaking(t)
	w.clock.Advance(49 * time.Hour) // Saturday: less than 72 hours before Monday
	v := w.approved(w.employee, "遅い声")
	if v.LeavesOn != "2026-10-12" {
		t.Errorf("%+v", v)
	}
	w.monday()
	if heard := w.heard(hr); len(heard) != 0 {
		t.Errorf("%+v", heard)
	}
	w.monday()
	if heard := w.heard(hr); len(heard) != 1 || heard[0].Batch != "2026-10-12" {
		t.Errorf("%+v", heard)
	}
}

// TestVoicesWaitForK: nothing leaves while fewer than ten employees have an active account, and what a batch decided stays decided.
func TestVoicesWaitForK(t *testing.T) {
	t.Parallel()
	w, hr, colleagues := speaking(t)
	for _, p := range colleagues[:3] {
		w.deliver(w.account(p, events.StatusDeactivated, 2))
	}
	v := w.approved(w.employee, "九人の声")
	w.monday()
	if heard := w.heard(hr); len(heard) != 0 {
		t.Fatalf("%+v", heard)
	}
	w.colleagues(1)
	if err := w.service.Daily(w.ctx, w.clock.Now()); err != nil {
		t.Fatal(err)
	}
	if heard := w.heard(hr); len(heard) != 0 {
		t.Fatalf("somebody who registered in the week of a batch shows in it: %+v", heard)
	}
	w.ok(w.employee, http.MethodGet, "/me/voices/"+v.ID, nil, &v)
	if v.Status != "approved" || v.LeavesOn != "2026-10-12" {
		t.Errorf("%+v", v)
	}
	w.monday()
	if heard := w.heard(hr); len(heard) != 1 || heard[0].Batch != "2026-10-12" {
		t.Errorf("%+v", heard)
	}
}

// TestABatchTellsNothingOfWho: what HR reads after a batch is what it read before, and more texts of one day in random order with random IDs.
func TestABatchTellsNothingOfWho(t *testing.T) {
	t.Parallel()
	w, hr, colleagues := speaking(t)
	w.approved(w.employee, "先週の声")
	w.monday()
	_, before := w.call(hr, http.MethodGet, "/voices", nil)
	var wrote []string
	for i, p := range colleagues {
		w.approved(p, fmt.Sprintf("今週の声%02d", i))
		wrote = append(wrote, fmt.Sprintf("今週の声%02d", i))
		w.clock.Advance(time.Hour)
		if _, now := w.call(hr, http.MethodGet, "/voices", nil); now != before {
			t.Fatal("HR sees that somebody wrote")
		}
	}
	w.monday()
	status, after := w.call(hr, http.MethodGet, "/voices", nil)
	var got struct {
		Voices []map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(after), &got); err != nil || status != 200 || len(got.Voices) != 11 {
		t.Fatalf("%d %s", status, after)
	}
	var order []string
	for _, v := range got.Voices[:10] {
		if len(v) != 4 || string(v["batch"]) != `"2026-10-12"` {
			t.Errorf("%s", after)
		}
		var text string
		_ = json.Unmarshal(v["text"], &text)
		order = append(order, text)
	}
	if slices.Equal(order, wrote) { // one in 10!, about 3.6 million
		t.Error("in the order in which they were written")
	}
	slices.Sort(order)
	if !slices.Equal(order, wrote) {
		t.Errorf("%v", order)
	}
	if strings.Contains(after, "acc_") || strings.Contains(after, "T0") || strings.Contains(after, "Z\"") {
		t.Errorf("%s", after)
	}
	for _, e := range w.envelopes(events.SessionsVoiceDrafted.Name()) {
		raw, _ := json.Marshal(e)
		for _, v := range got.Voices {
			if strings.Contains(string(raw), strings.Trim(string(v["voice_id"]), `"`)) {
				t.Error("the bus knows when a voice that HR sees was written")
			}
		}
	}
}

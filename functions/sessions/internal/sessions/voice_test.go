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
	"kikite/events/claims"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

type voice struct {
	ID       string `json:"voice_id"`
	Status   string
	Text     string
	LeavesOn string `json:"leaves_on"`
	Batch    string
	Answers  []struct{ Text, On string }
}

// speaking is a world of twelve employees with an account, one of HR, and a roster. It is Wednesday, 30 September.
func speaking(t *testing.T) (*world, principal.Principal, []principal.Principal) {
	t.Helper()
	w := newWorld(t)
	w.roster(1, claims.PersonName{Name: "山田 花子"})
	hr := principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleHR, CompanyID: w.company}
	w.deliver(w.account(hr, events.StatusActive, 1))
	return w, hr, w.colleagues(10)
}

func (w *world) colleagues(n int) []principal.Principal {
	var out []principal.Principal
	for range n {
		p := principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleEmployee, CompanyID: w.company}
		w.deliver(w.account(p, events.StatusActive, 1))
		out = append(out, p)
	}
	return out
}

// spoken writes a voice and lets the analyst make its preview.
func (w *world) spoken(p principal.Principal, words string) voice {
	w.t.Helper()
	var v voice
	w.ok(p, http.MethodPost, "/me/voices", body{"text": words}, &v)
	w.preview()
	w.ok(p, http.MethodGet, "/me/voices/"+v.ID, nil, &v)
	return v
}

func (w *world) preview() {
	w.t.Helper()
	a := &analyser{}
	if n := w.feed(sessions.NewAnalyst(w.service, a, a).Consumer(), w.envelopes(events.SessionsVoiceDrafted.Name())...); n != 0 {
		w.t.Fatalf("the analyst refused %d", n)
	}
}

func (w *world) approved(p principal.Principal, words string) voice {
	w.t.Helper()
	v := w.spoken(p, words)
	w.ok(p, http.MethodPost, "/me/voices/"+v.ID+"/approval", body{"text": v.Text}, &v)
	return v
}

// monday runs the morning of the next Monday, nine o'clock in Tokyo.
func (w *world) monday() {
	w.t.Helper()
	const nine = 0 // in Tokyo, as UTC has it
	now := w.clock.Now()
	next := time.Date(now.Year(), now.Month(), now.Day(), nine, 0, 0, 0, time.UTC)
	for next.Weekday() != time.Monday || !next.After(now) {
		next = next.AddDate(0, 0, 1)
	}
	w.clock.Advance(next.Sub(now))
	for range 2 {
		if err := w.service.Daily(w.ctx, w.clock.Now()); err != nil {
			w.t.Fatal(err)
		}
	}
}

func (w *world) heard(hr principal.Principal) []voice {
	w.t.Helper()
	var out struct{ Voices []voice }
	w.ok(hr, http.MethodGet, "/voices", nil, &out)
	return out.Voices
}

func TestAVoiceLeavesAsItWasSeen(t *testing.T) {
	t.Parallel()
	w, hr, _ := speaking(t)
	var v voice
	w.ok(w.employee, http.MethodPost, "/me/voices", body{"text": "山田さんの残業が多すぎます。"}, &v)
	if v.Status != "drafted" || v.Text != "山田さんの残業が多すぎます。" {
		t.Errorf("%+v", v)
	}
	w.refused(w.employee, http.MethodPost, "/me/voices/"+v.ID+"/approval", body{"text": v.Text}, 409, "not_ready")
	w.preview()
	w.preview() // the event comes twice
	w.ok(w.employee, http.MethodGet, "/me/voices/"+v.ID, nil, &v)
	if v.Status != "proposed" || v.Text != "［人名］さんの残業が多すぎます。" {
		t.Fatalf("%+v", v)
	}
	w.refused(w.employee, http.MethodPost, "/me/voices/"+v.ID+"/approval", body{"text": "別の文章"}, 422, "other_text")
	w.ok(w.employee, http.MethodPut, "/me/voices/"+v.ID, body{"text": "同じ課の山田の残業が多すぎます。"}, &v)
	w.refused(w.employee, http.MethodPost, "/me/voices/"+v.ID+"/approval", body{"text": v.Text}, 409, "not_ready")
	w.preview()
	w.ok(w.employee, http.MethodGet, "/me/voices/"+v.ID, nil, &v)
	for range 2 {
		w.ok(w.employee, http.MethodPost, "/me/voices/"+v.ID+"/approval", body{"text": v.Text}, &v)
	}
	if v.Status != "approved" || v.LeavesOn != "2026-10-05" || len(w.heard(hr)) != 0 {
		t.Errorf("%+v %v", v, w.heard(hr))
	}
	w.monday()
	heard := w.heard(hr)
	if len(heard) != 1 || heard[0].Text != "同じ課の［人名］の残業が多すぎます。" || heard[0].Batch != "2026-10-05" || heard[0].ID == v.ID {
		t.Fatalf("%+v", heard)
	}
	w.refused(w.employee, http.MethodDelete, "/me/voices/"+v.ID, nil, 409, "already_left")
	w.refused(w.employee, http.MethodPut, "/me/voices/"+v.ID, body{"text": "x"}, 409, "already_left")

	for range 2 {
		w.keyed("answer-1", hr, "/voices/"+heard[0].ID+"/answers", body{"text": "確認します。"}, nil)
	}
	w.keyed("answer-2", hr, "/voices/"+heard[0].ID+"/answers", body{"text": "人を増やします。"}, nil)
	before := w.heard(hr)
	w.ok(w.employee, http.MethodGet, "/me/voices/"+v.ID, nil, &v)
	if v.Status != "released" || len(v.Answers) != 2 || v.Answers[0].Text != "確認します。" || v.Answers[0].On != "2026-10-05" {
		t.Errorf("%+v", v)
	}
	if after := w.heard(hr); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Error("HR learns that the answer was read")
	}
	if n := emitted(w, events.SessionsNotice); len(n) != 2 || n[0].AccountID != w.employee.AccountID || n[0].Kind != events.NoticeVoice {
		t.Errorf("notices %+v", n)
	}
}

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

func TestAVoiceIsWithdrawnUntilItLeaves(t *testing.T) {
	t.Parallel()
	w, hr, _ := speaking(t)
	v := w.approved(w.employee, "やめておきます")
	for range 2 {
		w.ok(w.employee, http.MethodDelete, "/me/voices/"+v.ID, nil, nil)
	}
	w.monday()
	w.refused(w.employee, http.MethodGet, "/me/voices/"+v.ID, nil, 404, "not_found")
	if heard := w.heard(hr); len(heard) != 0 {
		t.Errorf("%+v", heard)
	}
	closed := w.approved(w.colleague, "もう取り下げられない")
	w.deliver(w.account(w.colleague, events.StatusDeactivated, 2))
	w.clock.Advance(7 * 24 * time.Hour)
	w.monday()
	if heard := w.heard(hr); len(heard) != 0 || closed.Status != "approved" {
		t.Errorf("a voice left that nobody could take back: %+v", heard)
	}
}

func TestVoicesAreFew(t *testing.T) {
	t.Parallel()
	w, hr, _ := speaking(t)
	var first, again voice
	w.keyed("one", w.employee, "/me/voices", body{"text": "一"}, &first)
	w.keyed("one", w.employee, "/me/voices", body{"text": "一"}, &again)
	if first.ID != again.ID {
		t.Error("a repeated request made another voice")
	}
	for range 4 {
		w.ok(w.employee, http.MethodPost, "/me/voices", body{"text": "声"}, nil)
	}
	w.refused(w.employee, http.MethodPost, "/me/voices", body{"text": "六つ目"}, 429, "too_many_voices")
	w.refused(hr, http.MethodPost, "/voices/"+first.ID+"/answers", body{"text": "まだ届いていない"}, 404, "not_found")
	w.refused(w.colleague, http.MethodGet, "/me/voices/"+first.ID, nil, 404, "not_found")
	w.refused(w.colleague, http.MethodPut, "/me/voices/"+first.ID, body{"text": "x"}, 404, "not_found")
	w.refused(w.employee, http.MethodPost, "/me/voices", body{"text": "  "}, 422, "invalid")
}

func TestAPreviewThatCameLateIsTold(t *testing.T) {
	t.Parallel()
	w, _, _ := speaking(t)
	w.ok(w.employee, http.MethodPost, "/me/voices", body{"text": "待ちます"}, nil)
	w.clock.Advance(6 * time.Minute)
	w.preview()
	if n := emitted(w, events.SessionsNotice); len(n) != 1 || n[0].Kind != events.NoticeVoice {
		t.Errorf("%+v", n)
	}
}

func TestNoPreviewWithoutTheRoster(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ok(w.employee, http.MethodPost, "/me/voices", body{"text": "山田さん"}, nil)
	a := &analyser{}
	if n := w.feed(sessions.NewAnalyst(w.service, a, a).Consumer(), w.envelopes(events.SessionsVoiceDrafted.Name())...); n != 1 {
		t.Error("a preview was made without the names that have to go")
	}
}

func TestErasureTakesVoicesBack(t *testing.T) {
	t.Parallel()
	w, hr, _ := speaking(t)
	w.approved(w.employee, "消える声")
	w.approved(w.colleague, "残る声")
	w.monday()
	heard := w.heard(hr)
	for _, v := range heard {
		w.keyed(v.ID, hr, "/voices/"+v.ID+"/answers", body{"text": "返事"}, nil)
	}
	w.spoken(w.employee, "途中の声")
	w.deliver(w.account(w.employee, events.StatusErased, 9))
	left := w.heard(hr)
	if len(heard) != 2 || len(left) != 1 || left[0].Text != "残る声" || len(left[0].Answers) != 1 {
		t.Errorf("%+v", left)
	}
	for _, item := range dump(t, w.table) {
		if item["employee_id"] == string(w.employee.AccountID) {
			t.Errorf("left: %v", item)
		}
	}
}

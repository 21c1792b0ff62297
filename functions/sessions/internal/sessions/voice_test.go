package sessions_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/sessions"
)

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

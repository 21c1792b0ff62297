package sessions_test

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
)

const talkText = "カウンセラー: どうされましたか。\n相談者: 評価の基準が曖昧で納得できません。\nカウンセラー: いつからですか。\n相談者: 春からです。"

func TestATranscriptMayStandForARecord(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	w.refused(w.consultant, http.MethodPut, w.path("record"), record(""), 422, "text_missing")
	for range 2 {
		w.ok(w.consultant, http.MethodPut, w.path("transcript"), body{"text": talkText}, nil)
	}
	if n := len(w.envelopes(events.SessionsRecordSubmitted.Name())); n != 1 {
		t.Fatalf("%d submitted", n)
	}
	var v struct {
		Record     bool `json:"record_stored"`
		Transcript bool `json:"transcript_stored"`
		When       string
	}
	w.ok(w.consultant, http.MethodGet, w.path(""), nil, &v)
	if !v.Record || !v.Transcript || v.When != "past" {
		t.Errorf("%+v", v)
	}
	w.refused(w.consultant, http.MethodGet, w.path("record"), nil, 404, "not_found")
	a := &analyser{}
	if n := w.analyse(a); n != 0 || len(a.got) != 1 {
		t.Fatalf("%d refused, %d analysed", n, len(a.got))
	}
	in := a.got[0]
	if in.Text != "" || len(in.Turns) != 4 || in.Turns[0].Speaker != analysis.Consultant || in.Turns[1] != (analysis.Turn{Speaker: analysis.Employee, Text: "評価の基準が曖昧で納得できません。"}) {
		t.Errorf("%+v", in)
	}
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(""), nil)
	if n := w.analyse(a); n != 0 || len(a.got) < 2 {
		t.Fatalf("%d refused, %+v", n, a.got)
	}
	if last := a.got[len(a.got)-1]; len(last.Turns) != 5 || last.Turns[4].Speaker != analysis.Unknown {
		t.Errorf("%+v", last)
	}
}

func TestATranscriptThatWasAMistakeGoes(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	w.ok(w.consultant, http.MethodPut, w.path("transcript"), body{"text": talkText}, nil)
	var got struct{ Turns []struct{ Who, Text string } }
	w.ok(w.consultant, http.MethodGet, w.path("transcript"), nil, &got)
	if len(got.Turns) != 4 || got.Turns[3].Who != "employee" {
		t.Fatalf("%+v", got)
	}
	w.refused(w.employee, http.MethodGet, w.path("transcript"), nil, 403, "role")
	for range 2 {
		w.ok(w.consultant, http.MethodDelete, w.path("transcript"), nil, nil)
	}
	w.refused(w.consultant, http.MethodGet, w.path("transcript"), nil, 404, "not_found")
	if v := w.view(w.consultant); v.When != "due" {
		t.Errorf("%+v", v)
	}
	if n := len(w.envelopes(events.SessionsRecordSubmitted.Name())); n != 2 {
		t.Errorf("%d submitted", n)
	}
	a := &analyser{}
	if n := w.analyse(a); n != 0 || len(a.got) != 1 || len(a.got[0].Turns) != 0 {
		t.Errorf("%d refused, %+v", n, a.got)
	}
}

func TestWhoIsWhoIsSaidOrAsked(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	unclear := "A: どうぞ。\nB: はい。\nA: 続けて。\nB: 疲れました。"
	var p struct {
		Unclear  bool
		Format   string
		Count    int `json:"turns_count"`
		Speakers []struct {
			Label, Who string
			Turns      int
		}
		Fault *struct {
			Reason string
			Line   int
		}
	}
	w.ok(w.consultant, http.MethodPost, "/transcript-preview", body{"text": unclear}, &p)
	if !p.Unclear || p.Format != "labels" || p.Count != 4 || len(p.Speakers) != 2 || p.Speakers[1].Turns != 2 || p.Fault != nil {
		t.Errorf("%+v", p)
	}
	w.refused(w.consultant, http.MethodPut, w.path("transcript"), body{"text": unclear}, 422, "transcript_unclear")
	w.ok(w.consultant, http.MethodPut, w.path("transcript"), body{"text": unclear, "employee_label": "B"}, nil)
	broken := "WEBVTT\n\n1\n00:01 --> x\nはい"
	w.ok(w.consultant, http.MethodPost, "/transcript-preview", body{"text": broken}, &p)
	if p.Fault == nil || p.Fault.Reason != "transcript_time" || p.Fault.Line != 4 {
		t.Errorf("%+v", p)
	}
	status, answer := w.call(w.consultant, http.MethodPut, w.path("transcript"), body{"text": broken})
	if status != 422 || !strings.Contains(answer, "line 4") || !strings.Contains(answer, "transcript_time") {
		t.Errorf("%d %s", status, answer)
	}
	w.refused(w.employee, http.MethodPost, "/transcript-preview", body{"text": "x"}, 403, "role")
}

// TestTheLongestTranscriptIsKept: 100,000 characters that no compressor can do much with stay below what DynamoDB takes.
func TestTheLongestTranscriptIsKept(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	r := rand.New(rand.NewPCG(1, 2))
	long := make([]rune, 100_000)
	for i := range long {
		long[i] = rune(0x4e00 + r.IntN(0x5000))
	}
	w.ok(w.consultant, http.MethodPut, w.path("transcript"), body{"text": string(long)}, nil)
	for _, item := range dump(t, w.table) {
		if raw, ok := item["sealed"].([]byte); ok && len(raw) > 390_000 {
			t.Errorf("%v has %d bytes", item["sk"], len(raw))
		}
	}
	w.refused(w.consultant, http.MethodPut, w.path("transcript"), body{"text": string(long) + "長"}, 422, "transcript_too_long")
}

func TestATranscriptNeedsATalkOfOnesOwn(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	w.refused(w.consultant, http.MethodPut, w.path("transcript"), body{"text": talkText}, 409, "not_held")
	stranger := w.consultant
	stranger.ConsultantID = w.source.New("con")
	w.refused(stranger, http.MethodPut, w.path("transcript"), body{"text": talkText}, 404, "not_found")
}

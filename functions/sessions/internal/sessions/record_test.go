package sessions_test

import (
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kikite/events"
)

type part struct {
	Part   string   `json:"part"`
	Chosen []string `json:"chosen,omitempty"`
	Words  string   `json:"words,omitempty"`
}

func withParts(text string, parts ...part) body {
	b := record(text)
	b["parts"] = parts
	return b
}

func (w *world) parts() []part {
	w.t.Helper()
	var got struct{ Parts []part }
	w.ok(w.consultant, http.MethodGet, w.path("record"), nil, &got)
	return got.Parts
}

// TestFormOfEachProgram: a record that answers all its program's form asks is taken and read again, and no other program's form takes it.
func TestFormOfEachProgram(t *testing.T) {
	t.Parallel()
	for _, program := range events.Programs() {
		t.Run(string(program), func(t *testing.T) {
			t.Parallel()
			w := held(t, program)
			var form struct {
				Parts []struct {
					Code    string
					Most    int
					Options []struct{ Code string }
				}
			}
			w.ok(w.consultant, http.MethodGet, "/record-form?program="+string(program), nil, &form)
			var all []part
			for _, p := range form.Parts {
				a := part{Part: p.Code}
				for _, o := range p.Options[:p.Most] {
					a.Chosen = append(a.Chosen, o.Code)
				}
				if p.Most == 0 {
					a.Words = "ことば"
				}
				all = append(all, a)
			}
			w.ok(w.consultant, http.MethodPut, w.path("record"), withParts("x", all...), nil)
			if got := w.parts(); len(got) < 3 || !reflect.DeepEqual(got, all) {
				t.Errorf("%+v", got)
			}
			other := part{Part: "worries", Chosen: []string{"work"}}
			if program == events.PreJoining {
				other = part{Part: "reasons", Chosen: []string{"pay"}}
			}
			w.refused(w.consultant, http.MethodPut, w.path("record"), withParts("x", other), 422, "unknown_part")
		})
	}
}

func TestBadPartsStoreNothing(t *testing.T) {
	t.Parallel()
	w := held(t, events.Exit)
	tests := []struct {
		part   part
		reason string
	}{
		{part{Part: "worries"}, "unknown_part"},
		{part{Part: "reasons", Chosen: []string{"health"}}, "unknown_choice"},
		{part{Part: "told_company", Chosen: []string{"told", "partly"}}, "too_many_choices"},
		{part{Part: "reasons", Words: "山田"}, "no_words"},
		{part{Part: "山田"}, "invalid"},
		{part{Part: "keep_up", Words: strings.Repeat("長", 1001)}, "invalid"},
	}
	for _, tt := range tests {
		w.refused(w.consultant, http.MethodPut, w.path("record"), withParts("x", tt.part), 422, tt.reason)
	}
	w.refused(w.consultant, http.MethodGet, "/record-form?program=lunch", nil, 422, "invalid")
	w.refused(w.consultant, http.MethodGet, w.path("record"), nil, 404, "not_found")
	if n := len(w.envelopes(events.SessionsRecordSubmitted.Name())); n != 0 {
		t.Errorf("%d events", n)
	}
}

// TestRecordsWithoutParts: a record of before there were parts is read as it was, corrected with parts, and the same again is nothing new, in
// whatever order it comes.
func TestRecordsWithoutParts(t *testing.T) {
	t.Parallel()
	w := held(t, events.Exit)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	if got := w.parts(); got != nil {
		t.Errorf("%+v", got)
	}
	why, keep := part{Part: "reasons", Chosen: []string{"pay", "growth"}}, part{Part: "keep_up", Words: "朝の会"}
	for _, sent := range [][]part{{why, keep}, {keep, {Part: "reasons", Chosen: []string{"growth", "pay"}}, {Part: "told_company"}}} {
		w.ok(w.consultant, http.MethodPut, w.path("record"), withParts(secretText, sent...), nil)
		if got := w.parts(); !reflect.DeepEqual(got, []part{why, keep}) {
			t.Errorf("%+v", got)
		}
	}
	if n := len(w.envelopes(events.SessionsRecordSubmitted.Name())); n != 2 {
		t.Errorf("%d events", n)
	}
}

// TestPartsStayInTheRecord: codes and words of the parts are sealed, the words are read by the analyser, and nothing of them is in a fact.
func TestPartsStayInTheRecord(t *testing.T) {
	t.Parallel()
	w := held(t, events.Exit)
	w.ok(w.consultant, http.MethodPut, w.path("record"), withParts("x", part{Part: "would_have_kept", Chosen: []string{"listened"}}, part{Part: "keep_up", Words: "朝会を続けて"}), nil)
	a := &analyser{}
	if n := w.analyse(a); n != 0 || len(a.got) != 1 || !strings.Contains(a.got[0].Text, "朝会を続けて") || strings.Contains(a.got[0].Text, "listened") {
		t.Errorf("%d refused, %+v", n, a.got)
	}
	facts := w.envelopes(events.SessionsFactRecorded.Name())
	texts := []string{}
	for _, e := range facts {
		texts = append(texts, string(e.Data))
	}
	for _, item := range dump(t, w.table) {
		for _, value := range item {
			switch v := value.(type) {
			case string:
				texts = append(texts, v)
			case []byte:
				texts = append(texts, string(v))
			}
		}
	}
	for _, secret := range []string{"listened", "would_have_kept", "朝会"} {
		if slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, secret) }) {
			t.Errorf("%s lies open", secret)
		}
	}
	if last := w.facts()[len(facts)-1]; len(last.Measures) != 0 {
		t.Errorf("%+v", last)
	}
}

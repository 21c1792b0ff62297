package signup_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
)

// TestConduct: nobody applies without the words in force; who came from a partner's list accepts them later, once.
func TestConduct(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.refused(nil, "POST", "/public/consultant-applications", consultant(1), http.StatusUnprocessableEntity, "invalid")
	w.refused(nil, "POST", "/public/consultant-applications", with(consultant(1), "conduct", "2020-01"), http.StatusConflict, "conduct_version")
	var ja, en struct {
		Version string
		Rules   []string
	}
	w.must(nil, "GET", "/public/conduct", nil, &ja)
	w.must(nil, "GET", "/public/conduct?locale=en", nil, &en)
	if ja.Version != en.Version || len(ja.Rules) != len(en.Rules) || !strings.Contains(strings.Join(ja.Rules, ""), "転職") || !strings.Contains(ja.Rules[0], "守秘義務") {
		t.Errorf("%+v %+v", ja, en)
	}
	_, me := w.approved(1)
	var own struct {
		Conduct *struct{ Version, At string }
		Now     string `json:"conduct_version"`
	}
	var list struct {
		Consultants []struct {
			Conduct *struct{ Version string }
		}
	}
	if w.must(&w.op, "GET", "/consultants?status=approved", nil, &list); len(list.Consultants) != 1 {
		t.Fatalf("%+v", list)
	}
	w.refused(&me, "PUT", "/me/consultant/conduct", map[string]any{"version": "2020-01"}, http.StatusConflict, "conduct_version")
	w.must(&me, "PUT", "/me/consultant/conduct", map[string]any{"version": ja.Version}, &own)
	at := own.Conduct.At
	w.clock.Advance(time.Hour)
	w.must(&me, "PUT", "/me/consultant/conduct", map[string]any{"version": ja.Version}, &own)
	if own.Now != ja.Version || own.Conduct.Version != ja.Version || own.Conduct.At != at {
		t.Errorf("%+v, first at %s", own, at)
	}
}

// TestDocumentsOfAnApplication: an applicant has no account; the answer's pass opens this application for some days and nothing else.
func TestDocumentsOfAnApplication(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var first, second struct {
		ID   events.ID `json:"consultant_id"`
		Pass string
	}
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(1)), &first)
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(2)), &second)
	path := "/public/consultant-applications/" + string(first.ID) + "/documents"
	body := map[string]any{"kind": "licence", "filename": "登録証.png", "size": 100, "pass": first.Pass}
	var asked struct {
		ID     events.ID `json:"document_id"`
		Fields map[string]string
	}
	w.must(nil, "POST", path, body, &asked, "Idempotency-Key", "1")
	w.must(nil, "POST", path, body, &asked, "Idempotency-Key", "1")
	_ = w.files.Put(t.Context(), asked.Fields["key"], []byte("\x89PNG\r\n\x1a\nrest"))
	var doc struct{ Status, Type, Link string }
	w.must(nil, "PUT", path+"/"+string(asked.ID), map[string]any{"pass": first.Pass}, &doc)
	if doc.Status != "stored" || doc.Type != "image/png" || doc.Link != "" {
		t.Errorf("%+v", doc)
	}
	for _, wrong := range []string{"", "x", second.Pass, first.Pass + "0", "2026-12-31" + first.Pass[10:]} {
		w.refused(nil, "POST", path, with(body, "pass", wrong), http.StatusNotFound, "no_consultant")
	}
	w.refused(nil, "POST", strings.Replace(path, string(first.ID), "con_00000000000000000000000404", 1), body, http.StatusNotFound, "no_consultant")
	var list struct {
		Documents []struct{ Filename, Kind, By string }
	}
	w.must(&w.op, "GET", "/consultants/"+string(first.ID)+"/documents", nil, &list)
	if len(list.Documents) != 1 || list.Documents[0].Filename != "登録証.png" || list.Documents[0].By != "" {
		t.Errorf("%+v", list)
	}
	for i := range 19 {
		w.must(nil, "POST", path, with(body, "filename", strings.Repeat("a", i+1)+".pdf"), nil)
	}
	w.refused(nil, "POST", path, body, http.StatusConflict, "too_many_documents")
	w.clock.Advance(5 * 24 * time.Hour)
	w.refused(nil, "POST", path, body, http.StatusNotFound, "no_consultant")
}

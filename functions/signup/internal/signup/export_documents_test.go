package signup_test

import (
	"net/http"
	"strings"
	"testing"

	"kikite/events"
)

type exportedDocument struct {
	ID                   events.ID `json:"document_id"`
	Filename, Link, Type string
	By                   events.ID
}

// exportOf asks for an export, has everybody answer, and returns which files belong to it.
func (w *world) exportOf(me person) []exportedDocument {
	w.t.Helper()
	w.must(&me, "POST", "/me/export", nil, nil)
	asked := outbox(w, events.SignupExportAsked)
	for _, typ := range events.ExportReadyTypes() {
		w.consume(answered(w, typ, asked[len(asked)-1].ExportID, me.AccountID))
	}
	var got struct {
		Status    string
		Documents []exportedDocument
	}
	if w.must(&me, "GET", "/me/export", nil, &got); got.Status != "ready" {
		w.t.Fatalf("%+v", got)
	}
	return got.Documents
}

// filed has somebody file a document about a consultant and returns its ID.
func (w *world) filed(by *person, path, filename, body string) events.ID {
	w.t.Helper()
	var asked struct {
		ID     events.ID `json:"document_id"`
		Fields map[string]string
	}
	w.must(by, "POST", path, map[string]any{"kind": "licence", "filename": filename, "size": 30}, &asked)
	_ = w.files.Put(w.t.Context(), asked.Fields["key"], []byte(body))
	w.must(by, "PUT", path+"/"+string(asked.ID), nil, nil)
	return asked.ID
}

// TestExportHasTheFiles: each document of a consultant that is on file can be opened with the export, whoever filed it, also when the account is suspended; nobody
// else's can, and who of the service filed one is not told.
func TestExportHasTheFiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, me := w.approved(1)
	other, colleague := w.approved(2)
	own := w.filed(&me, "/me/consultant/documents", "登録証.png", "\x89PNG\r\n\x1a\n証の写し")
	office := w.filed(&w.op, "/consultants/"+string(id)+"/documents", "経歴.pdf", pdf)
	refused := w.filed(&me, "/me/consultant/documents", "書類.exe", "MZ")
	foreign := w.filed(&w.op, "/consultants/"+string(other)+"/documents", "ほか.pdf", pdf)
	w.must(&w.op, "POST", "/consultants/"+string(id)+"/suspension", map[string]any{"reason": "ご本人の希望"}, nil)
	files := w.exportOf(me)
	if len(files) != 2 {
		t.Fatalf("%+v", files)
	}
	for _, f := range files {
		var one exportedDocument
		w.must(&me, "GET", "/me/export/documents/"+string(f.ID), nil, &one)
		key, _, _ := strings.Cut(strings.TrimPrefix(one.Link, "https://files.example/"), "?")
		body, err := w.files.Get(t.Context(), key, 1000)
		if want := map[events.ID]string{own: "\x89PNG\r\n\x1a\n証の写し", office: pdf}[f.ID]; err != nil || want == "" || string(body) != want {
			t.Errorf("%s opens %q: %v", f.Filename, body, err)
		}
		if f.By == w.op.AccountID || one.By == w.op.AccountID {
			t.Error("it says which operator filed it")
		}
	}
	var none exportedDocument
	if w.must(&me, "GET", "/me/export/documents/"+string(refused), nil, &none); none.Link != "" {
		t.Error("what was refused can be opened")
	}
	w.refused(&me, "GET", "/me/export/documents/"+string(foreign), nil, http.StatusNotFound, "no_document")
	w.refused(&colleague, "GET", "/me/export/documents/"+string(own), nil, http.StatusNotFound, "no_document")
	if page := string(w.call(&me, "GET", "/me/export/file?form=html", nil).body); !strings.Contains(page, "経歴.pdf") || !strings.Contains(page, "一つずつ保存できます") {
		t.Errorf("the page does not lead to the files: %s", page)
	}
	w.must(&w.op, "POST", "/accounts/"+string(me.AccountID)+"/erasure", nil, nil)
	w.refused(&me, "GET", "/me/export/documents/"+string(own), nil, http.StatusForbidden, "deactivated")
}

// TestExportHasTheFilesOfAnApplication: who applied as a consultant with the address that they have as an employee opens what they sent then.
func TestExportHasTheFilesOfAnApplication(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.rejected(7)
	c := w.contract()
	w.upload(c, []byte(roster(2, nil)))
	secrets := w.invite(c)
	me := w.register(secrets["e0001@corp.example"], "c7@consultant.example")
	colleague := w.register(secrets["e0002@corp.example"], "hana@private.example")
	files := w.exportOf(me)
	if len(files) != 1 || files[0].Filename != "消える書類.pdf" {
		t.Fatalf("%+v", files)
	}
	var one exportedDocument
	if w.must(&me, "GET", "/me/export/documents/"+string(files[0].ID), nil, &one); !strings.Contains(one.Link, string(files[0].ID)) {
		t.Errorf("%+v", one)
	}
	w.refused(&colleague, "GET", "/me/export/documents/"+string(files[0].ID), nil, http.StatusNotFound, "no_document")
	if files := w.exportOf(colleague); len(files) != 0 {
		t.Errorf("%+v", files)
	}
}

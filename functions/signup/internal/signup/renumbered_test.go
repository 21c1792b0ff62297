package signup_test

import (
	"net/http"
	"strings"
	"testing"

	"kikite/functions/signup/internal/signup"
)

// TestANewNumberIsNoNewPerson: the company numbers its people anew. Nobody is proposed as gone, accounts follow, and who gets a number that somebody had is
// somebody else.
func TestANewNumberIsNoNewPerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(60, nil)))
	first := w.invite(c)
	me := w.register(first["e0007@corp.example"], "hana@private.example")
	first7 := lastAccount(w, me.AccountID)

	renumbered := strings.ReplaceAll(roster(60, map[int]string{7: "人事部"}), "\r\nE00", "\r\nN00")
	for i := range 2 { // the same file again changes nothing
		got := w.upload(c, []byte(renumbered))
		if got.Status != "applied" || got.Counts.Vanished+got.Counts.Added+got.Counts.Errors != 0 || got.Counts.Changed != 60*(1-i) {
			t.Fatalf("%+v", got)
		}
	}
	var list struct {
		People []struct {
			Number    string `json:"employee_number"`
			InvitedAt string `json:"invited_at"`
		}
	}
	if w.must(&c.hr, "GET", "/roster?limit=200", nil, &list); len(list.People) != 60 || list.People[0].Number != "N0001" || list.People[0].InvitedAt == "" {
		t.Errorf("%+v", list)
	}
	moved := lastAccount(w, me.AccountID)
	if moved.Left || moved.DepartmentID == first7.DepartmentID {
		t.Errorf("%+v", moved)
	}
	w.refused(nil, "POST", "/public/registrations", registration(first["e0008@corp.example"], "taro@private.example"), http.StatusNotFound, "no_invitation")
	w.register(w.invite(c, "N0008")["e0008@corp.example"], "taro@private.example")

	again := renumbered + "E0007,新人 花,シンジン,Shinjin,shinjin@corp.example,人事部,営業,2004/5/6,2026/4/1,正社員\r\n"
	if got := w.upload(c, []byte(again)); got.Counts.Added != 1 || got.Counts.Unchanged != 60 {
		t.Fatalf("%+v", got)
	}
	newcomer := w.register(w.invite(c, "E0007")["shinjin@corp.example"], "shinjin@private.example")
	var own signup.Me
	if w.must(&newcomer, "GET", "/me", nil, &own); own.Name != "新人 花" || newcomer.AccountID == me.AccountID {
		t.Errorf("%+v", own)
	}
}

// TestWhoTakesANumberOver: somebody with the address of who left it, and nothing else of them, is somebody new; so is everybody where the file cannot be read whole.
func TestWhoTakesANumberOver(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(12, nil)))
	got := w.upload(c, []byte(roster(11, nil)+"N0012,別人 空,ベツ,Betsu,e0012@corp.example,営業部,営業,1980/1/1,2026/4/1,正社員\r\n"))
	if got.Counts.Added != 1 || got.Counts.Vanished != 1 {
		t.Errorf("another person with the address: %+v", got)
	}
	w.upload(c, []byte(roster(12, nil)))
	got = w.upload(c, []byte(roster(11, nil)+"N0013,社員 12,シャイン,Shain,e0012@corp.example,営業部,営業,1990/4/2,2015/4/1,正社員\r\n,名無し,ナナシ,Nanashi,nanashi@corp.example,営業部,営業,,,正社員\r\n"))
	if got.Counts.Added != 1 || got.Counts.Changed != 0 || got.Counts.Errors != 1 {
		t.Errorf("a row that cannot be read: %+v", got)
	}
}

func TestNewNumbersSurviveDeath(t *testing.T) {
	t.Parallel()
	killed(t, func(w *world) string {
		c := w.contract()
		w.upload(c, []byte(roster(70, nil)))
		var form struct{ Fields map[string]string }
		w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1}, &form)
		_ = w.files.Put(t.Context(), form.Fields["key"], []byte(strings.ReplaceAll(roster(70, nil), "\r\nE00", "\r\nN00")))
		w.files.fresh()
		return form.Fields["key"]
	}, func(w *world, key string) bool { return w.notify(key) }, func(t *testing.T, w *world, _ string) {
		entries, ids := 0, map[any]bool{}
		for _, item := range w.items() {
			if number, ok := item["number"].(string); ok && item["fingerprint"] != nil {
				entries++
				ids[item["id"]] = true
				if !strings.HasPrefix(number, "N00") {
					t.Errorf("%s is still there", number)
				}
			}
		}
		if entries != 70 || len(ids) != 70 {
			t.Errorf("%d people, %d IDs", entries, len(ids))
		}
	})
}

package sessions_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// words are pieces of what the people of full wrote, one for each place.
var words = []string{"山田", "田中", "疲れている", "橋の上", "中村", "私だけのメモ", "引き継ぐこと", "自分のためのこと", "曖昧で納得", "私の言葉で", "人格を否定", "会社への声"}

// full is a world whose employee left something in every kind of item there is, and a colleague who stays.
func full(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	w := d.world
	w.roster(1, claims.PersonName{Name: "山田 花子"})
	w.operators(3)
	w.deliver(event(w, events.BookingBooked, w.booking.BookingID, 1, w.booking))
	w.clock.Advance(24 * 3600 * 1e9)
	w.ok(w.employee, http.MethodPut, "/me/emergency", contact, nil)
	w.ok(w.consultant, http.MethodPost, w.path("start"), nil, nil)
	w.ok(w.consultant, http.MethodPut, w.path("notes"), body{"text": "私だけのメモ", "version": 0}, nil)
	w.ok(w.consultant, http.MethodPost, w.path("sos"), body{"kind": "self", "note": "橋の上にいる"}, nil)
	w.ok(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, nil)
	w.ok(w.consultant, http.MethodPut, w.path("transcript"), body{"text": talkText}, nil)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	w.ok(w.consultant, http.MethodPut, w.path("handover"), body{"text": "引き継ぐこと"}, nil)
	w.ok(w.employee, http.MethodPost, "/me/reflections", body{"text": "自分のためのこと"}, nil)
	if n := w.analyse(&analyser{propose: []string{proposal, "上司が話を聞いてくれるようになった。"}}); n != 0 {
		t.Fatalf("%d refused", n)
	}
	list := w.excerpts("")
	w.ok(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": true, "text": list[0].Text}, nil)
	w.ok(w.employee, http.MethodPut, edit(list[1].ID), body{"text": "私の言葉で"}, nil)
	w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(w.booking.Program, nil), nil)
	for _, p := range []principal.Principal{w.employee, w.colleague} {
		w.ok(p, http.MethodPost, "/self-checks", sheet("female", 2), nil)
	}
	d.opened("anonymous")
	w.spoken(w.employee, "会社への声です。")
	return d
}

// ciphertexts are all binary values of a table, with where they lie.
func ciphertexts(items []anyItem) map[[2]string][]byte {
	out := map[[2]string][]byte{}
	for _, item := range items {
		for name, value := range item {
			if raw, ok := value.([]byte); ok {
				out[[2]string{item["pk"].(string), item["sk"].(string)}] = raw
				if name != "sealed" {
					panic("a binary value that is called " + name)
				}
			}
		}
	}
	return out
}

// TestAfterErasureABackupIsNoise fills every kind of item of a person, keeps a copy of the whole table, erases the person, and then tries every
// key that there still is on every ciphertext that there was. It knows no list of items: what is added later is proved with it.
//
//nolint:paralleltest // it reads all that is logged meanwhile
func TestAfterErasureABackupIsNoise(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer slog.SetDefault(before)
	d := full(t)
	backup := dump(t, d.table)
	gone := d.account(d.employee, events.StatusErased, 9)
	d.deliver(gone, gone)

	if n := len(d.envelopes(events.SessionsPersonErased.Name())); n != 1 {
		t.Errorf("acknowledged %d times", n)
	}
	left := dump(t, d.table)
	kept := ciphertexts(left)
	d.opensNothingElse(ciphertexts(backup), kept)
	for _, item := range left {
		raw, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		own := item["pk"] == "ACC#"+string(d.employee.AccountID) && item["sk"] == "ACCOUNT"
		if strings.Contains(string(raw), string(d.employee.AccountID)) && !own {
			t.Errorf("leads to the person: %s", raw)
		}
		for _, word := range words {
			if strings.Contains(fmt.Sprint(item), word) {
				t.Errorf("words are left in the clear: %v", item)
			}
		}
	}
	if claims := d.objects.Keys("reports/sessions/"); len(claims) != 0 {
		t.Errorf("released words: %v", claims)
	}
	for _, word := range words {
		if strings.Contains(log.String(), word) {
			t.Errorf("the log holds %s", word)
		}
	}
}

// opensNothingElse tries every key that still exists on every ciphertext of a backup: only those that are still there on purpose open.
func (d *desk) opensNothingElse(backup, kept map[[2]string][]byte) {
	d.t.Helper()
	v := vault.New(d.keys, d.master, ids.Default{}, func(events.ID) *store.Tx { return d.table.Tx() })
	var open, keys int
	for _, item := range dump(d.t, d.keys) {
		account := events.ID(strings.TrimPrefix(item["pk"].(string), "ACC#"))
		if account == d.employee.AccountID {
			d.t.Errorf("the keys table still knows the person: %v", item["sk"])
		}
		if item["sk"] != "KEY" {
			continue
		}
		key, err := v.Existing(d.ctx, account)
		if err != nil {
			d.t.Fatal(err)
		}
		keys++
		for at, raw := range backup {
			var out any
			if key.Open(at[0], at[1], raw, &out) != nil && key.OpenPacked(at[0], at[1], raw, &out) != nil {
				continue
			}
			open++
			if _, ok := kept[at]; !ok || !strings.HasPrefix(at[0], "ACC#"+string(d.colleague.AccountID)) {
				d.t.Errorf("%v opened: %v", at, out)
			}
		}
	}
	if keys != 1 || open != 1 || len(kept) != 1 || len(backup) < 14 {
		d.t.Errorf("%d keys, %d opened, %d kept of %d: the proof proves nothing", keys, open, len(kept), len(backup))
	}
}

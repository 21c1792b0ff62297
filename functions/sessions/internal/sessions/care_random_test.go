package sessions_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// TestNothingOpensUnseen lets three operators do what they like with an SOS and a sign of overwork: whatever was opened is in the log, by somebody who
// was agreed to or was reviewed by another, and the employee was told, or a reason not to stands there with a second person.
func TestNothingOpensUnseen(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 6))
			w, ops := raised(t, events.RegularCare, tired, dies)
			for range 60 {
				list := w.queue(ops[0])
				if len(list) == 0 {
					break
				}
				p, id := ops[r.IntN(len(ops))], list[r.IntN(len(list))].EntryID
				var page carePage
				w.ok(p, http.MethodGet, carePath(id), nil, &page)
				second := body{"agree": r.IntN(4) > 0, "tell": r.IntN(2) == 0, "words": "x"}
				reason := body{"reason": "x", "dangerous": []string{"", "y"}[r.IntN(2)]}
				on := func(what string, in body) {
					if len(page.Openings) > 0 {
						o := page.Openings[r.IntN(len(page.Openings))]
						w.call(p, http.MethodPost, carePath(id, "openings", string(o.OpeningID), what), in)
					}
				}
				switch r.IntN(7) {
				case 0:
					w.call(p, http.MethodPost, carePath(id, "act"), reason)
				case 1:
					reason["what"] = []string{"person"}
					w.call(p, http.MethodPost, carePath(id, "openings"), reason)
				case 2:
					on("decide", second)
				case 3:
					on("review", second)
				case 4, 5:
					on("read", nil)
				default:
					w.clock.Advance(time.Duration(r.IntN(90)) * time.Minute)
				}
			}
			w.nothingUnseen()
		})
	}
}

func (w *world) nothingUnseen() {
	w.t.Helper()
	logged, told := map[string]bool{}, map[events.ID]bool{}
	all := dump(w.t, w.table)
	for _, item := range all {
		if strings.HasPrefix(item["pk"].(string), "AUD#") && item["saw"] != nil {
			logged[item["opening"].(string)] = true
		}
	}
	for _, n := range emitted(w, events.SessionsNotice) {
		told[n.NoticeID] = true
	}
	for _, item := range all {
		if !strings.HasPrefix(item["sk"].(string), "OPN#") {
			continue
		}
		o, id := item["opening"].(map[string]any), item["id"].(string)
		by, decided := fmt.Sprint(o["AskedBy"]), fmt.Sprint(o["DecidedBy"])
		opened := o["OpenedAt"] != nil && !strings.HasPrefix(fmt.Sprint(o["OpenedAt"]), "0001")
		if by == decided {
			w.t.Errorf("one's own second person: %v", o)
		}
		if opened != logged[id] {
			w.t.Errorf("opened %v, in the log %v: %v", opened, logged[id], o)
		}
		notice := ids.Derive(ids.Notice, string(events.NoticeAccess), id, string(w.employee.AccountID))
		if (o["Telling"] == "told") != told[notice] {
			w.t.Errorf("told and no mail, or the other way round: %v", o)
		}
		if opened && o["Telling"] != "told" && o["Dangerous"] != true && o["Way"] != "two" {
			w.t.Errorf("not told without a reason: %v", o)
		}
		if opened && o["Way"] == "two" && o["Status"] != "approved" {
			w.t.Errorf("opened without a second person: %v", o)
		}
	}
}

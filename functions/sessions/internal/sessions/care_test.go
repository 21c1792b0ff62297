package sessions_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

var contact = body{"own_name": "中村 あおい", "own_phone": "090-0000-0001", "place": "東京都千代田区1-1", "name": "中村 みどり", "relation": "母", "phone": "03-0000-0002"}

var (
	dies  = analysis.Signal{Code: "danger_self", Sentence: "もう消えてしまいたいと言った。"}
	tired = analysis.Signal{Code: "overwork", Sentence: "深夜まで働いている。"}
	leave = analysis.Signal{Code: "wish_to_leave", Sentence: "辞めたい。"}
)

// TestSOSThenAlone: the consultant calls for help; an operator acts alone; a second one reviews; the employee reads who looked.
func TestSOSThenAlone(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	ops := w.operators(3)
	w.ok(ops[0], http.MethodPut, "/care-duty", body{"on": true}, nil)
	w.ok(w.employee, http.MethodPut, "/me/emergency", contact, nil)
	var help struct {
		EntryID   events.ID `json:"entry_id"`
		Told      int
		Emergency map[string]string
	}
	w.ok(w.consultant, http.MethodPost, w.path("sos"), body{"kind": "self", "note": "橋の上にいる"}, &help)
	if help.Told != 1 || help.Emergency["phone"] != "03-0000-0002" {
		t.Fatalf("%+v", help)
	}
	if w.notices(events.NoticeSOS, ops[0]) != 1 || w.notices(events.NoticeSOS, ops[1]) != 0 {
		t.Error("exactly who is on call is told")
	}
	w.clock.Advance(time.Minute)
	w.ok(w.consultant, http.MethodPut, w.path("sos/"+string(help.EntryID)), body{"place": "中央大橋", "note": "橋の上にいる"}, nil)
	list := w.queue(ops[1])
	if len(list) != 1 || list[0].Source != "sos" || list[0].Signal != "danger_self" || list[0].ReviewDue == "" {
		t.Fatalf("%+v", list)
	}
	path := func(parts ...string) string { return carePath(help.EntryID, parts...) }
	w.refused(ops[1], http.MethodPost, path("act"), body{"reason": "x"}, 409, "not_on_call")
	var page carePage
	w.ok(ops[0], http.MethodPost, path("act"), body{"reason": "命に関わるため"}, &page)
	if w.notices(events.NoticeQueue, ops[0]) != 0 || w.notices(events.NoticeQueue, ops[1]) != 1 {
		t.Error("the others are asked to review at once")
	}
	i := slices.IndexFunc(page.Openings, func(o opening) bool { return o.Way == "alone" })
	mine := string(page.Openings[i].OpeningID)
	var got contents
	w.ok(ops[0], http.MethodPost, path("openings", mine, "read"), nil, &got)
	if got.SOSPlace != "中央大橋" || got.Emergency["place"] != "東京都千代田区1-1" || got.AccountID != w.employee.AccountID {
		t.Errorf("%+v", got)
	}
	w.refused(ops[1], http.MethodPost, path("openings", mine, "read"), nil, 403, "not_yours")
	w.ok(ops[0], http.MethodPut, path("openings", mine, "done"), body{"words": "119番に連絡した"}, nil)
	second := body{"agree": true, "tell": true, "words": "必要だった"}
	w.refused(ops[0], http.MethodPost, path("openings", mine, "review"), second, 403, "same_person")
	w.refused(ops[1], http.MethodPost, path("close"), body{"outcome": "helped"}, 409, "unreviewed")
	for _, o := range page.Openings {
		w.ok(ops[1], http.MethodPost, path("openings", string(o.OpeningID), "review"), second, nil)
	}
	w.ok(ops[1], http.MethodPost, path("close"), body{"outcome": "helped"}, nil)
	if n := w.notices(events.NoticeAccess, w.employee); n != 2 { // of the consultant's SOS and of the operator
		t.Errorf("%d notices to the employee", n)
	}
	lines := w.seen()
	if len(lines) != 2 || lines[0].Role != "operator" || lines[0].Reason != "命に関わるため" || lines[0].Done != "119番に連絡した" || !*lines[0].Agreed || lines[1].Role != "consultant" {
		t.Errorf("%+v", lines)
	}
}

func TestSOSIsNeverBlocked(t *testing.T) {
	t.Parallel()
	w := booked(t, events.PreJoining)
	ops := w.operators(2)
	long := strings.Repeat("長", 30_000)
	for _, in := range []body{{}, {"kind": "elephant"}, {"kind": "others", "note": long, "place": long}} {
		w.ok(w.consultant, http.MethodPost, w.path("sos"), in, nil)
	}
	if n := w.notices(events.NoticeSOS, ops[0]); n != 1 || len(w.queue(ops[0])) != 1 { // nobody is on call: all are told
		t.Errorf("%d notices, %+v", n, w.queue(ops[0]))
	}
	w.deliver(event(w, events.BookingCancelledEvent, w.booking.BookingID, 2, w.booking))
	w.ok(w.consultant, http.MethodPost, w.path("sos"), body{}, nil)
	w.clock.Advance(25 * time.Hour)
	w.refused(w.consultant, http.MethodPost, w.path("sos"), body{}, 409, "too_late")
	w.refused(w.employee, http.MethodPost, w.path("sos"), body{}, 403, "role")
	stranger := w.consultant
	stranger.ConsultantID = w.source.New(ids.Consultant)
	w.refused(stranger, http.MethodPost, w.path("sos"), body{}, 404, "not_found")
}

// TestOneEntryForASignal: redelivery and a corrected record make no second entry; others than danger are told of once a day.
func TestOneEntryForASignal(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, dies, tired, leave, dies)
	all := sessions.NewAnalyst(w.service, signals{dies, tired, leave}, &analyser{}).Consumer()
	w.feed(all, w.envelopes(events.SessionsRecordSubmitted.Name())...)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText+"追記。"), nil)
	w.feed(all, w.envelopes(events.SessionsRecordSubmitted.Name())...)
	list := w.queue(ops[0])
	if len(list) != 3 || list[0].Signal != "danger_self" {
		t.Errorf("%+v", list)
	}
	if n := w.notices(events.NoticeQueue, ops[0]); n != 2 { // danger at once, the other two together
		t.Errorf("%d notices", n)
	}
	_, answer := w.call(ops[0], http.MethodGet, carePath(list[0].EntryID), nil)
	for _, secret := range []string{string(w.employee.AccountID), string(w.company), string(w.session()), "消えて"} {
		if strings.Contains(answer, secret) {
			t.Errorf("the entry tells %s: %s", secret, answer)
		}
	}
}

func TestWhatExitDoesNotState(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.Exit, dies, leave)
	if list := w.queue(ops[0]); len(list) != 1 || list[0].Signal != "danger_self" {
		t.Errorf("%+v", list)
	}
}

// TestTwoPeople: nothing opens before another operator agreed; then to the asker alone, for an hour.
func TestTwoPeople(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, tired)
	path := func(parts ...string) string { return carePath(w.queue(ops[0])[0].EntryID, parts...) }
	w.refused(ops[0], http.MethodPost, path("act"), body{"reason": "x"}, 409, "not_danger")
	var page carePage
	ask := body{"reason": "産業医につなぐため", "what": []string{"sentences"}}
	w.ok(ops[0], http.MethodPost, path("openings"), ask, &page)
	id := string(page.Openings[0].OpeningID)
	w.refused(ops[0], http.MethodPost, path("openings", id, "read"), nil, 409, "not_approved")
	w.refused(ops[0], http.MethodPost, path("openings", id, "decide"), body{"agree": true, "tell": false, "words": ""}, 403, "same_person")
	w.refused(ops[1], http.MethodPost, path("openings", id, "decide"), body{"agree": false, "tell": false, "words": ""}, 422, "words")
	w.ok(ops[1], http.MethodPost, path("openings", id, "decide"), body{"agree": true, "tell": false, "words": ""}, nil)
	w.refused(ops[1], http.MethodPost, path("openings", id, "read"), nil, 403, "not_yours")
	if len(w.seen()) != 0 || w.notices(events.NoticeAccess, w.employee) != 0 {
		t.Error("told of what nobody has seen")
	}
	var got contents
	for range 2 {
		w.ok(ops[0], http.MethodPost, path("openings", id, "read"), nil, &got)
	}
	if len(got.Sentences) != 1 || got.Sentences[0] != tired.Sentence || got.AccountID != "" || got.Emergency != nil {
		t.Errorf("%+v", got)
	}
	if lines := w.seen(); len(lines) != 1 || lines[0].Times != 2 || lines[0].Reason != "産業医につなぐため" || w.notices(events.NoticeAccess, w.employee) != 1 {
		t.Errorf("%+v", lines)
	}
	w.clock.Advance(time.Hour)
	w.refused(ops[0], http.MethodPost, path("openings", id, "read"), nil, 410, "over")
}

// TestTellingThatIsDangerous: the employee is not told until a second person says so, or later somebody lifts it.
func TestTellingThatIsDangerous(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, dies)
	path := func(parts ...string) string { return carePath(w.queue(ops[0])[0].EntryID, parts...) }
	var page carePage
	w.ok(ops[0], http.MethodPost, path("act"), body{"reason": "命に関わるため", "dangerous": "知れば急ぐおそれ"}, &page)
	id := string(page.Openings[0].OpeningID)
	w.ok(ops[1], http.MethodPost, path("openings", id, "review"), body{"agree": true, "tell": false, "words": "同意する"}, &page)
	if page.Openings[0].Telling != "held" || len(w.seen()) != 0 || w.notices(events.NoticeAccess, w.employee) != 0 {
		t.Fatalf("%+v", page)
	}
	for range 2 {
		w.ok(ops[2], http.MethodPost, path("openings", id, "tell"), nil, nil)
	}
	if len(w.seen()) != 1 || w.notices(events.NoticeAccess, w.employee) != 1 {
		t.Error("not told once it was lifted")
	}
}

// TestErasureLeavesCodes: what was given for danger, what was sent and what was written go; that an operator acted stays, about nobody.
func TestErasureLeavesCodes(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, dies)
	w.ok(w.consultant, http.MethodPost, w.path("sos"), body{"note": "橋の上"}, nil)
	id := w.queue(ops[0])[1].EntryID
	w.ok(ops[0], http.MethodPost, carePath(id, "act"), body{"reason": "命に関わるため"}, nil)
	w.deliver(w.account(w.employee, events.StatusErased, 9))
	for _, item := range dump(t, w.table) {
		if item["sealed"] != nil || item["employee_id"] != nil {
			t.Errorf("left: %v", item)
		}
	}
	var log struct{ Lines []struct{ Did string } }
	w.ok(ops[0], http.MethodGet, "/care-log?month=2026-10", nil, &log)
	if len(log.Lines) != 2 || !w.queue(ops[0])[0].Erased {
		t.Errorf("%+v", log)
	}
	w.refused(ops[1], http.MethodPost, carePath(id, "act"), body{"reason": "x"}, 410, "erased")
	if len(w.keysOf(w.employee)) != 0 {
		t.Error("the keys table still holds something")
	}
}

func TestOnlyActiveOperators(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, dies)
	id := w.queue(ops[0])[0].EntryID
	w.ok(ops[2], http.MethodPut, "/care-duty", body{"on": true}, nil)
	w.deliver(w.account(ops[2], events.StatusDeactivated, 2))
	for _, path := range []string{"/care", "/care-log", carePath(id)} {
		w.refused(ops[2], http.MethodGet, path, nil, 403, "account_inactive")
		w.refused(w.consultant, http.MethodGet, path, nil, 403, "role")
		w.refused(w.employee, http.MethodGet, path, nil, 403, "role")
	}
	w.ok(ops[0], http.MethodPost, carePath(id, "act"), body{"reason": "x"}, nil) // who is on call is gone: nobody is
	w.refused(ops[0], http.MethodGet, carePath("car_00000000000000000000000000"), nil, 404, "not_found")
}

// TestTwoRequestsAtOnce: of two second persons one decides, and an idempotency key makes one disclosure.
func TestTwoRequestsAtOnce(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, tired)
	id := w.queue(ops[0])[0].EntryID
	for range 2 {
		if _, _, err := w.service.AskOpening(w.ctx, ops[0], id, sessions.Ask{Key: "k", Reason: "x", Saw: []events.Code{sessions.SawSentences}}); err != nil {
			t.Fatal(err)
		}
	}
	var page carePage
	w.ok(ops[0], http.MethodGet, carePath(id), nil, &page)
	if len(page.Openings) != 1 || page.Entry.Waiting != 1 {
		t.Fatalf("%+v", page)
	}
	errs := make(chan error, 2)
	for i, p := range ops[1:] {
		go func() {
			_, err := w.service.DecideOpening(w.ctx, p, id, page.Openings[0].OpeningID, i == 0, false, "x")
			errs <- err
		}()
	}
	if a, b := <-errs, <-errs; (a == nil) == (b == nil) {
		t.Errorf("%v and %v", a, b)
	}
	_ = testkit.Outbox(t, w.table)
}

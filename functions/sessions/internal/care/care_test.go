package care_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
)

var begin = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// TestNothingOpensWithoutASecondPerson walks an entry and its disclosures at random: whatever operators do in whatever order, what is somebody's own is
// read only by who asked; before, another has agreed, or a life was in danger; nobody is one's own second person; and the employee is told or a reason
// not to waits for, or has had, a second person.
func TestNothingOpensWithoutASecondPerson(t *testing.T) {
	t.Parallel()
	operators := []events.ID{"acc_a", "acc_b", "acc_c"}
	signals := []events.Code{"danger_self", "danger_others", "danger_unsure", "harassment", "overwork", "wish_to_leave"}
	rapid.Check(t, func(t *rapid.T) {
		e := care.Entry{Source: rapid.SampledFrom([]events.Code{care.SourceSOS, care.SourceSignal}).Draw(t, "source"), Signal: rapid.SampledFrom(signals).Draw(t, "signal"), Status: care.New}
		now := begin
		var list []care.Opening
		pick := func() *care.Opening {
			if len(list) == 0 {
				return new(care.Opening)
			}
			return &list[rapid.IntRange(0, len(list)-1).Draw(t, "which")]
		}
		who := func() events.ID { return rapid.SampledFrom(operators).Draw(t, "who") }
		yes := func(what string) bool { return rapid.Bool().Draw(t, what) }
		t.Repeat(map[string]func(*rapid.T){
			"": func(t *rapid.T) { holds(t, e, list) },
			"wait": func(t *rapid.T) {
				now = now.Add(time.Duration(rapid.IntRange(1, 30*60).Draw(t, "minutes")) * time.Minute)
			},
			"act": func(t *rapid.T) {
				if o, err := care.AtOnce(&e, care.WayAlone, who(), yes("dangerous"), now); err == nil {
					list = append(list, o)
				} else if e.Danger() && e.Status != care.Closed {
					t.Fatalf("held back in danger: %v", err)
				}
			},
			"ask": func(t *rapid.T) {
				if o, err := care.Ask(&e, who(), yes("dangerous"), now); err == nil {
					list = append(list, o)
				}
			},
			"decide": func(*rapid.T) { _ = pick().Decide(&e, who(), yes("approve"), yes("tell"), now) },
			"review": func(*rapid.T) { _ = pick().Review(&e, who(), yes("agree"), yes("tell"), now) },
			"tell":   func(*rapid.T) { _ = pick().Tell(now) },
			"take":   func(*rapid.T) { _ = e.Take(who(), now) },
			"close":  func(*rapid.T) { _ = e.Close(who(), "helped", now) },
			"read": func(t *rapid.T) {
				o, by := pick(), who()
				if _, err := o.Read(by, now); err != nil {
					return
				}
				agreed := o.Status == care.Approved && o.DecidedBy != ""
				if by != o.AskedBy || !agreed && (o.Way == care.WayTwo || !e.Danger()) || now.After(o.OpenedAt.Add(care.AloneFor)) {
					t.Fatalf("%s read %+v", by, o)
				}
				if o.Way == care.WayTwo && now.After(o.OpenedAt.Add(care.TwoFor)) {
					t.Fatalf("read after its hour: %+v", o)
				}
			},
		})
	})
}

func holds(t *rapid.T, e care.Entry, list []care.Opening) {
	waiting := 0
	for _, o := range list {
		if o.DecidedBy != "" && o.DecidedBy == o.AskedBy {
			t.Fatalf("one's own second person: %+v", o)
		}
		if o.Status == care.Asked || o.Status == care.Opened {
			waiting++
		}
		if o.OpenedAt.IsZero() {
			continue
		}
		second := o.Status == care.Opened || o.DecidedBy != "" // waits for one, or had one
		if o.Telling != care.Told && (o.Telling != care.Held || !second) {
			t.Fatalf("opened and neither told nor reviewed: %+v", o)
		}
		if o.Way == care.WayTwo && o.Telling != care.Told && !o.Dangerous {
			t.Fatalf("not told without a reason: %+v", o)
		}
	}
	if waiting != e.Open {
		t.Fatalf("%d wait, the entry says %d", waiting, e.Open)
	}
	if e.Status == care.Closed && waiting > 0 {
		t.Fatal("closed while something waits")
	}
}

func TestTransitions(t *testing.T) {
	t.Parallel()
	const a, b = events.ID("acc_a"), events.ID("acc_b")
	danger := func() *care.Entry {
		return &care.Entry{Source: care.SourceSignal, Signal: "danger_self", Status: care.New}
	}
	overwork := func() *care.Entry {
		return &care.Entry{Source: care.SourceSignal, Signal: "overwork", Status: care.New}
	}
	tests := map[string]struct {
		run  func() error
		want error
	}{
		"alone without danger": {func() error { _, err := care.AtOnce(overwork(), care.WayAlone, a, false, begin); return err }, care.ErrNotDanger},
		"taken by somebody":    {func() error { e := overwork(); _ = e.Take(a, begin); return e.Take(b, begin) }, care.ErrTakenByElse},
		"danger changes hands": {func() error { e := danger(); _ = e.Take(a, begin); return e.Take(b, begin) }, nil},
		"taken twice":          {func() error { e := danger(); _ = e.Take(a, begin); return e.Take(a, begin) }, care.ErrUnchanged},
		"closed unreviewed": {func() error {
			e := danger()
			_, _ = care.AtOnce(e, care.WayAlone, a, false, begin)
			return e.Close(a, "helped", begin)
		}, care.ErrUnreviewed},
		"reviews oneself": {func() error {
			e := danger()
			o, _ := care.AtOnce(e, care.WayAlone, a, false, begin)
			return o.Review(e, a, true, true, begin)
		}, care.ErrSamePerson},
		"agrees with oneself": {func() error {
			e := overwork()
			o, _ := care.Ask(e, a, false, begin)
			return o.Decide(e, a, true, false, begin)
		}, care.ErrSamePerson},
		"refused is final": {func() error {
			e := overwork()
			o, _ := care.Ask(e, a, false, begin)
			_ = o.Decide(e, b, false, false, begin)
			return o.Decide(e, b, true, false, begin)
		}, care.ErrDecided},
		"reads unasked": {func() error {
			o, _ := care.Ask(overwork(), a, false, begin)
			_, err := o.Read(a, begin)
			return err
		}, care.ErrNotApproved},
		"approver reads": {func() error {
			e := overwork()
			o, _ := care.Ask(e, a, false, begin)
			_ = o.Decide(e, b, true, false, begin)
			_, err := o.Read(b, begin)
			return err
		}, care.ErrNotYours},
		"an hour later": {func() error {
			e := overwork()
			o, _ := care.Ask(e, a, false, begin)
			_ = o.Decide(e, b, true, false, begin)
			_, _ = o.Read(a, begin)
			_, err := o.Read(a, begin.Add(time.Hour))
			return err
		}, care.ErrOver},
		"approval not used for a day": {func() error {
			e := overwork()
			o, _ := care.Ask(e, a, false, begin)
			_ = o.Decide(e, b, true, false, begin)
			_, err := o.Read(a, begin.Add(25*time.Hour))
			return err
		}, care.ErrOver},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := tt.run(); !errors.Is(err, tt.want) {
				t.Errorf("%v, not %v", err, tt.want)
			}
		})
	}
}

func TestWhatIsStated(t *testing.T) {
	t.Parallel()
	tests := []struct {
		program, signal events.Code
		want            bool
	}{
		{events.Exit, "wish_to_leave", false}, {events.PreJoining, "overwork", false}, {events.Exit, "danger_self", true}, {events.PreJoining, "danger_others", true},
		{events.Exit, "harassment", true}, {events.RegularCare, "wish_to_leave", true},
	}
	for _, tt := range tests {
		if got := care.Stated(tt.program, tt.signal); got != tt.want {
			t.Errorf("%s in %s: %v", tt.signal, tt.program, got)
		}
	}
}

func TestOverdue(t *testing.T) {
	t.Parallel()
	e := &care.Entry{Source: care.SourceSOS, Signal: care.DangerUnsure, Status: care.New}
	o, err := care.AtOnce(e, care.WaySOS, "acc_c", false, begin)
	if err != nil || e.Rank() != 0 || o.Telling != care.Held {
		t.Fatalf("%v %+v", err, o)
	}
	if o.Overdue(begin.Add(24*time.Hour)) || !o.Overdue(begin.Add(24*time.Hour+time.Second)) {
		t.Error("overdue after 24 hours, not before")
	}
	if err := o.Review(e, "acc_a", false, true, begin.Add(48*time.Hour)); err != nil || o.Overdue(begin.Add(72*time.Hour)) || o.Telling != care.Told {
		t.Errorf("%v %+v", err, o)
	}
}

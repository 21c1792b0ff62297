package reports_test

import (
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// receipt asks under a pseudonym by event, twice, and reads the one answer.
func (w *world) receipt(subject events.ID) []events.ReceiptFigure {
	w.t.Helper()
	ask := events.ReceiptAsked{ReceiptID: ids.Default{}.Random(ids.Receipt), CompanyID: w.company.CompanyID, Subject: subject}
	meta := w.meta(ask.ReceiptID)
	for range 2 {
		w.deliver(events.SessionsReceiptAsked.New(meta, ask))
	}
	var out []events.ReceiptReady
	for _, e := range testkit.Outbox(w.t, w.table) {
		if e.Type != events.ReportsReceiptReady.Name() || e.EntityID != ask.ReceiptID {
			continue
		}
		if strings.Contains(string(e.Data), string(subject)) || e.CorrelationID != e.ID {
			w.t.Errorf("the answer leads to the asker: %s", e.Data)
		}
		d, err := events.ReportsReceiptReady.Parse(e)
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, d)
	}
	if len(out) != 1 {
		w.t.Fatalf("%d answers", len(out))
	}
	return out[0].Figures
}

func figureOf(figures []events.ReceiptFigure, measure, slice events.Code) (events.ReceiptFigure, bool) {
	i := slices.IndexFunc(figures, func(f events.ReceiptFigure) bool { return f.Measure == measure && f.Slice == slice })
	if i < 0 {
		return events.ReceiptFigure{}, false
	}
	return figures[i], true
}

func TestReceiptListsReleasedFigures(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := w.facts("第一課", 14, 2, 4, 6, 8)[0]
	w.facts("開発部", 20, 12, 14, 16)
	draft := w.generate()
	if f := w.receipt(me.Subject); len(f) != 0 {
		t.Errorf("of a draft: %+v", f)
	}
	w.release(draft.Version, 200)
	mine := w.receipt(me.Subject)
	if f, ok := figureOf(mine, "k6_mean", "company"); !ok || f.Others != 33 || f.AtLeast || f.Chapter != "line" || f.Month != month || f.Revision != 1 {
		t.Errorf("company: %+v", f)
	}
	if f, ok := figureOf(mine, "k6_mean", "department"); !ok || f.Others != 13 {
		t.Errorf("department: %+v of %+v", f, mine)
	}
	if f, ok := figureOf(mine, "talked", "company"); !ok || f.Others != 33 {
		t.Errorf("use: %+v", f)
	}
	if f, ok := figureOf(mine, "workload", "company"); !ok || f.Chapter != "topic" {
		t.Errorf("topic: %+v", f)
	}
	if f := w.receipt(ids.Default{}.Random(ids.Pseudonym)); len(f) != 0 {
		t.Errorf("of somebody who is in none: %+v", f)
	}
}

// TestReceiptAfterAMove: the figures of an earlier month are those of the department that one was in.
func TestReceiptAfterAMove(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := w.facts("第一課", 14, 2, 4, 6, 8)[0]
	w.facts("開発部", 20, 12, 14, 16)
	w.release(w.generate().Version, 200)
	before := w.receipt(me.Subject)
	me.FactID, me.Month, me.DepartmentID = ids.Default{}.Random(ids.Fact), "2026-11", w.dep["開発部"]
	w.deliver(events.SessionsFactRecorded.New(w.meta(me.FactID), me))
	if after := w.receipt(me.Subject); !slices.Equal(before, after) || len(after) == 0 {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

// TestReceiptSaysNoMoreThanTheCompanyWasTold: where nearly everybody answered, the number is a bound here, too.
func TestReceiptSaysNoMoreThanTheCompanyWasTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := w.facts("開発部", 145, 3)[0]
	w.release(w.generate().Version, 200)
	for _, f := range w.receipt(me.Subject) {
		if f.Others > 139 || f.Others > 9 && !f.AtLeast {
			t.Errorf("%+v", f)
		}
	}
}

package events_test

import (
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

func TestNewContinuesTheChainOfItsCause(t *testing.T) {
	t.Parallel()
	source := ids.Default{}
	first, err := events.BookingBooked.New(meta(source), events.BookingState{})
	if err != nil || first.CorrelationID != first.ID || first.CausationID != "" {
		t.Fatalf("%+v, %v", first, err)
	}
	second, err := events.RemindersDue.New(meta(source).CausedBy(first), events.ReminderDue{})
	if err != nil || second.CorrelationID != first.ID || second.CausationID != first.ID {
		t.Errorf("%+v, %v", second, err)
	}
}

func TestFactsCannotBeTracedToTheirCause(t *testing.T) {
	t.Parallel()
	source := ids.Default{}
	booked, err := events.BookingBooked.New(meta(source), events.BookingState{})
	if err != nil {
		t.Fatal(err)
	}
	fact, err := events.SessionsFactRecorded.New(meta(source).CausedBy(booked), events.FactRecorded{})
	if err != nil || fact.CorrelationID != fact.ID || fact.CausationID != "" || fact.Time.Hour() != 0 || fact.Time.Minute() != 0 {
		t.Errorf("%+v, %v", fact, err)
	}
}

func TestParseRefusesAnotherType(t *testing.T) {
	t.Parallel()
	e, err := events.RemindersDue.New(meta(ids.Default{}), events.ReminderDue{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := events.BookingBooked.Parse(e); err == nil {
		t.Error("a reminder was read as a booking")
	}
	e.Data = []byte(`{"starts_at":1}`)
	if _, err := events.RemindersDue.Parse(e); err == nil {
		t.Error("a broken reminder was read")
	}
}

func meta(source ids.Source) events.Meta {
	return events.Meta{ID: source.New(ids.Event), Time: time.Date(2026, 10, 1, 9, 30, 0, 0, time.UTC), EntityID: source.New(ids.Booking), EntityVersion: 1}
}

package reminders

import (
	"time"

	"kikite/events"
)

// rule says when a kind of reminder is due and until when it makes sense.
type rule struct {
	kind events.Code
	role events.Code
	due  func(*Agenda) time.Time
	// until is when it no longer makes sense, because the talk or a later reminder is there.
	until func(*Agenda) time.Time
	// lead is how long before it is due the booking must have been made or moved: what was just confirmed by mail needs
	// no reminder at once.
	lead time.Duration
}

// Delays after a session.
const (
	surveyDelay = 10 * time.Minute // the talk may run over
	nudgeDelay  = surveyDelay + 24*time.Hour
	recordDelay = 3 * time.Hour
	afterUntil  = 14 * 24 * time.Hour
)

func before(d time.Duration) func(*Agenda) time.Time {
	return func(a *Agenda) time.Time { return a.StartsAt.Add(-d) }
}

func after(d time.Duration) func(*Agenda) time.Time {
	return func(a *Agenda) time.Time { return a.EndsAt.Add(d) }
}

func rules() []rule {
	day, hour := before(24*time.Hour), before(time.Hour)
	return []rule{
		{events.ReminderDayBefore, events.RoleEmployee, day, hour, 2 * time.Hour},
		{events.ReminderDayBefore, events.RoleConsultant, day, hour, 2 * time.Hour},
		{events.ReminderHourBefore, events.RoleEmployee, hour, before(0), 15 * time.Minute},
		{events.ReminderHourBefore, events.RoleConsultant, hour, before(0), 15 * time.Minute},
		{events.ReminderSurvey, events.RoleEmployee, after(surveyDelay), after(nudgeDelay), 0},
		{events.ReminderSurveyNudge, events.RoleEmployee, after(nudgeDelay), after(afterUntil), 0},
		{events.ReminderRecordDue, events.RoleConsultant, after(recordDelay), after(afterUntil), 0},
	}
}

// plan lists the reminders of a booking that was made or moved at a time.
func (a *Agenda) plan(at time.Time) []Reminder {
	var out []Reminder
	for _, r := range rules() {
		due := r.due(a)
		if due.Before(at.Add(r.lead)) {
			continue
		}
		out = append(out, Reminder{ID: a.reminderID(r.kind, r.role), Kind: r.kind, Role: r.role, DueAt: due, State: Planned})
	}
	return out
}

// timely says whether a reminder still makes sense.
func (a *Agenda) timely(r *Reminder, now time.Time) bool {
	for _, x := range rules() {
		if x.kind == r.Kind && x.role == r.Role {
			return now.Before(x.until(a))
		}
	}
	return false
}

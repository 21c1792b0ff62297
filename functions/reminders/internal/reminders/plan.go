package reminders

import (
	"time"

	"kikite/events"
)

// wait says what becomes of a reminder that is due in its reader's quiet hours. docs/reminders.md lists it for each kind.
type wait int

const (
	never     wait = iota // it is sent all the same: nobody would want it at another time
	toMorning             // it is sent when they end
	toEvening             // it is sent before they begin; if the booking was not there by then, when they end
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
	lead  time.Duration
	quiet wait
	// spare is how long before until a reminder must come that waits for the morning: nobody needs two within a moment.
	spare time.Duration
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
		{events.ReminderDayBefore, events.RoleEmployee, day, hour, 2 * time.Hour, toEvening, 3 * time.Hour},
		{events.ReminderDayBefore, events.RoleConsultant, day, hour, 2 * time.Hour, toEvening, 3 * time.Hour},
		{events.ReminderHourBefore, events.RoleEmployee, hour, before(0), 15 * time.Minute, never, 0},
		{events.ReminderHourBefore, events.RoleConsultant, hour, before(0), 15 * time.Minute, never, 0},
		{events.ReminderSurvey, events.RoleEmployee, after(surveyDelay), after(nudgeDelay), 0, toMorning, 0},
		{events.ReminderSurveyNudge, events.RoleEmployee, after(nudgeDelay), after(afterUntil), 0, toMorning, 0},
		{events.ReminderRecordDue, events.RoleConsultant, after(recordDelay), after(afterUntil), 0, toMorning, 0},
	}
}

// zones are where the readers are, by role.
type zones map[events.Code]*time.Location

// plan lists the reminders of a booking that was made or moved at a time.
func (a *Agenda) plan(at time.Time, in zones) []Reminder {
	var out []Reminder
	for _, r := range rules() {
		due, sensible := r.at(a, at.Add(r.lead), in[r.role])
		if !sensible {
			continue
		}
		out = append(out, Reminder{ID: a.reminderID(r.kind, r.role), Kind: r.kind, Role: r.role, DueAt: due, State: Planned})
	}
	return out
}

// at is when the reminder is to be sent, which is not before earliest; false if it makes no sense.
func (r rule) at(a *Agenda, earliest time.Time, loc *time.Location) (time.Time, bool) {
	due := r.due(a)
	if due.Before(earliest) {
		return due, false
	}
	if r.quiet == never || !quiet(due, loc) {
		return due, true
	}
	if e := evening(due, loc); r.quiet == toEvening && !e.Before(earliest) {
		return e, true
	}
	return r.nextMorning(a, due, loc)
}

// nextMorning is when a reminder is sent for which it is too late at night at t; false if it makes no sense then.
func (r rule) nextMorning(a *Agenda, t time.Time, loc *time.Location) (time.Time, bool) {
	m := morning(t, loc)
	return m, m.Before(r.until(a).Add(-r.spare))
}

// rule is that of a reminder; every reminder has one.
func (r *Reminder) rule() rule {
	for _, x := range rules() {
		if x.kind == r.Kind && x.role == r.Role {
			return x
		}
	}
	return rule{until: func(*Agenda) time.Time { return time.Time{} }} // a kind of before: it no longer makes sense
}

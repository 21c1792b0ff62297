package reminders

import (
	"slices"
	"time"

	"kikite/events"
)

// Account is what reminders know of a person: the zone, the wishes, and of an employee which bookings there are. Version is that of
// signup's event and Wishes that of mailer's, 0 before the first; Rev counts the writes of this context.
type Account struct {
	ID        events.ID    `dynamo:"id"`
	Role      events.Code  `dynamo:"role,omitempty"`
	Status    events.Code  `dynamo:"status,omitempty"`
	CompanyID events.ID    `dynamo:"company,omitempty"`
	Zone      events.Zone  `dynamo:"zone,omitempty"`
	Version   int64        `dynamo:"ver"`
	Wishes    int64        `dynamo:"wishes"`
	NoNudge   bool         `dynamo:"nonudge,omitempty"`  // wants no second mail about a survey
	TellEmpty bool         `dynamo:"tell,omitempty"`     // wants to hear of a month without a talk
	Settled   events.Month `dynamo:"settled,omitempty"`  // the last month about which it was decided
	Bookings  []Place      `dynamo:"bookings,omitempty"` // an employee's
	Rev       int          `dynamo:"rev"`
}

// Place is a booking of an employee. Month is where it counts as a talk, empty if it does not; Until is when it can be
// forgotten, epoch seconds.
type Place struct {
	Booking events.ID    `dynamo:"id"`
	Month   events.Month `dynamo:"month,omitempty"`
	Until   int64        `dynamo:"until"`
}

// Change takes over the state of signup; false if it is older than what is known. Of who is erased nothing stays but the bookings, whose
// agendas have to be found and go next.
func (a *Account) Change(s events.AccountChanged, version int64) bool {
	if version <= a.Version {
		return false
	}
	a.Version, a.Role, a.Status, a.CompanyID, a.Zone = version, s.Role, s.Status, s.CompanyID, s.Zone
	if s.Status == events.StatusErased {
		*a = Account{ID: a.ID, Status: s.Status, Version: version, Wishes: a.Wishes, Bookings: a.Bookings, Rev: a.Rev}
	}
	return true
}

// Wish takes over which optional mails are wanted; false if that is older than what is known.
func (a *Account) Wish(wanted []events.Code, version int64) bool {
	if version <= a.Wishes {
		return false
	}
	a.Wishes = version
	if a.Status == events.StatusErased {
		return true
	}
	a.NoNudge, a.TellEmpty = !slices.Contains(wanted, events.MailSurveyNudge), slices.Contains(wanted, events.MailNothingBooked)
	return true
}

// Keep puts a booking in its place and forgets those that are over; false if nothing changes.
func (a *Account) Keep(p Place, now time.Time) bool {
	next := slices.DeleteFunc(slices.Clone(a.Bookings), func(o Place) bool { return o.Booking == p.Booking || o.Until < now.Unix() })
	next = append(next, p)
	slices.SortFunc(next, func(a, b Place) int { return int(a.Until - b.Until) })
	if slices.Equal(next, a.Bookings) {
		return false
	}
	a.Bookings = next
	return true
}

// talks says whether a month has a talk that takes place or took place.
func (a *Account) talks(month events.Month) bool {
	return slices.ContainsFunc(a.Bookings, func(p Place) bool { return p.Month == month })
}

// waits says whether the account is to hear of months without a talk. One that signup has not told of yet is not.
func (a *Account) waits() bool {
	return a.TellEmpty && a.Role == events.RoleEmployee && a.Status == events.StatusActive
}

// place is where the booking counts for its employee: a talk that is booked or took place, in the month of its start.
func (a *Agenda) place() Place {
	p := Place{Booking: a.BookingID, Until: a.EndsAt.Add(keep).Unix()}
	if a.Status == events.BookingConfirmed && !a.missed() {
		p.Month = monthOf(a.StartsAt)
	}
	return p
}

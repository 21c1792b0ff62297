package booking

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// API registers the operations of the desk. Operators and HR have none that shows a booking.
func API(d *Desk) *httpapi.API {
	a := httpapi.New(events.Booking).Audited(d.table, d.clock, d.ids).
		Free("list-bookings", "get-booking", "cancel-booking", "get-series", "cancel-series", "release-hold", "release-series", "list-waits", "stop-waiting",
			"get-feed", "make-feed", "end-feed")
	registerConsultant(a, d)
	registerPreview(a, d)
	registerSlots(a, d)
	registerBookings(a, d)
	registerSeries(a, d)
	registerFeeds(a, d)
	registerWaits(a, d)
	return a
}

var (
	forEmployee   = []events.Code{events.RoleEmployee}
	forConsultant = []events.Code{events.RoleConsultant}
	forBoth       = []events.Code{events.RoleEmployee, events.RoleConsultant}
	forOperator   = []events.Code{events.RoleOperator}
)

// caller is the principal that httpapi has verified for the operation's roles.
func caller(ctx context.Context) principal.Principal {
	p, _ := principal.From(ctx)
	return p
}

type answer[T any] struct{ Body T }

func answered[T any](body T, err error) (*answer[T], error) {
	if err != nil {
		return nil, err
	}
	return &answer[T]{body}, nil
}

type nothing struct{}

// ByID is a path that names one thing. It is exported because huma fills exported embedded fields only.
type ByID struct {
	ID string `path:"id" pattern:"^[a-z]{3}_[0-9a-z]{26}$" doc:"Opaque ID"`
}

// Keyed is a request that may be repeated.
type Keyed struct {
	Key string `header:"Idempotency-Key" maxLength:"128" doc:"Repeat a request with the same key to get the same answer"`
}

type period struct {
	From time.Time `query:"from" doc:"Begin of the period; 90 days ago if absent"`
	To   time.Time `query:"to" doc:"End of the period; 90 days ahead if absent"`
}

// span fills in what is absent.
func (p period) span(now time.Time) Span {
	s := Span{p.From, p.To}
	if s.Start.IsZero() {
		s.Start = now.AddDate(0, 0, -90)
	}
	if s.End.IsZero() {
		s.End = now.AddDate(0, 0, 90)
	}
	return s
}

func registerConsultant(a *httpapi.API, d *Desk) {
	httpapi.Register(a, httpapi.Op{ID: "get-availability", Method: http.MethodGet, Path: "/me/availability", Roles: forConsultant,
		Summary: "The consultant's own availability"},
		func(ctx context.Context, _ *nothing) (*answer[AvailabilityBody], error) {
			plan, err := d.Availability(ctx, caller(ctx))
			return answered(toBody(plan), err)
		})
	httpapi.Register(a, httpapi.Op{ID: "put-availability", Method: http.MethodPut, Path: "/me/availability", Roles: forConsultant,
		Summary: "Replace the consultant's own availability; bookings that exist stay"},
		func(ctx context.Context, in *struct{ Body AvailabilityBody }) (*answer[AvailabilityBody], error) {
			plan, err := in.Body.plan()
			if err != nil {
				return nil, err
			}
			stored, err := d.SetAvailability(ctx, caller(ctx), plan)
			return answered(toBody(stored), err)
		})
	httpapi.Register(a, httpapi.Op{ID: "import-availability", Method: http.MethodPost, Path: "/availability/import", Roles: forOperator,
		Summary: "Set the availability of up to 200 consultants, each row by itself"},
		func(ctx context.Context, in *struct{ Body ImportBody }) (*answer[ImportResult], error) {
			return answered(importRows(ctx, d, in.Body))
		})
	httpapi.Register(a, httpapi.Op{ID: "list-consultant-bookings", Method: http.MethodGet, Path: "/me/bookings", Roles: forConsultant,
		Summary: "The consultant's own bookings"},
		func(ctx context.Context, in *period) (*answer[BookingList], error) { return list(ctx, d, *in) })
}

type slotsInput struct {
	ByID
	Program string `query:"program" required:"true" enum:"one_on_one,engagement_career,regular_care,survey_followup,mental_harassment,exit,pre_joining"`
	From    string `query:"from" format:"date" doc:"First day in the zone; today if absent"`
	Days    int    `query:"days" minimum:"1" maximum:"14" default:"14"`
	Zone    string `query:"zone" maxLength:"64" default:"Asia/Tokyo" doc:"Time zone in which days are counted"`
}

func registerSlots(a *httpapi.API, d *Desk) {
	httpapi.Register(a, httpapi.Op{ID: "list-slots", Method: http.MethodGet, Path: "/consultants/{id}/slots", Roles: forEmployee,
		Summary: "Open slots of a consultant"},
		func(ctx context.Context, in *slotsInput) (*answer[SlotList], error) {
			zone, err := loadZone(events.Zone(in.Zone))
			if err != nil {
				return nil, errAvailability("The time zone is not known.")
			}
			from := d.Today(zone)
			if in.From != "" {
				if from, err = time.Parse(time.DateOnly, in.From); err != nil {
					return nil, errAvailability("That is not a date.")
				}
			}
			slots, err := d.Slots(ctx, caller(ctx).CompanyID, events.ID(in.ID), events.Code(in.Program), from, in.Days, zone)
			return answered(SlotList{ConsultantID: in.ID, Program: in.Program, Slots: append([]Slot{}, slots...), Holidays: holidayBodies(from, in.Days)}, err)
		})
	httpapi.Register(a, httpapi.Op{ID: "hold-slot", Method: http.MethodPost, Path: "/holds", Roles: forEmployee, Status: http.StatusCreated,
		Summary: "Hold a slot for five minutes"},
		func(ctx context.Context, in *struct {
			Keyed
			Body HoldBody
		}) (*answer[HoldAnswer], error) {
			b, err := d.Hold(ctx, caller(ctx), HoldRequest{
				ConsultantID: events.ID(in.Body.ConsultantID), Program: events.Code(in.Body.Program), StartsAt: in.Body.StartsAt, Key: in.Key,
			})
			if err != nil {
				return nil, err
			}
			return answered(holdAnswer(b), nil)
		})
	httpapi.Register(a, httpapi.Op{ID: "release-hold", Method: http.MethodDelete, Path: "/holds/{id}", Roles: forEmployee, Status: http.StatusNoContent,
		Summary: "Give a hold back"},
		func(ctx context.Context, in *ByID) (*nothing, error) {
			return &nothing{}, d.Release(ctx, caller(ctx), events.ID(in.ID))
		})
}

func registerBookings(a *httpapi.API, d *Desk) {
	one := func(b *Booking, err error) (*answer[BookingBody], error) {
		if err != nil {
			return nil, err
		}
		body := bookingBody(b)
		body.JoinURL = d.JoinURL(b)
		return answered(body, nil)
	}
	httpapi.Register(a, httpapi.Op{ID: "book", Method: http.MethodPost, Path: "/bookings", Roles: forEmployee, Status: http.StatusCreated,
		Summary: "Book a held slot"},
		func(ctx context.Context, in *struct {
			Keyed
			Body struct {
				HoldID string `json:"hold_id" pattern:"^[a-z]{3}_[0-9a-z]{26}$"`
			}
		}) (*answer[BookingBody], error) {
			return one(d.Book(ctx, caller(ctx), events.ID(in.Body.HoldID)))
		})
	httpapi.Register(a, httpapi.Op{ID: "list-bookings", Method: http.MethodGet, Path: "/bookings", Roles: forEmployee,
		Summary: "The employee's own bookings"},
		func(ctx context.Context, in *period) (*answer[BookingList], error) { return list(ctx, d, *in) })
	httpapi.Register(a, httpapi.Op{ID: "get-booking", Method: http.MethodGet, Path: "/bookings/{id}", Roles: forBoth,
		Summary: "A booking with its meeting link, for its two participants"},
		func(ctx context.Context, in *ByID) (*answer[BookingBody], error) {
			return one(d.Booking(ctx, caller(ctx), events.ID(in.ID)))
		})
	httpapi.Register(a, httpapi.Op{ID: "move-booking", Method: http.MethodPost, Path: "/bookings/{id}/move", Roles: forEmployee,
		Summary: "Take another time and free the old one, or neither"},
		func(ctx context.Context, in *struct {
			ByID
			Keyed
			Body struct {
				StartsAt time.Time `json:"starts_at"`
			}
		}) (*answer[BookingBody], error) {
			return one(d.Move(ctx, caller(ctx), events.ID(in.ID), in.Body.StartsAt, in.Key))
		})
	httpapi.Register(a, httpapi.Op{ID: "cancel-booking", Method: http.MethodPost, Path: "/bookings/{id}/cancel", Roles: forBoth,
		Summary: "Cancel a booking"},
		func(ctx context.Context, in *struct {
			ByID
			Keyed
		}) (*answer[BookingBody], error) {
			return one(d.Cancel(ctx, caller(ctx), events.ID(in.ID)))
		})
}

func list(ctx context.Context, d *Desk, in period) (*answer[BookingList], error) {
	bookings, err := d.Mine(ctx, caller(ctx), in.span(d.now()))
	out := BookingList{Bookings: make([]BookingBody, len(bookings))}
	for i, b := range bookings {
		out.Bookings[i] = bookingBody(b)
	}
	return answered(out, err)
}

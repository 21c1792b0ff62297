package booking

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// SeriesDatesAnswer is the dates of a series before anything is held.
type SeriesDatesAnswer struct {
	ConsultantID   string           `json:"consultant_id"`
	Program        string           `json:"program"`
	Zone           string           `json:"zone" doc:"In which the time of day stays the same"`
	ConsultantZone string           `json:"consultant_zone"`
	Dates          []SeriesDateBody `json:"dates" nullable:"false"`
}

// SeriesDateBody is one date.
type SeriesDateBody struct {
	Number       int       `json:"number"`
	StartsAt     time.Time `json:"starts_at"`
	EndsAt       time.Time `json:"ends_at"`
	Open         bool      `json:"open"`
	Reason       string    `json:"reason,omitempty" enum:"slot_not_offered,beyond_horizon,slot_taken,day_full,you_are_busy,quota_used,no_contract,program_not_offered" doc:"Why it is not open"`
	Alternatives []Slot    `json:"alternatives" nullable:"false" maxItems:"3" doc:"Open times of the same day, then of the same week, the nearest first"`
}

// SeriesHoldBody asks to hold the dates of a series.
type SeriesHoldBody struct {
	ConsultantID string      `json:"consultant_id" pattern:"^con_[0-9a-z]{26}$"`
	Program      string      `json:"program" enum:"regular_care,one_on_one,engagement_career"`
	Starts       []time.Time `json:"starts" nullable:"false" minItems:"2" maxItems:"6" doc:"Different times"`
}

// SeriesHoldAnswer is the holds of a series, which are booked or released together.
type SeriesHoldAnswer struct {
	SeriesID  string       `json:"series_id"`
	ExpiresAt time.Time    `json:"expires_at"`
	Holds     []HoldAnswer `json:"holds" nullable:"false"`
}

// SeriesBody is the bookings of a series, by number.
type SeriesBody struct {
	SeriesID string        `json:"series_id"`
	Bookings []BookingBody `json:"bookings" nullable:"false"`
}

type seriesInput struct {
	ByID
	Program  string    `query:"program" required:"true" enum:"regular_care,one_on_one,engagement_career"`
	StartsAt time.Time `query:"starts_at" required:"true" doc:"First date"`
	Every    int       `query:"every" required:"true" minimum:"1" maximum:"4" doc:"Weeks from one date to the next: 1, 2 or 4"`
	Count    int       `query:"count" required:"true" minimum:"2" maximum:"6"`
	Zone     string    `query:"zone" maxLength:"64" default:"Asia/Tokyo" doc:"The employee's time zone: the time of day stays the same there"`
}

func registerSeries(a *httpapi.API, d *Desk) {
	httpapi.Register(a, httpapi.Op{ID: "list-series-dates", Method: http.MethodGet, Path: "/consultants/{id}/series", Roles: forEmployee,
		Summary: "The dates of a regular series, each open or why not and what is open instead; holds nothing"},
		func(ctx context.Context, in *seriesInput) (*answer[SeriesDatesAnswer], error) {
			zone, err := loadZone(events.Zone(in.Zone))
			if err != nil {
				return nil, errAvailability("The time zone is not known.")
			}
			dates, of, err := d.SeriesDates(ctx, caller(ctx), SeriesAsk{
				ConsultantID: events.ID(in.ID), Program: events.Code(in.Program), First: in.StartsAt, Every: in.Every, Count: in.Count, Zone: zone,
			})
			return answered(SeriesDatesAnswer{
				ConsultantID: in.ID, Program: in.Program, Zone: in.Zone, ConsultantZone: string(of), Dates: seriesDates(dates),
			}, err)
		})
	httpapi.Register(a, httpapi.Op{ID: "hold-series", Method: http.MethodPost, Path: "/series/holds", Roles: forEmployee, Status: http.StatusCreated,
		Summary: "Hold two to six times with one consultant for five minutes, all or none"},
		func(ctx context.Context, in *struct {
			Keyed
			Body SeriesHoldBody
		}) (*answer[SeriesHoldAnswer], error) {
			made, err := d.HoldSeries(ctx, caller(ctx), SeriesRequest{
				ConsultantID: events.ID(in.Body.ConsultantID), Program: events.Code(in.Body.Program), Starts: in.Body.Starts, Key: in.Key,
			})
			if err != nil {
				return nil, err
			}
			return answered(seriesHolds(made), nil)
		})
	httpapi.Register(a, httpapi.Op{ID: "release-series", Method: http.MethodDelete, Path: "/series/{id}/holds", Roles: forEmployee, Status: http.StatusNoContent,
		Summary: "Give the holds of a series back"},
		func(ctx context.Context, in *ByID) (*nothing, error) {
			return &nothing{}, d.ReleaseSeries(ctx, caller(ctx), events.ID(in.ID))
		})
	registerSeriesBookings(a, d)
}

func registerSeriesBookings(a *httpapi.API, d *Desk) {
	httpapi.Register(a, httpapi.Op{ID: "book-series", Method: http.MethodPost, Path: "/series/{id}/book", Roles: forEmployee, Status: http.StatusCreated,
		Summary: "Book the held times of a series, all or none"},
		func(ctx context.Context, in *struct {
			ByID
			Keyed
		}) (*answer[SeriesBody], error) {
			made, err := d.BookSeries(ctx, caller(ctx), events.ID(in.ID))
			return answered(seriesBody(in.ID, made), err)
		})
	httpapi.Register(a, httpapi.Op{ID: "get-series", Method: http.MethodGet, Path: "/series/{id}", Roles: forBoth,
		Summary: "The bookings of a series, for its two participants"},
		func(ctx context.Context, in *ByID) (*answer[SeriesBody], error) {
			made, err := d.Series(ctx, caller(ctx), events.ID(in.ID))
			return answered(seriesBody(in.ID, made), err)
		})
	httpapi.Register(a, httpapi.Op{ID: "cancel-series", Method: http.MethodPost, Path: "/series/{id}/cancel", Roles: forBoth,
		Summary: "Cancel what is still to come of a series; repeat it if it was interrupted"},
		func(ctx context.Context, in *struct {
			ByID
			Keyed
		}) (*answer[SeriesBody], error) {
			made, err := d.CancelSeries(ctx, caller(ctx), events.ID(in.ID))
			return answered(seriesBody(in.ID, made), err)
		})
}

func seriesDates(dates []SeriesDate) []SeriesDateBody {
	out := make([]SeriesDateBody, len(dates))
	for i, s := range dates {
		out[i] = SeriesDateBody{
			Number: i + 1, StartsAt: s.StartsAt, EndsAt: s.EndsAt, Open: s.Why == "", Reason: s.Why,
			Alternatives: append([]Slot{}, s.Alternatives...),
		}
	}
	return out
}

func seriesHolds(made []*Booking) SeriesHoldAnswer {
	out := SeriesHoldAnswer{SeriesID: string(made[0].SeriesID), ExpiresAt: made[0].HeldUntil.UTC(), Holds: []HoldAnswer{}}
	for _, b := range made {
		out.Holds = append(out.Holds, holdAnswer(b))
	}
	return out
}

func seriesBody(id string, made []*Booking) SeriesBody {
	out := SeriesBody{SeriesID: id, Bookings: []BookingBody{}}
	for _, b := range made {
		out.Bookings = append(out.Bookings, bookingBody(b))
	}
	return out
}

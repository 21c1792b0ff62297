package booking

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// PreviewBody asks what an availability would offer.
type PreviewBody struct {
	Availability AvailabilityBody `json:"availability"`
	Program      string           `json:"program" enum:"one_on_one,engagement_career,regular_care,survey_followup,mental_harassment,exit,pre_joining"`
	From         string           `json:"from,omitempty" format:"date" doc:"First day in the availability's zone; today if absent"`
	Days         int              `json:"days,omitempty" minimum:"1" maximum:"28" default:"14"`
}

// PreviewAnswer is what it would offer, and which bookings it would not cover.
type PreviewAnswer struct {
	Zone             string           `json:"zone"`
	Minutes          int              `json:"minutes" doc:"Length of a session of the program"`
	ClosedOnHolidays bool             `json:"closed_on_holidays" doc:"What would be stored"`
	Days             []PreviewDayBody `json:"days" nullable:"false"`
	Outside          []BookingBody    `json:"outside" nullable:"false" doc:"Future bookings in no opening; they would stay unless somebody cancels them"`
}

// PreviewDayBody is a date in the availability's zone.
type PreviewDayBody struct {
	Date      string `json:"date" format:"date"`
	Holiday   string `json:"holiday,omitempty" doc:"Name of the public holiday of Japan, in Japanese"`
	HolidayEn string `json:"holiday_en,omitempty" doc:"The same in English"`
	Openings  []Slot `json:"openings" nullable:"false" doc:"Working hours of the date"`
	Slots     []Slot `json:"slots" nullable:"false" doc:"What can be booked; existing bookings, holds, buffers, notice, horizon and cap are taken into account"`
	Reason    string `json:"reason,omitempty" enum:"closed,holiday,too_soon,too_far,full,no_room" doc:"Why there are no slots"`
}

func registerPreview(a *httpapi.API, d *Desk) {
	httpapi.Register(a, httpapi.Op{ID: "preview-availability", Method: http.MethodPost, Path: "/me/availability/preview", Roles: forConsultant,
		Summary: "What an availability would offer if it were stored; writes nothing"},
		func(ctx context.Context, in *struct{ Body PreviewBody }) (*answer[PreviewAnswer], error) {
			plan, err := in.Body.Availability.plan()
			if err != nil {
				return nil, err
			}
			var from time.Time
			if in.Body.From != "" {
				if from, err = time.Parse(time.DateOnly, in.Body.From); err != nil {
					return nil, errAvailability("That is not a date.")
				}
			}
			program := events.Code(in.Body.Program)
			p, err := d.Preview(ctx, caller(ctx), plan, program, from, in.Body.Days)
			return answered(previewAnswer(p, program), err)
		})
}

func previewAnswer(p Preview, program events.Code) PreviewAnswer {
	a := p.Availability
	out := PreviewAnswer{
		Zone: string(a.Zone), Minutes: int(a.Length(program) / time.Minute), ClosedOnHolidays: a.Holidays == RestOnHolidays,
		Days: []PreviewDayBody{}, Outside: []BookingBody{},
	}
	for _, d := range p.Days {
		day := PreviewDayBody{
			Date: string(d.Date), Holiday: d.Holiday.Name, HolidayEn: d.Holiday.NameEn, Reason: string(d.Why),
			Openings: []Slot{}, Slots: append([]Slot{}, d.Slots...),
		}
		for _, o := range d.Openings {
			day.Openings = append(day.Openings, Slot{o.Start.UTC(), o.End.UTC()})
		}
		out.Days = append(out.Days, day)
	}
	for _, b := range p.Outside {
		out.Outside = append(out.Outside, bookingBody(b))
	}
	return out
}

package booking

import (
	"context"
	"net/http"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// WaitBody asks for a place in a consultant's waitlist. Days and parts of the day are those of the account's time zone.
type WaitBody struct {
	ConsultantID string   `json:"consultant_id" pattern:"^con_[0-9a-z]{26}$"`
	Program      string   `json:"program" enum:"one_on_one,engagement_career,regular_care,survey_followup,mental_harassment,exit,pre_joining"`
	From         string   `json:"from,omitempty" format:"date" doc:"First day; today if absent"`
	To           string   `json:"to,omitempty" format:"date" doc:"Last day, at most 60 days ahead; 30 days ahead if absent"`
	Parts        []string `json:"parts,omitempty" maxItems:"3" enum:"morning,afternoon,evening" doc:"Parts of the day: before 12, 12 to 18, from 18; any if absent"`
}

// WaitAnswer is the caller's own place.
type WaitAnswer struct {
	WaitID       string     `json:"wait_id"`
	ConsultantID string     `json:"consultant_id"`
	Program      string     `json:"program"`
	From         string     `json:"from,omitempty" format:"date"`
	To           string     `json:"to" format:"date"`
	Parts        []string   `json:"parts,omitempty"`
	State        string     `json:"state" enum:"waiting,offered"`
	Position     int        `json:"position,omitempty" minimum:"1" doc:"1 for the first in the list; only in the caller's list"`
	Offer        *OfferBody `json:"offer,omitempty" doc:"The time that is held for the caller; book it with POST /bookings, or give it back with DELETE /holds/{id}"`
}

// OfferBody is a time that is held for who waited for it.
type OfferBody struct {
	BookingID string    `json:"booking_id" doc:"The hold's ID, as for POST /bookings"`
	StartsAt  time.Time `json:"starts_at"`
	EndsAt    time.Time `json:"ends_at"`
	ExpiresAt time.Time `json:"expires_at"`
}

// WaitList is the caller's places, the oldest first.
type WaitList struct {
	Waits []WaitAnswer `json:"waits"`
}

func waitAnswer(w *Wait) WaitAnswer {
	return WaitAnswer{
		WaitID: string(w.ID), ConsultantID: string(w.ConsultantID), Program: string(w.Program), From: string(w.From), To: string(w.To),
		Parts: strings.Fields(w.Parts), State: "waiting",
	}
}

func registerWaits(a *httpapi.API, d *Desk) {
	httpapi.Register(a, httpapi.Op{ID: "wait", Method: http.MethodPost, Path: "/waits", Roles: forEmployee, Status: http.StatusCreated,
		Summary: "Wait for a time of a consultant; 409 slot_open if one that fits is open now"},
		func(ctx context.Context, in *struct {
			Keyed
			Body WaitBody
		}) (*answer[WaitAnswer], error) {
			r := WaitRequest{
				ConsultantID: events.ID(in.Body.ConsultantID), Program: events.Code(in.Body.Program),
				From: events.Date(in.Body.From), To: events.Date(in.Body.To), Key: in.Key,
			}
			for _, p := range in.Body.Parts {
				r.Parts = append(r.Parts, events.Code(p))
			}
			w, err := d.Await(ctx, caller(ctx), r)
			if err != nil {
				return nil, err
			}
			return answered(waitAnswer(w), nil)
		})
	httpapi.Register(a, httpapi.Op{ID: "list-waits", Method: http.MethodGet, Path: "/waits", Roles: forEmployee,
		Summary: "What the employee waits for, and what is offered"},
		func(ctx context.Context, _ *nothing) (*answer[WaitList], error) {
			waits, err := d.Waits(ctx, caller(ctx))
			out := WaitList{Waits: make([]WaitAnswer, len(waits))}
			for i, w := range waits {
				out.Waits[i] = waitAnswer(w.Wait)
				out.Waits[i].Position = w.Before + 1
				if b := w.Offer; b != nil {
					out.Waits[i].State = "offered"
					out.Waits[i].Offer = &OfferBody{BookingID: string(b.ID), StartsAt: b.StartsAt.UTC(), EndsAt: b.EndsAt.UTC(), ExpiresAt: b.HeldUntil.UTC()}
				}
			}
			return answered(out, err)
		})
	httpapi.Register(a, httpapi.Op{ID: "stop-waiting", Method: http.MethodDelete, Path: "/waits/{id}", Roles: forEmployee, Status: http.StatusNoContent,
		Summary: "Leave a waitlist; an offered time is given back"},
		func(ctx context.Context, in *ByID) (*nothing, error) {
			return &nothing{}, d.Unwait(ctx, caller(ctx), events.ID(in.ID))
		})
}

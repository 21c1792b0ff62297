package mailer

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

type answer[T any] struct{ Body T }

// API registers the operations of the desk. HR and operators have none that shows what an employee chose.
func (d *Desk) API() *httpapi.API {
	a := httpapi.New(events.Mailer).Free("get-preferences", "put-preferences")
	d.registerPreferences(a)
	d.registerUnsubscribe(a)
	d.registerStops(a)
	return a
}

// OptionalMail is a kind of mail that the reader may switch off.
type OptionalMail struct {
	Kind   events.Code `json:"kind" enum:"survey_nudge,nothing_booked" doc:"survey_nudge: one reminder of an unanswered survey, on unless switched off; nothing_booked: once in a month without a booking, off unless switched on"`
	Wanted bool        `json:"wanted"`
}

// PreferencesBody is what the caller wants.
type PreferencesBody struct {
	Version int64          `json:"version" minimum:"0" doc:"Send back what was read: a change made meanwhile is then not overwritten"`
	Mails   []OptionalMail `json:"mails" nullable:"false" maxItems:"10" doc:"Optional mails of the caller's role; kinds that are left out stay as they are. All other mails are needed for bookings and cannot be switched off"`
}

func bodyOf(p Preferences) *answer[PreferencesBody] {
	body := PreferencesBody{Version: p.Version, Mails: []OptionalMail{}}
	for _, o := range p.Mails {
		body.Mails = append(body.Mails, OptionalMail(o))
	}
	return &answer[PreferencesBody]{body}
}

func (d *Desk) registerPreferences(a *httpapi.API) {
	readers := []events.Code{events.RoleEmployee, events.RoleConsultant}
	httpapi.Register(a, httpapi.Op{ID: "get-preferences", Method: http.MethodGet, Path: "/me/preferences", Roles: readers,
		Summary: "Which optional mails the caller wants"},
		func(ctx context.Context, _ *struct{}) (*answer[PreferencesBody], error) {
			who, _ := principal.From(ctx)
			p, err := d.preferences.Of(ctx, who.AccountID, who.Role)
			return bodyOf(p), err
		})
	httpapi.Register(a, httpapi.Op{ID: "put-preferences", Method: http.MethodPut, Path: "/me/preferences", Roles: readers,
		Summary: "Choose which optional mails to get; repeating a request changes nothing"},
		func(ctx context.Context, in *struct{ Body PreferencesBody }) (*answer[PreferencesBody], error) {
			who, _ := principal.From(ctx)
			choices := make([]Optional, len(in.Body.Mails))
			for i, m := range in.Body.Mails {
				choices[i] = Optional(m)
			}
			p, err := d.preferences.Choose(ctx, who.AccountID, who.Role, in.Body.Version, choices)
			return bodyOf(p), err
		})
}

// BySecret is a path with the secret of a mail's link. It is exported because huma fills exported embedded fields only.
type BySecret struct {
	Secret string `path:"secret" maxLength:"64" doc:"From the link in a mail"`
}

func (d *Desk) registerUnsubscribe(a *httpapi.API) {
	const path = "/public/unsubscribe/{secret}"
	httpapi.Register(a, httpapi.Op{ID: "unsubscribe", Method: http.MethodPost, Path: path,
		Summary: "Stop the kind of mail that the link was in (RFC 8058); the answer to an unknown secret is the same"},
		func(ctx context.Context, in *BySecret) (*struct{}, error) {
			return nil, d.preferences.Stop(ctx, in.Secret)
		})
	// Programs that look at links before people do must not unsubscribe anybody: a GET changes nothing.
	httpapi.Register(a, httpapi.Op{ID: "unsubscribe-page", Method: http.MethodGet, Path: path, Status: http.StatusSeeOther,
		Summary: "Lead to the page that asks before it stops mails"},
		func(_ context.Context, in *BySecret) (*struct {
			Location string `header:"Location"`
		}, error) {
			return &struct {
				Location string `header:"Location"`
			}{d.web + "/unsubscribe/" + url.PathEscape(in.Secret)}, nil
		})
}

// StopBody is an address that gets no mail, without the address.
type StopBody struct {
	StopID   events.ID     `json:"stop_id"`
	Why      events.Code   `json:"why" enum:"bounce,complaint"`
	Kind     Kind          `json:"kind,omitempty" doc:"Of the mail that came back; absent for a sign-in code"`
	Since    time.Time     `json:"since"`
	Accounts []StopAccount `json:"accounts" nullable:"false" doc:"Who has the address; empty if it was written to without an account, as with an invitation"`
	Lifted   *time.Time    `json:"lifted,omitempty" doc:"Since when mail goes out again"`
}

// StopAccount has a stopped address.
type StopAccount struct {
	AccountID events.ID   `json:"account_id"`
	Role      events.Code `json:"role"`
}

// StopsBody is how many addresses get no mail.
type StopsBody struct {
	Count  int        `json:"count" doc:"At most 1000"`
	Latest *time.Time `json:"latest,omitempty" doc:"When the newest was stopped"`
	Stops  []StopBody `json:"stops" nullable:"false" doc:"The newest 50"`
}

func stopBody(s Stop, accounts []AddressOf) StopBody {
	body := StopBody{StopID: s.ID, Why: s.Why, Kind: s.Kind, Since: s.Since, Accounts: []StopAccount{}}
	for _, a := range accounts {
		body.Accounts = append(body.Accounts, StopAccount{a.Account, a.Role})
	}
	if !s.Lifted.IsZero() {
		body.Lifted = &s.Lifted
	}
	return body
}

func (d *Desk) registerStops(a *httpapi.API) {
	operators := []events.Code{events.RoleOperator}
	httpapi.Register(a, httpapi.Op{ID: "stops", Method: http.MethodGet, Path: "/stops", Roles: operators,
		Summary: "Addresses that get no mail since one bounced or was complained about; by account, never by address"},
		func(ctx context.Context, in *struct {
			Account events.ID `query:"account_id" pattern:"^acc_[0-9a-z]{26}$" doc:"Only this account's"`
		}) (*answer[StopsBody], error) {
			list, err := d.Stops(ctx, in.Account)
			body := StopsBody{Count: list.Count, Stops: []StopBody{}}
			for _, s := range list.Stops {
				body.Stops = append(body.Stops, stopBody(s.Stop, s.Accounts))
			}
			if len(list.Stops) > 0 {
				body.Latest = &list.Stops[0].Stop.Since
			}
			return &answer[StopsBody]{body}, err
		})
	httpapi.Register(a, httpapi.Op{ID: "lift-stop", Method: http.MethodPost, Path: "/stops/{id}/lift", Roles: operators,
		Summary: "Let mail go to the address again, after its owner said that it works; repeating a request changes nothing"},
		func(ctx context.Context, in *struct {
			ID   events.ID `path:"id" pattern:"^stp_[0-9a-z]{26}$"`
			Body struct {
				Reason  events.Code `json:"reason" enum:"mailbox_repaired,asked" doc:"A complaint is outweighed by asked only"`
				Address string      `json:"address,omitempty" format:"email" maxLength:"254" doc:"Only where no account has the address; it is compared and not kept"`
			}
		}) (*answer[StopBody], error) {
			who, _ := principal.From(ctx)
			stop, err := d.Lift(ctx, who, in.ID, in.Body.Reason, in.Body.Address)
			return &answer[StopBody]{stopBody(stop, nil)}, err
		})
}

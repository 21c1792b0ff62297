package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/functions/sessions/internal/taxonomy"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// API is the HTTP side. Of operators it has the care queue and counts of cases, and nothing else: codes and times of a person, until a disclosure
// says otherwise. HR and the desk see what an employee approved for them, under another ID and by the day.
func (s *Service) API() *httpapi.API {
	api := httpapi.New(events.Sessions).Audited(s.table, s.clock, s.ids).
		Free("list-sessions", "get-session", "list-access", "list-cases", "get-case", "withdraw-case", "get-emergency", "delete-emergency", "list-excerpts", "withdraw-excerpt",
			"list-my-handovers", "delete-handover", "list-voices", "get-voice", "discard-voice", "list-reflections", "delete-reflection", "get-receipt")
	s.registerTalk(api)
	s.registerRecord(api)
	s.registerPulse(api)
	s.registerSelfCheck(api)
	s.registerExcerpts(api)
	s.registerTexts(api)
	s.registerEmergency(api)
	s.registerSOS(api)
	s.registerCare(api)
	s.registerVoices(api)
	s.registerReceipt(api)
	s.registerCases(api)
	s.registerDesk(api)
	return api
}

// SessionPath is the path parameter of most operations. It is exported because huma skips embedded types that are not.
type SessionPath struct {
	ID events.ID `path:"id" pattern:"^ses_[0-9a-z]{26}$" doc:"Session"`
}

// sessionView is a session as one of its two people sees it.
type sessionView struct {
	SessionID     events.ID   `json:"session_id"`
	BookingID     events.ID   `json:"booking_id"`
	Program       events.Code `json:"program"`
	StartsAt      string      `json:"starts_at" format:"date-time"`
	EndsAt        string      `json:"ends_at" format:"date-time"`
	Status        events.Code `json:"status" enum:"scheduled,cancelled,started,finished"`
	Outcome       events.Code `json:"outcome,omitempty" enum:"held,no_show_employee,no_show_consultant"`
	When          events.Code `json:"when" enum:"today,upcoming,due,past" doc:"due: something is left to do"`
	JoinFrom      string      `json:"join_from" format:"date-time" doc:"From when the talk can be opened"`
	ConsultantID  events.ID   `json:"consultant_id,omitempty" doc:"For the employee"`
	PulseAnswered bool        `json:"pulse_answered,omitempty" doc:"For the employee"`
	RecordStored  bool        `json:"record_stored,omitempty" doc:"For the consultant: there is a record, or a transcript in its place"`
	Transcript    bool        `json:"transcript_stored,omitempty" doc:"For the consultant"`
}

type sessionOutput struct{ Body sessionView }

// view never shows one person what only the other may know.
func (s *Service) view(x *Session, role events.Code) sessionView {
	v := sessionView{
		SessionID: x.ID, BookingID: x.BookingID, Program: x.Program, StartsAt: startKey(x.StartsAt), EndsAt: startKey(x.EndsAt),
		Status: x.Status, Outcome: x.Outcome, When: x.when(role, s.clock.Now()), JoinFrom: startKey(x.StartsAt.Add(-joinEarly)),
	}
	if role == events.RoleEmployee {
		v.ConsultantID, v.PulseAnswered = x.ConsultantID, !x.PulseAt.IsZero()
	} else {
		v.RecordStored, v.Transcript = x.documented(), x.Transcript
	}
	return v
}

type listInput struct {
	When events.Code `query:"when" enum:"today,upcoming,due,past" doc:"Only these"`
}

type listOutput struct {
	Body struct {
		Sessions []sessionView `json:"sessions"`
	}
}

func (s *Service) registerTalk(api *httpapi.API) {
	both := []events.Code{events.RoleConsultant, events.RoleEmployee}
	consultant, employee := []events.Code{events.RoleConsultant}, []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "list-sessions", Method: http.MethodGet, Path: "/sessions", Summary: "Own sessions", Roles: both},
		func(ctx context.Context, in *listInput) (*listOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.Sessions(ctx, p)
			if err != nil {
				return nil, err
			}
			out := &listOutput{}
			out.Body.Sessions = []sessionView{}
			for i := range list {
				if v := s.view(&list[i], p.Role); in.When == "" || in.When == v.When {
					out.Body.Sessions = append(out.Body.Sessions, v)
				}
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "get-session", Method: http.MethodGet, Path: "/sessions/{id}", Summary: "One own session", Roles: both},
		s.onSession(s.Session))
	httpapi.Register(api, httpapi.Op{ID: "start-session", Method: http.MethodPost, Path: "/sessions/{id}/start", Summary: "Open the talk, from 15 minutes before its time", Roles: consultant},
		s.onSession(s.Start))
	httpapi.Register(api, httpapi.Op{ID: "report-no-show", Method: http.MethodPost, Path: "/sessions/{id}/no-show", Summary: "The consultant did not come", Roles: employee},
		s.onSession(s.ReportNoShow))
	httpapi.Register(api, httpapi.Op{ID: "finish-session", Method: http.MethodPost, Path: "/sessions/{id}/finish", Summary: "End the session with its outcome", Roles: consultant},
		func(ctx context.Context, in *struct {
			SessionPath
			Body struct {
				Outcome events.Code `json:"outcome" enum:"held,no_show_employee"`
			}
		}) (*sessionOutput, error) {
			p, _ := principal.From(ctx)
			x, err := s.Finish(ctx, p, in.ID, in.Body.Outcome)
			return s.answer(x, p, err)
		})
}

// onSession adapts a use case that needs the session only.
func (s *Service) onSession(use func(context.Context, principal.Principal, events.ID) (*Session, error)) func(context.Context, *SessionPath) (*sessionOutput, error) {
	return func(ctx context.Context, in *SessionPath) (*sessionOutput, error) {
		p, _ := principal.From(ctx)
		x, err := use(ctx, p, in.ID)
		return s.answer(x, p, err)
	}
}

func (s *Service) answer(x *Session, p principal.Principal, err error) (*sessionOutput, error) {
	if err != nil {
		return nil, err
	}
	return &sessionOutput{Body: s.view(x, p.Role)}, nil
}

type entryView struct {
	Code events.Code `json:"code"`
	Area events.Code `json:"area,omitempty"`
	Text textView    `json:"text"`
}

type textView struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

func entryViews(entries []taxonomy.Entry) []entryView {
	out := make([]entryView, len(entries))
	for i, e := range entries {
		out[i] = entryView{Code: e.Code, Area: e.Area, Text: textView{e.JA, e.EN}}
	}
	return out
}

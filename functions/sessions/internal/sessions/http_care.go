package sessions

import (
	"context"
	"net/http"
	"slices"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// careEntryView is an entry as operators see it: codes and times, no person and no words.
type careEntryView struct {
	EntryID      events.ID   `json:"entry_id"`
	Source       events.Code `json:"source" enum:"sos,signal"`
	Signal       events.Code `json:"signal" doc:"danger_self, danger_others, danger_unsure, harassment, overwork or wish_to_leave"`
	Danger       bool        `json:"danger" doc:"A life may be at stake"`
	Program      events.Code `json:"program"`
	At           string      `json:"at" format:"date-time"`
	Status       events.Code `json:"status" enum:"new,taken,closed"`
	TakenBy      events.ID   `json:"taken_by,omitempty"`
	Mine         bool        `json:"mine" doc:"The caller looks after it"`
	Outcome      events.Code `json:"outcome,omitempty"`
	ClosedAt     string      `json:"closed_at,omitempty" format:"date-time"`
	Waiting      int         `json:"waiting" doc:"Disclosures that wait for a second person"`
	ReviewDue    string      `json:"review_due,omitempty" format:"date-time" doc:"The earliest review that is due"`
	Overdue      bool        `json:"overdue" doc:"A review is overdue"`
	ConsultantID events.ID   `json:"consultant_id"`
	Erased       bool        `json:"erased" doc:"Who it was about has had their data erased"`
}

func careView(c *careItem, p principal.Principal) careEntryView {
	return careEntryView{
		EntryID: c.ID, Source: c.Entry.Source, Signal: c.Entry.Signal, Danger: c.Entry.Danger(), Program: c.Program, At: startKey(c.At), Status: c.Entry.Status,
		TakenBy: c.Entry.TakenBy, Mine: c.Entry.TakenBy == p.AccountID, Outcome: c.Entry.Outcome, ClosedAt: timeOrNothing(c.Entry.ClosedAt),
		Waiting: c.Entry.Open, ConsultantID: c.ConsultantID, Erased: c.EmployeeID == "",
	}
}

type queueOutput struct {
	Body struct {
		Entries []careEntryView `json:"entries" doc:"By rank, then age; closed ones newest first"`
		OnCall  int             `json:"on_call" doc:"Operators on call"`
		Mine    bool            `json:"mine" doc:"The caller is on call"`
	}
}

type auditView struct {
	LineID string        `json:"line_id"`
	At     string        `json:"at" format:"date-time"`
	By     events.ID     `json:"by"`
	Role   events.Code   `json:"role"`
	Mine   bool          `json:"mine"`
	Did    events.Code   `json:"did"`
	Saw    []events.Code `json:"saw"`
	Why    events.Code   `json:"why,omitempty"`
	About  events.ID     `json:"about,omitempty"`
}

type auditOutput struct {
	Body struct {
		Lines []auditView `json:"lines" doc:"Newest first"`
	}
}

func operators() []events.Code { return []events.Code{events.RoleOperator} }

func (s *Service) registerCare(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "list-care", Method: http.MethodGet, Path: "/care", Summary: "The care queue", Roles: operators()},
		func(ctx context.Context, in *struct {
			Closed bool `query:"closed" doc:"The last hundred that were closed"`
		}) (*queueOutput, error) {
			p, _ := principal.From(ctx)
			return s.queueAnswer(ctx, p, in.Closed)
		})
	httpapi.Register(api, httpapi.Op{ID: "set-duty", Method: http.MethodPut, Path: "/care-duty", Summary: "Go on call, or off", Roles: operators()},
		func(ctx context.Context, in *struct {
			Body struct {
				On bool `json:"on"`
			}
		}) (*struct{}, error) {
			p, _ := principal.From(ctx)
			return nil, s.SetDuty(ctx, p, in.Body.On)
		})
	httpapi.Register(api, httpapi.Op{ID: "list-care-log", Method: http.MethodGet, Path: "/care-log", Summary: "Who did and saw what", Roles: operators()},
		func(ctx context.Context, in *struct {
			Month events.Month `query:"month" pattern:"^[0-9]{4}-[0-9]{2}$" doc:"Of Tokyo; the present one if left out"`
		}) (*auditOutput, error) {
			p, _ := principal.From(ctx)
			items, err := s.AuditLog(ctx, p, in.Month)
			out := &auditOutput{}
			out.Body.Lines = make([]auditView, len(items))
			for i, a := range items {
				out.Body.Lines[i] = auditView{LineID: a.SK, At: startKey(a.At), By: a.By, Role: a.Role, Mine: a.By == p.AccountID, Did: a.Did, Saw: append([]events.Code{}, a.Saw...), Why: a.Why, About: a.About}
			}
			return out, err
		})
	s.registerCareEntry(api)
	s.registerOpenings(api)
}

func (s *Service) queueAnswer(ctx context.Context, p principal.Principal, closed bool) (*queueOutput, error) {
	list, err := s.Queue(ctx, p, closed)
	if err != nil {
		return nil, err
	}
	duty, err := s.onCall(ctx)
	if err != nil {
		return nil, err
	}
	out := &queueOutput{}
	out.Body.Entries, out.Body.OnCall, out.Body.Mine = []careEntryView{}, len(duty), slices.Contains(duty, p.AccountID)
	for i := range list {
		v := careView(&list[i], p)
		if list[i].Entry.Open > 0 {
			openings, err := s.openings(ctx, list[i].ID)
			if err != nil {
				return nil, err
			}
			s.reviews(&v, openings)
		}
		out.Body.Entries = append(out.Body.Entries, v)
	}
	return out, nil
}

// reviews says when the first review is due.
func (s *Service) reviews(v *careEntryView, list []openingItem) {
	for _, o := range list {
		if due := timeOrNothing(o.Opening.ReviewDue); o.Opening.Status == care.Opened && (v.ReviewDue == "" || due < v.ReviewDue) {
			v.ReviewDue = due
		}
		v.Overdue = v.Overdue || o.Opening.Overdue(s.clock.Now())
	}
}

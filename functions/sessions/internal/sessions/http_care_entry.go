package sessions

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// EntryPath names an entry of the care queue. It is exported because huma skips embedded types that are not.
type EntryPath struct {
	ID events.ID `path:"id" pattern:"^car_[0-9a-z]{26}$"`
}

// openingView is a disclosure as operators see it: who asked or acted and why, never what it opened.
type openingView struct {
	OpeningID events.ID     `json:"opening_id"`
	Way       events.Code   `json:"way" enum:"sos,alone,two"`
	Status    events.Code   `json:"status" enum:"asked,approved,refused,opened,reviewed"`
	AskedBy   events.ID     `json:"asked_by"`
	Mine      bool          `json:"mine" doc:"The caller asked or acted, so somebody else decides"`
	AskedAt   string        `json:"asked_at" format:"date-time"`
	DecidedBy events.ID     `json:"decided_by,omitempty"`
	DecidedAt string        `json:"decided_at,omitempty" format:"date-time"`
	Agrees    bool          `json:"agrees" doc:"What the reviewer said"`
	Saw       []events.Code `json:"saw" doc:"What it opens"`
	OpenedAt  string        `json:"opened_at,omitempty" format:"date-time"`
	ReadUntil string        `json:"read_until,omitempty" format:"date-time" doc:"Until when who asked may read it"`
	ReviewDue string        `json:"review_due,omitempty" format:"date-time"`
	Overdue   bool          `json:"overdue"`
	Telling   events.Code   `json:"telling" enum:"not_yet,held,told" doc:"Whether the employee has been told"`
	Reason    string        `json:"reason,omitempty"`
	Dangerous string        `json:"dangerous,omitempty" doc:"Why telling the employee would be dangerous"`
	Done      string        `json:"done,omitempty"`
	Second    string        `json:"second,omitempty"`
}

type careEntryOutput struct {
	Body struct {
		Entry    careEntryView `json:"entry"`
		Openings []openingView `json:"openings" doc:"Oldest first"`
		OnCall   int           `json:"on_call"`
		Duty     bool          `json:"duty" doc:"The caller is on call"`
	}
}

func (s *Service) registerCareEntry(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-care", Method: http.MethodGet, Path: "/care/{id}", Summary: "An entry of the care queue", Roles: operators()},
		s.onCare(func(context.Context, principal.Principal, events.ID) error { return nil }))
	httpapi.Register(api, httpapi.Op{ID: "take-care", Method: http.MethodPost, Path: "/care/{id}/take", Summary: "Look after an entry", Roles: operators()},
		s.onCare(func(ctx context.Context, p principal.Principal, id events.ID) error {
			_, err := s.TakeEntry(ctx, p, id)
			return err
		}))
	httpapi.Register(api, httpapi.Op{ID: "close-care", Method: http.MethodPost, Path: "/care/{id}/close", Summary: "Close an entry", Roles: operators()},
		func(ctx context.Context, in *struct {
			EntryPath
			Body struct {
				Outcome events.Code `json:"outcome" enum:"helped,handed_over,no_danger,consultant_informed,duplicate,nothing_to_do"`
			}
		}) (*careEntryOutput, error) {
			p, _ := principal.From(ctx)
			_, err := s.CloseEntry(ctx, p, in.ID, in.Body.Outcome)
			return s.careAnswer(ctx, p, in.ID, err)
		})
}

// onCare adapts a use case that needs the entry only.
func (s *Service) onCare(use func(context.Context, principal.Principal, events.ID) error) func(context.Context, *EntryPath) (*careEntryOutput, error) {
	return func(ctx context.Context, in *EntryPath) (*careEntryOutput, error) {
		p, _ := principal.From(ctx)
		return s.careAnswer(ctx, p, in.ID, use(ctx, p, in.ID))
	}
}

// careAnswer is the entry as it is now, unless there was an error.
func (s *Service) careAnswer(ctx context.Context, p principal.Principal, id events.ID, err error) (*careEntryOutput, error) {
	if err != nil {
		return nil, err
	}
	c, list, err := s.CareEntry(ctx, p, id)
	if err != nil {
		return nil, err
	}
	duty, err := s.onCall(ctx)
	if err != nil {
		return nil, err
	}
	out := &careEntryOutput{}
	out.Body.Entry, out.Body.Openings, out.Body.OnCall = careView(c, p), []openingView{}, len(duty)
	for _, account := range duty {
		out.Body.Duty = out.Body.Duty || account == p.AccountID
	}
	s.reviews(&out.Body.Entry, list)
	for i := range list {
		v, err := s.openingView(ctx, c, &list[i], p)
		if err != nil {
			return nil, err
		}
		out.Body.Openings = append(out.Body.Openings, v)
	}
	return out, nil
}

func (s *Service) openingView(ctx context.Context, c *careItem, item *openingItem, p principal.Principal) (openingView, error) {
	o := item.Opening
	v := openingView{
		OpeningID: item.ID, Way: o.Way, Status: o.Status, AskedBy: o.AskedBy, Mine: o.AskedBy == p.AccountID, AskedAt: startKey(o.AskedAt), DecidedBy: o.DecidedBy,
		DecidedAt: timeOrNothing(o.DecidedAt), Agrees: o.Agrees, Saw: item.Saw, OpenedAt: timeOrNothing(o.OpenedAt), ReadUntil: timeOrNothing(o.ReadUntil),
		ReviewDue: timeOrNothing(o.ReviewDue), Overdue: o.Overdue(s.clock.Now()), Telling: o.Telling,
	}
	if c.EmployeeID == "" {
		return v, nil
	}
	key, err := s.vault.Existing(ctx, c.EmployeeID)
	if erased(err) {
		return v, nil
	}
	if err != nil {
		return v, err
	}
	w, err := s.words(key, item)
	v.Reason, v.Dangerous, v.Done, v.Second = w.Reason, w.Dangerous, w.Done, w.Second
	return v, err
}

func timeOrNothing(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return startKey(t)
}

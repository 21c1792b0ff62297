package signup

import (
	"context"
	"strings"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// traceItem leads from an address to what somebody told the service with it before they had an account, or without ever having one: their
// inquiries and applications. So that these can be told to whoever shows that the address is theirs, and go when they do.
type traceItem struct {
	PK  string    `dynamo:"pk"`
	SK  string    `dynamo:"sk"`
	TTL int64     `dynamo:"ttl,omitempty"`
	Of  events.ID `dynamo:"of"`
}

const (
	traceOfInquiry     = "INQUIRY#"
	traceOfApplication = "APPLICATION#"
)

func traceKey(address string) string { return "TRACE#" + digest(address) }

func (s *Service) putTrace(tx *store.Tx, kind, address string, of events.ID, ttl int64) {
	if address != "" {
		tx.Put(s.Table.Put(traceItem{traceKey(address), kind + string(of), ttl, of}), nil)
	}
}

func (s *Service) dropTrace(tx *store.Tx, kind, address string, of events.ID) {
	if address != "" {
		tx.Delete(s.Table.Delete(store.PK, traceKey(address)).Range(store.SK, kind+string(of)), nil)
	}
}

// traced goes through what was told with an address, with the function for its kind.
func (s *Service) traced(ctx context.Context, address string, inquiry, application func(context.Context, events.ID) error) error {
	if address == "" {
		return nil
	}
	var items []traceItem
	if err := s.Table.Prefix(ctx, traceKey(address), "", &items); err != nil {
		return err
	}
	for _, i := range items {
		do := inquiry
		if strings.HasPrefix(i.SK, traceOfApplication) {
			do = application
		}
		if err := do(ctx, i.Of); err != nil {
			return err
		}
	}
	return nil
}

// tellTraces adds to an export what the person told the service with their address before they had this account. What operators noted of hearings is
// about the company, and not in it.
func (s *Service) tellTraces(ctx context.Context, part *claims.ExportPart, a Account) error {
	return s.traced(ctx, a.Email, func(ctx context.Context, id events.ID) error {
		q, err := s.inquiry(ctx, id)
		if err != nil {
			return unlessGone(err, errNoInquiry)
		}
		rights.AddTo(part, "inquiries", map[string]any{"received_at": q.ReceivedAt.UTC().Format(time.RFC3339), "company_name": q.CompanyName, "person_name": q.PersonName,
			"email": q.Email, "phone": q.Phone, "interest": q.Interest, "message": q.Message, "status": q.Status, "locale": q.Locale, "channel": q.Channel})
		return nil
	}, func(ctx context.Context, id events.ID) error {
		if id == a.ConsultantID { // told already
			return nil
		}
		return s.tell(ctx, part, consultantKey(id), "")
	})
}

// forgetTraces removes what the person told the service with their address. It comes before the account is emptied, since the address leads to it;
// who dies in between is asked again.
func (s *Service) forgetTraces(ctx context.Context, a Account) error {
	return s.traced(ctx, a.Email, func(ctx context.Context, id events.ID) error {
		return unlessGone(s.forgetInquiry(ctx, id), errNoInquiry)
	}, func(ctx context.Context, id events.ID) error {
		if id == a.ConsultantID { // keeps its codes, see blankConsultant
			return nil
		}
		return unlessGone(s.forgetApplication(ctx, id), errNoConsultant)
	})
}

package signup

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/events/claims"
)

// receive stores a new inquiry under its ID, which the caller derived from the request; one that is stored already stays as
// it is. With an address, mailer sends the brochure or the acknowledgement.
func (s *Service) receive(ctx context.Context, q Inquiry, by events.ID) error {
	if q.Email != "" {
		email, err := normalAddress(q.Email)
		if err != nil {
			return err
		}
		q.Email = email
	}
	q.Status, q.Version, q.ReceivedAt = InquiryReceived, 1, s.Clock.Now()
	q.Moves = []Move{{To: InquiryReceived, At: q.ReceivedAt, By: by}}
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newInquiryItem(q)).If("attribute_not_exists(pk)"), errChanged)
	if q.Email != "" {
		key, err := s.Claims.Put(ctx, events.Mailer, q.ID, claims.InquiryMail{
			Name: q.PersonName, Address: q.Email, CompanyName: q.CompanyName, Interest: q.Interest, Locale: q.Locale,
		})
		if err != nil {
			return err
		}
		tx.Emit(events.SignupInquiryReceived.New(s.meta(q.ID, q.Version), events.InquiryReceived{
			InquiryID: q.ID, Interest: q.Interest, Locale: q.Locale, Claim: key,
		}))
	}
	if err := tx.Run(ctx); err != nil && !errors.Is(err, errChanged) { // stored by an earlier try of the same request
		return err
	}
	return nil
}

// moveInquiry applies a transition and records it. A repeated request changes nothing and returns what the first one left.
func (s *Service) moveInquiry(ctx context.Context, id events.ID, m Move, apply func(*Inquiry, Move) error) (Inquiry, error) {
	q, err := s.inquiry(ctx, id)
	if err != nil || repeated(q.Moves, m.Key) {
		return q, err
	}
	before := q.Version
	if err := apply(&q, m); err != nil {
		return q, err
	}
	q.Version++
	err = s.Table.Tx().Put(s.Table.Put(newInquiryItem(q)).If("version = ?", before), errChanged).Run(ctx)
	if !errors.Is(err, errChanged) {
		return q, err
	}
	now, readErr := s.inquiry(ctx, id)
	if readErr == nil && repeated(now.Moves, m.Key) { // the same request, twice at once
		return now, nil
	}
	if readErr != nil {
		return q, readErr
	}
	return q, err
}

// newMove is a move by an account, made by a request with this key.
func (s *Service) newMove(by events.ID, key string) Move {
	return Move{At: s.Clock.Now(), By: by, Key: keyDigest(by, key)}
}

// InquiryPage is a page of inquiries, newest first.
type InquiryPage struct {
	Inquiries []Inquiry `json:"inquiries"`
	Next      string    `json:"next,omitempty" doc:"Give this as 'after' to read on"`
}

func (s *Service) inquiries(ctx context.Context, at PageInput) (InquiryPage, error) {
	items, next, err := page[inquiryItem](ctx, s.Table, inquiryList, at.After, at.Limit, newestFirst)
	out := InquiryPage{Inquiries: []Inquiry{}, Next: next}
	for _, i := range items {
		out.Inquiries = append(out.Inquiries, i.Inquiry)
	}
	return out, err
}

package signup

import (
	"context"
	"errors"
	"strings"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/store"
)

// receive stores a new inquiry under its ID, which the caller derived from the request; one that is stored already stays as
// it is, and the same words again within a day are the same inquiry. With an address, mailer sends the brochure or the
// acknowledgement, unless there are doubts. It returns the ID of the inquiry that is stored.
func (s *Service) receive(ctx context.Context, q Inquiry, by events.ID) (events.ID, error) {
	if q.Email != "" {
		email, err := normalAddress(q.Email)
		if err != nil {
			return "", err
		}
		q.Email = email
	}
	q.Status, q.Version, q.ReceivedAt = InquiryReceived, 1, s.Clock.Now()
	if len(q.Doubts) > 0 {
		q.Status = InquiryAside
	}
	q.Moves = []Move{{To: q.Status, At: q.ReceivedAt, By: by}}
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newInquiryItem(q)).If("attribute_not_exists(pk)"), errChanged)
	if q.Channel == ChannelWeb && q.Status == InquiryReceived { // who tries again because of a doubt must not be held back by the first try
		tx.Put(s.Table.Put(newSaidItem(q)).If("attribute_not_exists(pk) OR 'until' < ? OR inquiry_id = ?", q.ReceivedAt.Unix(), q.ID), errSaid)
	}
	s.putTrace(tx, traceOfInquiry, q.Email, q.ID, newInquiryItem(q).TTL)
	if q.Status == InquiryReceived {
		if err := s.acknowledge(ctx, tx, q); err != nil {
			return "", err
		}
	}
	switch err := tx.Run(ctx); {
	case errors.Is(err, errSaid): // in other words of the form, or by another window
		return s.said(ctx, q)
	case errors.Is(err, errChanged): // stored by an earlier try of the same request
		return q.ID, nil
	default:
		return q.ID, err
	}
}

// acknowledge has the brochure or the acknowledgement sent.
func (s *Service) acknowledge(ctx context.Context, tx *store.Tx, q Inquiry) error {
	if q.Email == "" {
		return nil
	}
	key, err := s.Claims.Put(ctx, events.Mailer, q.ID, claims.InquiryMail{
		Name: q.PersonName, Address: q.Email, CompanyName: q.CompanyName, Interest: q.Interest, Locale: q.Locale,
	})
	if err != nil {
		return err
	}
	tx.Emit(events.SignupInquiryReceived.New(s.meta(q.ID, q.Version), events.InquiryReceived{
		InquiryID: q.ID, Interest: q.Interest, Locale: q.Locale, Claim: key,
	}))
	return nil
}

// errSaid: the same was said before. Nobody sees it.
var errSaid = errors.New("the same inquiry again")

// saidTerm is how long the same words are the same inquiry.
const saidTerm = 24 * time.Hour

// saidItem leads from what was said to the inquiry.
type saidItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	InquiryID events.ID `dynamo:"inquiry_id"`
	Until     int64     `dynamo:"until"`
	TTL       int64     `dynamo:"ttl"`
}

func newSaidItem(q Inquiry) saidItem {
	until := q.ReceivedAt.Add(saidTerm).Unix()
	words := strings.Join([]string{q.CompanyName, q.PersonName, q.Email, q.Phone, string(q.Interest), q.Message}, "\x00")
	return saidItem{"SAID#" + digest(strings.Join(strings.Fields(words), " ")), "SAID", q.ID, until, until}
}

func (s *Service) said(ctx context.Context, q Inquiry) (events.ID, error) {
	item := newSaidItem(q)
	ok, err := s.Table.One(ctx, item.PK, item.SK, &item)
	if err == nil && !ok {
		err = errChanged
	}
	return item.InquiryID, err
}

// accept takes an inquiry in that was kept aside, and has it acknowledged now.
func (s *Service) accept(ctx context.Context, id events.ID, m Move) (Inquiry, error) {
	return s.changeInquiry(ctx, id, m, (*Inquiry).accept, func(ctx context.Context, tx *store.Tx, q Inquiry) error {
		s.putTrace(tx, traceOfInquiry, q.Email, q.ID, 0) // which would have vanished with it
		return s.acknowledge(ctx, tx, q)
	})
}

// moveInquiry applies a transition and records it. A repeated request changes nothing and returns what the first one left.
func (s *Service) moveInquiry(ctx context.Context, id events.ID, m Move, apply func(*Inquiry, Move) error) (Inquiry, error) {
	return s.changeInquiry(ctx, id, m, apply, func(context.Context, *store.Tx, Inquiry) error { return nil })
}

// changeInquiry is moveInquiry with more in the same transaction.
func (s *Service) changeInquiry(ctx context.Context, id events.ID, m Move, apply func(*Inquiry, Move) error,
	more func(context.Context, *store.Tx, Inquiry) error) (Inquiry, error) {
	q, err := s.inquiry(ctx, id)
	if err != nil || repeated(q.Moves, m.Key) {
		return q, err
	}
	before := q.Version
	if err := apply(&q, m); err != nil {
		return q, err
	}
	q.Version++
	tx := s.Table.Tx().Put(s.Table.Put(newInquiryItem(q)).If("version = ?", before), errChanged)
	if err := more(ctx, tx, q); err != nil {
		return q, err
	}
	err = tx.Run(ctx)
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

// inquiries reads the board's list, or what is kept aside.
func (s *Service) inquiries(ctx context.Context, at PageInput, list string) (InquiryPage, error) {
	items, next, err := page[inquiryItem](ctx, s.Table, list, at.After, at.Limit, newestFirst)
	out := InquiryPage{Inquiries: []Inquiry{}, Next: next}
	for _, i := range items {
		if i.TTL != 0 && i.TTL < s.Clock.Now().Unix() { // gone; DynamoDB deletes within days
			continue
		}
		out.Inquiries = append(out.Inquiries, i.Inquiry)
	}
	return out, err
}

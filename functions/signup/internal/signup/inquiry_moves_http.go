package signup

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
)

func (s *Service) registerInquiryMoves(api *httpapi.API) {
	for _, op := range []struct {
		id, path, summary string
		handler           func(context.Context, *StepInput) (*OneInquiry, error)
	}{
		{"record-proposal", "proposal", "Record what was offered", s.stepTo((*Inquiry).propose)},
		{"begin-onboarding", "onboarding", "Record the kick-off of a company under contract", s.stepTo((*Inquiry).onboard)},
		{"go-live", "live", "Record that the company's employees can use the service", s.goLive},
	} {
		httpapi.Register(api, httpapi.Op{ID: op.id, Method: http.MethodPost, Path: "/inquiries/{id}/" + op.path, Roles: operators(),
			Summary: op.summary}, op.handler)
	}
	httpapi.Register(api, httpapi.Op{ID: "record-hearing", Method: http.MethodPost, Path: "/inquiries/{id}/hearing", Roles: operators(),
		Summary: "Record a hearing that was held, or agree on one"}, s.recordHearing)
	httpapi.Register(api, httpapi.Op{ID: "accept-inquiry", Method: http.MethodPost, Path: "/inquiries/{id}/acceptance", Roles: operators(),
		Summary: "Take an inquiry in that was kept aside, and acknowledge it"}, s.acceptInquiry)
	httpapi.Register(api, httpapi.Op{ID: "lose-inquiry", Method: http.MethodPost, Path: "/inquiries/{id}/lost", Roles: operators(),
		Summary: "Close an inquiry that came to nothing"}, s.loseInquiry)
}

// StepInput records a step of the way in.
type StepInput struct {
	Keyed
	InquiryPath
	Body struct {
		Date events.Date `json:"date" format:"date" doc:"Day on which it took place"`
		Note string      `json:"note,omitempty" maxLength:"2000"`
	}
}

// dated is the move of a step by the caller. Errors: date.
func (s *Service) dated(ctx context.Context, in *StepInput) (Move, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return Move{}, err
	}
	if _, err := day("date", in.Body.Date); err != nil {
		return Move{}, err
	}
	m := s.newMove(me.ID, in.Key)
	m.Date, m.Note = in.Body.Date, in.Body.Note
	return m, nil
}

func (s *Service) stepTo(apply func(*Inquiry, Move) error) func(context.Context, *StepInput) (*OneInquiry, error) {
	return func(ctx context.Context, in *StepInput) (*OneInquiry, error) {
		m, err := s.dated(ctx, in)
		if err != nil {
			return nil, err
		}
		q, err := s.moveInquiry(ctx, in.ID, m, apply)
		return s.showInquiry(ctx, q, err)
	}
}

func (s *Service) goLive(ctx context.Context, in *StepInput) (*OneInquiry, error) {
	m, err := s.dated(ctx, in)
	if err != nil {
		return nil, err
	}
	q, err := s.live(ctx, in.ID, m)
	return s.showInquiry(ctx, q, err)
}

// HearingInput records a hearing: one that was held, or one that was agreed on for a day to come.
type HearingInput struct {
	Keyed
	InquiryPath
	Body struct {
		Date  events.Date `json:"date" format:"date"`
		Place events.Code `json:"place" enum:"online,visit"`
		Notes string      `json:"notes" maxLength:"2000"`
	}
}

func (s *Service) recordHearing(ctx context.Context, in *HearingInput) (*OneInquiry, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := day("date", in.Body.Date); err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.Date, m.Place, m.Note = in.Body.Date, in.Body.Place, in.Body.Notes
	q, err := s.moveInquiry(ctx, in.ID, m, (*Inquiry).hear)
	return s.showInquiry(ctx, q, err)
}

// LostInput closes an inquiry.
type LostInput struct {
	Keyed
	InquiryPath
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"2000"`
	}
}

func (s *Service) loseInquiry(ctx context.Context, in *LostInput) (*OneInquiry, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.Note = in.Body.Reason
	q, err := s.moveInquiry(ctx, in.ID, m, (*Inquiry).lose)
	return s.showInquiry(ctx, q, err)
}

// AcceptInput takes an inquiry in.
type AcceptInput struct {
	Keyed
	InquiryPath
}

func (s *Service) acceptInquiry(ctx context.Context, in *AcceptInput) (*OneInquiry, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	q, err := s.accept(ctx, in.ID, s.newMove(me.ID, in.Key))
	return s.showInquiry(ctx, q, err)
}

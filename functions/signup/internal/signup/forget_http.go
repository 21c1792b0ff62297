package signup

import (
	"context"
	"net/http"

	"kikite/shared/httpapi"
)

func (s *Service) registerForgetting(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "erase-inquirer", Method: http.MethodPost, Path: "/inquiries/{id}/erasure", Roles: operators(),
		Summary: "Remove the person from an inquiry, at their request"}, s.postInquirerErasure)
	httpapi.Register(api, httpapi.Op{ID: "erase-application", Method: http.MethodPost, Path: "/consultants/{id}/erasure", Roles: operators(),
		Summary: "Remove a rejected application with its documents, at the person's request", Status: http.StatusNoContent}, s.postApplicationErasure)
}

// postInquirerErasure is for who asked and has no account. One that is still being worked on is closed first. Errors: no_inquiry, not_closed.
func (s *Service) postInquirerErasure(ctx context.Context, in *InquiryPath) (*OneInquiry, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	q, err := s.inquiry(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	switch q.Status {
	case InquiryReceived, InquiryHeard, InquiryProposed:
		return nil, errNotClosed
	}
	if err := s.forgetInquiry(ctx, in.ID); err != nil {
		return nil, err
	}
	q, err = s.inquiry(ctx, in.ID)
	return s.showInquiry(ctx, q, err)
}

// postApplicationErasure may be repeated: what is gone is gone. Errors: not_closed, has_account.
func (s *Service) postApplicationErasure(ctx context.Context, in *ConsultantPath) (*struct{}, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	return nil, unlessGone(s.forgetApplication(ctx, in.ID), errNoConsultant)
}

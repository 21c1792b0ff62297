package signup

import (
	"context"
	"crypto/hmac"
	"net/http"
	"strings"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// ApplicantDocumentInput announces a document of an application that was sent a while ago.
type ApplicantDocumentInput struct {
	Keyed
	ConsultantPath
	Body struct {
		DocumentBody
		Pass string `json:"pass" maxLength:"100" doc:"Of the answer to the application; good for about three days"`
	}
}

// ApplicantTakeInput has a document looked at that an applicant posted.
type ApplicantTakeInput struct {
	DocumentPath
	Body struct {
		Pass string `json:"pass" maxLength:"100"`
	}
}

func (s *Service) registerApplicantDocuments(api *httpapi.API) {
	const path = "/public/consultant-applications/{id}/documents"
	httpapi.Register(api, httpapi.Op{ID: "announce-application-document", Method: http.MethodPost, Path: path,
		Summary: "Get a form to post a document of an application with", Status: http.StatusCreated}, s.postApplicantDocument)
	httpapi.Register(api, httpapi.Op{ID: "take-application-document", Method: http.MethodPut, Path: path + "/{document}",
		Summary: "Have a document looked at that was posted"}, s.putApplicantDocument)
	httpapi.Register(api, httpapi.Op{ID: "announce-own-document", Method: http.MethodPost, Path: "/me/consultant/documents", Roles: consultants(),
		Summary: "Get a form to post a document with, such as a renewed certificate", Status: http.StatusCreated}, s.postOwnDocument)
	httpapi.Register(api, httpapi.Op{ID: "take-own-document", Method: http.MethodPut, Path: "/me/consultant/documents/{document}", Roles: consultants(),
		Summary: "Have a document looked at that was posted"}, s.putOwnDocument)
	httpapi.Register(api, httpapi.Op{ID: "list-own-documents", Method: http.MethodGet, Path: "/me/consultant/documents", Roles: consultants(),
		Summary: "The caller's documents, oldest first"}, s.listOwnDocuments)
	httpapi.Register(api, httpapi.Op{ID: "open-own-document", Method: http.MethodGet, Path: "/me/consultant/documents/{document}", Roles: consultants(),
		Summary: "A document of the caller's, and a link that opens it"}, s.getOwnDocument)
}

// pass is what an applicant shows to add documents: they have no account yet.
func (s *Service) pass(ctx context.Context, id events.ID) (string, error) {
	today := utcDay(s.Clock.Now())
	secret, err := s.salt(ctx, today)
	return today + "." + sign(secret, "application."+string(id)), err
}

// applicant checks a pass. Errors: no_consultant, whatever is wrong.
func (s *Service) applicant(ctx context.Context, id events.ID, pass string) (owner, error) {
	today, mark, _ := strings.Cut(pass, ".")
	if made, err := day("pass", events.Date(today)); err != nil || s.Clock.Now().Sub(made) > saltTerm || made.After(s.Clock.Now()) {
		return owner{}, errNoConsultant
	}
	secret, err := s.salt(ctx, today)
	if err != nil {
		return owner{}, err
	}
	if !hmac.Equal([]byte(mark), []byte(sign(secret, "application."+string(id)))) {
		return owner{}, errNoConsultant
	}
	return s.ofConsultant(ctx, id)
}

func (s *Service) postApplicantDocument(ctx context.Context, in *ApplicantDocumentInput) (*DocumentFormOutput, error) {
	o, err := s.applicant(ctx, in.ID, in.Body.Pass)
	if err != nil {
		return nil, err
	}
	return s.announced(ctx, o, Document{ID: s.newID(ids.Document, in.ID, in.Key), Kind: in.Body.Kind, Filename: in.Body.Filename})
}

func (s *Service) putApplicantDocument(ctx context.Context, in *ApplicantTakeInput) (*OneDocument, error) {
	o, err := s.applicant(ctx, in.ID, in.Body.Pass)
	if err != nil {
		return nil, err
	}
	out := &OneDocument{}
	out.Body.Document, err = s.takeDocument(ctx, o, in.Document)
	return out, err
}

func (s *Service) postOwnDocument(ctx context.Context, in *struct {
	Keyed
	Body DocumentBody
}) (*DocumentFormOutput, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	return s.announced(ctx, consultantDocuments(c.ID),
		Document{ID: s.newID(ids.Document, c.AccountID, in.Key), Kind: in.Body.Kind, Filename: in.Body.Filename, By: c.AccountID})
}

func (s *Service) putOwnDocument(ctx context.Context, in *struct {
	Document events.ID `path:"document" maxLength:"64"`
}) (*OneDocument, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	out := &OneDocument{}
	out.Body.Document, err = s.takeDocument(ctx, consultantDocuments(c.ID), in.Document)
	return out, err
}

func (s *Service) listOwnDocuments(ctx context.Context, _ *struct{}) (*DocumentList, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	out := &DocumentList{}
	out.Body.Documents, err = s.documents(ctx, consultantDocuments(c.ID))
	return out, err
}

func (s *Service) getOwnDocument(ctx context.Context, in *struct {
	Document events.ID `path:"document" maxLength:"64"`
}) (*OneDocument, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	return s.opened(ctx, consultantDocuments(c.ID), in.Document)
}

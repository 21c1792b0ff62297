package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// linkTerm is how long the link to a document can be opened.
const linkTerm = 5 * time.Minute

// DocumentBody announces a document.
type DocumentBody struct {
	Kind     events.Code `json:"kind" enum:"application_form,licence,career,other"`
	Filename string      `json:"filename" minLength:"1" maxLength:"200"`
	Size     int64       `json:"size" minimum:"1" maximum:"10485760" doc:"In bytes"`
}

// DocumentInput announces a document about a company or a consultant.
type DocumentInput struct {
	Keyed
	ID   events.ID `path:"id" maxLength:"64"`
	Body DocumentBody
}

// DocumentFormOutput is the form to post a document with: all fields, then the file as "file". Then the document is to be taken (PUT).
type DocumentFormOutput struct {
	Body struct {
		DocumentID events.ID         `json:"document_id"`
		URL        string            `json:"url"`
		Fields     map[string]string `json:"fields"`
	}
}

// DocumentPath names a document.
type DocumentPath struct {
	ID       events.ID `path:"id" maxLength:"64"`
	Document events.ID `path:"document" maxLength:"64"`
}

// OneDocument answers with a document; the link opens it.
type OneDocument struct {
	Body struct {
		Document
		Link string `json:"link,omitempty" doc:"Good for five minutes; where one document is opened"`
	}
}

// DocumentList answers with the documents of an owner, oldest first.
type DocumentList struct {
	Body struct {
		Documents []Document `json:"documents" nullable:"false"`
	}
}

func (s *Service) registerDocuments(api *httpapi.API) {
	for _, of := range []struct {
		name, path string
		owner      func(context.Context, events.ID) (owner, error)
	}{{"company", "/companies/{id}/documents", s.ofCompany}, {"consultant", "/consultants/{id}/documents", s.ofConsultant}} {
		httpapi.Register(api, httpapi.Op{ID: "announce-" + of.name + "-document", Method: http.MethodPost, Path: of.path, Roles: operators(),
			Summary: "Get a form to post a document with", Status: http.StatusCreated}, s.postDocument(of.owner))
		httpapi.Register(api, httpapi.Op{ID: "take-" + of.name + "-document", Method: http.MethodPut, Path: of.path + "/{document}", Roles: operators(),
			Summary: "Look at a document that was posted, and keep or refuse it"}, s.putDocument(of.owner))
		httpapi.Register(api, httpapi.Op{ID: "list-" + of.name + "-documents", Method: http.MethodGet, Path: of.path, Roles: operators(),
			Summary: "Documents, oldest first"}, s.listDocuments(of.owner))
		httpapi.Register(api, httpapi.Op{ID: "open-" + of.name + "-document", Method: http.MethodGet, Path: of.path + "/{document}", Roles: operators(),
			Summary: "A document and a link that opens it"}, s.getDocument(of.owner))
	}
}

func (s *Service) ofCompany(ctx context.Context, id events.ID) (owner, error) {
	c, err := s.company(ctx, id)
	return companyDocuments(c.ID), err
}

func (s *Service) ofConsultant(ctx context.Context, id events.ID) (owner, error) {
	c, err := s.consultant(ctx, id)
	return consultantDocuments(c.ID), err
}

type ownerOf func(context.Context, events.ID) (owner, error)

func (s *Service) postDocument(of ownerOf) func(context.Context, *DocumentInput) (*DocumentFormOutput, error) {
	return func(ctx context.Context, in *DocumentInput) (*DocumentFormOutput, error) {
		me, err := s.caller(ctx)
		if err != nil {
			return nil, err
		}
		o, err := of(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		return s.announced(ctx, o, Document{ID: s.newID(ids.Document, me.ID, in.Key), Kind: in.Body.Kind, Filename: in.Body.Filename, By: me.ID})
	}
}

func (s *Service) announced(ctx context.Context, o owner, d Document) (*DocumentFormOutput, error) {
	form, err := s.announce(ctx, o, d)
	if err != nil {
		return nil, err
	}
	out := &DocumentFormOutput{}
	out.Body.DocumentID, out.Body.URL, out.Body.Fields = d.ID, form.URL, form.Fields
	return out, nil
}

func (s *Service) putDocument(of ownerOf) func(context.Context, *DocumentPath) (*OneDocument, error) {
	return func(ctx context.Context, in *DocumentPath) (*OneDocument, error) {
		if _, err := s.caller(ctx); err != nil {
			return nil, err
		}
		o, err := of(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		out := &OneDocument{}
		out.Body.Document, err = s.takeDocument(ctx, o, in.Document)
		return out, err
	}
}

func (s *Service) listDocuments(of ownerOf) func(context.Context, *struct {
	ID events.ID `path:"id" maxLength:"64"`
}) (*DocumentList, error) {
	return func(ctx context.Context, in *struct {
		ID events.ID `path:"id" maxLength:"64"`
	}) (*DocumentList, error) {
		if _, err := s.caller(ctx); err != nil {
			return nil, err
		}
		o, err := of(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		out := &DocumentList{}
		out.Body.Documents, err = s.documents(ctx, o)
		return out, err
	}
}

func (s *Service) getDocument(of ownerOf) func(context.Context, *DocumentPath) (*OneDocument, error) {
	return func(ctx context.Context, in *DocumentPath) (*OneDocument, error) {
		if _, err := s.caller(ctx); err != nil {
			return nil, err
		}
		o, err := of(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		return s.opened(ctx, o, in.Document)
	}
}

// opened answers with a document, and with a link where there is something to open.
func (s *Service) opened(ctx context.Context, o owner, id events.ID) (*OneDocument, error) {
	d, err := s.document(ctx, o, id)
	if err != nil {
		return nil, err
	}
	out := &OneDocument{}
	if out.Body.Document = d; d.Status == DocumentStored {
		out.Body.Link, err = s.Files.Link(ctx, o.file(d), d.Filename, linkTerm)
	}
	return out, err
}

package signup

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
)

// documentOwners are those whose documents belong to a person: themselves as a consultant, and what they applied with under their address.
func (s *Service) documentOwners(ctx context.Context, a Account) ([]owner, error) {
	var out []owner
	if a.ConsultantID != "" {
		out = append(out, consultantDocuments(a.ConsultantID))
	}
	err := s.traced(ctx, a.Email, func(context.Context, events.ID) error { return nil }, func(_ context.Context, id events.ID) error {
		if id != a.ConsultantID {
			out = append(out, consultantDocuments(id))
		}
		return nil
	})
	return out, err
}

// exportDocuments are the files that belong to an export. There may be twenty of ten megabytes: each is opened by itself, beside the copy that names them all. Who of the
// service filed one is not told.
func (s *Service) exportDocuments(ctx context.Context, a Account) ([]Document, error) {
	owners, err := s.documentOwners(ctx, a)
	out := []Document{}
	for _, o := range owners {
		all, listErr := s.documents(ctx, o)
		err = errors.Join(err, listErr)
		for _, d := range all {
			if d.By != a.ID {
				d.By = ""
			}
			out = append(out, d)
		}
	}
	return slices.DeleteFunc(out, func(d Document) bool { return d.Status != DocumentStored }), err
}

// getExportDocument answers with a document of the caller's and a link that opens it. Errors: no_document, also for everybody else's.
func (s *Service) getExportDocument(ctx context.Context, in *struct {
	Document events.ID `path:"document" maxLength:"64"`
}) (*OneDocument, error) {
	a, err := s.owner(ctx)
	if err != nil {
		return nil, err
	}
	owners, err := s.documentOwners(ctx, a)
	if err != nil {
		return nil, err
	}
	for _, o := range owners {
		out, err := s.opened(ctx, o, in.Document)
		if errors.Is(err, errNoDocument) {
			continue
		}
		if err == nil && out.Body.By != a.ID {
			out.Body.By = ""
		}
		return out, err
	}
	return nil, errNoDocument
}

package signup

import (
	"bytes"
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"time"

	"kikite/events"
)

// What a document is.
const (
	DocumentForm    events.Code = "application_form" // of a company, signed
	DocumentLicence events.Code = "licence"          // certificate of a consultant
	DocumentCareer  events.Code = "career"
	DocumentOther   events.Code = "other"
)

// Where a document stands.
const (
	DocumentWaiting events.Code = "waiting" // for the file
	DocumentStored  events.Code = "stored"
	DocumentRefused events.Code = "refused"
)

// Bounds of documents.
const (
	maxDocument  = 10 << 20 // bytes
	maxDocuments = 20       // of one owner
)

// Document is a file about a company or a consultant that operators read. What is kept is the bytes that were looked at, not what the
// form they came by may still be used for.
type Document struct {
	ID       events.ID   `dynamo:"id" json:"document_id"`
	Kind     events.Code `dynamo:"kind" json:"kind" doc:"application_form, licence, career or other"`
	Filename string      `dynamo:"filename" json:"filename"`
	Status   events.Code `dynamo:"status" json:"status" doc:"waiting, stored or refused"`
	Reason   events.Code `dynamo:"reason,omitempty" json:"reason,omitempty" doc:"Why refused: type, active or size"`
	Type     string      `dynamo:"type,omitempty" json:"type,omitempty" doc:"Media type, by what the file begins with"`
	Size     int         `dynamo:"size,omitempty" json:"size,omitempty" doc:"In bytes"`
	At       time.Time   `dynamo:"at" json:"at"`
	By       events.ID   `dynamo:"by,omitempty" json:"by,omitempty" doc:"Account; absent where an applicant sent it"`
}

type documentItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`
	Document
}

const documentPrefix = "DOCUMENT#"

// owner is whose documents they are: where they stand in the table and in the bucket, and which kinds and types there are.
type owner struct {
	key, folder string
	kinds       []events.Code
	types       []string
}

func companyDocuments(id events.ID) owner {
	return owner{companyKey(id), "contracts/" + string(id), []events.Code{DocumentForm, DocumentOther}, []string{"application/pdf"}}
}

func consultantDocuments(id events.ID) owner {
	return owner{consultantKey(id), "consultants/" + string(id), []events.Code{DocumentLicence, DocumentCareer, DocumentOther},
		[]string{"application/pdf", "image/jpeg", "image/png"}}
}

func incoming(id events.ID) string { return "incoming/" + string(id) }

// extensions of the types that there are; a file gets that of what it is, whatever it was called.
func extension(mediaType string) string {
	return map[string]string{"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}[mediaType]
}

func (o owner) file(d Document) string { return o.folder + "/" + string(d.ID) + extension(d.Type) }

// mediaType is what a file is by its first bytes; empty for what operators do not open.
func mediaType(body []byte) string {
	switch {
	case bytes.HasPrefix(body, []byte("%PDF-")):
		return "application/pdf"
	case bytes.HasPrefix(body, []byte("\xff\xd8\xff")):
		return "image/jpeg"
	case bytes.HasPrefix(body, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png"
	}
	return ""
}

// active says whether a PDF asks its reader to run or open something. It sees what is not packed; see docs/adr/0026-way-in.md.
func active(body []byte) bool {
	return slices.ContainsFunc([]string{"/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia", "/XFA"}, func(word string) bool {
		return bytes.Contains(body, []byte(word))
	})
}

// inspect says what a file is, or why it is not taken.
func (o owner) inspect(body []byte) (mime string, reason events.Code) {
	mime = mediaType(body)
	switch {
	case !slices.Contains(o.types, mime):
		return "", "type"
	case mime == "application/pdf" && !bytes.Contains(body[max(0, len(body)-1024):], []byte("%%EOF")):
		return "", "type" // cut short
	case mime == "application/pdf" && active(body):
		return "", "active"
	}
	return mime, ""
}

// documents lists those of an owner, oldest first.
func (s *Service) documents(ctx context.Context, o owner) ([]Document, error) {
	var items []documentItem
	if err := s.Table.Prefix(ctx, o.key, documentPrefix, &items); err != nil {
		return nil, err
	}
	out := make([]Document, len(items))
	for i, item := range items {
		out[i] = item.Document
	}
	slices.SortFunc(out, func(a, b Document) int { return a.At.Compare(b.At) })
	return out, nil
}

// announce stores the promise of a document and returns the form to post it with. Errors: unknown_code, too_many_documents.
func (s *Service) announce(ctx context.Context, o owner, d Document) (UploadForm, error) {
	if err := codes("kind", []events.Code{d.Kind}, o.kinds); err != nil {
		return UploadForm{}, err
	}
	have, err := s.documents(ctx, o)
	if err != nil {
		return UploadForm{}, err
	}
	known := slices.ContainsFunc(have, func(h Document) bool { return h.ID == d.ID })
	if !known && len(have) >= maxDocuments {
		return UploadForm{}, errTooManyDocuments
	}
	d.Filename = strings.TrimSpace(path.Base(strings.ReplaceAll(d.Filename, `\`, "/")))
	d.Status, d.At = DocumentWaiting, s.Clock.Now()
	if !known {
		put := s.Table.Put(documentItem{o.key, documentPrefix + string(d.ID), d}).If("attribute_not_exists(pk)")
		if err := s.Table.Tx().Put(put, errChanged).Run(ctx); err != nil && !errors.Is(err, errChanged) {
			return UploadForm{}, err
		}
	}
	return s.Files.Form(ctx, incoming(d.ID), maxDocument)
}

// document reads one of an owner. Errors: errNoDocument.
func (s *Service) document(ctx context.Context, o owner, id events.ID) (Document, error) {
	var item documentItem
	ok, err := s.Table.One(ctx, o.key, documentPrefix+string(id), &item)
	if err == nil && !ok {
		err = errNoDocument
	}
	return item.Document, err
}

// takeDocument looks at a file that was posted, keeps or refuses it. It may be repeated. Errors: errNoFileYet while it is not there.
func (s *Service) takeDocument(ctx context.Context, o owner, id events.ID) (Document, error) {
	d, err := s.document(ctx, o, id)
	if err != nil || d.Status == DocumentStored {
		return d, err
	}
	body, err := s.Files.Get(ctx, incoming(id), maxDocument)
	switch {
	case errors.Is(err, ErrNoFile):
		return d, errNoFileYet
	case errors.Is(err, ErrFileTooLarge): // the form does not let it through
		d.Status, d.Reason = DocumentRefused, "size"
	case err != nil:
		return d, err
	default:
		d.Status, d.Size = DocumentStored, len(body)
		if d.Type, d.Reason = o.inspect(body); d.Reason != "" {
			d.Status = DocumentRefused
		}
	}
	if d.Status == DocumentStored {
		if err := s.Files.Put(ctx, o.file(d), body); err != nil {
			return d, err
		}
	}
	put := s.Table.Put(documentItem{o.key, documentPrefix + string(id), d}).If("'status' <> ?", DocumentStored)
	if err := s.Table.Tx().Put(put, errChanged).Run(ctx); errors.Is(err, errChanged) { // taken by another try
		return s.document(ctx, o, id)
	} else if err != nil {
		return d, err
	}
	return d, nil
}

// hasForm says whether a company's signed form is there.
func hasForm(documents []Document) bool {
	return slices.ContainsFunc(documents, func(d Document) bool { return d.Kind == DocumentForm && d.Status == DocumentStored })
}

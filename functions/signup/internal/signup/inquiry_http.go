package signup

import (
	"context"
	"net/http"
	"strings"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// Asking is what every inquiry says, whoever types it in.
type Asking struct {
	CompanyName string      `json:"company_name" minLength:"1" maxLength:"200"`
	PersonName  string      `json:"person_name" minLength:"1" maxLength:"100"`
	Phone       string      `json:"phone,omitempty" maxLength:"30" pattern:"^[0-9+() \\-]*$"`
	Interest    events.Code `json:"interest" enum:"brochure,consultation"`
	Locale      events.Code `json:"locale" enum:"ja,en"`
}

// WebInquiry is the public form.
type WebInquiry struct {
	Keyed
	Body struct {
		Asking
		Email   string `json:"email" minLength:"3" maxLength:"254"`
		Message string `json:"message" maxLength:"4000"`
		Website string `json:"website,omitempty" maxLength:"500" doc:"Leave empty: people do not see this field, programs fill it in"`
		Form    string `json:"form,omitempty" maxLength:"200" doc:"Of the form that was shown (/public/inquiry-form)"`
	}
}

// HeardInquiry is an inquiry by phone or mail that an operator enters.
type HeardInquiry struct {
	Keyed
	Body struct {
		Asking
		Channel events.Code `json:"channel" enum:"phone,mail"`
		Email   string      `json:"email,omitempty" maxLength:"254"`
		Message string      `json:"message,omitempty" maxLength:"4000"`
	}
}

// InquiryID answers a new inquiry.
type InquiryID struct {
	Body struct {
		InquiryID events.ID `json:"inquiry_id"`
	}
}

// OneInquiry answers with an inquiry as it stands.
type OneInquiry struct{ Body Inquiry }

// InquiryPath names an inquiry.
type InquiryPath struct {
	ID events.ID `path:"id" maxLength:"64"`
}

func (s *Service) registerInquiries(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "inquiry-form", Method: http.MethodGet, Path: "/public/inquiry-form",
		Summary: "The token of a form that is shown"}, s.showForm)
	httpapi.Register(api, httpapi.Op{ID: "ask", Method: http.MethodPost, Path: "/public/inquiries",
		Summary: "Ask for the brochure or a talk", Status: http.StatusCreated}, s.ask)
	httpapi.Register(api, httpapi.Op{ID: "enter-inquiry", Method: http.MethodPost, Path: "/inquiries", Roles: operators(),
		Summary: "Enter an inquiry that came by phone or mail", Status: http.StatusCreated}, s.enterInquiry)
	httpapi.Register(api, httpapi.Op{ID: "list-inquiries", Method: http.MethodGet, Path: "/inquiries", Roles: operators(),
		Summary: "Inquiries, newest first"}, s.listInquiries)
	httpapi.Register(api, httpapi.Op{ID: "get-inquiry", Method: http.MethodGet, Path: "/inquiries/{id}", Roles: operators(),
		Summary: "An inquiry with its history"}, s.getInquiry)
	s.registerInquiryMoves(api)
}

func (a Asking) inquiry(channel events.Code, email, message string) Inquiry {
	return Inquiry{Channel: channel, CompanyName: a.CompanyName, PersonName: a.PersonName, Email: email, Phone: a.Phone,
		Interest: a.Interest, Message: message, Locale: a.Locale}
}

func (s *Service) ask(ctx context.Context, in *WebInquiry) (*InquiryID, error) {
	b := in.Body
	q := b.inquiry(ChannelWeb, b.Email, b.Message)
	q.ID = s.IDs.Random(ids.Inquiry)
	if in.Key != "" { // with all that is said: anybody may use any key, and two people may use the same
		q.ID = ids.Derive(ids.Inquiry, "web", in.Key, b.CompanyName, b.PersonName, b.Email, b.Phone, string(b.Interest), b.Message)
	}
	out := &InquiryID{}
	out.Body.InquiryID = q.ID
	if _, err := normalAddress(q.Email); err != nil {
		return nil, err
	}
	var keep bool
	var err error
	if q.Doubts, keep, err = s.doubts(ctx, in); err != nil {
		return nil, err
	}
	if keep { // else a program: it may believe that it succeeded
		out.Body.InquiryID, err = s.receive(ctx, q, "")
	}
	return out, err
}

// FormOutput answers with the token of a form.
type FormOutput struct {
	Body struct {
		Form string `json:"form" doc:"To be sent with the inquiry; good for two days and a few inquiries"`
	}
}

func (s *Service) showForm(ctx context.Context, _ *struct{}) (*FormOutput, error) {
	out := &FormOutput{}
	var err error
	out.Body.Form, err = s.newForm(ctx)
	return out, err
}

func (s *Service) enterInquiry(ctx context.Context, in *HeardInquiry) (*InquiryID, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	b := in.Body
	q := b.inquiry(b.Channel, b.Email, b.Message)
	q.ID = s.newID(ids.Inquiry, me.ID, in.Key)
	out := &InquiryID{}
	out.Body.InquiryID, err = s.receive(ctx, q, me.ID)
	return out, err
}

// newID names what a request makes: the same for the same key.
func (s *Service) newID(kind string, by events.ID, key string) events.ID {
	if strings.TrimSpace(key) == "" {
		return s.IDs.Random(kind)
	}
	return ids.Derive(kind, string(by), key)
}

// InquiriesInput is a place in the board's list, or in that of what is kept aside.
type InquiriesInput struct {
	PageInput
	Aside bool `query:"aside" doc:"Those that may be from a program"`
}

func (s *Service) listInquiries(ctx context.Context, in *InquiriesInput) (*struct{ Body InquiryPage }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	list := inquiryList
	if in.Aside {
		list = asideList
	}
	page, err := s.inquiries(ctx, in.PageInput, list)
	return &struct{ Body InquiryPage }{page}, err
}

func (s *Service) getInquiry(ctx context.Context, in *InquiryPath) (*OneInquiry, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	q, err := s.inquiry(ctx, in.ID)
	return s.showInquiry(ctx, q, err)
}

// showInquiry answers with an inquiry, its onboarding, and who moved it.
func (s *Service) showInquiry(ctx context.Context, q Inquiry, err error) (*OneInquiry, error) {
	if err != nil {
		return nil, err
	}
	if err := s.named(ctx, q.Moves); err != nil {
		return nil, err
	}
	if q.Status == InquiryOnboarding {
		if q.Steps, err = s.steps(ctx, q.CompanyID); err != nil {
			return nil, err
		}
	}
	return &OneInquiry{q}, nil
}

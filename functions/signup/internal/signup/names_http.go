package signup

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// Named is what an ID of the log of operators' calls stands for.
type Named struct {
	ID   events.ID `json:"id"`
	Name string    `json:"name"`
}

// NamesInput asks for names. The IDs come as one value, so that the log does not take reading it for a look at each of them.
type NamesInput struct {
	IDs string `query:"ids" required:"true" maxLength:"1700" pattern:"^[a-z]{3}_[0-9a-z]{26}(,[a-z]{3}_[0-9a-z]{26})*$" doc:"Up to 50, with commas between them"`
}

func (s *Service) registerNames(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "list-names", Method: http.MethodGet, Path: "/names", Roles: operators(),
		Summary: "Names of operators, companies, consultants and inquiries; nobody else has one here"}, s.listNames)
}

func (s *Service) listNames(ctx context.Context, in *NamesInput) (*struct {
	Body struct {
		Names []Named `json:"names" nullable:"false" doc:"Of those that exist"`
	}
}, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	out := &struct {
		Body struct {
			Names []Named `json:"names" nullable:"false" doc:"Of those that exist"`
		}
	}{}
	out.Body.Names = []Named{}
	for part := range strings.SplitSeq(in.IDs, ",") {
		name, err := s.nameOf(ctx, events.ID(part))
		if err != nil {
			return nil, err
		}
		if name != "" {
			out.Body.Names = append(out.Body.Names, Named{events.ID(part), name})
		}
	}
	return out, nil
}

// nameOf is empty for what does not exist, and for accounts of anybody but operators.
func (s *Service) nameOf(ctx context.Context, id events.ID) (string, error) {
	var name string
	var err error
	switch kind, _, _ := strings.Cut(string(id), "_"); kind {
	case ids.Account:
		a, ok, failed := s.account(ctx, id)
		if err = failed; ok && a.Role == events.RoleOperator {
			name = a.Name
		}
	case ids.Company:
		var c Company
		c, err = s.company(ctx, id)
		name = c.Name
	case ids.Consultant:
		var c Consultant
		c, err = s.consultant(ctx, id)
		name = c.Name
	case ids.Inquiry:
		var i Inquiry
		i, err = s.inquiry(ctx, id)
		name = i.CompanyName
	}
	var p *problem.Error
	if errors.As(err, &p) && p.Code == problem.NotFound {
		return "", nil
	}
	return name, err
}

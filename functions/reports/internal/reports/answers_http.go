package reports

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// AnsweredProposal is a proposal as HR answers it.
type AnsweredProposal struct {
	ReleasedProposal

	Version int64          `json:"version" doc:"Of the answer, 0 if there is none"`
	Changes []AnswerChange `json:"changes" doc:"Every answer that was given, oldest first"`
}

// AnsweredMonth is what employees read of a month: what their company answered to the proposals of its report.
type AnsweredMonth struct {
	Month events.Month       `json:"month"`
	Open  int                `json:"open" doc:"Proposals that the company has not answered"`
	Items []ReleasedProposal `json:"items" doc:"Proposals that the company has answered"`
}

type giveInput struct {
	Month string `path:"month" pattern:"^[0-9]{4}-[0-9]{2}$" example:"2026-10"`
	Body  struct {
		ProposalName

		Answer  events.Code `json:"answer" enum:"will_do,done,will_not"`
		Why     string      `json:"why,omitempty" maxLength:"500" doc:"Needed for will_not. Employees read it"`
		Version int64       `json:"version" minimum:"0" doc:"Of the answer that was read, 0 if there was none"`
	}
}

func (s *Service) registerAnswers(a *httpapi.API) {
	hr, employee := []events.Code{events.RoleHR}, []events.Code{events.RoleEmployee}
	httpapi.Register(a, httpapi.Op{ID: "list-answers", Method: http.MethodGet, Path: "/reports/{month}/answers", Summary: "What the own company answers to a month's proposals", Roles: hr}, s.listAnswers)
	httpapi.Register(a, httpapi.Op{ID: "answer-proposal", Method: http.MethodPut, Path: "/reports/{month}/answers", Summary: "Answer a proposal; the answer before is kept", Roles: hr}, s.answerProposal)
	httpapi.Register(a, httpapi.Op{ID: "read-answers", Method: http.MethodGet, Path: "/answers", Summary: "What the own company answered to the proposals, newest month first", Roles: employee}, s.readAnswers)
}

func (s *Service) listAnswers(ctx context.Context, in *monthInput) (*body[list[AnsweredProposal]], error) {
	p, _ := principal.From(ctx)
	out, err := s.answers.ForHR(ctx, p.CompanyID, events.Month(in.Month))
	return &body[list[AnsweredProposal]]{Body: list[AnsweredProposal]{Items: out}}, err
}

func (s *Service) answerProposal(ctx context.Context, in *giveInput) (*body[list[AnsweredProposal]], error) {
	p, _ := principal.From(ctx)
	given := Answer{Answer: in.Body.Answer, Why: in.Body.Why}
	if err := s.answers.Give(ctx, p.CompanyID, p.AccountID, events.Month(in.Month), in.Body.ProposalName, given, in.Body.Version); err != nil {
		return nil, err
	}
	return s.listAnswers(ctx, &monthInput{Month: in.Month})
}

func (s *Service) readAnswers(ctx context.Context, _ *struct{}) (*body[list[AnsweredMonth]], error) {
	p, _ := principal.From(ctx)
	out, err := s.answers.ForEmployees(ctx, p.CompanyID)
	return &body[list[AnsweredMonth]]{Body: list[AnsweredMonth]{Items: out}}, err
}

// ForHR lists a month's proposals with their answers and all that was answered before. Errors: errMissing if no report is released.
func (a *Answers) ForHR(ctx context.Context, company events.ID, month events.Month) ([]AnsweredProposal, error) {
	entries, err := a.archive.read(ctx, company, string(month)+"#")
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(entries, func(e Entry) bool { return e.Status == StatusReleased }) {
		return nil, errMissing
	}
	given, err := a.given(ctx, company, month)
	if err != nil {
		return nil, err
	}
	var changes []answerItem
	if err := a.table.Prefix(ctx, answerChangesKey(company, month), "", &changes); err != nil {
		return nil, err
	}
	out := []AnsweredProposal{}
	for _, p := range proposalsOf(entries) {
		item := AnsweredProposal{ReleasedProposal: p, Changes: []AnswerChange{}}
		if g, ok := given[string(month)+"#"+p.key()]; ok {
			answer := g.read()
			item.Answer, item.Version = &answer, g.Version
		}
		for _, c := range changes {
			if strings.HasPrefix(c.SK, p.key()+"#") {
				item.Changes = append(item.Changes, AnswerChange{Answer: c.read(), By: c.By})
			}
		}
		out = append(out, item)
	}
	return out, nil
}

// ForEmployees lists what a company answered, newest month first. A proposal is shown once it is answered: until then the report is a
// matter of the company and its HR. Reading writes nothing and nobody is told of it.
func (a *Answers) ForEmployees(ctx context.Context, company events.ID) ([]AnsweredMonth, error) {
	given, err := a.given(ctx, company, "")
	if err != nil {
		return nil, err
	}
	entries, err := a.archive.All(ctx, company)
	if err != nil {
		return nil, err
	}
	byMonth := map[events.Month][]Entry{}
	for _, e := range entries {
		byMonth[e.Month] = append(byMonth[e.Month], e)
	}
	out := []AnsweredMonth{}
	for month, revisions := range byMonth {
		m := AnsweredMonth{Month: month, Items: []ReleasedProposal{}}
		for _, p := range proposalsOf(revisions) {
			g, ok := given[string(month)+"#"+p.key()]
			if !ok {
				m.Open++
				continue
			}
			answer := g.read()
			p.Answer = &answer
			m.Items = append(m.Items, p)
		}
		if len(m.Items)+m.Open > 0 {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(x, y AnsweredMonth) int { return cmp.Compare(y.Month, x.Month) })
	return out, nil
}

// changeKey orders the answers to a proposal by their version.
func changeKey(name ProposalName, version int64) string {
	return fmt.Sprintf("%s#%06d", name.key(), version)
}

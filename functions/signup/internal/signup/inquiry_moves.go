package signup

import (
	"context"

	"kikite/events"
	"kikite/shared/store"
)

// Steps of the onboarding that a company can be seen to have taken.
const (
	StepForm    events.Code = "form"    // the signed application form is on file
	StepRoster  events.Code = "roster"  // HR uploaded a roster and it was applied
	StepInvited events.Code = "invited" // HR asked for invitations
)

// Step is one of them.
type Step struct {
	Code events.Code `json:"code" enum:"form,roster,invited"`
	Done bool        `json:"done"`
}

// steps says how far a company is with its onboarding. It looks at what operators and HR did, never at who registered.
func (s *Service) steps(ctx context.Context, company events.ID) ([]Step, error) {
	state, err := s.rosterState(ctx, company)
	if err != nil {
		return nil, err
	}
	var runs []struct {
		PK string `dynamo:"pk"`
	}
	if err := s.Table.Get(store.PK, runKey(company)).Limit(1).All(ctx, &runs); err != nil {
		return nil, err
	}
	documents, err := s.documents(ctx, companyDocuments(company))
	if err != nil {
		return nil, err
	}
	return []Step{{StepForm, hasForm(documents)}, {StepRoster, state.Applied != ""}, {StepInvited, len(runs) > 0}}, nil
}

// live moves an inquiry to its end. Errors: not_ready as long as a step of the onboarding is missing.
func (s *Service) live(ctx context.Context, id events.ID, m Move) (Inquiry, error) {
	q, err := s.inquiry(ctx, id)
	if err != nil || repeated(q.Moves, m.Key) {
		return q, err
	}
	if q.Status == InquiryOnboarding {
		steps, err := s.steps(ctx, q.CompanyID)
		if err != nil {
			return q, err
		}
		for _, step := range steps {
			if !step.Done {
				return q, errNotReady
			}
		}
	}
	return s.moveInquiry(ctx, id, m, (*Inquiry).goLive)
}

// named fills in who made the moves.
func (s *Service) named(ctx context.Context, moves []Move) error {
	names := map[events.ID]string{}
	for i, m := range moves {
		if m.By == "" {
			continue
		}
		if _, known := names[m.By]; !known {
			a, _, err := s.account(ctx, m.By)
			if err != nil {
				return err
			}
			names[m.By] = a.Name
		}
		moves[i].ByName = names[m.By]
	}
	return nil
}

package signup

import (
	"context"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// Keyed is embedded in the inputs of commands that create something. With the header a repeated request names the same
// thing; without it each request is a new one.
type Keyed struct {
	Key string `header:"Idempotency-Key" maxLength:"128" doc:"Repeats of a request carry the same key"`
}

// caller returns the account that makes the request, which must be active now: a token outlives a deactivation by minutes.
func (s *Service) caller(ctx context.Context) (Account, error) {
	p, ok := principal.From(ctx)
	if !ok {
		return Account{}, problem.New(problem.Unauthorized, "sign_in", "Please sign in.")
	}
	a, ok, err := s.account(ctx, p.AccountID)
	if err != nil {
		return Account{}, err
	}
	if !ok || !a.Active() || a.Role != p.Role {
		return Account{}, errDeactivated
	}
	return a, nil
}

// roles of operations.
func operators() []events.Code { return []events.Code{events.RoleOperator} }
func hr() []events.Code        { return []events.Code{events.RoleHR} }
func anyone() []events.Code {
	return []events.Code{events.RoleEmployee, events.RoleHR, events.RoleConsultant, events.RoleOperator, events.RoleDesk}
}

package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/shared/clock"
	"kikite/shared/store"
)

// TokenBudget counts the tokens of a day (in Tokyo) that a remote analyser may use. Item: BUDGET#<day>, TOKENS; gone after a week.
type TokenBudget struct {
	service *Service
	daily   int
}

// NewTokenBudget returns the budget of so many tokens a day.
func NewTokenBudget(s *Service, daily int) *TokenBudget { return &TokenBudget{s, daily} }

var errOverBudget = errors.New("over budget")

// Take counts tokens, unless they are more than what is left of the day; two calls at once cannot both take the last ones.
func (b *TokenBudget) Take(ctx context.Context, tokens int) (bool, error) {
	if tokens > b.daily {
		return false, nil
	}
	now := b.service.clock.Now()
	u := b.service.table.Update(store.PK, "BUDGET#"+now.In(clock.Tokyo()).Format(time.DateOnly)).Range(store.SK, "TOKENS").
		Add("tokens", tokens).Set("'ttl'", now.Add(7*24*time.Hour).Unix()).
		If("attribute_not_exists(tokens) OR tokens <= ?", b.daily-tokens)
	err := b.service.table.Tx().Update(u, errOverBudget).Run(ctx)
	if errors.Is(err, errOverBudget) {
		return false, nil
	}
	return err == nil, err
}

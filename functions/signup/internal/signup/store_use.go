package signup

import (
	"context"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// Signs that a company takes up what it pays for. They are for operators, who talk to the company; nothing is refused because of them: see
// docs/adr/0030-use-of-contracts.md.
const (
	SignSeatsOver  events.Code = "seats_over"  // more people are on the roster than the contract covers
	SignBlocksNear events.Code = "blocks_near" // four fifths of the talks in the blocks were held
	SignBlocksUsed events.Code = "blocks_used" // all of them, or more
)

// nearly is the share of the talks in percent from which on an operator is told.
const nearly = 80

// Use is how much a company takes up of what it pays for. It names nobody, and only operators read it.
type Use struct {
	People int           `json:"people" doc:"On the roster"`
	Held   int           `json:"held" doc:"Talks held since the contract began"`
	Bought int           `json:"bought,omitempty" doc:"Talks in all blocks, where the plan is blocks"`
	Signs  []events.Code `json:"signs" nullable:"false" doc:"seats_over, blocks_near or blocks_used"`
}

// useItem counts for one company; all of them are in one partition of the index.
type useItem struct {
	PK     string    `dynamo:"pk"`
	SK     string    `dynamo:"sk"`
	GSI1PK string    `dynamo:"gsi1pk"`
	GSI1SK events.ID `dynamo:"gsi1sk"`
	People int       `dynamo:"people"`
	Held   int       `dynamo:"held"`

	ToldUntil  events.Date `dynamo:"told_until,omitempty"` // the last day of the contract for which operators were told that most is used
	ToldBought int         `dynamo:"told_bought,omitempty"`
}

const (
	useSK   = "USE"
	useList = "USES"
)

// useOf begins an update of a company's counts.
func (s *Service) useOf(company events.ID) *dynamo.Update {
	return s.Table.Update(store.PK, companyKey(company)).Range(store.SK, useSK).Set(store.GSI1PK, useList).Set(store.GSI1SK, company)
}

// onFinished counts a talk that was held. Whose it was is not looked at and not kept.
func (s *Service) onFinished(ctx context.Context, e events.Envelope, data events.SessionFinished) error {
	tx := s.Table.Tx().Once(e, s.Clock.Now())
	if data.Outcome == events.OutcomeHeld {
		tx.Update(s.useOf(data.CompanyID).Add("held", 1), nil)
	}
	return tx.Run(ctx)
}

// use reads a company's counts.
func (s *Service) use(ctx context.Context, c Company) (*Use, error) {
	var item useItem
	_, err := s.Table.One(ctx, companyKey(c.ID), useSK, &item)
	return item.of(c), err
}

// uses reads those of all companies.
func (s *Service) uses(ctx context.Context) (map[events.ID]useItem, error) {
	var items []useItem
	if err := s.Table.Get(store.GSI1PK, useList).Index(store.Index).All(ctx, &items); err != nil {
		return nil, err
	}
	out := make(map[events.ID]useItem, len(items))
	for _, i := range items {
		out[i.GSI1SK] = i
	}
	return out, nil
}

// of compares the counts with what a company pays for.
func (i useItem) of(c Company) *Use {
	u := Use{People: i.People, Held: i.Held, Bought: c.Contract.bought(), Signs: []events.Code{}}
	if u.People > c.Contract.Seats {
		u.Signs = append(u.Signs, SignSeatsOver)
	}
	switch {
	case u.Bought == 0:
	case u.Held >= u.Bought:
		u.Signs = append(u.Signs, SignBlocksUsed)
	case u.Held*100 >= u.Bought*nearly:
		u.Signs = append(u.Signs, SignBlocksNear)
	}
	return &u
}

// people counts who is on a roster.
func (p plan) people() (n int) {
	for _, e := range p.after {
		if e.Status == EntryActive {
			n++
		}
	}
	return n
}

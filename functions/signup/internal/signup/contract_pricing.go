package signup

import "kikite/events"

// How a contract is priced.
const (
	PlanSeats  events.Code = "seats"  // by the people covered
	PlanBands  events.Code = "bands"  // by ranges of people
	PlanBlocks events.Code = "blocks" // by sessions bought beforehand
)

// Pricing is what a company pays for.
type Pricing struct {
	Plan             events.Code `dynamo:"plan" json:"plan" enum:"seats,bands,blocks"`
	Seats            int         `dynamo:"seats" json:"seats" minimum:"1" maximum:"100000" doc:"People covered, whatever the plan"`
	Blocks           int         `dynamo:"blocks,omitempty" json:"blocks,omitempty" minimum:"0" maximum:"10000" doc:"Of sessions, where the plan is blocks"`
	SessionsPerBlock int         `dynamo:"sessions_per_block,omitempty" json:"sessions_per_block,omitempty" minimum:"0" maximum:"10000"`
	UnitPrice        int         `dynamo:"unit_price_jpy,omitempty" json:"unit_price_jpy,omitempty" minimum:"0" maximum:"100000000" doc:"Excluding tax: of a seat and month, of a month in the band, or of a block"`
}

// bought are the talks in all blocks; 0 where there are none.
func (p Pricing) bought() int { return p.Blocks * p.SessionsPerBlock }

// check checks what the schema cannot. Errors: blocks.
func (p Pricing) check() error {
	sized := p.Blocks > 0 && p.SessionsPerBlock > 0
	if p.Plan == PlanBlocks && !sized {
		return invalid("blocks", "A plan of blocks says how many and of how many sessions.")
	}
	if p.Plan != PlanBlocks && (p.Blocks != 0 || p.SessionsPerBlock != 0) {
		return invalid("blocks", "Only a plan of blocks has blocks.")
	}
	return nil
}

package signup

import (
	"context"
	"slices"
	"time"

	"kikite/events"
)

// Inquiry is a company's question on its way in: received → heard → proposed → contracted → onboarding → live, or lost before
// the contract. A company that sends the form right after the hearing skips the proposal.
type Inquiry struct {
	ID          events.ID     `dynamo:"id" json:"inquiry_id"`
	Channel     events.Code   `dynamo:"channel" json:"channel" doc:"web, phone or mail"`
	CompanyName string        `dynamo:"company_name" json:"company_name"`
	PersonName  string        `dynamo:"person_name" json:"person_name"`
	Email       string        `dynamo:"email,omitempty" json:"email,omitempty"`
	Phone       string        `dynamo:"phone,omitempty" json:"phone,omitempty"`
	Interest    events.Code   `dynamo:"interest" json:"interest" doc:"brochure or consultation"`
	Message     string        `dynamo:"message,omitempty" json:"message,omitempty"`
	Locale      events.Code   `dynamo:"locale" json:"locale"`
	Status      events.Code   `dynamo:"status" json:"status" doc:"aside, received, heard, proposed, contracted, onboarding, live or lost"`
	Doubts      []events.Code `dynamo:"doubts,omitempty" json:"doubts,omitempty" doc:"Why it was kept aside: trap, no_form, too_fast, links, source, address"`
	CompanyID   events.ID     `dynamo:"company_id,omitempty" json:"company_id,omitempty" doc:"Once contracted"`
	ReceivedAt  time.Time     `dynamo:"received_at" json:"received_at"`
	ErasedAt    time.Time     `dynamo:"erased_at,omitempty" json:"erased_at,omitzero" doc:"When name, address and words were removed"`
	Moves       []Move        `dynamo:"moves" json:"moves"`
	Version     int64         `dynamo:"version" json:"version"`

	Steps []Step `dynamo:"-" json:"steps,omitempty" doc:"Of the onboarding, where one inquiry is read while it lasts"`
}

// hear records a hearing, held or agreed on; there may be several before the contract. One after a proposal is recorded, and the
// proposal stands. Errors: illegal_move.
func (q *Inquiry) hear(m Move) error {
	if q.Status == InquiryProposed {
		m.To = InquiryHeard
		return q.record(m)
	}
	return q.step(InquiryHeard, m, InquiryReceived, InquiryHeard)
}

// accept takes an inquiry in that was kept aside. Errors: illegal_move.
func (q *Inquiry) accept(m Move) error {
	return q.step(InquiryReceived, m, InquiryAside)
}

// propose records what was offered, first or again. Errors: illegal_move unless there was a hearing.
func (q *Inquiry) propose(m Move) error {
	return q.step(InquiryProposed, m, InquiryHeard, InquiryProposed)
}

// contract records that the application form came in. Errors: illegal_move unless there was a hearing.
func (q *Inquiry) contract(company events.ID, m Move) error {
	q.CompanyID = company
	return q.step(InquiryContracted, m, InquiryHeard, InquiryProposed)
}

// onboard records the kick-off. Errors: illegal_move unless there is a contract that nobody kicked off.
func (q *Inquiry) onboard(m Move) error {
	return q.step(InquiryOnboarding, m, InquiryContracted)
}

// goLive records that the company's employees can use the service. Errors: illegal_move before the kick-off.
func (q *Inquiry) goLive(m Move) error {
	return q.step(InquiryLive, m, InquiryOnboarding)
}

// lose closes an inquiry that comes to nothing. Errors: illegal_move once contracted or lost.
func (q *Inquiry) lose(m Move) error {
	return q.step(InquiryLost, m, InquiryReceived, InquiryHeard, InquiryProposed)
}

// step moves on from one of the states. Errors: illegal_move, too_many_moves.
func (q *Inquiry) step(to events.Code, m Move, from ...events.Code) error {
	if !slices.Contains(from, q.Status) {
		return illegalMove(string(to), string(q.Status))
	}
	m.To = to
	if err := q.record(m); err != nil {
		return err
	}
	q.Status = to
	return nil
}

func (q *Inquiry) record(m Move) error {
	if len(q.Moves) >= maxMoves {
		return errTooManyMoves
	}
	q.Moves = append(q.Moves, m)
	return nil
}

type inquiryItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`
	TTL    int64  `dynamo:"ttl,omitempty"` // of what is kept aside
	Inquiry
}

const (
	inquirySK   = "INQUIRY"
	inquiryList = "INQUIRIES"
	asideList   = "INQUIRIES#ASIDE"
)

func inquiryKey(id events.ID) string { return "INQUIRY#" + string(id) }

func newInquiryItem(q Inquiry) inquiryItem {
	item := inquiryItem{inquiryKey(q.ID), inquirySK, inquiryList, q.ReceivedAt.UTC().Format(sortable) + "#" + string(q.ID), 0, q}
	if q.Status == InquiryAside {
		item.GSI1PK, item.TTL = asideList, q.ReceivedAt.Add(asideTerm).Unix()
	}
	return item
}

// sortable is a time whose text sorts as the time does.
const sortable = "2006-01-02T15:04:05.000Z"

// inquiry reads one. Errors: errNoInquiry.
func (s *Service) inquiry(ctx context.Context, id events.ID) (Inquiry, error) {
	var item inquiryItem
	ok, err := s.Table.One(ctx, inquiryKey(id), inquirySK, &item)
	if err == nil && !ok {
		err = errNoInquiry
	}
	return item.Inquiry, err
}

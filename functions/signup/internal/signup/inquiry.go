package signup

import (
	"context"
	"time"

	"kikite/events"
)

// Inquiry is a company's question on its way to a contract: received → heard → contracted, or lost.
type Inquiry struct {
	ID          events.ID   `dynamo:"id" json:"inquiry_id"`
	Channel     events.Code `dynamo:"channel" json:"channel" doc:"web, phone or mail"`
	CompanyName string      `dynamo:"company_name" json:"company_name"`
	PersonName  string      `dynamo:"person_name" json:"person_name"`
	Email       string      `dynamo:"email,omitempty" json:"email,omitempty"`
	Phone       string      `dynamo:"phone,omitempty" json:"phone,omitempty"`
	Interest    events.Code `dynamo:"interest" json:"interest" doc:"brochure or consultation"`
	Message     string      `dynamo:"message,omitempty" json:"message,omitempty"`
	Locale      events.Code `dynamo:"locale" json:"locale"`
	Status      events.Code `dynamo:"status" json:"status" doc:"received, heard, contracted or lost"`
	CompanyID   events.ID   `dynamo:"company_id,omitempty" json:"company_id,omitempty" doc:"Once contracted"`
	ReceivedAt  time.Time   `dynamo:"received_at" json:"received_at"`
	Moves       []Move      `dynamo:"moves" json:"moves"`
	Version     int64       `dynamo:"version" json:"version"`
}

// hear records a hearing; there may be several before the contract. Errors: illegal_move.
func (q *Inquiry) hear(m Move) error {
	if q.Status != InquiryReceived && q.Status != InquiryHeard {
		return illegalMove(string(InquiryHeard), string(q.Status))
	}
	return q.move(InquiryHeard, m)
}

// contract records that the application form came in. Errors: illegal_move unless there was a hearing.
func (q *Inquiry) contract(company events.ID, m Move) error {
	if q.Status != InquiryHeard {
		return illegalMove(string(InquiryContracted), string(q.Status))
	}
	q.CompanyID = company
	return q.move(InquiryContracted, m)
}

// lose closes an inquiry that comes to nothing. Errors: illegal_move once contracted or lost.
func (q *Inquiry) lose(m Move) error {
	if q.Status != InquiryReceived && q.Status != InquiryHeard {
		return illegalMove(string(InquiryLost), string(q.Status))
	}
	return q.move(InquiryLost, m)
}

func (q *Inquiry) move(to events.Code, m Move) error {
	if len(q.Moves) >= maxMoves {
		return errTooManyMoves
	}
	m.To, q.Status = to, to
	q.Moves = append(q.Moves, m)
	return nil
}

type inquiryItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`
	Inquiry
}

const (
	inquirySK   = "INQUIRY"
	inquiryList = "INQUIRIES"
)

func inquiryKey(id events.ID) string { return "INQUIRY#" + string(id) }

func newInquiryItem(q Inquiry) inquiryItem {
	return inquiryItem{inquiryKey(q.ID), inquirySK, inquiryList, q.ReceivedAt.UTC().Format(sortable) + "#" + string(q.ID), q}
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

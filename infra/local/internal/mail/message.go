package mail

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/state"
)

// Outcome is what became of a message, decided by SES's simulator addresses.
type Outcome string

// The outcomes; everything but a simulator address is delivered.
const (
	Delivered  Outcome = "delivered"
	Bounced    Outcome = "bounced"
	Complained Outcome = "complained"
)

// Message is one mail in the mailbox, decoded.
type Message struct {
	ID               string       `json:"id"`
	Time             time.Time    `json:"time"`
	Sender           string       `json:"sender"` // function name, or "cognito"
	From             string       `json:"from"`   // as in the header, decoded
	To               []string     `json:"to"`     // all recipients, lower-case addresses
	Subject          string       `json:"subject"`
	Text             string       `json:"text"`
	HTML             string       `json:"html"`
	Headers          []Header     `json:"headers"`
	Attachments      []Attachment `json:"attachments"`
	Tags             []Tag        `json:"tags"`
	ConfigurationSet string       `json:"configuration_set"`
	Outcome          Outcome      `json:"outcome"`
}

// Header is one header field, its value decoded.
type Header struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Tag is a message tag of the caller.
type Tag struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Attachment is a part that is neither the text nor the HTML of the message.
type Attachment struct {
	Name        string `json:"name"`
	ContentType string `json:"content_type"` // with parameters, such as text/calendar; method=REQUEST
	Content     []byte `json:"content"`      // decoded, base64 in JSON
}

// Filter chooses messages; its zero value is the newest 200.
type Filter struct {
	Address string // only mail to this address
	Limit   int    // 0 means 200
}

const defaultLimit = 200

// List returns matching messages, newest first, with attachments' content.
func (s *Service) List(f Filter) ([]Message, error) {
	limit := f.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	var found []Message
	err := s.store.View(func(tx *state.Tx) error {
		ids, err := list(tx, f)
		if err != nil {
			return err
		}
		slices.Reverse(ids)
		for _, id := range ids[:min(limit, len(ids))] {
			var m Message
			if _, err := tx.Get(tableMessages, id, &m); err != nil {
				return err
			}
			found = append(found, m)
		}
		return nil
	})
	return found, err
}

func list(tx *state.Tx, f Filter) (ids []string, err error) {
	table, prefix := tableMessages, ""
	if f.Address != "" {
		table, prefix = tableAddresses, normal(f.Address)+"\x00"
	}
	err = tx.Range(table, prefix, func(key string, _ []byte) (bool, error) {
		ids = append(ids, strings.TrimPrefix(key, prefix))
		return true, nil
	})
	return ids, err
}

// Get returns one message and whether it exists.
func (s *Service) Get(id string) (Message, bool, error) {
	var m Message
	var found bool
	err := s.store.View(func(tx *state.Tx) (err error) {
		found, err = tx.Get(tableMessages, id, &m)
		return err
	})
	return m, found, err
}

// put files m and the events that it causes in one transaction, so that neither exists without the other.
func (s *Service) put(m Message, events []event) error {
	err := s.store.Batch(func(tx *state.Tx) error {
		if err := tx.Put(tableMessages, m.ID, m); err != nil {
			return err
		}
		for _, to := range m.To {
			if err := tx.Put(tableAddresses, to+"\x00"+m.ID, struct{}{}); err != nil {
				return err
			}
		}
		for i, e := range events {
			if err := tx.Put(tableEvents, fmt.Sprintf("%s#%d", m.ID, i), e); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && len(events) > 0 {
		select {
		case s.wake <- struct{}{}:
		default:
		}
	}
	return err
}

// messageID has the shape of SES's and sorts by time.
func (s *Service) messageID(now time.Time) string {
	return fmt.Sprintf("0106%012x-%s-000000", now.UnixMilli(), s.newID())
}

func normal(address string) string { return strings.ToLower(strings.TrimSpace(address)) }

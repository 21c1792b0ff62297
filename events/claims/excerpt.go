package claims

import "kikite/events"

// ExcerptText is what sessions stores for reports when an employee approved a text: the exact words and nothing of the person.
// The claim's subject is the pseudonym, so that erasure can delete all that an employee released.
type ExcerptText struct {
	ExcerptID events.ID   `json:"excerpt_id"`
	Topic     events.Code `json:"topic"`
	Text      string      `json:"text"`
}

package sessions

import (
	"fmt"
	"strings"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
)

const (
	emergencySK   = "EMERGENCY"
	careSK        = "ENTRY"
	openingPrefix = "OPN#"
	signalPrefix  = "CARE#"
	sosPrefix     = "SOS#"
	dutyPK        = "DUTY"
	operatorsPK   = "OPERATORS"
	careOpen      = "CAREOPEN"
	careClosed    = "CARECLOSED"
)

func carePK(id events.ID) string { return "CARE#" + string(id) }

// careItem is an entry of the care queue: codes and IDs. Who it is about is left out once erased.
type careItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`

	ID           events.ID   `dynamo:"id"`
	SessionID    events.ID   `dynamo:"session_id,omitempty"`
	EmployeeID   events.ID   `dynamo:"employee_id,omitempty"`
	ConsultantID events.ID   `dynamo:"consultant_id"`
	Program      events.Code `dynamo:"program"`
	At           time.Time   `dynamo:"at"`
	Entry        care.Entry  `dynamo:"entry"`
	Told         int         `dynamo:"told,omitempty"`    // operators that a mail went to; of an SOS
	ToldAt       time.Time   `dynamo:"told_at,omitempty"` // when last
	Version      int64       `dynamo:"version"`
}

// place puts the entry where the queue looks for it: the open ones by rank and age, the closed ones by when they were closed.
func (c *careItem) place() {
	c.PK, c.SK = carePK(c.ID), careSK
	c.GSI1PK, c.GSI1SK = careOpen, fmt.Sprintf("%d#%s#%s", c.Entry.Rank(), startKey(c.At), c.ID)
	if c.Entry.Status == care.Closed {
		c.GSI1PK, c.GSI1SK = careClosed, startKey(c.Entry.ClosedAt)+"#"+string(c.ID)
	}
}

// openingItem is one disclosure, below its entry. Sealed are the words, with the employee's key; Saw is what it opens.
type openingItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`

	ID       events.ID     `dynamo:"id"`
	EntryID  events.ID     `dynamo:"entry_id"`
	AskedBy  events.ID     `dynamo:"asked_by"` // as in Opening, for conditions
	Saw      []events.Code `dynamo:"saw"`
	Opening  care.Opening  `dynamo:"opening"`
	Sealed   []byte        `dynamo:"sealed,omitempty"`
	Reminded time.Time     `dynamo:"reminded,omitempty"` // when operators were last told that the review is overdue
	Version  int64         `dynamo:"version"`
}

// openingWords is the sealed part: why, why telling would be dangerous, what was done, and what the second person says.
type openingWords struct {
	Reason    string `json:"reason,omitempty"`
	Dangerous string `json:"dangerous,omitempty"`
	Done      string `json:"done,omitempty"`
	Second    string `json:"second,omitempty"`
}

// sosNote is what a consultant sends with an SOS, sealed.
type sosNote struct {
	Place string `json:"place"`
	Note  string `json:"note"`
}

// and is what was said so far with what is said now below it, once: the same words again add nothing. What is longer than maxSaid loses its beginning.
func (n sosNote) and(more sosNote) sosNote {
	return sosNote{below(n.Place, more.Place), below(n.Note, more.Note)}
}

func below(said, now string) string {
	switch {
	case now == "" || strings.Contains("\n"+said+"\n", "\n"+now+"\n"):
		return said
	case said == "":
		return now
	}
	r := []rune(said + "\n" + now)
	return string(r[max(0, len(r)-maxSaid):])
}

// markItem remembers below a session the entry that one of its signals made.
type markItem struct {
	PK      string    `dynamo:"pk"`
	SK      string    `dynamo:"sk"`
	EntryID events.ID `dynamo:"entry_id"`
}

// dutyItem says that an operator is on call.
type dutyItem struct {
	PK      string    `dynamo:"pk"`
	SK      string    `dynamo:"sk"`
	Account events.ID `dynamo:"account"`
	Since   time.Time `dynamo:"since"`
}

package signup

import (
	"time"

	"kikite/events"
)

// maxMoves bounds the history that an item carries (DynamoDB: 400 KB an item).
const maxMoves = 40

// Move is one step of an inquiry or a consultant: who moved it where, when, and why.
type Move struct {
	To    events.Code `dynamo:"to" json:"to"`
	At    time.Time   `dynamo:"at" json:"at"`
	By    events.ID   `dynamo:"by,omitempty" json:"by,omitempty" doc:"Account; absent where the person themselves did it"`
	Date  events.Date `dynamo:"date,omitempty" json:"date,omitempty" doc:"Of a hearing, a proposal, a kick-off or a start"`
	Place events.Code `dynamo:"place,omitempty" json:"place,omitempty" doc:"Of a hearing: online or visit"`
	Note  string      `dynamo:"note,omitempty" json:"note,omitempty"`
	Key   string      `dynamo:"key,omitempty" json:"-"` // digest of the Idempotency-Key

	Changed []TermChange `dynamo:"changed,omitempty" json:"changed,omitempty" doc:"Of a contract: the terms that were changed"`

	// ByName is filled in where one thing is answered: the name of today, and none once the account was erased.
	ByName string `dynamo:"-" json:"by_name,omitempty" doc:"Name of the account, where one thing is read"`
}

// keyDigest is how a move remembers the request that made it.
func keyDigest(by events.ID, key string) string {
	if key == "" {
		return ""
	}
	return digest(string(by) + "\x00" + key)
}

// repeated says whether a request with this key was carried out before.
func repeated(moves []Move, key string) bool {
	if key == "" {
		return false
	}
	for _, m := range moves {
		if m.Key == key {
			return true
		}
	}
	return false
}

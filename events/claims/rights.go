package claims

import (
	"time"

	"kikite/events"
)

// ErasureReceipt is where the receipt of an erasure goes: the private address, which nobody else has any more by then. Written for mailer; the
// subject is the erasure. Carried by events.ErasureCompleted.Claim; signup deletes it when the mail is on its way.
type ErasureReceipt struct {
	Address string      `json:"address"`
	Locale  events.Code `json:"locale"`
	Link    string      `json:"link"` // to the receipt, with its secret
}

// ExportPart is what one context holds about a person, or a part of it where that is long. Written for signup; the subject is the account. Carried by
// events.ExportReady.Claims; the context itself deletes it when the account is erased, the bucket after days.
type ExportPart struct {
	Context  events.Code     `json:"context"`
	Sections []ExportSection `json:"sections"`
}

// ExportSection is a kind of thing.
type ExportSection struct {
	Section events.Code      `json:"section"`
	Entries []map[string]any `json:"entries"`
}

// GuardianMail asks the guardian of somebody under eighteen for their consent. Written for mailer; the subject is the request. Carried by
// events.GuardianAsked.Claim.
type GuardianMail struct {
	Name    string      `json:"name"`   // of the guardian
	Person  string      `json:"person"` // of whom they are the guardian
	Address string      `json:"address"`
	Locale  events.Code `json:"locale"`
	Link    string      `json:"link"`
}

// ApplicationMail tells somebody who applied as a consultant what was decided. Written for mailer; the subject is the consultant. Carried by
// events.ApplicationDecided.Claim.
type ApplicationMail struct {
	Name    string      `json:"name"`
	Address string      `json:"address"`
	Locale  events.Code `json:"locale"`
}

// AddressMail is about the private address of an account. Written for mailer; the subject is the account. Carried by events.AddressMail.Claim.
type AddressMail struct {
	Name    string      `json:"name,omitempty"` // none where the reader may be a stranger
	Address string      `json:"address"`
	Locale  events.Code `json:"locale"`
	Zone    events.Zone `json:"zone"`
	Code    string      `json:"code,omitempty"`
	Link    string      `json:"link,omitempty"`
	At      time.Time   `json:"at"` // until or from when, or when it was
}

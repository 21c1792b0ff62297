package claims

import "kikite/events"

// ErasureReceipt is where the receipt of an erasure goes: the private address, which nobody else has any more by then. Written for mailer; the
// subject is the erasure. Carried by events.ErasureCompleted.Claim; signup deletes it when the mail is on its way.
type ErasureReceipt struct {
	Address string      `json:"address"`
	Locale  events.Code `json:"locale"`
	Link    string      `json:"link"` // to the receipt, with its secret
}

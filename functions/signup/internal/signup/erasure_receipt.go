package signup

import (
	"time"

	"kikite/events"
	"kikite/shared/rights"
)

// Receipt tells what an erasure did and does. It names nobody.
type Receipt struct {
	ReceiptID   events.ID     `json:"receipt_id"`
	ErasedAt    time.Time     `json:"erased_at" doc:"When the account was closed for good"`
	CompletedAt time.Time     `json:"completed_at,omitzero" doc:"When every part of the service had acknowledged; absent before"`
	Steps       []ErasureStep `json:"steps" nullable:"false" doc:"The parts of the service that had something to forget"`
	Erased      []string      `json:"erased" nullable:"false" doc:"Codes of what goes"`
	Kept        []Kept        `json:"kept" nullable:"false" doc:"What stays, without leading to the person, or is not the service's to erase"`
	Link        string        `json:"link,omitempty" doc:"Where the receipt can be read without a sign-in, for a year; in the answer to the person only"`
}

// Kept is something that stays after an erasure.
type Kept struct {
	What  events.Code `json:"what"`
	Years int         `json:"years,omitempty" doc:"How long; neither years nor days: as long as the reason holds"`
	Days  int         `json:"days,omitempty"`
	Why   events.Code `json:"why"`
}

// retained is what stays, as the API tells it.
func retained() []Kept { return told(rights.Retained()) }

func told(list []rights.Kept) []Kept {
	var out []Kept
	for _, k := range list {
		out = append(out, Kept{What: k.What, Years: k.For.Years, Days: k.For.Days, Why: k.Why})
	}
	return out
}

// erasedParts are the codes of what an erasure removes, by context.
func erasedParts() []string {
	return []string{"name", "private_address", "settings", "sign_in", "link_to_roster", "copies_for_mail", "exports", // signup, mailer
		"matching_profile", "ratings", "booking_links", "calendar_feed", "reminders", // matching, booking, reminders
		"talk_contents", "answers", "voices_and_excerpts", "case_words", "key_to_figures"} // sessions
}

// receipt of an erasure, with the link that only the person gets.
func (s *Service) receipt(e Erasure) Receipt {
	r := publicReceipt(e)
	r.Link = receiptLink(s.WebURL, e.Secret)
	return r
}

// publicReceipt is what the link shows.
func publicReceipt(e Erasure) Receipt {
	return Receipt{ReceiptID: e.ID, ErasedAt: e.BegunAt, CompletedAt: e.CompletedAt, Steps: e.Steps, Erased: erasedParts(), Kept: retained()}
}

// Package claims is what the objects of the claim check hold: the personal data that one context hands to another
// beside an event. An event names its object's key; the object is written for exactly one consumer and dies by
// its subject's prefix when the subject is erased.
//
// None of these types may be logged or put on the bus.
package claims

import (
	"time"

	"kikite/events"
)

// Contact is how mail reaches an account. Written for mailer; the subject is the account. Carried by
// events.AccountChanged.ContactClaim.
type Contact struct {
	Name    string      `json:"name"`    // as the person writes it; may be empty
	Address string      `json:"address"` // of an employee: the private address, never the company's
	Locale  events.Code `json:"locale"`  // ja or en
}

// InvitationMail is one invitation to register. Written for mailer; the subject is the invitation. It is the only
// mail that ever goes to a company address. Carried by events.InvitationIssued.Claim.
type InvitationMail struct {
	Name        string      `json:"name"`
	Address     string      `json:"address"` // the company address
	Link        string      `json:"link"`    // with the secret
	CompanyName string      `json:"company_name"`
	SenderText  string      `json:"sender_text,omitempty"` // HR's own words, plain text, may have several lines
	Locale      events.Code `json:"locale"`
	ExpiresAt   time.Time   `json:"expires_at"`
}

// InquiryMail is the person who asked for the brochure or a talk. Written for mailer; the subject is the inquiry.
// Carried by events.InquiryReceived.Claim.
type InquiryMail struct {
	Name        string      `json:"name"`
	Address     string      `json:"address"`
	CompanyName string      `json:"company_name"`
	Interest    events.Code `json:"interest"` // brochure or consultation
	Locale      events.Code `json:"locale"`
}

// PersonName is one person's name in the forms that were given; family and given name are separated by one space where
// the source separated them.
type PersonName struct {
	Name   string `json:"name"`             // as written, usually kanji: 山田 花子
	Kana   string `json:"kana,omitempty"`   // full-width katakana: ヤマダ ハナコ
	Romaji string `json:"romaji,omitempty"` // Latin letters: Yamada Hanako
}

// RosterNames are the names that redaction must find in what is said at a company. Written for sessions; the subject is
// the company. It names everybody who ever stood on the roster and says nothing of who registered. Carried by
// events.RosterChanged.NamesClaim.
type RosterNames struct {
	People []PersonName `json:"people"`
}

// DeskPerson is somebody whom the contract names for cases.
type DeskPerson struct {
	AccountID events.ID `json:"account_id"`
	Name      string    `json:"name"`
}

// Desk is whom the contract names for cases: the employee sees it before anything leaves. Written for sessions; the subject follows from
// the company (ids.Desk). Carried by events.CompanyChanged.DeskClaim.
type Desk struct {
	Name     string       `json:"name"`
	Official bool         `json:"official"` // whether it is the company's official desk (公式の相談窓口)
	People   []DeskPerson `json:"people"`
}

// CompanyNames are the headings of a company's reports. Written for reports; the subject is the company. Carried by
// events.CompanyChanged.NamesClaim.
type CompanyNames struct {
	Company     string               `json:"company"`
	Departments map[events.ID]string `json:"departments"` // own name of the node, without its parents'
}

// ConsultantProfile is what employees read of a consultant. Written for matching; the subject is the consultant.
// Carried by events.ConsultantChanged.ProfileClaim.
type ConsultantProfile struct {
	Name            string `json:"name"`
	Kana            string `json:"kana,omitempty"`
	Romaji          string `json:"romaji,omitempty"`
	Headline        string `json:"headline,omitempty"` // one line for a list
	Career          string `json:"career"`             // what they did, free text
	Introduction    string `json:"introduction"`       // how they speak of themselves, free text
	ExperienceYears int    `json:"experience_years"`
}

package signup

import (
	"context"
	"time"

	"kikite/events"
)

// ConsentVersion names the texts below. Any change of their meaning is a new version, which everybody is asked for again.
const ConsentVersion = "2026-11"

// ConsentSection is a paragraph under a heading.
type ConsentSection struct {
	Heading string   `json:"heading"`
	Body    []string `json:"body"`
}

// ConsentText is what people read in one language before they consent.
type ConsentText struct {
	Locale   events.Code      `json:"locale"`
	Title    string           `json:"title"`
	Sections []ConsentSection `json:"sections"`
}

// Consents is the current version in all languages.
type Consents struct {
	Version string        `json:"version"`
	Texts   []ConsentText `json:"texts"`
}

func currentConsents() Consents {
	return Consents{Version: ConsentVersion, Texts: []ConsentText{consentJA(), consentEN()}}
}

// consentItem is the evidence of one consent; it stays after erasure, when the account no longer says who it was.
type consentItem struct {
	PK      string    `dynamo:"pk"`
	SK      string    `dynamo:"sk"`
	Version string    `dynamo:"version"`
	At      time.Time `dynamo:"at"`
	TTL     int64     `dynamo:"ttl,omitempty"` // of an erased account's: the end of its period
}

const consentPrefix = "CONSENT#"

// consent records that the account's person agreed to a version. A repetition keeps the first time. Errors: consent_version
// if it is not the current one.
func (s *Service) consent(ctx context.Context, a Account, version string) (Account, error) {
	if version != ConsentVersion {
		return a, errConsentVersion
	}
	if a.Consent == version {
		return a, nil
	}
	a.Consent, a.ConsentedAt = version, s.Clock.Now()
	tx := s.Table.Tx()
	a = s.putAccount(tx, a)
	tx.Put(s.Table.Put(consentItem{PK: accountKey(a.ID), SK: consentPrefix + version, Version: version, At: a.ConsentedAt}), nil)
	return a, tx.Run(ctx)
}

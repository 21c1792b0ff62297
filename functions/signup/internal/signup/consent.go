package signup

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"kikite/events"
)

// ConsentVersion names the texts in consent_texts.go and consent_plain.go. Any change of their meaning is a new version, which everybody is asked for again;
// a test holds the texts to the version.
const ConsentVersion = "2027-01"

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
	Plain   []ConsentText `json:"plain" doc:"The same in plain words, for people under eighteen and their guardians"`
}

func currentConsents() Consents {
	return Consents{Version: ConsentVersion, Texts: []ConsentText{consentJA(), consentEN()}, Plain: []ConsentText{plainJA(), plainEN()}}
}

// ConsentDigest is what the texts of a version are recognised by.
func ConsentDigest() (string, error) {
	raw, err := json.Marshal(currentConsents())
	return digest(string(raw)), err
}

// consentItem is the evidence of one consent; it stays after erasure, when the account no longer says who it was. Text is the digest under which the texts
// that were agreed to are stored.
type consentItem struct {
	PK         string    `dynamo:"pk"`
	SK         string    `dynamo:"sk"`
	Version    string    `dynamo:"version_text"`
	Text       string    `dynamo:"text_digest"`
	Plain      bool      `dynamo:"plain_words,omitempty"`
	At         time.Time `dynamo:"at"`
	GuardianAt time.Time `dynamo:"guardian_agreed_at,omitempty"`
	TTL        int64     `dynamo:"ttl,omitempty"` // of an erased account's: the end of its period
}

// consentTextItem keeps the texts of a version, so that what was agreed to can be read when the code has long had others.
type consentTextItem struct {
	PK      string    `dynamo:"pk"`
	SK      string    `dynamo:"sk"`
	Version string    `dynamo:"version_text"`
	Text    string    `dynamo:"text"` // Consents as JSON
	Since   time.Time `dynamo:"since"`
}

const (
	consentPrefix = "CONSENT#"
	consentTextSK = "TEXT"
)

func consentTextKey(digest string) string { return "CONSENTTEXT#" + digest }

// consented says whether the account's person agreed to the current version, and their guardian where there has to be one.
func (a Account) consented(now time.Time) bool {
	return a.Consent == ConsentVersion && (!a.minor(now) || a.GuardianConsent == ConsentVersion)
}

// Consenting is what somebody sends who agrees.
type Consenting struct {
	Version  string
	Adult    *bool // only where the roster leaves it open
	Guardian *GuardianOf
}

// consent records that the account's person agreed to a version, with the texts; of somebody under eighteen it asks the guardian, too. A repetition keeps the
// first time. Errors: consent_version if it is not the current one, age_unknown, guardian_needed, those of a bad address.
func (s *Service) consent(ctx context.Context, a Account, c Consenting) (Account, error) {
	if c.Version != ConsentVersion {
		return a, errConsentVersion
	}
	now := s.Clock.Now()
	if err := a.settleAge(c.Adult, now); err != nil {
		return a, err
	}
	minor := a.minor(now)
	if a.Consent == c.Version && (!minor || c.Guardian == nil || a.GuardianConsent == c.Version) {
		return a, nil
	}
	if minor && c.Guardian == nil {
		return a, errGuardianNeeded
	}
	if err := s.storeTexts(ctx, now); err != nil {
		return a, err
	}
	text, err := ConsentDigest()
	if err != nil {
		return a, err
	}
	again := a.Consent == c.Version
	if !again {
		a.Consent, a.ConsentedAt = c.Version, now
	}
	tx := s.Table.Tx()
	if minor {
		if err := s.askGuardian(ctx, tx, a, *c.Guardian); err != nil {
			return a, err
		}
	}
	a = s.putAccount(tx, a)
	if !again {
		tx.Put(s.Table.Put(consentItem{PK: accountKey(a.ID), SK: consentPrefix + c.Version, Version: c.Version, Text: text, Plain: minor, At: now}), nil)
	}
	return a, tx.Run(ctx)
}

// storeTexts keeps the texts in force, once.
func (s *Service) storeTexts(ctx context.Context, now time.Time) error {
	raw, err := json.Marshal(currentConsents())
	if err != nil {
		return err
	}
	item := consentTextItem{consentTextKey(digest(string(raw))), consentTextSK, ConsentVersion, string(raw), now}
	stored := errors.New("stored before")
	if err := s.Table.Tx().Put(s.Table.Put(item).If("attribute_not_exists(pk)"), stored).Run(ctx); !errors.Is(err, stored) {
		return err
	}
	return nil
}

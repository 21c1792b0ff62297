// Package ids makes opaque identifiers: three letters that say what is named, an underscore, and 128 bits in
// lower-case base 32 (Crockford's alphabet), as events.PatternID demands.
package ids

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"github.com/google/uuid"

	"kikite/events"
)

// Kinds of IDs.
const (
	Account     = "acc"
	Audit       = "aud" // an entry of a log
	Booking     = "bkg" // a hold and the booking it becomes share their ID
	Care        = "car" // an entry of the care queue
	Case        = "cas"
	Company     = "com"
	Consultant  = "con"
	Contract    = "ctr"
	Department  = "dep"
	Document    = "doc"
	Desk        = "dsk" // of a company's people for cases
	Erasure     = "era"
	Event       = "evt"
	Excerpt     = "exc"
	Export      = "exp"
	Fact        = "fct"
	Hearing     = "hea"
	Inquiry     = "inq"
	Invitation  = "inv"
	MailStop    = "stp"
	Nomination  = "nom"
	Notice      = "ntc"
	Opening     = "opn" // of what is somebody's own, to an operator
	Pseudonym   = "tok"
	Receipt     = "rcp" // of the published figures that somebody is in
	Record      = "rec"
	Reflection  = "rfl"
	Reminder    = "rem"
	Report      = "rep"
	Request     = "req"
	Roster      = "ros"
	RosterEntry = "row"
	Series      = "ser"
	Session     = "ses"
	Voice       = "voi" // the employee's; what the company sees has another one
	Wait        = "wai" // a place in a waitlist
)

var encoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// Source makes new IDs; domain code takes one so that tests can predict them.
type Source interface {
	// New returns an ID whose order follows the time it was made (UUIDv7).
	New(kind string) events.ID
	// Random returns an ID that says nothing of its time: for pseudonyms and anything a company may see.
	Random(kind string) events.ID
}

// Default is the Source of production.
type Default struct{}

// New implements Source.
func (Default) New(kind string) events.ID {
	u := uuid.Must(uuid.NewV7())
	return format(kind, u[:])
}

// Random implements Source.
func (Default) Random(kind string) events.ID {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err) // crypto/rand does not fail on the platforms we run on
	}
	return format(kind, b[:])
}

// Derive returns the same ID for the same parts: it makes a retried request name the same thing. Parts are
// separated, so ("a","bc") and ("ab","c") differ. Do not derive from guessable personal data.
func Derive(kind string, parts ...string) events.ID {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return format(kind, sum[:16])
}

// Secret returns 128 random bits in the same alphabet, for links and object names.
func Secret() string {
	return string(Default{}.Random("sec"))[len("sec_"):]
}

func format(kind string, b []byte) events.ID {
	return events.ID(kind + "_" + encoding.EncodeToString(b))
}

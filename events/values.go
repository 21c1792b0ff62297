package events

import (
	"regexp"

	"github.com/invopop/jsonschema"
)

// The string forms that may be on the bus. Anything else would be free text.
const (
	PatternID    = `^[a-z]{3}_[0-9a-z]{26}$`
	PatternCode  = `^[a-z0-9][a-z0-9_.\-]{0,63}$`
	PatternDate  = `^\d{4}-\d{2}-\d{2}$`
	PatternMonth = `^\d{4}-\d{2}$`
	PatternZone  = `^[A-Za-z]+(/[A-Za-z0-9_+\-]+){0,2}$`
	PatternClaim = `^[a-z]+/[a-z]+/[a-z]{3}_[0-9a-z]{26}/[0-9a-z]{26}\.json$`
)

// ID is an opaque identifier: three letters that say what it names, then 128 bits in base 32 (shared/ids).
type ID string

// Code is a word of a closed list documented beside the field.
type Code string

// Date is a calendar day, YYYY-MM-DD.
type Date string

// Month is a calendar month, YYYY-MM, in Asia/Tokyo.
type Month string

// Zone is an IANA time zone name.
type Zone string

// ClaimKey is the key of an object in the Claims bucket: <consumer>/<producer>/<subject>/<random>.json.
type ClaimKey string

// Attributes are codes by code: age_band → 30s.
type Attributes map[Code]Code

// Measures are numbers by code: k6 → 7.
type Measures map[Code]float64

// JSONSchema allows codes as names and values.
func (Attributes) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", PropertyNames: Code("").JSONSchema(), AdditionalProperties: Code("").JSONSchema()}
}

// JSONSchema allows codes as names and numbers as values.
func (Measures) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", PropertyNames: Code("").JSONSchema(), AdditionalProperties: &jsonschema.Schema{Type: "number"}}
}

func pattern(p, what string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: p, Description: what}
}

// JSONSchema gives the form of an ID.
func (ID) JSONSchema() *jsonschema.Schema { return pattern(PatternID, "opaque ID") }

// JSONSchema gives the form of a Code.
func (Code) JSONSchema() *jsonschema.Schema { return pattern(PatternCode, "code of a closed list") }

// JSONSchema gives the form of a Date.
func (Date) JSONSchema() *jsonschema.Schema { return pattern(PatternDate, "calendar day") }

// JSONSchema gives the form of a Month.
func (Month) JSONSchema() *jsonschema.Schema { return pattern(PatternMonth, "calendar month") }

// JSONSchema gives the form of a Zone.
func (Zone) JSONSchema() *jsonschema.Schema { return pattern(PatternZone, "IANA time zone") }

// JSONSchema gives the form of a ClaimKey.
func (ClaimKey) JSONSchema() *jsonschema.Schema { return pattern(PatternClaim, "claim check key") }

var idForm = regexp.MustCompile(PatternID)

// Valid says whether the ID has the right form; it says nothing of existence.
func (id ID) Valid() bool { return idForm.MatchString(string(id)) }

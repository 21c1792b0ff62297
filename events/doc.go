// Package events is the only thing contexts share about each other's domain: the envelope, one Go type per
// event, and who consumes what. An event carries opaque IDs, codes, numbers and times, never a name, an
// address, free text or an IP address; personal data travels by claim check (see shared/claimcheck).
//
// A published type only gains optional fields. A breaking change is a new type.
package events

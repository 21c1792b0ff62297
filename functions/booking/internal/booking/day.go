package booking

import (
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// maxEntries bounds the sessions of a person that touch one UTC day, so that a day item stays below one kilobyte.
const maxEntries = 36

// maxCancelled is how many cancelled bookings a day remembers for the list of bookings.
const maxCancelled = 6

// Kinds of entries.
const (
	held      byte = 1 // a hold; it counts until Until
	booked    byte = 2
	cancelled byte = 3 // takes no time; kept so that the employee's list shows it
)

// continued marks the part of a session after midnight, so that a session counts once.
const continued byte = 0x80

// Entry is the part of a session that lies in one UTC day.
type Entry struct {
	From, To  int // minutes after UTC midnight
	Kind      byte
	Continued bool
	Until     int64 // epoch seconds at which a hold ends; 0 otherwise
	ID        events.ID
}

// live says whether the entry takes time at now.
func (e Entry) live(now time.Time) bool {
	return e.Kind == booked || e.Kind == held && e.Until > now.Unix()
}

// Day is what is taken of one UTC day of one person. Rev counts its writes; a write demands the Rev that was read.
type Day struct {
	Date    string // YYYY-MM-DD, UTC
	Rev     int
	Entries []Entry
}

// entrySize is the stored size of an entry: from, to-from, kind, until, 128 bits of booking ID.
const entrySize = 2 + 2 + 1 + 4 + 16

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// encode packs the entries.
func (d *Day) encode() ([]byte, error) {
	out := make([]byte, 0, len(d.Entries)*entrySize)
	for _, e := range d.Entries {
		raw, err := idEncoding.DecodeString(string(e.ID[len(ids.Booking)+1:]))
		if err != nil || len(raw) != 16 {
			return nil, fmt.Errorf("booking ID %q cannot be packed", e.ID)
		}
		kind := e.Kind
		if e.Continued {
			kind |= continued
		}
		out = binary.BigEndian.AppendUint16(out, uint16(e.From))
		out = binary.BigEndian.AppendUint16(out, uint16(e.To-e.From))
		out = append(out, kind)
		out = binary.BigEndian.AppendUint32(out, uint32(e.Until))
		out = append(out, raw...)
	}
	return out, nil
}

// decode is the inverse of encode.
func (d *Day) decode(packed []byte) error {
	if len(packed)%entrySize != 0 {
		return fmt.Errorf("day %s: %d bytes are no whole entries", d.Date, len(packed))
	}
	for b := range slices.Chunk(packed, entrySize) {
		from := int(binary.BigEndian.Uint16(b))
		d.Entries = append(d.Entries, Entry{
			From: from, To: from + int(binary.BigEndian.Uint16(b[2:])),
			Kind: b[4] &^ continued, Continued: b[4]&continued != 0,
			Until: int64(binary.BigEndian.Uint32(b[5:])),
			ID:    events.ID(ids.Booking + "_" + idEncoding.EncodeToString(b[9:])),
		})
	}
	return nil
}

// tidy drops what no longer matters: expired holds and the oldest of too many cancelled bookings.
func (d *Day) tidy(now time.Time) {
	d.Entries = slices.DeleteFunc(d.Entries, func(e Entry) bool { return e.Kind == held && !e.live(now) })
	excess := -maxCancelled
	for _, e := range d.Entries {
		if e.Kind == cancelled {
			excess++
		}
	}
	d.Entries = slices.DeleteFunc(d.Entries, func(e Entry) bool {
		if e.Kind == cancelled && excess > 0 {
			excess--
			return true
		}
		return false
	})
}

// at is the instant of a minute of the day.
func (d *Day) at(minute int) time.Time {
	t, err := time.Parse(time.DateOnly, d.Date)
	if err != nil {
		return time.Time{}
	}
	return t.Add(time.Duration(minute) * time.Minute)
}

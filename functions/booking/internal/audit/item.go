package audit

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Item is an item as DynamoDB returns it.
type Item = map[string]types.AttributeValue

// Text is a string attribute, "" if there is none.
func Text(i Item, name string) string {
	if v, ok := i[name].(*types.AttributeValueMemberS); ok {
		return v.Value
	}
	return ""
}

// number is 0 for an attribute that is absent.
func number(i Item, name string) int64 {
	v, ok := i[name].(*types.AttributeValueMemberN)
	if !ok {
		return 0
	}
	n, err := strconv.ParseInt(v.Value, 10, 64)
	if err != nil {
		return -1 // no whole number: will not equal anything that is expected
	}
	return n
}

func moment(i Item, name string) time.Time { return time.Unix(number(i, name), 0).UTC() }

func parts(i Item, name string) Item {
	if v, ok := i[name].(*types.AttributeValueMemberM); ok {
		return v.Value
	}
	return nil
}

func list(i Item, name string) []types.AttributeValue {
	if v, ok := i[name].(*types.AttributeValueMemberL); ok {
		return v.Value
	}
	return nil
}

// entry is what a day says of one reservation: minutes after UTC midnight.
type entry struct {
	booking   string
	from, to  int
	kind      byte // 1 held, 2 booked, 3 cancelled
	continued bool
	until     int64
}

// Kinds of entries as docs/adr/0003-booking-items.md has them.
const (
	kindHeld   = 1
	kindBooked = 2
)

func (e entry) takes(now time.Time) bool {
	return e.kind == kindBooked || e.kind == kindHeld && e.until > now.Unix()
}

const entryBytes = 25 // from 2, length 2, kind 1, until 4, booking 16

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// entries unpacks a day.
func entries(i Item) ([]entry, error) {
	busy, _ := i["busy"].(*types.AttributeValueMemberB)
	if busy == nil {
		return nil, nil
	}
	b := busy.Value
	if len(b)%entryBytes != 0 {
		return nil, fmt.Errorf("%d bytes are no whole entries", len(b))
	}
	var out []entry
	for ; len(b) > 0; b = b[entryBytes:] {
		from := int(binary.BigEndian.Uint16(b))
		out = append(out, entry{
			from: from, to: from + int(binary.BigEndian.Uint16(b[2:])), kind: b[4] & 0x7f, continued: b[4]&0x80 != 0,
			until: int64(binary.BigEndian.Uint32(b[5:])), booking: bookingID(b[9:entryBytes]),
		})
	}
	return out, nil
}

// bookingID writes 16 bytes as 26 characters of five bits each, the last two bits zero.
func bookingID(raw []byte) string {
	var out strings.Builder
	out.WriteString("bkg_")
	bits, n := uint32(0), 0
	for _, b := range raw {
		bits, n = bits<<8|uint32(b), n+8
		for n >= 5 {
			n -= 5
			out.WriteByte(alphabet[bits>>n&31])
		}
	}
	if n > 0 {
		out.WriteByte(alphabet[bits<<(5-n)&31])
	}
	return out.String()
}

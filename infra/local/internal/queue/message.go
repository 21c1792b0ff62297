package queue

import (
	"crypto/md5" //nolint:gosec // SQS names its checksums so; nothing is protected by it
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Attribute is a user's attribute of a message. DataType is String, Number or Binary, with an optional
// ".suffix".
type Attribute struct {
	DataType    string `json:"DataType"`
	StringValue string `json:"StringValue,omitempty"`
	BinaryValue []byte `json:"BinaryValue,omitempty"`
}

// Message is what is on disk. Seq orders the queue and is unique over all queues.
type Message struct {
	Seq             uint64               `json:"seq"`
	ID              string               `json:"id"`
	Body            string               `json:"body"`
	Attributes      map[string]Attribute `json:"attributes,omitempty"`
	Trace           string               `json:"trace,omitempty"` // event ID, where the bus sent it
	SentAt          time.Time            `json:"sent_at"`
	VisibleAt       time.Time            `json:"visible_at"`
	FirstReceivedAt time.Time            `json:"first_received_at,omitzero"`
	Receives        int                  `json:"receives"`
	Source          string               `json:"source,omitempty"` // ARN of the queue it died in
}

// table holds the messages of all queues under <queue>/<seq>.
const table = "queue"

func key(queue string, seq uint64) string { return fmt.Sprintf("%s/%020d", queue, seq) }

func md5Hex(s string) string {
	sum := md5.Sum([]byte(s)) //nolint:gosec // see the import
	return hex.EncodeToString(sum[:])
}

// md5OfAttributes follows "Calculating the MD5 message digest for message attributes" of the SQS guide.
func md5OfAttributes(attributes map[string]Attribute) string {
	if len(attributes) == 0 {
		return ""
	}
	var b strings.Builder
	write := func(s string) {
		var length [4]byte
		binary.BigEndian.PutUint32(length[:], uint32(len(s))) //nolint:gosec // at most 1 MiB, checked on entry
		b.Write(length[:])
		b.WriteString(s)
	}
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		a := attributes[name]
		write(name)
		write(a.DataType)
		if a.binary() {
			b.WriteByte(2)
			write(string(a.BinaryValue))
		} else {
			b.WriteByte(1)
			write(a.StringValue)
		}
	}
	return md5Hex(b.String())
}

func (a Attribute) binary() bool {
	return a.DataType == "Binary" || strings.HasPrefix(a.DataType, "Binary.")
}

func (a Attribute) check(name string) error {
	kind, _, _ := strings.Cut(a.DataType, ".")
	switch {
	case kind != "String" && kind != "Number" && kind != "Binary":
		return invalidValue("The message attribute '%s' has an invalid message attribute type, the set of supported "+
			"type prefixes is Binary, Number, and String.", name)
	case kind == "Binary" && len(a.BinaryValue) == 0, kind != "Binary" && a.StringValue == "":
		return invalidValue("The message attribute '%s' must contain a non-empty value of its type.", name)
	}
	return nil
}

// size is what counts against the limit: the body and every attribute's name, type and value.
func size(body string, attributes map[string]Attribute) int {
	n := len(body)
	for name, a := range attributes {
		n += len(name) + len(a.DataType) + len(a.StringValue) + len(a.BinaryValue)
	}
	return n
}

// validText: SQS takes the characters of XML 1.0 only.
func validText(s string) bool {
	for i, r := range s {
		switch {
		case r == '\uFFFD' && !strings.HasPrefix(s[i:], "\uFFFD"): // broken UTF-8, not the character itself
			return false
		case r == '\t', r == '\n', r == '\r':
		case r < 0x20, r == 0xFFFE, r == 0xFFFF:
			return false
		}
	}
	return true
}

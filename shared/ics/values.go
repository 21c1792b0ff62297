package ics

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"
)

// clean makes a text that RFC 5545 allows: valid UTF-8, lines that end with a line feed (which is escaped), tabs, and no other control character.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// percent is one that begins no escape.
var percent = regexp.MustCompile(`%([^0-9A-Fa-f]|[0-9A-Fa-f]([^0-9A-Fa-f]|$)|$)`)

// uri percent-encodes what a URI cannot contain (RFC 3986) and leaves what is encoded: a line break in it would begin a property.
func uri(s string) string {
	for percent.MatchString(s) { // matches overlap: "%%%"
		s = percent.ReplaceAllString(s, "%25$1")
	}
	return encode(s, "-._~:/?#[]@!$&'()*+,;=%")
}

// mailto is the URI of a mail address (RFC 6068).
func mailto(address string) string {
	return "mailto:" + encode(strings.TrimSpace(address), "-._~!$'*+@")
}

func encode(s, allowed string) string {
	var out strings.Builder
	for _, b := range []byte(s) {
		if b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b < 0x80 && strings.IndexByte(allowed, b) >= 0 {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

// duration writes whole minutes as RFC 5545 does, at least one: PT60M.
func duration(d time.Duration) string { return fmt.Sprintf("PT%dM", max(1, int(d/time.Minute))) }

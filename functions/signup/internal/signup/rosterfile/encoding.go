package rosterfile

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// decode finds the encoding of a file and returns its text. What is neither UTF-8 nor Shift_JIS is refused, with the lines
// where it shows: half a roster in wrong characters is worse than none.
func decode(data []byte, m Mapping) (string, []Error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", []Error{{Reason: "empty"}}
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) { // of before 2007, or locked with a password
		return "", []Error{{Reason: "old_workbook"}}
	}
	if otherFormat(data) {
		return "", []Error{{Line: 1, Reason: "encoding"}}
	}
	rest, marked := bytes.CutPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(rest) {
		return string(rest), nil
	}
	if marked {
		return "", invalidUTF8(rest)
	}
	text, err := japanese.ShiftJIS.NewDecoder().String(string(data))
	if err != nil {
		return "", []Error{{Reason: "encoding"}}
	}
	if len(m) == 0 && !knownHeader(text) && isEUCJP(data) {
		return "", []Error{{Line: 1, Reason: "encoding"}}
	}
	return text, illegible(text)
}

// otherFormat recognises what often comes instead of CSV: UTF-16, ISO-2022-JP, anything with NUL.
func otherFormat(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) ||
		bytes.ContainsAny(data, "\x00\x1b")
}

func invalidUTF8(data []byte) []Error {
	var out []Error
	for i := 0; i < len(data) && len(out) < MaxErrors; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			if line := lineOf(data, i); len(out) == 0 || out[len(out)-1].Line != line {
				out = append(out, Error{Line: line, Reason: "encoding"})
			}
		}
		i += n
	}
	return out
}

// illegible lists the lines in which Shift_JIS met bytes that mean nothing.
func illegible(text string) []Error {
	var out []Error
	for i, line := range strings.Split(text, "\n") {
		if strings.ContainsRune(line, utf8.RuneError) && len(out) < MaxErrors {
			out = append(out, Error{Line: i + 1, Reason: "encoding"})
		}
	}
	return out
}

// knownHeader says whether the first line names a column that every roster has.
func knownHeader(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	for _, field := range strings.Split(first, ",") {
		if _, ok := columnOf(field); ok {
			return true
		}
	}
	return false
}

// isEUCJP says whether the header makes sense in EUC-JP: read as Shift_JIS it is legible nonsense.
func isEUCJP(data []byte) bool {
	text, err := japanese.EUCJP.NewDecoder().String(string(data))
	return err == nil && knownHeader(text)
}

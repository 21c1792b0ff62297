// Package icstest reads calendars as strictly as RFC 5545 is written, for tests: it shares no code with what writes them, and refuses whatever
// the product does not mean to write, too.
package icstest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxOctets is how long a line may be, without its break (RFC 5545, 3.1).
const maxOctets = 75

// param is a parameter of a property with its values, without quotation marks.
type param struct {
	name   string
	values []string
}

// line is an unfolded content line.
type line struct {
	name   string
	params []param
	value  string
}

// unfold splits a stream into content lines: every line ends with CRLF, is 75 octets at most and no character is cut by a fold.
func unfold(raw string) ([]string, error) {
	rest, ended := strings.CutSuffix(raw, "\r\n")
	if !ended {
		return nil, fmt.Errorf("the last line does not end with CRLF")
	}
	var out []string
	for i, l := range strings.Split(rest, "\r\n") {
		switch {
		case l == "":
			return nil, fmt.Errorf("line %d is empty", i+1)
		case len(l) > maxOctets:
			return nil, fmt.Errorf("line %d has %d octets", i+1, len(l))
		case !utf8.ValidString(l):
			return nil, fmt.Errorf("line %d is no UTF-8: a fold cut a character", i+1)
		case strings.ContainsFunc(l, control):
			return nil, fmt.Errorf("line %d contains a control character: %q", i+1, l)
		case l[0] != ' ' && l[0] != '\t':
			out = append(out, l)
		case i == 0:
			return nil, fmt.Errorf("the first line continues nothing")
		case len(l) == 1:
			return nil, fmt.Errorf("line %d is a fold of nothing", i+1)
		default:
			out[len(out)-1] += l[1:]
		}
	}
	return out, nil
}

func control(r rune) bool { return r < 0x20 && r != '\t' || r == 0x7f }

var name = regexp.MustCompile(`^[A-Z0-9-]+`)

// parse reads name *(";" param) ":" value.
func parse(content string) (line, error) {
	l := line{name: name.FindString(content)}
	rest := content[len(l.name):]
	if l.name == "" {
		return l, fmt.Errorf("no property name: %q", content)
	}
	for strings.HasPrefix(rest, ";") {
		p := param{name: name.FindString(rest[1:])}
		rest = rest[1+len(p.name):]
		if p.name == "" || !strings.HasPrefix(rest, "=") {
			return l, fmt.Errorf("no parameter: %q", content)
		}
		for separator := "="; strings.HasPrefix(rest, separator); separator = "," {
			value, after, err := paramValue(rest[1:])
			if err != nil {
				return l, fmt.Errorf("%w: %q", err, content)
			}
			p.values, rest = append(p.values, value), after
		}
		l.params = append(l.params, p)
	}
	value, found := strings.CutPrefix(rest, ":")
	if !found {
		return l, fmt.Errorf("no value: %q", content)
	}
	l.value = value
	return l, nil
}

// paramValue reads paramtext or a quoted string. There is no escaping in parameters, and a backslash is refused: it would be a mistaken one.
func paramValue(s string) (value, rest string, err error) {
	end := strings.IndexAny(s, `",;:\`)
	if strings.HasPrefix(s, `"`) {
		if end = strings.Index(s[1:], `"`) + 1; end == 0 {
			return "", "", fmt.Errorf("a quotation mark is open")
		}
		return s[1:end], s[end+1:], nil
	}
	if end <= 0 || s[end] == '"' || s[end] == '\\' {
		return "", "", fmt.Errorf("a parameter's value is empty, unended or has to be quoted")
	}
	return s[:end], s[end:], nil
}

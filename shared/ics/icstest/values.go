package icstest

import (
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// check reads a property's value, and says why it is none of its type.
type check func(value string) error

// text reads TEXT (RFC 5545, 3.3.11): what must be escaped is, and nothing else.
func text(value string) (string, error) {
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case ',', ';':
			return "", fmt.Errorf("%c is not escaped in %q", c, value)
		case '\\':
			i++
			if i == len(value) {
				return "", fmt.Errorf("the text ends with a backslash: %q", value)
			}
			switch value[i] {
			case '\\', ',', ';':
				out.WriteByte(value[i])
			case 'n', 'N':
				out.WriteByte('\n')
			default:
				return "", fmt.Errorf(`\%c is no escape: %q`, value[i], value)
			}
		default:
			out.WriteByte(c)
		}
	}
	return out.String(), nil
}

func isText(value string) error {
	_, err := text(value)
	return err
}

// utc reads a DATE-TIME in form 2, which needs no VTIMEZONE. No year of ours is beyond four digits.
func utc(value string) (time.Time, error) {
	const form = "20060102T150405Z"
	t, err := time.Parse(form, value)
	if err == nil && t.Format(form) != value {
		err = fmt.Errorf("%s is written otherwise", value)
	}
	return t, err
}

func isTime(value string) error {
	_, err := utc(value)
	return err
}

// isCount reads an INTEGER that is not negative, without sign and leading zeros.
func isCount(value string) error {
	n, err := strconv.ParseInt(value, 10, 32)
	if err == nil && (n < 0 || strconv.FormatInt(n, 10) != value) {
		err = fmt.Errorf("%s is no count", value)
	}
	return err
}

var characters = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$`)

// isURI reads an absolute URI (RFC 3986).
func isURI(value string) error {
	if !characters.MatchString(value) {
		return fmt.Errorf("%q is no URI", value)
	}
	_, err := url.Parse(value)
	return err
}

// address reads a CAL-ADDRESS that is a mail address, as they all are.
func address(value string) (string, error) {
	rest, found := strings.CutPrefix(value, "mailto:")
	if err := isURI(value); err != nil || !found {
		return "", fmt.Errorf("%q is no mailto URI", value)
	}
	plain, err := url.PathUnescape(rest)
	if err != nil {
		return "", err
	}
	a, err := mail.ParseAddress("<" + plain + ">")
	if err != nil {
		return "", fmt.Errorf("%q: %w", plain, err)
	}
	return a.Address, nil
}

func isAddress(value string) error {
	_, err := address(value)
	return err
}

var duration = regexp.MustCompile(`^P(\d+W|(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$`)

func isDuration(value string) error {
	if !duration.MatchString(value) || value == "P" || strings.HasSuffix(value, "T") {
		return fmt.Errorf("%q is no duration", value)
	}
	return nil
}

func oneOf(words ...string) check {
	return func(value string) error {
		if !slices.Contains(words, value) {
			return fmt.Errorf("%q is none of %v", value, words)
		}
		return nil
	}
}

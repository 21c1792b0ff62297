package redact

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Patterns are the shapes that need no dictionary. Compile once with NewPatterns.
type Patterns struct {
	contact, date, legal, number *regexp.Regexp
}

// NewPatterns compiles the patterns.
func NewPatterns() *Patterns {
	return &Patterns{
		contact: regexp.MustCompile(`[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+|https?://[^\s、。」）)]+|www\.[^\s、。」）)]+|@[A-Za-z0-9_]{2,}|\+?\(?\d{2,4}\)?[- ]?\d{2,4}[- ]\d{3,4}|〒?\d{3}-\d{4}|0\d{9,10}`),
		date: regexp.MustCompile(`(?:令和|平成|昭和|西暦|[RHS])?(?:\d{1,4}|元|[一二三四五六七八九十〇]{1,4})年(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?` +
			`|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?|\d{1,2}日|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}/\d{1,2}`),
		legal: regexp.MustCompile(`(?:\(株\)|\(有\))[\p{Han}\p{Katakana}ーA-Za-z0-9&・]{1,20}` +
			`|[\p{Han}\p{Katakana}ーA-Za-z0-9&・]{1,20}(?:\(株\)|\(有\))`),
		number: regexp.MustCompile(`\d[\d,.]*`),
	}
}

// find marks contact data, dates and company names with an abbreviated legal form.
func (p *Patterns) find(m *mask) {
	text := string(m.text)
	p.each(m, text, p.contact, Contact, nil)
	p.each(m, text, p.legal, Company, nil)
	p.each(m, text, p.date, Date, func(_, after string) bool {
		return !strings.HasPrefix(after, "間") && !strings.HasPrefix(after, "目")
	})
}

// findNumbers marks numbers, except small counts in units that identify nobody, such as hours of overtime.
func (p *Patterns) findNumbers(m *mask) {
	harmless := []string{"時間", "分", "回", "割", "%", "パーセント", "点", "倍", "つ", "度", "日間", "週間", "か月", "ヶ月", "カ月", "対1", "on1"}
	p.each(m, string(m.text), p.number, Number, func(number, after string) bool {
		v, err := strconv.ParseFloat(number, 64)
		small := err == nil && v < 1000
		return !small || !slices.ContainsFunc(harmless, func(u string) bool { return strings.HasPrefix(after, u) })
	})
}

// each marks the matches that hold (nil: all do); holds sees the match and what follows it.
func (p *Patterns) each(m *mask, text string, re *regexp.Regexp, mark Mark, holds func(match, after string) bool) {
	at, rune0 := 0, 0 // byte and rune offset of the same place
	for _, loc := range re.FindAllStringIndex(text, -1) {
		rune0 += utf8.RuneCountInString(text[at:loc[0]])
		n := utf8.RuneCountInString(text[loc[0]:loc[1]])
		at = loc[1]
		if holds == nil || holds(text[loc[0]:loc[1]], text[loc[1]:]) {
			m.set(rune0, rune0+n, mark)
		}
		rune0 += n
	}
}

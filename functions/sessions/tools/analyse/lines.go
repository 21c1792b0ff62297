package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/redact"
)

// longest line that is read, in bytes.
const longest = 16 << 20

type topic struct {
	Code     events.Code `json:"code"`
	Score    float64     `json:"score"`
	Polarity int         `json:"polarity"`
}

type signal struct {
	Code     events.Code `json:"code"`
	Sentence string      `json:"sentence"`
}

// result is one line of output.
type result struct {
	ID       string      `json:"id"`
	Polarity int         `json:"polarity"`
	Topics   []topic     `json:"topics"`
	Signals  []signal    `json:"signals"`
	Redacted string      `json:"redacted"`
	Work     bool        `json:"work"`
	Career   bool        `json:"career"`
	Analyser events.Code `json:"analyser"`
}

// analyse handles line by line. What was done before an error is written.
func analyse(ctx context.Context, a analysis.Analyser, names *redact.Names, in io.Reader, out io.Writer) (err error) {
	w := bufio.NewWriter(out)
	defer func() { err = errors.Join(err, w.Flush()) }()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return eachLine(in, func(line []byte) error {
		var row struct {
			ID   *string `json:"id"`
			Text *string `json:"text"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return err
		}
		if row.ID == nil || row.Text == nil {
			return errors.New(`"id" and "text" must both be there`)
		}
		r, err := a.Analyse(ctx, analysis.Input{Program: events.RegularCare, Text: *row.Text, Names: names, Redact: true})
		if err != nil {
			return err
		}
		o := result{ID: *row.ID, Polarity: r.Polarity, Topics: []topic{}, Signals: []signal{}, Redacted: r.Redacted, Work: r.Work, Career: r.Career, Analyser: r.Analyser}
		for _, t := range r.Topics {
			o.Topics = append(o.Topics, topic(t))
		}
		for _, s := range r.Signals {
			o.Signals = append(o.Signals, signal(s))
		}
		return e.Encode(o)
	})
}

// eachLine calls f for every line that is not blank and says in which one an error was. A mark of the byte order is left out.
func eachLine(in io.Reader, f func([]byte) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longest)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\uFEFF")))
		if len(line) == 0 {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

func readRoster(file string) (people []claims.PersonName, err error) {
	f, err := os.Open(file) //nolint:gosec // the file that the user names
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	err = eachLine(f, func(line []byte) error {
		var p struct{ Name, Kana, Romaji string }
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		people = append(people, claims.PersonName{Name: p.Name, Kana: p.Kana, Romaji: p.Romaji})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("roster %s: %w", file, err)
	}
	return people, nil
}

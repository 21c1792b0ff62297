package rank

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 16 << 20

// Lines reads JSON Lines. Errors name the line.
func Lines[T any](in io.Reader) ([]T, error) {
	var out []T
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxLine)
	for n := 1; scanner.Scan(); n++ {
		if len(scanner.Bytes()) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(scanner.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, v)
	}
	return out, scanner.Err()
}

// PartyLine is an expert in a file: {"id","text","attributes"}.
type PartyLine struct {
	ID         string         `json:"id"`
	Text       string         `json:"text"`
	Attributes map[string]any `json:"attributes"`
}

// Party is the expert.
func (l PartyLine) Party() Party { return Party(l) }

// ChoiceLine is one interaction: {"seeker","expert","rating","seeker_text"?,"seeker_attributes"?,"at"?}.
type ChoiceLine struct {
	Seeker     string         `json:"seeker"`
	Expert     string         `json:"expert"`
	Rating     float64        `json:"rating"`
	Text       string         `json:"seeker_text"`
	Attributes map[string]any `json:"seeker_attributes"`
	At         *time.Time     `json:"at"`
}

// Choice is the interaction; its time is that of the seeker's ID if none is given.
func (l ChoiceLine) Choice() Choice {
	return Choice{l.Seeker, l.Expert, l.Rating, l.Text, l.Attributes, timeOr(l.At, l.Seeker)}
}

// QueryLine is a question: {"id","text"?,"attributes"?,"candidates"?,"at"?}.
type QueryLine struct {
	ID         string         `json:"id"`
	Text       string         `json:"text"`
	Attributes map[string]any `json:"attributes"`
	Candidates []string       `json:"candidates"`
	At         *time.Time     `json:"at"`
}

// Query is the question; its time is that of its ID if none is given.
func (l QueryLine) Query() Query {
	return Query{l.ID, l.Text, l.Attributes, timeOr(l.At, l.ID), l.Candidates}
}

func timeOr(at *time.Time, id string) time.Time {
	if at != nil {
		return *at
	}
	t, _ := TimeOf(id)
	return t
}

// RankingLine is an answer: {"id","ranked"}.
type RankingLine struct {
	ID     string   `json:"id"`
	Ranked []string `json:"ranked"`
}

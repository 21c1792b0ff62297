package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
)

// Seen is a line of the log as the employee reads it: who looked, by role and never by name, at what, why and when, and the words of the operators.
// What one person saw by one disclosure is one line.
type Seen struct {
	At     time.Time // the first time
	Times  int
	Role   events.Code
	Did    events.Code
	Saw    []events.Code
	Why    events.Code
	Reason string
	Done   string
	Second string // what the second person said
	Agreed *bool  // whether the second person agreed; nil: nobody yet
}

// AccessLog lists who looked at what is the caller's, newest first. What they may not be told yet is left out.
func (s *Service) AccessLog(ctx context.Context, p principal.Principal) ([]Seen, error) {
	items, err := s.lookedAt(ctx, p.AccountID)
	if err != nil || len(items) == 0 {
		return nil, err
	}
	key, err := s.vault.Existing(ctx, p.AccountID)
	if errors.Is(err, vault.ErrErased) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Seen
	for i, item := range items {
		first, times := once(items, i)
		if !first {
			continue
		}
		seen := Seen{At: item.At, Times: times, Role: item.Role, Did: item.Did, Saw: item.Saw, Why: item.Why}
		if item.Opening != "" {
			told, err := s.explain(ctx, key, item, &seen)
			if err != nil {
				return nil, err
			}
			if !told {
				continue
			}
		}
		out = append(out, seen)
	}
	return out, nil
}

// didAct is the line of acting alone, which opens; what is looked at then has lines of its own.
const didAct events.Code = "acted_alone"

// once says whether a line is the first of its disclosure and person, and how often they looked. Lines come newest first.
func once(items []auditItem, i int) (first bool, times int) {
	item := items[i]
	if item.Opening == "" {
		return true, 1
	}
	first = true
	for j, other := range items {
		if other.Opening == item.Opening && other.By == item.By {
			first = first && j <= i
			if other.Did != didAct {
				times++
			}
		}
	}
	return first, max(times, 1)
}

// explain adds the words of the disclosure to a line and says whether the employee may be told of it.
func (s *Service) explain(ctx context.Context, key *vault.Key, item auditItem, seen *Seen) (told bool, err error) {
	o, err := s.opening(ctx, item.About, item.Opening)
	if errors.Is(err, errNoOpening) {
		return true, nil
	}
	if err != nil || o.Opening.Telling != care.Told {
		return false, err
	}
	w, err := s.words(key, o)
	if err != nil {
		return false, err
	}
	seen.Reason, seen.Done, seen.Second = w.Reason, w.Done, w.Second
	switch o.Opening.Status {
	case care.Reviewed:
		seen.Agreed = &o.Opening.Agrees
	case care.Approved:
		yes := true
		seen.Agreed = &yes
	}
	return true, nil
}

package sessions

import (
	"context"
	"errors"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/transcript"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

const (
	transcriptSK = "TRANSCRIPT"
	maxSealed    = 390_000 // bytes of a ciphertext, below DynamoDB's 400 KB for an item with room for its other attributes
)

var (
	errNoText          = problem.New(problem.Invalid, "text_missing", "Write what was talked about, or add a transcript first.")
	errNoTranscript    = problem.New(problem.NotFound, "not_found", "There is no transcript of this session.")
	errUnclearEmployee = problem.New(problem.Invalid, "transcript_unclear", "Say which of the labels is the employee's.")
	errTooMuchText     = problem.New(problem.TooLarge, "transcript_too_long", "The transcript is too long to be kept.")
)

// parseTranscript reads a file. Errors: problem.Invalid with the line.
func parseTranscript(file, employee string) (transcript.Transcript, error) {
	t, err := transcript.Parse(file, employee)
	var fault *transcript.Fault
	if errors.As(err, &fault) {
		return t, problem.Newf(problem.Invalid, fault.Reason, "The file cannot be read: %s", fault.Error())
	}
	return t, err
}

// PutTranscript keeps what was said in a talk that took place, in place of a former one, and publishes that it may be analysed. The same words
// again change nothing. Errors: ErrNotFound, errNotHeld, what parseTranscript says, errUnclearEmployee, errTooMuchText, vault.ErrErased.
func (s *Service) PutTranscript(ctx context.Context, p principal.Principal, id events.ID, file, employee string) (*Session, error) {
	t, err := parseTranscript(file, employee)
	if err != nil {
		return nil, err
	}
	if t.Unclear() {
		return nil, errUnclearEmployee
	}
	return s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		if !x.held() {
			return errNotHeld
		}
		key, err := s.vault.Key(ctx, x.EmployeeID)
		if err != nil {
			return err
		}
		old, err := s.turnsOf(ctx, key, x)
		if err != nil {
			return err
		}
		if x.Transcript && slices.Equal(old, t.Turns) {
			return errUnchanged
		}
		x.submitTranscript(true)
		item := sealedItem{PK: x.PK, SK: transcriptSK, Version: x.RecordVersion, At: s.clock.Now().Truncate(time.Second)}
		if item.Sealed, err = key.SealPacked(item.PK, item.SK, t.Turns); err != nil {
			return err
		}
		if len(item.Sealed) > maxSealed {
			return errTooMuchText
		}
		tx.Put(s.table.Put(item), nil)
		s.emitSubmitted(tx, x)
		return nil
	})
}

// submitTranscript counts a transcript that is there from now on, or is not any more.
func (x *Session) submitTranscript(there bool) {
	x.NoRecord = x.NoRecord || x.RecordVersion == 0
	x.RecordVersion++
	x.Transcript = there
}

// DeleteTranscript deletes a transcript, say of another talk, and lets what is left be analysed anew. Without one nothing changes.
func (s *Service) DeleteTranscript(ctx context.Context, p principal.Principal, id events.ID) (*Session, error) {
	return s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		if !x.Transcript {
			return errUnchanged
		}
		x.submitTranscript(false)
		tx.Delete(s.table.Delete(store.PK, x.PK).Range(store.SK, transcriptSK), nil)
		s.emitSubmitted(tx, x)
		return nil
	})
}

// Transcript returns the turns to the consultant whose talk it was. Errors: ErrNotFound, errNoTranscript.
func (s *Service) Transcript(ctx context.Context, p principal.Principal, id events.ID) ([]transcript.Turn, error) {
	x, err := s.Session(ctx, p, id)
	if err != nil {
		return nil, err
	}
	if !x.Transcript || x.Erased {
		return nil, errNoTranscript
	}
	key, err := s.vault.Existing(ctx, x.EmployeeID)
	if erased(err) {
		return nil, errNoTranscript
	}
	if err != nil {
		return nil, err
	}
	return s.turnsOf(ctx, key, x)
}

// turnsOf reads the turns of a session; nil if it has none.
func (s *Service) turnsOf(ctx context.Context, key *vault.Key, x *Session) ([]transcript.Turn, error) {
	var item sealedItem
	ok, err := s.table.One(ctx, x.PK, transcriptSK, &item)
	if err != nil || !ok {
		return nil, err
	}
	var turns []transcript.Turn
	return turns, key.OpenPacked(item.PK, item.SK, item.Sealed, &turns)
}

// spoken is what an analyser gets of a talk: turns where there is a transcript, the consultant's own words last and as nobody's.
func spoken(r Record, turns []transcript.Turn) (text string, out []analysis.Turn) {
	if len(turns) == 0 {
		return r.words(), nil
	}
	speakers := map[transcript.Who]analysis.Speaker{transcript.Employee: analysis.Employee, transcript.Consultant: analysis.Consultant}
	for _, t := range turns {
		out = append(out, analysis.Turn{Speaker: speakers[t.Who], Text: t.Text})
	}
	if r.words() != (Record{}).words() {
		out = append(out, analysis.Turn{Text: r.words()})
	}
	return "", out
}

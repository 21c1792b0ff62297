package sessions

import (
	"context"
	"errors"
	"reflect"
	"strings"

	"kikite/events"
	"kikite/functions/sessions/internal/recordform"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Record is what the consultant writes after a talk. It is never stored or sent unsealed. Parts are those of the program; records of before there
// were any have none.
type Record struct {
	Themes    []events.Code `json:"themes"`
	State     string        `json:"state"`
	NextSteps string        `json:"next_steps"`
	RiskSigns []events.Code `json:"risk_signs"`
	Text      string        `json:"text"`

	Parts []recordform.Answer `json:"parts,omitempty"`
}

// words is all that the consultant wrote in words.
func (r Record) words() string {
	all := []string{r.Text, r.State, r.NextSteps}
	for _, p := range r.Parts {
		if p.Words != "" {
			all = append(all, p.Words)
		}
	}
	return strings.Join(all, "\n")
}

// ofProgram holds the parts to the form of a program. Errors: problem.Invalid with the reason of the recordform.Fault.
func (r Record) ofProgram(program events.Code) (Record, error) {
	parts, err := recordform.Check(program, r.Parts)
	var fault *recordform.Fault
	if errors.As(err, &fault) {
		return r, problem.New(problem.Invalid, fault.Reason, fault.Detail)
	}
	r.Parts = parts
	return r, err
}

// SubmitRecord stores the record of a talk that took place, or a corrected one, and publishes that it may be analysed. Submitting the
// same record again changes nothing. Errors: ErrNotFound, errNotHeld, errNoText, what Record.ofProgram says, vault.ErrErased.
func (s *Service) SubmitRecord(ctx context.Context, p principal.Principal, id events.ID, r Record) (*Session, error) {
	return s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		if !x.held() {
			return errNotHeld
		}
		if r.Text == "" && !x.Transcript {
			return errNoText
		}
		r, err := r.ofProgram(x.Program)
		if err != nil {
			return err
		}
		key, err := s.vault.Key(ctx, x.EmployeeID)
		if err != nil {
			return err
		}
		var old Record
		switch ok, _, err := s.openSealed(ctx, key, x.PK, recordSK, &old); {
		case err != nil:
			return err
		case ok && reflect.DeepEqual(old, r):
			return errUnchanged
		}
		x.RecordVersion, x.NoRecord = x.RecordVersion+1, false
		if err := s.putSealed(tx, key, x.PK, recordSK, x.RecordVersion, r); err != nil {
			return err
		}
		s.emitSubmitted(tx, x)
		return nil
	})
}

func (s *Service) emitSubmitted(tx *store.Tx, x *Session) {
	tx.Emit(events.SessionsRecordSubmitted.New(s.meta(x), events.RecordSubmitted{
		SessionID: x.ID, BookingID: x.BookingID, ConsultantID: x.ConsultantID,
	}))
}

// ReadRecord returns the record to the consultant who wrote it. Errors: ErrNotFound, also where there is none.
func (s *Service) ReadRecord(ctx context.Context, p principal.Principal, id events.ID) (Record, error) {
	var r Record
	x, err := s.Session(ctx, p, id)
	if err != nil {
		return r, err
	}
	if !x.recorded() || x.Erased {
		return r, ErrNotFound
	}
	key, err := s.vault.Existing(ctx, x.EmployeeID)
	if errors.Is(err, vault.ErrErased) {
		return r, ErrNotFound
	}
	if err != nil {
		return r, err
	}
	ok, _, err := s.openSealed(ctx, key, x.PK, recordSK, &r)
	if err == nil && !ok {
		err = ErrNotFound
	}
	return r, err
}

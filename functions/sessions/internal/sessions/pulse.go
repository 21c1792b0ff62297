package sessions

import (
	"context"
	"errors"
	"maps"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/survey"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

var errPulseAnswered = problem.New(problem.Conflict, "already_answered", "This survey was answered before.")

// AnswerPulse stores the employee's answers to the pulse of a talk that took place, tells how the talk went, and puts the measures
// into the session's fact. The same answers again change nothing. Errors: ErrNotFound, errNotHeld, errPulseAnswered, problem.Invalid.
func (s *Service) AnswerPulse(ctx context.Context, p principal.Principal, id events.ID, answers map[events.Code]int) (*Session, error) {
	return s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		if !x.held() {
			return errNotHeld
		}
		form, ok := survey.For(x.Program)
		if !ok {
			return ErrNotFound
		}
		if err := form.Check(answers); err != nil {
			return problem.Newf(problem.Invalid, "answers", "The answers do not fit the form: %s.", err)
		}
		key, err := s.vault.Key(ctx, x.EmployeeID)
		if err != nil {
			return err
		}
		var old map[events.Code]int
		switch ok, _, err := s.openSealed(ctx, key, x.PK, pulseSK, &old); {
		case err != nil:
			return err
		case ok && maps.Equal(old, answers):
			return errUnchanged
		case ok:
			return errPulseAnswered
		}
		x.PulseAt = s.clock.Now()
		if err := s.putSealed(tx, key, x.PK, pulseSK, 1, answers); err != nil {
			return err
		}
		tx.Emit(events.SessionsPulseAnswered.New(s.meta(x), events.PulseAnswered{
			SessionID: x.ID, BookingID: x.BookingID, EmployeeID: x.EmployeeID, ConsultantID: x.ConsultantID, Program: x.Program,
			Rating: answers[survey.Rating], Again: answers[survey.Again] == 1,
		}))
		var result analysis.Result
		analysed, _, err := s.openSealed(ctx, key, x.PK, analysisSK, &result)
		if err != nil {
			return err
		}
		if !analysed {
			return s.emitFact(ctx, tx, x, answers, nil)
		}
		return s.emitFact(ctx, tx, x, answers, &result)
	})
}

// pulseOf reads the answers of a session; nil if there are none.
func (s *Service) pulseOf(ctx context.Context, key *vault.Key, x *Session) (map[events.Code]int, error) {
	var answers map[events.Code]int
	if _, _, err := s.openSealed(ctx, key, x.PK, pulseSK, &answers); err != nil {
		return nil, err
	}
	return answers, nil
}

// erased says whether an error means that the person's data is gone.
func erased(err error) bool { return errors.Is(err, vault.ErrErased) }

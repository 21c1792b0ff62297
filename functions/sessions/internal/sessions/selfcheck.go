package sessions

import (
	"context"
	"errors"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/stresscheck"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/clock"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// checkKind is the kind of IDs of self-checks.
const checkKind = "chk"

var errTooSoon = problem.New(problem.Conflict, "too_soon", "A self-check is possible once in twelve months.")

// SelfCheck is one self-check with its result. It is never stored or sent unsealed.
type SelfCheck struct {
	ID      events.ID          `json:"id"`
	At      time.Time          `json:"at"`
	Sex     stresscheck.Sex    `json:"sex"`
	Answers []int              `json:"answers"`
	Result  stresscheck.Result `json:"result"`
}

type lastCheckItem struct {
	PK      string    `dynamo:"pk"`
	SK      string    `dynamo:"sk"`
	CheckID events.ID `dynamo:"check_id"`
	Unix    int64     `dynamo:"unix"`
}

// SubmitSelfCheck scores and stores the caller's self-check and turns it into a fact. The same answers again within the twelve
// months are taken as a repeated request and answered with the stored check; other answers are errTooSoon.
func (s *Service) SubmitSelfCheck(ctx context.Context, p principal.Principal, sex stresscheck.Sex, all []int) (SelfCheck, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return SelfCheck{}, err
	}
	answers, err := stresscheck.NewAnswers(all)
	if err != nil {
		return SelfCheck{}, problem.Newf(problem.Invalid, "answers", "The answers do not fit the form: %s.", err)
	}
	key, err := s.vault.Key(ctx, a.ID)
	if err != nil {
		return SelfCheck{}, err
	}
	c := SelfCheck{
		ID: s.ids.New(checkKind), At: s.clock.Now().Truncate(time.Second), Sex: sex, Answers: all, Result: s.scales.Score(sex, answers),
	}
	err = s.storeCheck(ctx, a, key, c)
	if errors.Is(err, errTooSoon) {
		return s.repeatedCheck(ctx, a.ID, key, c)
	}
	return c, err
}

func (s *Service) storeCheck(ctx context.Context, a accountItem, key *vault.Key, c SelfCheck) error {
	subject, err := s.vault.Pseudonym(ctx, a.ID, a.CompanyID)
	if err != nil {
		return err
	}
	last := lastCheckItem{PK: accountPK(a.ID), SK: lastCheck, CheckID: c.ID, Unix: c.At.Unix()}
	if ok, err := s.tooSoon(ctx, last); ok || err != nil { // spares a fact ID; the condition below decides
		return errors.Join(err, errTooSoonIf(ok))
	}
	fact, err := s.vault.Fact(ctx, a.ID, c.ID)
	if err != nil {
		return err
	}
	tx := s.table.Tx()
	if err := s.putSealed(tx, key, accountPK(a.ID), chkPrefix+string(c.ID), 1, c); err != nil {
		return err
	}
	return tx.
		Check(s.isActive(a.ID), errInactive).
		Put(s.table.Put(last).If("attribute_not_exists(pk) OR 'unix' <= ?", yearBefore(c.At).Unix()), errTooSoon).
		Emit(events.SessionsFactRecorded.New(s.factMeta(fact, 1), events.FactRecorded{
			FactID: fact, CompanyID: a.CompanyID, Subject: subject, Month: monthOf(c.At), Kind: events.FactSelfCheck,
			DepartmentID: a.Group.DepartmentID, Attributes: a.Group.attributes(), Measures: checkMeasures(c.Result),
		})).Run(ctx)
}

func errTooSoonIf(ok bool) error {
	if ok {
		return errTooSoon
	}
	return nil
}

func (s *Service) tooSoon(ctx context.Context, next lastCheckItem) (bool, error) {
	var last lastCheckItem
	ok, err := s.table.One(ctx, next.PK, next.SK, &last)
	return ok && last.Unix > yearBefore(time.Unix(next.Unix, 0)).Unix(), err
}

// repeatedCheck answers a second request within the year: with the stored check if the answers are the same.
func (s *Service) repeatedCheck(ctx context.Context, account events.ID, key *vault.Key, c SelfCheck) (SelfCheck, error) {
	var last lastCheckItem
	var old SelfCheck
	if ok, err := s.table.One(ctx, accountPK(account), lastCheck, &last); err != nil || !ok {
		return c, errors.Join(err, errTooSoon)
	}
	ok, _, err := s.openSealed(ctx, key, accountPK(account), chkPrefix+string(last.CheckID), &old)
	switch {
	case err != nil:
		return c, err
	case ok && old.Sex == c.Sex && slices.Equal(old.Answers, c.Answers):
		return old, nil
	default:
		return c, errTooSoon
	}
}

// SelfChecks lists the caller's own self-checks, newest first.
func (s *Service) SelfChecks(ctx context.Context, p principal.Principal) ([]SelfCheck, error) {
	var items []sealedItem
	if err := s.table.Prefix(ctx, accountPK(p.AccountID), chkPrefix, &items); err != nil {
		return nil, err
	}
	out, err := openAll(ctx, s, p.AccountID, items, func(key *vault.Key, item *sealedItem) (c SelfCheck, err error) {
		return c, key.Open(item.PK, item.SK, item.Sealed, &c)
	})
	slices.SortFunc(out, func(a, b SelfCheck) int { return b.At.Compare(a.At) })
	return out, err
}

// yearBefore is the same day twelve months earlier in Japan.
func yearBefore(t time.Time) time.Time { return t.In(clock.Tokyo()).AddDate(-1, 0, 0) }

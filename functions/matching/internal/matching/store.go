package matching

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Store is the context's table in the words of matching.
type Store struct {
	table   *store.Table
	clock   clock.Clock // the product's
	machine clock.Clock // orders the change log; never jumps
}

// NewStore returns the store over a table. machine is the machine's own clock without the local cloud's offset.
func NewStore(table *store.Table, product, machine clock.Clock) *Store {
	return &Store{table: table, clock: product, machine: machine}
}

// errInactive is what a write of an account gets that was deactivated or erased.
var errInactive = problem.New(problem.Forbidden, "account_inactive", "Your account is no longer active.")

type accountItem struct {
	keys
	Version   int64       `dynamo:"version"`
	Status    events.Code `dynamo:"status"`
	CompanyID events.ID   `dynamo:"company_id,omitempty"`
}

type profileItem struct {
	keys
	Profile
}

type swapItem struct {
	keys
	ConsultantID events.ID `dynamo:"consultant_id"`
	SwappedAt    time.Time `dynamo:"swapped_at"`
}

type shownItem struct {
	keys
	Shown
	ShownAt time.Time `dynamo:"shown_at"`
}

// Employee reads all that matching knows of an employee, in one query.
func (s *Store) Employee(ctx context.Context, account events.ID) (Employee, error) {
	e := Employee{AccountID: account, Swapped: map[events.ID]bool{}, Shown: map[events.Code]Shown{}}
	iter := s.table.Get(store.PK, employeeKey(account)).Consistent(true).Iter()
	for {
		var raw dynamo.Item
		if !iter.Next(ctx, &raw) {
			break
		}
		if err := e.take(raw); err != nil {
			return e, err
		}
	}
	if err := iter.Err(); err != nil {
		return e, fmt.Errorf("read employee: %w", err)
	}
	slices.SortFunc(e.Rated, byTime)
	return e, nil
}

// take adds one item of the employee's partition.
func (e *Employee) take(raw dynamo.Item) error {
	var k keys
	if err := dynamo.UnmarshalItem(raw, &k); err != nil {
		return fmt.Errorf("read employee: %w", err)
	}
	switch {
	case k.SK == skAccount:
		var a accountItem
		err := dynamo.UnmarshalItem(raw, &a)
		e.Known, e.Status = true, a.Status
		return err
	case k.SK == skProfile:
		var p profileItem
		err := dynamo.UnmarshalItem(raw, &p)
		e.Profile = &p.Profile
		return err
	case strings.HasPrefix(k.SK, preSwap):
		e.Swapped[events.ID(strings.TrimPrefix(k.SK, preSwap))] = true
	case strings.HasPrefix(k.SK, preRated):
		var i ratingItem
		err := dynamo.UnmarshalItem(raw, &i)
		e.Rated = append(e.Rated, i.Rating)
		return err
	case strings.HasPrefix(k.SK, preShown):
		var i shownItem
		err := dynamo.UnmarshalItem(raw, &i)
		e.Shown[i.Program] = i.Shown
		return err
	}
	return nil
}

// active is the condition that the account may write; an account that no event told of yet may.
func (s *Store) active(account events.ID) *dynamo.ConditionCheck {
	return s.table.Check(store.PK, employeeKey(account)).Range(store.SK, skAccount).
		If("attribute_not_exists($) OR $ = ?", "status", "status", events.StatusActive)
}

// PutProfile replaces the profile. Errors: Forbidden for an account that is not active.
func (s *Store) PutProfile(ctx context.Context, account events.ID, p Profile) error {
	item := profileItem{keys{PK: employeeKey(account), SK: skProfile}, p}
	return s.table.Tx().Put(s.table.Put(item), nil).Check(s.active(account), errInactive).Run(ctx)
}

// PutSwap notes that an employee does not want to be proposed a consultant again. Doing it twice is doing it once.
func (s *Store) PutSwap(ctx context.Context, account, consultant events.ID) error {
	item := swapItem{keys{PK: employeeKey(account), SK: preSwap + string(consultant)}, consultant, s.clock.Now()}
	return s.table.Tx().Put(s.table.Put(item), nil).Check(s.active(account), errInactive).Run(ctx)
}

// PutShown notes the picks that an employee saw. It writes nothing for an account that is not active.
func (s *Store) PutShown(ctx context.Context, account events.ID, shown Shown) error {
	now := s.clock.Now()
	item := shownItem{listed(employeeKey(account), preShown+string(shown.Program), preShown, now), shown, now}
	return s.table.Tx().Put(s.table.Put(item), nil).Check(s.active(account), errInactive).Run(ctx)
}

// Nomination is an employee's choice of a consultant.
type Nomination struct {
	ID           events.ID   `dynamo:"nomination_id"`
	ConsultantID events.ID   `dynamo:"consultant_id"`
	Program      events.Code `dynamo:"program"`
	Source       events.Code `dynamo:"source"` // picks or search
	NominatedAt  time.Time   `dynamo:"nominated_at"`
}

type nominationItem struct {
	keys
	Nomination
}

// PutNomination stores a nomination and takes back a swap of the same consultant. If the same nomination is stored already, that
// one is returned: the request was sent again.
func (s *Store) PutNomination(ctx context.Context, account events.ID, n Nomination) (Nomination, error) {
	pk := employeeKey(account)
	item := nominationItem{keys{PK: pk, SK: preNom + string(n.ID)}, n}
	exists := problem.New(problem.Conflict, "nominated", "You chose this consultant already.")
	err := s.table.Tx().Put(s.table.Put(item).If("attribute_not_exists(pk)"), exists).
		Delete(s.table.Delete(store.PK, pk).Range(store.SK, preSwap+string(n.ConsultantID)), nil).
		Check(s.active(account), errInactive).Run(ctx)
	if !errors.Is(err, exists) {
		return n, err
	}
	var stored nominationItem
	if _, err := s.table.One(ctx, pk, item.SK, &stored); err != nil {
		return n, fmt.Errorf("read nomination: %w", err)
	}
	return stored.Nomination, nil
}

// Consultant reads one consultant as stored, visible or not; ok is false if there is none.
func (s *Store) Consultant(ctx context.Context, id events.ID) (c Consultant, open OpenTime, standing Standing, ok bool, err error) {
	iter := s.table.Get(store.PK, consultantKey(id)).Consistent(true).Iter()
	for {
		var raw dynamo.Item
		if !iter.Next(ctx, &raw) {
			break
		}
		change, err := parseChange(raw)
		if err != nil {
			return c, open, standing, false, err
		}
		switch {
		case change.Consultant != nil:
			c, ok = *change.Consultant, true
		case change.Open != nil:
			open = *change.Open
		case change.Standing != nil:
			standing = *change.Standing
		}
	}
	return c, open, standing, ok, iter.Err()
}

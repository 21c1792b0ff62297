package matching

import (
	"context"
	"errors"
	"fmt"

	"kikite/events"
	"kikite/shared/rights"
	"kikite/shared/store"
)

type standingItem struct {
	keys
	Standing
}

// accountChanged follows accounts of employees and consultants; others have nothing here.
func (a *Applier) accountChanged(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	switch {
	case d.Role == events.RoleConsultant && d.ConsultantID != "":
		return a.consultantAccount(ctx, e, d)
	case d.Role == events.RoleEmployee:
		return a.employeeAccount(ctx, e, d)
	case d.Status == events.StatusErased:
		return a.acknowledge(ctx, a.store.table.Tx().Once(e, a.store.clock.Now()), e)
	}
	return nil
}

// acknowledge says, with what else the transaction does, that an account is forgotten.
func (a *Applier) acknowledge(ctx context.Context, tx *store.Tx, e events.Envelope) error {
	if err := a.claims.Erase(ctx, events.Signup, e.EntityID); err != nil { // copies for an export
		return err
	}
	return rights.Erased(tx, events.MatchingPersonErased, e, e.EntityID, a.store.clock.Now()).Run(ctx)
}

func (a *Applier) consultantAccount(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	if d.Status == events.StatusErased {
		if err := a.blank(ctx, d.ConsultantID); err != nil {
			return err
		}
	}
	s := Standing{ConsultantID: d.ConsultantID, Version: e.EntityVersion, Status: d.Status}
	if d.Status == events.StatusErased {
		defer a.owe(e) // whatever becomes of the standing: the texts are gone, and the snapshots follow
	}
	return a.put(ctx, e, standingItem{logged(consultantKey(d.ConsultantID), skStanding, a.store.machine.Now()), s})
}

// blank removes the texts of a consultant who was erased; the codes stay for those who talked to them.
func (a *Applier) blank(ctx context.Context, id events.ID) error {
	k := logged(consultantKey(id), skProfile, a.store.machine.Now())
	gone := errors.New("nothing is stored")
	t := a.store.table
	err := t.Tx().Update(t.Update(store.PK, k.PK).Range(store.SK, k.SK).Set("status", events.StatusErased).Set(store.GSI1SK, k.GSI1SK).
		Remove("name", "kana", "romaji", "headline", "career", "introduction", "meaning").If("attribute_exists(pk)"), gone).Run(ctx)
	if errors.Is(err, gone) {
		return nil
	}
	if err == nil {
		a.noteErased(id)
	}
	return err
}

// employeeAccount keeps the status. Of an erased account only that remains: first no write is accepted any more, then
// everything else is deleted, and only then the event counts as consumed.
func (a *Applier) employeeAccount(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	item := accountItem{keys{PK: employeeKey(d.AccountID), SK: skAccount}, e.EntityVersion, d.Status, d.CompanyID}
	if d.Status != events.StatusErased {
		return a.put(ctx, e, item)
	}
	t := a.store.table
	item.CompanyID = ""
	err := t.Tx().Put(t.Put(item).If("attribute_not_exists(pk) OR $ <= ?", "version", e.EntityVersion), errOlder).Run(ctx)
	if err != nil && !errors.Is(err, errOlder) {
		return err
	}
	if err := a.eraseEmployee(ctx, d.AccountID); err != nil {
		return err
	}
	return a.acknowledge(ctx, t.Tx().Once(e, a.store.clock.Now()), e)
}

func (a *Applier) eraseEmployee(ctx context.Context, account events.ID) error {
	t := a.store.table
	var all []keys
	if err := t.Prefix(ctx, employeeKey(account), "", &all); err != nil {
		return fmt.Errorf("erase employee: %w", err)
	}
	for _, k := range all {
		if k.SK == skAccount {
			continue
		}
		if err := t.Tx().Delete(t.Delete(store.PK, k.PK).Range(store.SK, k.SK), nil).Run(ctx); err != nil {
			return fmt.Errorf("erase employee: %w", err)
		}
	}
	return nil
}

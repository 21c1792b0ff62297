package matching

import (
	"context"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
)

// exported is how matching's items are told to whom they are about. The vectors of a text are made of the text beside them and mean nothing to people.
func exported() rights.Shape {
	return rights.Shape{
		Sections: map[string]events.Code{skAccount: "account", skProfile: "matching_profile", preSwap: "swaps", preNom: "nominations", preShown: "proposals",
			preRated: "ratings", skOpen: "open_time", skStanding: "account"},
		Leave: []string{"meaning"},
	}
}

// exportAsked hands signup all that matching holds about a person: the partition of an employee, or of a consultant.
func (a *Applier) exportAsked(ctx context.Context, e events.Envelope, d events.ExportAsked) error {
	pk := employeeKey(d.AccountID)
	if d.ConsultantID != "" {
		pk = consultantKey(d.ConsultantID)
	}
	var items []map[string]any
	if err := a.store.table.Prefix(ctx, pk, "", &items); err != nil {
		return err
	}
	var part claims.ExportPart
	for _, item := range items {
		exported().Add(&part, item)
	}
	return rights.Answer(ctx, a.store.table, a.claims, events.MatchingExportReady, e, d, part, a.store.clock.Now(), func(ctx context.Context) (bool, error) {
		var item accountItem
		_, err := a.store.table.One(ctx, employeeKey(d.AccountID), skAccount, &item)
		return item.Status == events.StatusErased, err
	})
}

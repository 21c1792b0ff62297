package mailer

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Optionals lists the mails that a role may switch on and off, with whether they are on unless switched off. A role without any has nothing to choose.
func Optionals(role events.Code) []Optional {
	if role == events.RoleEmployee {
		return []Optional{{events.MailSurveyNudge, true}, {events.MailNothingBooked, false}}
	}
	return nil
}

// Optional is a kind of mail and whether it is wanted.
type Optional struct {
	Kind   events.Code
	Wanted bool
}

// Preferences are what one account wants. Version is 0 as long as it never chose.
type Preferences struct {
	Version int64
	Mails   []Optional
}

// Wants says whether mails of a kind are wanted; false for a kind that its role never gets.
func (p Preferences) Wants(kind events.Code) bool {
	return slices.Contains(p.Mails, Optional{kind, true})
}

// with is p after the given choices; kinds that are not mentioned stay as they are. Errors: ErrKind.
func (p Preferences) with(choices []Optional) (Preferences, error) {
	out := Preferences{Version: p.Version, Mails: slices.Clone(p.Mails)}
	for _, c := range choices {
		i := slices.IndexFunc(out.Mails, func(o Optional) bool { return o.Kind == c.Kind })
		if i < 0 {
			return p, ErrKind
		}
		out.Mails[i].Wanted = c.Wanted
	}
	return out, nil
}

// Errors of preferences.
var (
	ErrKind     = problem.New(problem.Invalid, "kind", "There is no such optional mail.")
	ErrChanged  = problem.New(problem.Conflict, "changed", "The preferences were changed meanwhile. Please look at them again.")
	ErrInactive = problem.New(problem.Forbidden, "account", "Your account may not do this.")
)

type preferencesItem struct {
	PK      string        `dynamo:"pk"` // CONTACT#<account>
	SK      string        `dynamo:"sk"` // PREFERENCES
	Version int64         `dynamo:"version"`
	Wanted  []events.Code `dynamo:"wanted"`
}

const preferencesKey = "PREFERENCES"

// PreferenceBook keeps the preferences and the secrets that stop mails without a sign-in.
type PreferenceBook struct {
	table *store.Table
	now   clock.Clock
	ids   ids.Source
}

// NewPreferenceBook returns the preferences in the table.
func NewPreferenceBook(table *store.Table, now clock.Clock, source ids.Source) *PreferenceBook {
	return &PreferenceBook{table: table, now: now, ids: source}
}

// Of returns what an account of a role wants.
func (b *PreferenceBook) Of(ctx context.Context, account events.ID, role events.Code) (Preferences, error) {
	var item preferencesItem
	found, err := b.table.One(ctx, contactKey(account), preferencesKey, &item)
	p := Preferences{Version: item.Version, Mails: Optionals(role)}
	for i, o := range p.Mails {
		if found {
			p.Mails[i].Wanted = slices.Contains(item.Wanted, o.Kind)
		}
	}
	return p, err
}

// Choose changes what an account wants, if nobody changed it since the version, and tells the other contexts. Choosing what is chosen already changes
// nothing, whatever the version, so that a repeated request gets the first one's answer. Errors: ErrKind, ErrChanged, ErrInactive.
func (b *PreferenceBook) Choose(ctx context.Context, account events.ID, role events.Code, version int64, choices []Optional) (Preferences, error) {
	old, err := b.Of(ctx, account, role)
	if err != nil {
		return old, err
	}
	next, err := old.with(choices)
	switch {
	case err != nil:
		return old, err
	case slices.Equal(next.Mails, old.Mails):
		return old, nil
	case version != old.Version:
		return old, ErrChanged
	}
	next.Version++
	return next, b.save(ctx, account, next)
}

func (b *PreferenceBook) save(ctx context.Context, account events.ID, p Preferences) error {
	wanted := []events.Code{}
	for _, o := range p.Mails {
		if o.Wanted {
			wanted = append(wanted, o.Kind)
		}
	}
	put := b.table.Put(preferencesItem{PK: contactKey(account), SK: preferencesKey, Version: p.Version, Wanted: wanted})
	if p.Version == 1 {
		put = put.If("attribute_not_exists(pk)")
	} else {
		put = put.If("version = ?", p.Version-1)
	}
	meta := events.Meta{ID: b.ids.New(ids.Event), Time: b.now.Now(), EntityID: account, EntityVersion: p.Version}
	return b.table.Tx().Put(put, ErrChanged).Check(b.active(account), ErrInactive).
		Emit(events.MailerPreferencesChanged.New(meta, events.PreferencesChanged{AccountID: account, Wanted: wanted})).Run(ctx)
}

// Stop switches one kind off for whom a secret belongs to. It is done when nothing is left to do: for an unknown secret, too.
func (b *PreferenceBook) Stop(ctx context.Context, secret string) error {
	var item stopItem
	found, err := b.table.One(ctx, stopKey(secret), stopSort, &item)
	if err != nil || !found {
		return err
	}
	for range 5 { // another change came between
		p, err := b.Of(ctx, item.Account, item.Role)
		if err != nil {
			return err
		}
		_, err = b.Choose(ctx, item.Account, item.Role, p.Version, []Optional{{item.Kind, false}})
		if errors.Is(err, ErrInactive) {
			return nil // who left gets no mail
		}
		if !errors.Is(err, ErrChanged) {
			return err
		}
	}
	return problem.New(problem.Unavailable, "busy", "Please try again.")
}

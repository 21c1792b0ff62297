package sessions

import (
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// What can be seen of an employee by somebody who is neither they nor their consultant.
const (
	SawContact   events.Code = "contact"   // whom to tell when their life is in danger, and how to reach them
	SawPlace     events.Code = "place"     // where they usually talk
	SawSOS       events.Code = "sos_note"  // what the consultant wrote when calling for help
	SawSentences events.Code = "sentences" // those of the record that a sign of danger was found in
	SawPerson    events.Code = "person"    // who it is
	SawCase      events.Code = "case"
)

// Access is something that was done about an employee, with what was seen of theirs. By is who did it, Whose the employee's account, Did what was
// done (read, opened, approved …) and Why the code of the reason. About is the random ID of what it is about, never a session. Opening, if
// any, is where the reason stands in words and whether the employee may be told yet.
type Access struct {
	By      principal.Principal
	Whose   events.ID
	Did     events.Code
	Saw     []events.Code
	Why     events.Code
	About   events.ID
	Opening events.ID
}

// auditItem is one line of the log. It is only ever added. It names the employee by a random ID that goes with their key.
type auditItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`

	By      events.ID     `dynamo:"by"`
	Role    events.Code   `dynamo:"role"`
	Did     events.Code   `dynamo:"did"`
	Saw     []events.Code `dynamo:"saw,omitempty"`
	Why     events.Code   `dynamo:"why,omitempty"`
	About   events.ID     `dynamo:"about,omitempty"`
	Opening events.ID     `dynamo:"opening,omitempty"`
	At      time.Time     `dynamo:"at"`
	TTL     int64         `dynamo:"ttl,omitempty"` // the end of the log's period; nothing else ever changes or removes a line
}

func auditPK(month events.Month) string { return "AUD#" + string(month) }
func auditOf(handle events.ID) string   { return "AUDOF#" + string(handle) }

// audit adds a line of the log to the transaction of what it is about, so that neither is without the other. Errors: vault.ErrErased.
func (s *Service) audit(ctx context.Context, tx *store.Tx, a Access) error {
	now := s.clock.Now()
	at := now.Format("2006-01-02T15:04:05.000000Z") + "#" + string(s.ids.Random(ids.Audit))
	item := auditItem{
		PK: auditPK(monthOf(now)), SK: at, By: a.By.AccountID, Role: a.By.Role, Did: a.Did, Saw: slices.Clone(a.Saw), Why: a.Why,
		About: a.About, Opening: a.Opening, At: now, TTL: rights.SafetyPeriod.From(now).Unix(),
	}
	if a.Whose != "" {
		handle, err := s.vault.Handle(ctx, a.Whose)
		if err != nil {
			return err
		}
		item.GSI1PK, item.GSI1SK = auditOf(handle), at
	}
	tx.Put(s.table.Put(item).If("attribute_not_exists(pk)"), errMoved)
	return nil
}

// audited is audit for what writes nothing else, such as reading. What it is about may be shown only when it returns nil.
func (s *Service) audited(ctx context.Context, a Access) error {
	tx := s.table.Tx()
	if err := s.audit(ctx, tx, a); err != nil {
		return err
	}
	return tx.Run(ctx)
}

// AuditLog lists what was done in a month (of Tokyo, such as 2026-11), newest first.
func (s *Service) AuditLog(ctx context.Context, p principal.Principal, month events.Month) ([]auditItem, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, err
	}
	if month == "" {
		month = events.Month(s.clock.Now().In(clock.Tokyo()).Format("2006-01"))
	}
	var items []auditItem
	err := s.table.Prefix(ctx, auditPK(month), "", &items)
	slices.Reverse(items)
	return items, err
}

// lookedAt lists the lines of the log in which something of an employee was seen, newest first.
func (s *Service) lookedAt(ctx context.Context, account events.ID) ([]auditItem, error) {
	handle, err := s.vault.KnownHandle(ctx, account)
	if err != nil || handle == "" {
		return nil, err
	}
	var items []auditItem
	if err := s.table.Get(store.GSI1PK, auditOf(handle)).Index(store.Index).All(ctx, &items); err != nil {
		return nil, err
	}
	slices.Reverse(items)
	return slices.DeleteFunc(items, func(a auditItem) bool { return len(a.Saw) == 0 }), nil
}

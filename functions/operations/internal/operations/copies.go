package operations

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// told is how many lines of the log an export holds at most of one person, the newest: about ten years of what happens to anybody.
const told = 5000

// erasedTerm is how long it is remembered that an account was erased: longer than an answer to an export may be under way.
const erasedTerm = 30 * 24 * time.Hour

// erasedItem remembers that an account was erased, so that no copy for it is made any more.
type erasedItem struct {
	PK  string `dynamo:"pk"`
	SK  string `dynamo:"sk"`
	TTL int64  `dynamo:"ttl"`
}

const erasedSK = "ERASED"

func erasedKey(account events.ID) string { return "AUDIT-ERASED#" + string(account) }

// WithCopies is the log of the worker, which answers exports.
func (l *AuditLog) WithCopies(copies rights.Claims) *AuditLog {
	with := *l
	with.copies = copies
	return &with
}

// exportAsked hands signup what operators did about a person: when, what, and how it ended; not who of them. That somebody asked for the person's own words is in the
// log of sessions, which sessions hands over.
func (l *AuditLog) exportAsked(ctx context.Context, e events.Envelope, d events.ExportAsked) error {
	var part claims.ExportPart
	for _, thing := range []events.ID{d.AccountID, d.ConsultantID} {
		if thing == "" {
			continue
		}
		lines, err := l.lines(ctx, auditOf(thing), "", "~", told)
		if err != nil {
			return err
		}
		for _, call := range calls(lines, false) {
			c := callOf(call)
			if c.Outcome == events.AuditAsked { // nothing says how it ended
				c.Outcome = "unknown"
			}
			rights.AddTo(&part, "operators_log", map[string]any{
				"at": c.At.Format(time.RFC3339), "did": string(c.Context) + "." + string(c.Operation), "kind": string(c.Kind), "outcome": string(c.Outcome), "role": string(events.RoleOperator),
			})
		}
	}
	return rights.Answer(ctx, l.table, l.copies, events.OperationsExportReady, e, d, part, l.clock.Now(), func(ctx context.Context) (bool, error) {
		return l.erased(ctx, d.AccountID)
	})
}

// accountErased removes what was copied for somebody who is erased. The log itself names them by an ID that leads nowhere then; it stays for its five years.
func (l *AuditLog) accountErased(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	if d.Status != events.StatusErased {
		return nil
	}
	item := erasedItem{erasedKey(d.AccountID), erasedSK, l.clock.Now().Add(erasedTerm).Unix()}
	if err := l.table.Tx().Once(e, l.clock.Now()).Put(l.table.Put(item), nil).Run(ctx); err != nil && !errors.Is(err, store.ErrDuplicate) {
		return err
	}
	return l.copies.Erase(ctx, events.Signup, d.AccountID)
}

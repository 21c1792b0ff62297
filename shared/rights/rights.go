// Package rights is what the contexts share to answer for a person's data: the acknowledgement of an erasure.
package rights

import (
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// Erased adds to a transaction that the context of the type has forgotten an account, as the event cause asked. It says so under the same event ID
// however often the cause comes, so that who hears it counts it once; another cause, of somebody who asks again, is answered anew.
func Erased(tx *store.Tx, t events.Type[events.PersonErased], cause events.Envelope, account events.ID, now time.Time) *store.Tx {
	meta := events.Meta{
		ID: ids.Derive(ids.Event, t.Name(), string(cause.ID)), Time: now, EntityID: account, EntityVersion: cause.EntityVersion,
	}
	return tx.Emit(t.New(meta.CausedBy(cause), events.PersonErased{AccountID: account}))
}

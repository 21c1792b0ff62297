package sessions

import (
	"context"
	"fmt"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// tellAgain is after how long another call for help tells the operators once more, if nobody has taken the entry meanwhile.
const tellAgain = 5 * time.Minute

// knownSOS returns the entry of this very request, or else the talk's SOS that is still open, or nil. It must be called within a change of the
// session, whose version keeps two calls apart.
func (s *Service) knownSOS(ctx context.Context, session, entry events.ID) (*careItem, error) {
	var marks []markItem
	if err := s.table.Prefix(ctx, sessionPK(session), sosPrefix, &marks); err != nil {
		return nil, err
	}
	var open *careItem
	for _, m := range marks {
		c, err := s.entry(ctx, m.EntryID)
		switch {
		case err != nil:
			return nil, err
		case c.ID == entry:
			return c, nil
		case c.Entry.Status != care.Closed && (open == nil || c.At.Before(open.At)):
			open = c
		}
	}
	return open, nil
}

// joinSOS adds a later call for help to the open entry of its talk: what is new in it, below what was said before, and a line of the log, since the
// consultant sees the emergency contact once more. If an operator closes the entry meanwhile, the call starts again and makes an entry of its own.
func (s *Service) joinSOS(ctx context.Context, tx *store.Tx, p principal.Principal, c *careItem, signal events.Code, more sosNote) error {
	if err := c.Entry.Again(signal); err != nil {
		return err
	}
	before := c.Version
	c.Version++
	said, err := s.sosOf(ctx, c)
	if err != nil {
		return err
	}
	key, err := s.vault.Key(ctx, c.EmployeeID)
	if err != nil {
		return err
	}
	if err := s.putSOS(tx, key, c, said.and(more)); err != nil {
		return err
	}
	if now := s.now(); c.Entry.Status == care.New && now.Sub(c.ToldAt) >= tellAgain {
		c.ToldAt = now
		if c.Told, err = s.tellOperators(ctx, tx, events.NoticeSOS, fmt.Sprintf("%s again %d", c.ID, c.Version)); err != nil {
			return err
		}
	}
	c.place()
	tx.Put(s.table.Put(c).If("version = ?", before), errMoved)
	return s.audit(ctx, tx, Access{
		By: p, Whose: c.EmployeeID, Did: "sos", Saw: []events.Code{SawContact, SawPlace}, Why: "danger", About: c.ID, Opening: ids.Derive(ids.Opening, string(c.ID)),
	})
}

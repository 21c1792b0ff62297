package sessions

import (
	"cmp"
	"context"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/functions/sessions/internal/taxonomy"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// sosLate is how long after the end of a talk its consultant may call for help.
const sosLate = 24 * time.Hour

// How many characters are kept of what a consultant sends at once, and of all of it together: what is longer is cut rather than refused.
const (
	maxNote = 4000
	maxSaid = 5 * maxNote
)

// Help is what a consultant who called for help gets.
type Help struct {
	EntryID   events.ID
	Emergency *Emergency // nil: the employee gave nothing
	Told      int        // operators who are told
	Said      sosNote    // what was sent so far, with this and with former calls of the same talk
}

// dangerOf is the code of an SOS; whatever is not understood is an SOS all the same.
func dangerOf(kind events.Code) events.Code {
	switch kind {
	case "self":
		return taxonomy.SignalDangerSelf
	case "others":
		return taxonomy.SignalDangerOthers
	default:
		return care.DangerUnsure
	}
}

// SOS calls for help: an entry of the highest rank, a mail to every operator on call, and the emergency contact for the consultant, at once. It is
// possible from when the talk can be opened until a day after its end, whatever state it is in. The same request again changes nothing, and another one
// joins the entry of the talk that is still open.
// Errors: ErrNotFound, errTooEarly, errTooLate, vault.ErrErased.
func (s *Service) SOS(ctx context.Context, p principal.Principal, id events.ID, key string, kind events.Code, place, note string) (Help, error) {
	entry := s.ids.Random(ids.Care)
	if key != "" {
		entry = ids.Derive(ids.Care, string(id), string(p.AccountID), key)
	}
	var c *careItem
	x, err := s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		known, err := s.knownSOS(ctx, x.ID, entry)
		switch {
		case err != nil:
			return err
		case known != nil && known.ID == entry:
			c = known
			return cmp.Or(s.lookAgain(ctx, p, c), error(errUnchanged))
		}
		now := s.now()
		switch {
		case now.Before(x.StartsAt.Add(-joinEarly)):
			return errTooEarly
		case now.After(x.EndsAt.Add(sosLate)):
			return errTooLate
		}
		said := sosNote{cut(place, maxNote), cut(note, maxNote)}
		if known != nil {
			c = known
			return s.joinSOS(ctx, tx, p, c, dangerOf(kind), said)
		}
		c = s.newEntry(x, entry, care.Entry{Source: care.SourceSOS, Signal: dangerOf(kind), Status: care.New})
		return s.callForHelp(ctx, tx, p, x, c, said)
	})
	if err != nil {
		return Help{}, err
	}
	return s.help(ctx, x, c)
}

func (s *Service) callForHelp(ctx context.Context, tx *store.Tx, p principal.Principal, x *Session, c *careItem, note sosNote) error {
	key, err := s.vault.Key(ctx, x.EmployeeID)
	if err != nil {
		return err
	}
	if err := s.putSOS(tx, key, c, note); err != nil {
		return err
	}
	opening, err := care.AtOnce(&c.Entry, care.WaySOS, p.AccountID, false, s.now())
	if err != nil {
		return err
	}
	o := &openingItem{
		PK: c.PK, SK: openingPrefix + string(ids.Derive(ids.Opening, string(c.ID))), ID: ids.Derive(ids.Opening, string(c.ID)), EntryID: c.ID,
		AskedBy: p.AccountID, Saw: []events.Code{SawContact, SawPlace}, Opening: opening,
	}
	if err := s.putOpening(tx, key, o, openingWords{}, ""); err != nil {
		return err
	}
	if c.Told, err = s.tellOfEntry(ctx, tx, c); err != nil {
		return err
	}
	c.ToldAt = s.now()
	tx.Put(s.table.Put(c).If("attribute_not_exists(pk)"), errMoved)
	return s.audit(ctx, tx, Access{By: p, Whose: x.EmployeeID, Did: "sos", Saw: o.Saw, Why: "danger", About: c.ID, Opening: o.ID})
}

// lookAgain tells the log that the consultant gets the emergency contact once more.
func (s *Service) lookAgain(ctx context.Context, p principal.Principal, c *careItem) error {
	return s.audited(ctx, Access{
		By: p, Whose: c.EmployeeID, Did: "sos", Saw: []events.Code{SawContact, SawPlace}, Why: "danger", About: c.ID, Opening: ids.Derive(ids.Opening, string(c.ID)),
	})
}

func (s *Service) help(ctx context.Context, x *Session, c *careItem) (Help, error) {
	h := Help{EntryID: c.ID, Told: c.Told}
	said, err := s.sosOf(ctx, c)
	if err != nil {
		return h, err
	}
	if said != nil {
		h.Said = *said
	}
	e, at, err := s.emergencyOf(ctx, x.EmployeeID)
	if err == nil && !at.IsZero() {
		h.Emergency = &e
	}
	return h, err
}

// AddToSOS replaces place and note of the consultant's own SOS.
func (s *Service) AddToSOS(ctx context.Context, p principal.Principal, id, entry events.ID, place, note string) error {
	_, err := s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		c, err := s.entry(ctx, entry)
		if err != nil {
			return err
		}
		if c.SessionID != x.ID || c.Entry.Source != care.SourceSOS {
			return errNoEntry
		}
		key, err := s.vault.Key(ctx, x.EmployeeID)
		if err != nil {
			return err
		}
		return s.putSOS(tx, key, c, sosNote{cut(place, maxSaid), cut(note, maxSaid)})
	})
	return err
}

// sosItem is what was sent with an SOS, below its session.
type sosItem struct {
	PK      string    `dynamo:"pk"`
	SK      string    `dynamo:"sk"`
	EntryID events.ID `dynamo:"entry_id"`
	Sealed  []byte    `dynamo:"sealed"`
}

func (s *Service) putSOS(tx *store.Tx, key *vault.Key, c *careItem, note sosNote) error {
	item := sosItem{PK: sessionPK(c.SessionID), SK: sosPrefix + string(c.ID), EntryID: c.ID}
	var err error
	if item.Sealed, err = key.Seal(item.PK, item.SK, note); err != nil {
		return err
	}
	tx.Put(s.table.Put(item), nil)
	return nil
}

func (s *Service) sosOf(ctx context.Context, c *careItem) (*sosNote, error) {
	var item sosItem
	ok, err := s.table.One(ctx, sessionPK(c.SessionID), sosPrefix+string(c.ID), &item)
	if err != nil || !ok {
		return nil, err
	}
	key, err := s.vault.Existing(ctx, c.EmployeeID)
	if err != nil {
		return nil, err
	}
	var note sosNote
	return &note, key.Open(item.PK, item.SK, item.Sealed, &note)
}

func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most])
	}
	return text
}

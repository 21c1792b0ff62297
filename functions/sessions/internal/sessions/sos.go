package sessions

import (
	"cmp"
	"context"
	"errors"
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

// maxNote is how many characters of a consultant's note are kept: what is longer is cut rather than refused.
const maxNote = 4000

// Help is what a consultant who called for help gets.
type Help struct {
	EntryID   events.ID
	Emergency *Emergency // nil: the employee gave nothing
	Told      int        // operators who are told
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
// possible from when the talk can be opened until a day after its end, whatever state it is in. The same request again changes nothing.
// Errors: ErrNotFound, errTooEarly, errTooLate, vault.ErrErased.
func (s *Service) SOS(ctx context.Context, p principal.Principal, id events.ID, key string, kind events.Code, place, note string) (Help, error) {
	entry := s.ids.Random(ids.Care)
	if key != "" {
		entry = ids.Derive(ids.Care, string(id), string(p.AccountID), key)
	}
	var told int
	x, err := s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		if c, err := s.entry(ctx, entry); err == nil {
			told = c.Told
			return cmp.Or(s.lookAgain(ctx, p, c), error(errUnchanged))
		} else if !errors.Is(err, errNoEntry) {
			return err
		}
		now := s.now()
		switch {
		case now.Before(x.StartsAt.Add(-joinEarly)):
			return errTooEarly
		case now.After(x.EndsAt.Add(sosLate)):
			return errTooLate
		}
		var err error
		told, err = s.callForHelp(ctx, tx, p, x, s.newEntry(x, entry, care.Entry{Source: care.SourceSOS, Signal: dangerOf(kind), Status: care.New}), sosNote{cut(place), cut(note)})
		return err
	})
	if err != nil {
		return Help{}, err
	}
	return s.help(ctx, x, entry, told)
}

func (s *Service) callForHelp(ctx context.Context, tx *store.Tx, p principal.Principal, x *Session, c *careItem, note sosNote) (int, error) {
	key, err := s.vault.Key(ctx, x.EmployeeID)
	if err != nil {
		return 0, err
	}
	if err := s.putSOS(tx, key, c, note); err != nil {
		return 0, err
	}
	opening, err := care.AtOnce(&c.Entry, care.WaySOS, p.AccountID, false, s.now())
	if err != nil {
		return 0, err
	}
	o := &openingItem{
		PK: c.PK, SK: openingPrefix + string(ids.Derive(ids.Opening, string(c.ID))), ID: ids.Derive(ids.Opening, string(c.ID)), EntryID: c.ID,
		AskedBy: p.AccountID, Saw: []events.Code{SawContact, SawPlace}, Opening: opening,
	}
	if err := s.putOpening(tx, key, o, openingWords{}, ""); err != nil {
		return 0, err
	}
	if c.Told, err = s.tellOfEntry(ctx, tx, c); err != nil {
		return 0, err
	}
	tx.Put(s.table.Put(c).If("attribute_not_exists(pk)"), errMoved)
	return c.Told, s.audit(ctx, tx, Access{By: p, Whose: x.EmployeeID, Did: "sos", Saw: o.Saw, Why: "danger", About: c.ID, Opening: o.ID})
}

// lookAgain tells the log that the consultant gets the emergency contact once more.
func (s *Service) lookAgain(ctx context.Context, p principal.Principal, c *careItem) error {
	return s.audited(ctx, Access{
		By: p, Whose: c.EmployeeID, Did: "sos", Saw: []events.Code{SawContact, SawPlace}, Why: "danger", About: c.ID, Opening: ids.Derive(ids.Opening, string(c.ID)),
	})
}

func (s *Service) help(ctx context.Context, x *Session, entry events.ID, told int) (Help, error) {
	h := Help{EntryID: entry, Told: told}
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
		return s.putSOS(tx, key, c, sosNote{cut(place), cut(note)})
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

func cut(text string) string {
	if r := []rune(text); len(r) > maxNote {
		return string(r[:maxNote])
	}
	return text
}

package rights

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// maxPart is how many bytes of entries one claim of an export carries.
const maxPart = 3 << 20

// Claims is what answering an export needs of the claim check.
type Claims interface {
	Put(ctx context.Context, consumer events.Code, subject events.ID, v any) (events.ClaimKey, error)
	Erase(ctx context.Context, consumer events.Code, subject events.ID) error
}

// Shape says how a context's items are told to the person they are about. It names no item that has to be told: all are, also those that are added
// later; it only says what kind a thing is, and what is left out because it is no data about the person but how the table works.
type Shape struct {
	Sections map[string]events.Code // by the beginning of the sort key; others are "other"
	Leave    []string               // attributes: secrets that open something, names that lead elsewhere
	Unix     []string               // attributes that are epoch seconds
	Names    map[string]string      // attributes that the table abbreviates, in full
}

// technical attributes are left out everywhere: keys, revisions, fingerprints of requests.
func technical() []string {
	return []string{store.PK, store.SK, store.GSI1PK, store.GSI1SK, store.TTL, "rev", "version", "ver"}
}

// Add tells one item.
func (s Shape) Add(p *claims.ExportPart, item map[string]any) {
	sk, _ := item[store.SK].(string)
	entry := map[string]any{}
	for name, value := range item {
		if slices.Contains(technical(), name) || slices.Contains(s.Leave, name) {
			continue
		}
		if seconds, ok := value.(float64); ok && slices.Contains(s.Unix, name) {
			value = time.Unix(int64(seconds), 0).UTC().Format(time.RFC3339)
		}
		if full := s.Names[name]; full != "" {
			name = full
		}
		entry[name] = value
	}
	if len(entry) > 0 {
		AddTo(p, s.section(sk), entry)
	}
}

func (s Shape) section(sk string) events.Code {
	best, out := -1, events.Code("other")
	for prefix, code := range s.Sections {
		if strings.HasPrefix(sk, prefix) && len(prefix) > best {
			best, out = len(prefix), code
		}
	}
	return out
}

// AddTo adds an entry to a section of a part.
func AddTo(p *claims.ExportPart, section events.Code, entry map[string]any) {
	i := slices.IndexFunc(p.Sections, func(s claims.ExportSection) bool { return s.Section == section })
	if i < 0 {
		i = len(p.Sections)
		p.Sections = append(p.Sections, claims.ExportSection{Section: section})
	}
	p.Sections[i].Entries = append(p.Sections[i].Entries, entry)
}

// Answer stores what a context holds about the asker for signup and says where. erased says whether the account was erased meanwhile: then nothing stays.
// Repeated, it stores a second copy, which goes with the first, and says the same again under the same event ID.
func Answer(ctx context.Context, table *store.Table, c Claims, t events.Type[events.ExportReady], cause events.Envelope, d events.ExportAsked,
	part claims.ExportPart, now time.Time, erased func(context.Context) (bool, error)) error {
	part.Context = t.Source()
	split, err := split(part)
	if err != nil {
		return err
	}
	keys := []events.ClaimKey{}
	for _, p := range split {
		key, err := c.Put(ctx, events.Signup, d.AccountID, p)
		if err != nil {
			return err
		}
		keys = append(keys, key)
	}
	gone, err := erased(ctx)
	if err != nil {
		return err
	}
	if gone { // whoever erased may have looked before the claims were there
		return c.Erase(ctx, events.Signup, d.AccountID)
	}
	meta := events.Meta{ID: ids.Derive(ids.Event, t.Name(), string(cause.ID)), Time: now, EntityID: d.ExportID, EntityVersion: 1}
	err = table.Tx().Once(cause, now).Emit(t.New(meta.CausedBy(cause), events.ExportReady{ExportID: d.ExportID, AccountID: d.AccountID, Claims: keys})).Run(ctx)
	if errors.Is(err, store.ErrDuplicate) {
		return nil
	}
	return err
}

// split divides a part so that each claim stays small; none if there is nothing to tell.
func split(p claims.ExportPart) ([]claims.ExportPart, error) {
	var out []claims.ExportPart
	size := maxPart
	for _, s := range p.Sections {
		for _, e := range s.Entries {
			raw, err := json.Marshal(e)
			if err != nil {
				return nil, fmt.Errorf("export %s: %w", s.Section, err)
			}
			if size += len(raw); size > maxPart {
				out, size = append(out, claims.ExportPart{Context: p.Context}), len(raw)
			}
			AddTo(&out[len(out)-1], s.Section, e)
		}
	}
	return out, nil
}

// NoClaims is for functions of a context that answer nobody's export: they hold nothing to erase, and asking them is an error.
type NoClaims struct{}

// Put implements Claims.
func (NoClaims) Put(context.Context, events.Code, events.ID, any) (events.ClaimKey, error) {
	return "", errors.New("this function has no claims")
}

// Erase implements Claims.
func (NoClaims) Erase(context.Context, events.Code, events.ID) error { return nil }

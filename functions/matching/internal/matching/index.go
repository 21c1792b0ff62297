package matching

import (
	"sync"
	"time"

	"kikite/events"
	"kikite/functions/matching/internal/meaning"
)

// Index is what the function answers from. Readers and one writer may use it at once.
type Index struct {
	mu        sync.RWMutex
	codecs    *codecs
	weights   Weights
	base      int32 // day of bit 0 of the open bits
	ids       []events.ID
	slots     map[events.ID]int
	features  []feature     // by slot
	meanings  []meaning.Set // by slot: pieces of heads
	heads     []string      // by slot: the packed entry without its long texts
	texts     *texts        // by slot: the long texts
	names     *names        // of the codes in heads
	companies map[events.ID]Company
	model     Model
	search    *searchIndex // nil until the first search
}

// entry is all that is known of a consultant; each part has its own source and version.
type entry struct {
	consultant Consultant
	open       OpenTime
	standing   Standing
}

// visible says whether employees may see the consultant: approved, with a name, and with an account that is not switched off.
func (e *entry) visible() bool {
	return e.consultant.Status == events.StatusApproved && e.consultant.Name != "" &&
		(e.standing.Status == "" || e.standing.Status == events.StatusActive)
}

// NewIndex returns an empty index.
func NewIndex(w Weights) *Index {
	return &Index{
		codecs: newCodecs(), weights: w, slots: map[events.ID]int{}, companies: map[events.ID]Company{},
		texts: newTexts(nil, 0), names: newNames([]events.Code{""}),
	}
}

// Apply puts changes into the index. What is older than what the index holds is ignored, so changes may come again and in any
// order.
func (x *Index) Apply(changes ...Change) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, c := range changes {
		switch {
		case c.Consultant != nil:
			x.change(c.Consultant.ID, c)
		case c.Open != nil:
			x.change(c.Open.ConsultantID, c)
		case c.Standing != nil:
			x.change(c.Standing.ConsultantID, c)
		case c.Company != nil:
			if c.Company.Version >= x.companies[c.Company.ID].Version {
				x.companies[c.Company.ID] = *c.Company
			}
		}
	}
}

// change puts a change of a consultant into the packed entry and the feature.
func (x *Index) change(id events.ID, c Change) {
	slot, ok := x.slots[id]
	if !ok {
		slot = len(x.ids)
		x.slots[id] = slot
		x.ids, x.features, x.heads, x.meanings = append(x.ids, id), append(x.features, feature{}), append(x.heads, ""), append(x.meanings, "")
	}
	e := x.head(slot)
	was := e.visible()
	switch {
	case c.Consultant != nil && c.Consultant.Version >= e.consultant.Version:
		e.consultant = *c.Consultant
		e.consultant.Meaning = x.codecs.local.Complete(c.Consultant.Meaning, c.Consultant.meaningText())
		x.texts.put(slot, packTexts(c.Consultant))
	case c.Open != nil && c.Open.Version >= e.open.Version:
		e.open = *c.Open
	case c.Standing != nil && c.Standing.Version >= e.standing.Version:
		e.standing = *c.Standing
	default:
		return // older than what is known
	}
	p := packer{names: x.names}
	p.head(id, e)
	x.heads[slot] = string(p.b)
	x.features[slot], x.meanings[slot] = x.featureOf(e), x.head(slot).consultant.Meaning
	switch {
	case x.search == nil:
	case c.Consultant != nil || e.visible() != was:
		x.search.update(slot, x.doc(slot))
	default:
		x.search.free(slot, e)
	}
}

// Use puts a model's effects and exposures into the features.
func (x *Index) Use(m Model) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.model = m
	x.model.salt = salt(events.ID(m.Learned.Version))
	x.weights = m.weights()
	for slot, id := range x.ids {
		x.model.into(id, &x.features[slot])
	}
}

// ModelVersion is the version of the model in use, "" for none.
func (x *Index) ModelVersion() string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.model.Version
}

// Today moves the open bits to the day of now. Call it before reading; it costs nothing within a day.
func (x *Index) Today(now time.Time) {
	day := dayOf(now)
	x.mu.RLock()
	same := x.base == day
	x.mu.RUnlock()
	if same {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.base = day
	var e entry
	for slot, head := range x.heads {
		u := unpacker{s: head}
		u.openHead(&e)
		x.features[slot].open = openBits(e.open.Windows, day)
	}
}

// Company returns a company; ok is false if no event told of it yet.
func (x *Index) Company(id events.ID) (Company, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c, ok := x.companies[id]
	return c, ok
}

// Len is the number of consultants known, visible or not.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.ids)
}

// head is what is known of a consultant but for the texts other than the name. It is a copy.
func (x *Index) head(slot int) *entry {
	e := new(entry)
	if x.heads[slot] != "" {
		u := unpacker{names: x.names.list, s: x.heads[slot]}
		u.head(e)
	}
	return e
}

// doc is all that is known of a consultant, a copy. It is unpacked at every call, which takes some 50 µs: call it for what is shown. For
// codes and the name there is head; walks over all take what they need from the features; to read all texts in order there is reader.
func (x *Index) doc(slot int) *entry { return x.reader()(slot) }

// reader returns a doc that is quick for slots in order. The function is not for two goroutines at once.
func (x *Index) reader() func(slot int) *entry {
	text := x.texts.reader()
	return func(slot int) *entry {
		e := x.head(slot)
		unpackTexts(text(slot), &e.consultant)
		return e
	}
}

// featureOf computes a consultant's feature. It does not see the long texts: a start would have to unpack them all.
func (x *Index) featureOf(e *entry) feature {
	f := x.codecs.static(e.consultant)
	f.open = openBits(e.open.Windows, x.base)
	x.model.into(e.consultant.ID, &f)
	if e.visible() {
		f.programs = uint8(x.codecs.programs.set(e.consultant.Programs))
	}
	return f
}

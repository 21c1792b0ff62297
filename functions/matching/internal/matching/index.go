package matching

import (
	"sync"
	"time"

	"kikite/events"
)

// Index is what the function answers from. Readers and one writer may use it at once.
type Index struct {
	mu        sync.RWMutex
	codecs    *codecs
	weights   Weights
	base      int32 // day of bit 0 of the open bits
	ids       []events.ID
	slots     map[events.ID]int
	features  []feature // by slot
	docs      []entry   // by slot
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
	return &Index{codecs: newCodecs(), weights: w, slots: map[events.ID]int{}, companies: map[events.ID]Company{}}
}

// Apply puts changes into the index. What is older than what the index holds is ignored, so changes may come again and in any
// order.
func (x *Index) Apply(changes ...Change) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, c := range changes {
		switch {
		case c.Consultant != nil:
			if e := x.entry(c.Consultant.ID); c.Consultant.Version >= e.consultant.Version {
				e.consultant = *c.Consultant
				x.refresh(c.Consultant.ID)
			}
		case c.Open != nil:
			if e := x.entry(c.Open.ConsultantID); c.Open.Version >= e.open.Version {
				e.open = *c.Open
				x.refresh(c.Open.ConsultantID)
			}
		case c.Standing != nil:
			if e := x.entry(c.Standing.ConsultantID); c.Standing.Version >= e.standing.Version {
				e.standing = *c.Standing
				x.refresh(c.Standing.ConsultantID)
			}
		case c.Company != nil:
			if c.Company.Version >= x.companies[c.Company.ID].Version {
				x.companies[c.Company.ID] = *c.Company
			}
		}
	}
}

// Use puts a model's effects and exposures into the features.
func (x *Index) Use(m Model) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.model = m
	for slot, id := range x.ids {
		x.features[slot].effect, x.features[slot].exposure = m.Effects[id], m.Exposure[id]
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
	for slot := range x.features {
		x.features[slot].open = openBits(x.docs[slot].open.Windows, day)
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

func (x *Index) entry(id events.ID) *entry {
	slot, ok := x.slots[id]
	if !ok {
		slot = len(x.ids)
		x.slots[id] = slot
		x.ids, x.features, x.docs = append(x.ids, id), append(x.features, feature{}), append(x.docs, entry{})
	}
	return &x.docs[slot]
}

// doc is all that is known of a consultant, to read only. It may have to be unpacked: call it for what is shown, not for each of all;
// those are looked at by their features.
func (x *Index) doc(slot int) *entry { return &x.docs[slot] }

// refresh recomputes the feature of a consultant after a change.
func (x *Index) refresh(id events.ID) {
	slot := x.slots[id]
	e := &x.docs[slot]
	f := x.codecs.static(e.consultant)
	f.open = openBits(e.open.Windows, x.base)
	f.effect, f.exposure = x.model.Effects[id], x.model.Exposure[id]
	if e.visible() {
		f.programs = uint8(x.codecs.programs.set(e.consultant.Programs))
	}
	x.features[slot] = f
	if x.search != nil {
		x.search.put(slot, e, x.codecs.words)
	}
}

package matching

import (
	"kikite/events"
	"kikite/functions/matching/internal/meaning"
)

// What is known of a consultant is packed in two pieces: the head, which every start and every new day reads of everybody, and the
// long texts, of which ten or twenty are read at a time. TestPackKeepsEveryField fails for a field that is forgotten here.

// The parts that a head may hold.
const (
	hasConsultant = 1 << iota
	hasOpen
	hasStanding
)

const secondsOfDay = 24 * 60 * 60

// head packs all but the long texts.
func (p *packer) head(id events.ID, e *entry) {
	parts := uint64(0)
	for i, known := range [...]bool{e.consultant.ID != "", e.open.ConsultantID != "", e.standing.ConsultantID != ""} {
		if known {
			parts |= 1 << i
		}
	}
	p.text(string(id))
	p.uint(parts)
	if parts&hasOpen != 0 {
		p.open(&e.open)
	}
	if parts&hasStanding != 0 {
		p.int(e.standing.Version)
		p.code(e.standing.Status)
	}
	if parts&hasConsultant != 0 {
		p.consultant(&e.consultant)
	}
}

// head unpacks into e, whose lists' memory is used again, and returns the ID.
func (u *unpacker) head(e *entry) events.ID {
	id, parts := u.openHead(e)
	e.standing = Standing{}
	if parts&hasStanding != 0 {
		e.standing = Standing{ConsultantID: id, Version: u.int(), Status: u.code()}
	}
	if parts&hasConsultant != 0 {
		u.consultant(&e.consultant)
		e.consultant.ID = id
	} else {
		e.consultant = Consultant{}
	}
	return id
}

// openHead unpacks the beginning of a head only: the ID, what the head holds, and the open time.
func (u *unpacker) openHead(e *entry) (events.ID, uint64) {
	id := events.ID(u.text())
	parts := u.uint()
	if parts&hasOpen != 0 {
		u.open(&e.open)
		e.open.ConsultantID = id
	} else {
		e.open = OpenTime{}
	}
	return id, parts
}

func (p *packer) open(o *OpenTime) {
	p.int(o.Version)
	p.uint(uint64(len(o.Windows)))
	day := int32(0)
	for _, w := range o.Windows {
		p.int(int64(w.Day - day)) // windows are in order of time: a small number
		p.int(int64(w.Slots))
		if day = w.Day; w.First == 0 {
			p.uint(uint64(w.Part) << 1)
			continue
		}
		p.uint(uint64(w.Part)<<1 | 1)
		p.int(w.First - int64(day)*secondsOfDay)
	}
}

func (u *unpacker) open(o *OpenTime) {
	*o = OpenTime{Version: u.int(), Windows: o.Windows[:0]}
	day := int32(0)
	for range u.count() {
		day += int32(u.int())
		w := Window{Day: day, Slots: int(u.int())}
		part := u.uint()
		w.Part = uint8(part >> 1)
		if part&1 != 0 {
			w.First = u.int() + int64(day)*secondsOfDay
		}
		o.Windows = append(o.Windows, w)
	}
}

func (p *packer) consultant(c *Consultant) {
	p.int(c.Version)
	p.code(c.Status)
	p.text(c.Name)
	p.int(int64(c.Experience))
	p.code(c.Gender)
	p.code(c.AgeBand)
	for _, list := range c.lists() {
		p.codes(*list)
	}
	p.uint(uint64(len(c.Connected)))
	for _, company := range c.Connected {
		p.code(events.Code(company)) // a company has many consultants: its ID is kept once
	}
	p.uint(uint64(len(c.Personality)))
	for _, v := range c.Personality {
		p.int(int64(v))
	}
	p.text(string(c.Meaning))
}

func (u *unpacker) consultant(c *Consultant) {
	c.Version, c.Status, c.Name, c.Experience = u.int(), u.code(), u.text(), int(u.int())
	c.Gender, c.AgeBand = u.code(), u.code()
	for _, list := range c.lists() {
		*list = u.codes(*list)
	}
	c.Connected = c.Connected[:0]
	for range u.count() {
		c.Connected = append(c.Connected, events.ID(u.code()))
	}
	c.Personality = c.Personality[:0]
	for range u.count() {
		c.Personality = append(c.Personality, int(u.int()))
	}
	c.Meaning = meaning.Set(u.text())
	for _, text := range c.longTexts() {
		*text = ""
	}
}

// lists are the consultant's lists of codes in the order of the packed form.
func (c *Consultant) lists() [9]*[]events.Code {
	return [...]*[]events.Code{&c.Licences, &c.Programs, &c.Themes, &c.Industries, &c.JobTypes, &c.Styles, &c.Values, &c.Languages,
		&c.Backgrounds}
}

// longTexts are those that a head does not hold.
func (c *Consultant) longTexts() [5]*string {
	return [...]*string{&c.Kana, &c.Romaji, &c.Headline, &c.Career, &c.Introduction}
}

// packTexts packs the long texts into one.
func packTexts(c *Consultant) string {
	var p packer
	for _, text := range c.longTexts() {
		p.text(*text)
	}
	return string(p.b)
}

// unpackTexts is the inverse; of nothing it makes empty texts.
func unpackTexts(s string, c *Consultant) {
	if s == "" {
		return
	}
	u := unpacker{s: s}
	for _, text := range c.longTexts() {
		*text = u.text()
	}
}

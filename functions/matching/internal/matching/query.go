package matching

import (
	"math/bits"
	"time"

	"kikite/events"
	"kikite/functions/matching/internal/meaning"
	"kikite/shared/clock"
)

// query is an employee's profile in the form of features, for one program and moment.
type query struct {
	program    uint8 // bit
	open       uint64
	gender     uint8    // 0: any
	language   uint8    // bit; 0: any
	specialist [2]uint8 // licences: first choice, and also suited
	concerns   uint64
	text       uint64
	meaning    meaning.Set // of the employee's own words; "": nothing written
	situation  uint64
	industry   uint16
	job        uint16
	values     uint16
	licence    uint8
	background uint16
	age        uint8
	hope       int // -100 to 100
	hasHope    bool
	sums       Sums
	hasSums    bool
	salt       uint64
	learned    uint64             // of what the model learned, so that chances are drawn anew when it learns more
	own        map[uint64]float32 // by salt: what the employee's own ratings say of consultants they know
	swapped    map[events.ID]bool
	company    events.ID // the employee's own; nobody connected with it is proposed
	companyBit uint32
}

// compile turns what is known of the employee into a query. base is the day that bit 0 of the open bits stands for.
func (k *codecs) compile(e Employee, program events.Code, now time.Time, base int32) query {
	q := query{
		program: uint8(k.programs.set([]events.Code{program})), swapped: e.Swapped, company: e.CompanyID, companyBit: companyBits(e.CompanyID), salt: salt(e.AccountID),
		open: openMask(nil, now, base),
	}
	for i, l := range k.words.specialists[program] {
		if i < 2 {
			q.specialist[0] |= uint8(k.licences.set([]events.Code{l}))
		}
		q.specialist[1] |= uint8(k.licences.set([]events.Code{l}))
	}
	p := e.Profile
	if p == nil {
		return q
	}
	q.open = openMask(p.Times, now, base)
	q.concerns = k.themes.set(p.Concerns)
	q.text = k.themes.set(k.lexicon.in(p.ConcernText)) &^ q.concerns
	q.meaning = k.local.Complete(p.Meaning, p.ConcernText)
	for _, s := range situations() {
		if s.code == p.Situation {
			q.situation = k.themes.set(s.themes)
		}
	}
	q.industry, q.job = uint16(k.industries.set([]events.Code{p.Industry})), uint16(k.jobs.set([]events.Code{p.JobType}))
	q.values = uint16(k.values.set(p.Values))
	q.gender, q.age = k.genders.number(p.Wishes.Gender), k.ages.number(p.Wishes.Age)
	q.language, q.licence = uint8(k.languages.set([]events.Code{p.Wishes.Language})), uint8(k.licences.set([]events.Code{p.Wishes.Licence}))
	q.background = uint16(k.backgrounds.set([]events.Code{p.Wishes.Background}))
	if p.Hope != 0 {
		q.hope, q.hasHope = (p.Hope-(HopeListen+HopeAdvice)/2)*50, true
	}
	if sums, err := ScoreTIPI(p.Personality); err == nil {
		q.sums, q.hasSums = sums, true
	}
	return q
}

// openMask are the bits of the next fourteen days in the employee's times (all, if none is given), without the parts of
// today that are over.
func openMask(times []events.Code, now time.Time, base int32) uint64 {
	local := now.In(clock.Tokyo())
	today := dayOf(now)
	var mask uint64
	for d := range int32(horizonDays) {
		weekday := local.AddDate(0, 0, int(d)).Weekday()
		kind := events.Code("weekday_")
		if weekday == time.Saturday || weekday == time.Sunday {
			kind = "weekend_"
		}
		for part, code := range dayParts {
			over := d == 0 && local.Hour() >= [...]int{12, 18, 24}[part]
			if over || (len(times) > 0 && !has(times, kind+code)) {
				continue
			}
			if at := today + d - base; at >= 0 && at < spanDays {
				mask |= 1 << (uint(at)*3 + uint(part))
			}
		}
	}
	return mask
}

// dayOf is the number of the day in Asia/Tokyo.
func dayOf(t time.Time) int32 {
	_, offset := t.In(clock.Tokyo()).Zone()
	return int32((t.Unix() + int64(offset)) / 86400)
}

// eligible says whether a consultant may be proposed, but for whom the employee swapped out and who is
// connected with the employee's company: the walk in Index.top leaves those out.
func (q *query) eligible(f *feature) bool {
	return f.programs&q.program != 0 && f.open&q.open != 0 &&
		(q.gender == 0 || f.gender == q.gender) && (q.language == 0 || f.languages&q.language != 0)
}

// firstOpen is the first window in the employee's times; ok is false if there is none.
func (q *query) firstOpen(f *feature, base int32) (w Window, ok bool) {
	both := f.open & q.open
	if both == 0 {
		return Window{}, false
	}
	at := bits.TrailingZeros64(both)
	return Window{Day: base + int32(at/3), Part: uint8(at % 3)}, true
}

package matching

import "math/bits"

// parts are the dimensions of one score, unweighted.
type parts [dimensions]float32

// measure computes the dimensions of an eligible consultant, with the meaning of texts.
func (x *Index) measure(q *query, slot int) parts {
	p := q.measure(&x.features[slot])
	p[dimMeaning] = q.meaning.Likeness(x.meanings[slot])
	return p
}

// measure computes the dimensions of an eligible consultant but for dimMeaning. Bit 0 of the open bits is the morning of today.
func (q *query) measure(f *feature) parts {
	var p parts
	p[dimConcern] = share(q.concerns, f.themes)
	p[dimText] = share(q.text, f.themes)
	p[dimSituation] = share(q.situation, f.themes)
	switch {
	case f.licences&q.specialist[0] != 0:
		p[dimSpecialist] = 1
	case f.licences&q.specialist[1] != 0:
		p[dimSpecialist] = 0.6
	}
	p[dimLicence] = one(f.licences&q.licence != 0)
	p[dimBackground] = one(f.backgrounds&q.background != 0)
	if q.hasHope {
		p[dimStyle] = 1 - float32(abs(q.hope-int(f.lean)))/200
	}
	p[dimIndustry] = one(f.industries&q.industry != 0)
	p[dimJob] = one(f.jobs&q.job != 0)
	p[dimValues] = share(uint64(q.values), uint64(f.values))
	if q.hasSums && f.personality[0] != 0 {
		p[dimPersonality] = q.alike(f)
	}
	if q.age != 0 && f.age != 0 {
		p[dimAge] = max(0, 1-float32(abs(int(q.age)-int(f.age)))/2)
	}
	open := f.open & q.open
	p[dimSoon] = 1 - float32(max(0, bits.TrailingZeros64(open)/3-2))/horizonDays // within three days is soon
	p[dimOften] = min(1, float32(bits.OnesCount64(open))/12)
	p[dimRating] = float32(f.effect) / 100
	if q.own != nil {
		p[dimOwn] = q.own[f.salt]
	}
	p[dimUnsure] = float32(f.unsure) / 100 * (optimism + gaussian(q.salt^f.salt^q.learned))
	p[dimExposure] = float32(f.exposure) / 255
	p[dimSpread] = float32(mix(q.salt^f.salt)>>40) / (1 << 24)
	return p
}

// gaussian is a draw of about the standard normal distribution that a number stands for: of 64 fair coins, how many more than
// half fall on one side.
func gaussian(number uint64) float32 {
	return float32(bits.OnesCount64(mix(number))-32) / 4
}

// alike is how near two people's traits are, 0 to 1. Neuroticism is left out: to sort people by it serves nobody.
func (q *query) alike(f *feature) float32 {
	d := 0
	for i := range q.sums {
		if i != Neuroticism {
			d += abs(int(q.sums[i]) - int(f.personality[i]))
		}
	}
	return 1 - float32(d)/(4*12)
}

// total is the weighted sum.
func (w *Weights) total(p *parts) float32 {
	var s float32
	for i := range p {
		s += w[i] * p[i]
	}
	return s
}

func one(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func abs(i int) int {
	if i < 0 {
		return -i
	}
	return i
}

// optimism is by how many standard deviations an uncertain rating effect is thought better than its mean: who joins is given the benefit of
// the doubt until people have said what they think.
const optimism = 1.5

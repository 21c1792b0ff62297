package stresscheck

import (
	"slices"

	"kikite/events"
)

// Strain is what a person adds to the job stress map (仕事のストレス判定図) of a group: four raw scores of 3 to 12, and the exponents of its two
// health risks. For a group of one sex 100·exp(mean of Demand) is the health risk of the map of quantity and control, 100·exp(mean of
// Support) that of the map of support, and their product over 100 the total. For a group of both it is the geometric mean of the two
// sexes' risks by people, which differs from their arithmetic mean by less than one per cent while one risk is not a quarter above the other.
//
// The formula is that of the technical note to the map (Department of Mental Health, University of Tokyo, 「仕事のストレス判定図」テクニカルノート,
// 2001, https://mental.m.u-tokyo.ac.jp/old/hanteizu/Technote.htm, after the final draft of the report of the Ministry of Labour's research
// 「作業関連疾患の予防に関する研究」, 1999): 100·exp((quantity−A)·α+(control−B)·β) and 100·exp((manager−C)·γ+(colleagues−D)·δ).
type Strain struct {
	Quantity, Control, Manager, Colleagues int
	Demand, Support                        float64
}

// norm is a scale and the nation's figures of it.
type norm struct {
	scale string
	events.StrainNorm
}

// norms are the constants of the note's table, in the order quantity, control, manager, colleagues.
func norms(sex Sex) [4]norm {
	n, women := events.Strain()
	if sex == Female {
		n = women
	}
	return [4]norm{{"workload_quantity", n.Quantity}, {"control", n.Control}, {"supervisor_support", n.Manager}, {"coworker_support", n.Colleagues}}
}

func strainOf(sex Sex, scales []Points) Strain {
	var raw [4]int
	var part [4]float64
	for i, n := range norms(sex) {
		at := slices.IndexFunc(scales, func(p Points) bool { return p.Scale.Code == n.scale })
		raw[i] = scales[at].Raw
		part[i] = (float64(raw[i]) - n.Mean) * n.Slope
	}
	return Strain{Quantity: raw[0], Control: raw[1], Manager: raw[2], Colleagues: raw[3], Demand: part[0] + part[1], Support: part[2] + part[3]}
}

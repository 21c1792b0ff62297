// Package roster invents the employees of a demonstration company and writes them as HR would save them from Excel. Nobody
// in it exists: names are common ones put together at random, addresses end in a reserved domain.
package roster

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Domain is the reserved mail domain of the demonstration company (RFC 2606, .example).
const Domain = "aoba.kikite-demo.example"

// Employee is one invented employee. Dates are calendar days.
type Employee struct {
	Number                    string
	FamilyName, GivenName     string // kanji
	FamilyKana, GivenKana     string // katakana
	FamilyRomaji, GivenRomaji string
	Email                     string
	Division, Section         string // 部, 課
	JobType                   string // as a roster says it, in Japanese
	BirthDate, JoinedOn       time.Time
	Category                  string // 正社員 …
}

// Name is the full name as it is written in Japanese.
func (e Employee) Name() string { return e.FamilyName + " " + e.GivenName }

// Kana is the full name in katakana.
func (e Employee) Kana() string { return e.FamilyKana + " " + e.GivenKana }

// Romaji is the full name in Latin letters, family name first.
func (e Employee) Romaji() string { return e.FamilyRomaji + " " + e.GivenRomaji }

// year is the one in which the employees have the ages that were drawn.
const year = 2026

// Generate returns n employees, the same for the same seed. One 課 has four to eight people (if there are twenty or more
// employees at all), every other one at least ten where the number allows it.
func Generate(seed int64, n int) []Employee {
	g := &generator{rand: rand.New(rand.NewPCG(uint64(seed), 0x726f73746572)), families: families(), givens: givens(),
		names: map[string]bool{}, addresses: map[string]bool{}}
	places := g.places(n)
	out := make([]Employee, n)
	for i := range out {
		e := &out[i]
		e.Number = fmt.Sprintf("A%05d", 10001+i)
		e.Division, e.Section = places[i].division, places[i].name
		g.person(e)
		g.work(e, places[i])
	}
	return out
}

type generator struct {
	rand      *rand.Rand
	families  []name
	givens    []name
	names     map[string]bool
	addresses map[string]bool
}

func pick[T any](g *generator, from []T) T { return from[g.rand.IntN(len(from))] }

// person draws name and address. Namesakes are avoided as long as the names allow it.
func (g *generator) person(e *Employee) {
	for range 100 {
		family, given := pick(g, g.families), pick(g, g.givens)
		e.FamilyName, e.FamilyKana, e.FamilyRomaji = family.kanji, family.kana, family.romaji
		e.GivenName, e.GivenKana, e.GivenRomaji = given.kanji, given.kana, given.romaji
		if !g.names[e.Name()] {
			break
		}
	}
	g.names[e.Name()] = true
	local := strings.ToLower(e.GivenRomaji + "." + e.FamilyRomaji)
	e.Email = local + "@" + Domain
	for i := 2; g.addresses[e.Email]; i++ {
		e.Email = fmt.Sprintf("%s%d@%s", local, i, Domain)
	}
	g.addresses[e.Email] = true
}

// work draws age, joining, job and kind of employment.
func (g *generator) work(e *Employee, s section) {
	age := 22 + g.rand.IntN(41)
	e.BirthDate = day(year-age, 1+g.rand.IntN(12), 1+g.rand.IntN(28))
	joined := year - g.rand.IntN(age-20)
	e.JoinedOn = day(joined, 4, 1) // most join when the business year begins
	if g.rand.IntN(3) == 0 && joined < year {
		e.JoinedOn = day(joined, 1+g.rand.IntN(12), 1)
	}
	e.JobType = pick(g, s.jobs)
	switch g.rand.IntN(12) {
	case 0:
		e.Category = "契約社員"
	case 1:
		e.Category = "パート"
	default:
		e.Category = "正社員"
	}
	if age >= 60 {
		e.Category = "嘱託"
	}
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

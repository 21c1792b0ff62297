// Package consultants invents the licensed consultants of a local installation. Nobody in it exists: names are common ones
// put together at random, addresses end in a reserved domain, registration numbers have the right form and no more.
package consultants

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kikite/events"
)

// Domain is the reserved mail domain of all invented consultants (RFC 2606, .example).
const Domain = "consultant.kikite-demo.example"

// Year is the year in which the consultants have the age and the experience that their texts state.
const Year = 2026

// Consultant is one invented consultant with all that an application and a calendar ask for.
type Consultant struct {
	FamilyName, GivenName     string // kanji
	FamilyKana, GivenKana     string // katakana
	FamilyRomaji, GivenRomaji string
	Email                     string
	Gender, AgeBand           events.Code
	Licences                  []Licence
	Programs, Themes          []events.Code
	Industries, JobTypes      []events.Code
	Styles, Values, Languages []events.Code
	Backgrounds               []events.Code // before counselling
	Personality               []int         // TIPI-J sums of five traits, 2 to 14, in the order of events.ConsultantChanged
	Zone                      events.Zone
	Headline                  string // one line in a list of consultants
	ExperienceYears           int    // of counselling
	Career                    string // career history, a few sentences
	Introduction              string // what the consultant says about the talk
	Hours                     []Hours
	SessionMinutes            map[events.Code]int // length of a talk per program: 30, 50 or 60
}

// Name is the full name as it is written in Japanese.
func (c Consultant) Name() string { return c.FamilyName + " " + c.GivenName }

// Kana is the full name in katakana.
func (c Consultant) Kana() string { return c.FamilyKana + " " + c.GivenKana }

// Romaji is the full name in Latin letters, given name first.
func (c Consultant) Romaji() string { return c.GivenRomaji + " " + c.FamilyRomaji }

// Has says whether the consultant holds a licence of the kind.
func (c Consultant) Has(kind events.Code) bool {
	for _, l := range c.Licences {
		if l.Kind == kind {
			return true
		}
	}
	return false
}

// Generate returns n consultants, the same for the same seed, no two alike in name, address, licence number or text. The
// first consultants are the same for every n. It panics if n exceeds what the names allow (about ten thousand).
func Generate(seed int64, n int) []Consultant {
	g := &generator{
		rand:  rand.New(rand.NewPCG(uint64(seed), 0x6b696b697465)),
		taken: map[string]bool{}, words: newWords(),
	}
	out := make([]Consultant, 0, n)
	for range n {
		out = append(out, g.next())
	}
	return out
}

type generator struct {
	rand  *rand.Rand
	taken map[string]bool // names, addresses, numbers and texts in use
	words *words
}

// words are all tables that texts and names are made of, read once.
type words struct {
	family, female, male                           []name
	themes                                         map[events.Code]phrase
	employers, duties, vocations, styles, values   map[events.Code][]string
	turns, practices, hobbies, places, opens, ends []string
	forms                                          map[events.Code]form
	workplaces                                     map[events.Code][]events.Code
}

func newWords() *words {
	return &words{
		family: familyNames(), female: femaleNames(), male: maleNames(), themes: themeWords(), employers: employers(), duties: duties(),
		vocations: vocations(), styles: styleWords(), values: valueWords(), turns: turns(), practices: practices(), hobbies: hobbies(),
		places: places(), opens: openings(), ends: closings(), forms: forms(), workplaces: workplaces(),
	}
}

func (g *generator) next() Consultant {
	var c Consultant
	g.name(&c)
	age := g.age()
	c.AgeBand = events.Code(fmt.Sprintf("%ds", age/10*10))
	g.profession(&c, age)
	c.Backgrounds = backgrounds(&c, age)
	g.character(&c)
	g.hours(&c)
	for try := 0; ; try++ { // texts have far more combinations than consultants; a repetition is drawn again
		life := g.life(&c, age)
		c.Headline, c.Career, c.Introduction = g.headline(&c, life), g.career(&c, life), g.introduction(&c, life)
		if g.claim("career", c.Career) && g.claim("introduction", c.Introduction) {
			return c
		}
		if try == 100 {
			panic("consultants: the fragments do not give that many different texts")
		}
	}
}

// claim marks a value as used and says whether it was free.
func (g *generator) claim(kind, value string) bool {
	key := kind + "\x00" + value
	if g.taken[key] {
		return false
	}
	g.taken[key] = true
	return true
}

func (g *generator) name(c *Consultant) {
	c.Gender = weighted(g.rand, []choice{{"female", 56}, {"male", 43}, {"other", 1}})
	given := g.words.female
	if c.Gender == "male" || (c.Gender == "other" && g.rand.IntN(2) == 0) {
		given = g.words.male
	}
	for try := 0; ; try++ {
		family, first := pick(g.rand, g.words.family), pick(g.rand, given)
		if g.claim("name", family.kanji+first.kanji) {
			c.FamilyName, c.FamilyKana, c.FamilyRomaji = family.kanji, family.kana, family.romaji
			c.GivenName, c.GivenKana, c.GivenRomaji = first.kanji, first.kana, first.romaji
			break
		}
		if try == 10000 {
			panic("consultants: all names are used")
		}
	}
	local := strings.ToLower(c.GivenRomaji + "." + c.FamilyRomaji)
	for i := 1; ; i++ {
		address := local + "@" + Domain
		if i > 1 {
			address = fmt.Sprintf("%s%d@%s", local, i, Domain)
		}
		if g.claim("email", address) {
			c.Email = address
			return
		}
	}
}

// age is between 28 and 74, most often around fifty, as among registered career consultants.
func (g *generator) age() int {
	return min(74, max(28, int(g.rand.NormFloat64()*9.5+50)))
}

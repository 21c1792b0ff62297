package matching

import (
	"cmp"
	"slices"
	"time"

	"kikite/events"
)

// PicksBody is a page of proposals.
type PicksBody struct {
	Program  string     `json:"program"`
	Page     int        `json:"page"`
	Picks    []PickBody `json:"picks"`
	Eligible int        `json:"eligible" doc:"How many consultants could be proposed"`
	More     bool       `json:"more" doc:"Another page has others"`
}

// PickBody is one proposal.
type PickBody struct {
	Consultant CardBody   `json:"consultant"`
	Reasons    []Label    `json:"reasons" doc:"Two or three, the one that counted most first"`
	NextFree   *time.Time `json:"next_free,omitempty"`
	NextOpen   OpenBody   `json:"next_open" doc:"First open part of a day in the employee's times"`
}

// SearchBody is a page of search results.
type SearchBody struct {
	Total    int                    `json:"total"`
	Page     int                    `json:"page"`
	PageSize int                    `json:"page_size"`
	Hits     []HitBody              `json:"hits"`
	Facets   map[string][]FacetBody `json:"facets" doc:"theme, industry, licence, language, gender, program: how many results each value would have, with the filters of all other facets"`
	FreeWeek int                    `json:"free_this_week" doc:"How many of the results have an open slot today or in the six days after it"`
	Near     []Near                 `json:"near" doc:"Keywords that were hardly found as typed, and the near words that were looked for besides"`
}

// HitBody is one result with the places where keywords were found.
type HitBody struct {
	Consultant CardBody `json:"consultant"`
	Highlights []Mark   `json:"highlights"`
	Near       bool     `json:"near" doc:"Found by a near word only; such results come last by relevance"`
}

// FacetBody is a code with how many results it has.
type FacetBody struct {
	Label
	Count int `json:"count"`
}

// OwnBody is a consultant's own page.
type OwnBody struct {
	DetailBody
	Status  string `json:"status" enum:"applied,approved,paused,suspended,erased"`
	Visible bool   `json:"visible" doc:"Employees can see this page"`
}

func (x *Index) picksBody(p Picked, program events.Code, page int, now time.Time) PicksBody {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := PicksBody{Program: string(program), Page: page, Picks: []PickBody{}, Eligible: p.Eligible,
		More: page < maxPage && p.Eligible > page*Ten}
	for _, pick := range p.Picks {
		c := x.codecs.words.card(x.doc(x.slots[pick.ConsultantID]), now)
		out.Picks = append(out.Picks, PickBody{Consultant: c, Reasons: pick.Reasons, NextFree: c.NextFree, NextOpen: openBody(pick.Open)})
	}
	return out
}

func (x *Index) searchBody(f Found, page int, now time.Time) SearchBody {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := SearchBody{Total: f.Total, Page: page, PageSize: pageSize, Hits: []HitBody{}, Facets: map[string][]FacetBody{},
		FreeWeek: f.FreeWeek, Near: append([]Near{}, f.Near...)}
	for _, h := range f.Hits {
		out.Hits = append(out.Hits, HitBody{x.codecs.words.card(x.doc(x.slots[h.ConsultantID]), now), append([]Mark{}, h.Marks...), h.Near})
	}
	for f, counts := range f.Counts {
		name, words := x.codecs.words.facet(facet(f))
		out.Facets[name] = facetBodies(counts, words)
	}
	return out
}

func (d *dictionary) facet(f facet) (string, map[events.Code]Label) {
	switch f {
	case facetTheme:
		return "theme", d.themes
	case facetIndustry:
		return "industry", d.industries
	case facetLicence:
		return "licence", d.licences
	case facetLanguage:
		return "language", d.languages
	case facetProgram:
		return "program", d.programs
	default:
		return "gender", d.genders
	}
}

// facetBodies are the codes with results, the most frequent first.
func facetBodies(counts map[events.Code]int, words map[events.Code]Label) []FacetBody {
	out := []FacetBody{}
	for code, n := range counts {
		if l, ok := words[code]; ok {
			out = append(out, FacetBody{l, n})
		}
	}
	slices.SortFunc(out, func(a, b FacetBody) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Code, b.Code)) })
	return out
}

// visible returns a copy of a visible consultant.
func (x *Index) visible(id events.ID) (entry, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	slot, ok := x.slots[id]
	if !ok || !x.head(slot).visible() {
		return entry{}, false
	}
	return *x.doc(slot), true
}

// shown returns a copy of a consultant whose page employees may read: who is paused is neither proposed nor found, and still has talks with people
// who want to know with whom.
func (x *Index) shown(id events.ID) (entry, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	slot, ok := x.slots[id]
	if !ok {
		return entry{}, false
	}
	e := *x.doc(slot)
	if e.consultant.Status == statusPaused {
		e.consultant.Status = events.StatusApproved
	}
	return e, e.visible()
}

// knows says whether there is, or was, such a consultant.
func (x *Index) knows(id events.ID) bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	slot, ok := x.slots[id]
	return ok && x.head(slot).consultant.ID != ""
}

package main

import (
	"context"
	"fmt"
	"strings"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

// selfCheckers is the share of people (one of so many) who skip the self-check: it is voluntary.
const selfCheckSkip = 4

// answer fills the pulse that the form asks for and, for most, the self-check. A department of the journey's choosing answers worse.
func (j *journey) answer(ctx context.Context) (string, error) {
	checks := 0
	for i, t := range j.people[:j.nTalking] {
		worse := 0
		if j.weak(t) {
			worse = 2
		}
		t.pulse = map[string]int{}
		for k := 1; k <= 6; k++ {
			t.pulse[fmt.Sprintf("k6_%d", k)] = min(4, j.random.IntN(2)+worse)
		}
		for _, item := range []string{"job_fit_suits", "job_fit_meaning", "engagement"} {
			t.pulse[item] = max(1, 3+j.random.IntN(3)-worse)
		}
		t.pulse["leave"] = min(5, 1+j.random.IntN(3)+worse)
		t.pulse["rating"], t.pulse["again"] = 3+j.random.IntN(3), j.random.IntN(2)
		if i%selfCheckSkip != 0 {
			checks++
			for range 57 {
				t.selfCheck = append(t.selfCheck, 1+j.random.IntN(4))
			}
		}
	}
	err := each(j.nTalking, func(i int) error { return j.answerOne(ctx, j.people[i]) })
	return fmt.Sprintf("%d pulses, %d self-checks scored as the manual's rules give", j.nTalking, checks), err
}

// weak says whether the person belongs to the department that answers worse: the largest.
func (j *journey) weak(t *traveller) bool { return top(t.department()) == top(j.largest()) }

func (j *journey) largest() string {
	counts := map[string]int{}
	best := ""
	for _, t := range j.people[:j.nTalking] {
		d := top(t.department())
		counts[d]++
		if counts[d] > counts[best] || (counts[d] == counts[best] && d < best) {
			best = d
		}
	}
	return best
}

// top is the first level of a department path.
func top(path string) string { return strings.SplitN(path, "/", 2)[0] }

func (j *journey) answerOne(ctx context.Context, t *traveller) error {
	var form struct {
		Items []struct {
			Code string `json:"code"`
		} `json:"items"`
	}
	if err := t.person.Do(ctx, "GET", "/api/sessions/pulse-forms/regular_care", nil, &form); err != nil {
		return err
	}
	if len(form.Items) != len(t.pulse) {
		return fmt.Errorf("the pulse asks %d items, the journey answers %d", len(form.Items), len(t.pulse))
	}
	if err := t.person.Do(ctx, "POST", "/api/sessions/sessions/"+t.sessionID+"/pulse", map[string]any{"answers": t.pulse}, nil); err != nil {
		return err
	}
	if t.selfCheck == nil {
		return nil
	}
	var out struct {
		Simple struct {
			A          int  `json:"a"`
			B          int  `json:"b"`
			C          int  `json:"c"`
			HighStress bool `json:"high_stress"`
		} `json:"simple"`
	}
	if err := t.person.Do(ctx, "POST", "/api/sessions/self-checks", map[string]any{"answers": t.selfCheck}, &out); err != nil {
		return err
	}
	a, b, c := simpleSums(t.selfCheck)
	high := b >= 77 || (a+c >= 76 && b >= 63)
	if out.Simple.A != a || out.Simple.B != b || out.Simple.C != c || out.Simple.HighStress != high {
		return fmt.Errorf("self-check scored %+v, expected A %d B %d C %d high %v", out.Simple, a, b, c, high)
	}
	return nil
}

// simpleSums scores by the manual's simple rule: reverse A1–A7, A11–A13, A15 and B1–B3, then add.
func simpleSums(answers []int) (a, b, c int) {
	for i, v := range answers {
		n := i + 1
		reversed := n <= 7 || (n >= 11 && n <= 13) || n == 15 || (n >= 18 && n <= 20)
		if reversed {
			v = 5 - v
		}
		switch {
		case n <= 17:
			a += v
		case n <= 46:
			b += v
		case n <= 55:
			c += v
		}
	}
	return a, b, c
}

type excerpt struct {
	ID     string `json:"excerpt_id"`
	Text   string `json:"text"`
	Topic  string `json:"topic"`
	Status string `json:"status"`
}

// release: every excerpt is proposed without names; a third approve one, a third veto, the others stay silent, which is no.
func (j *journey) release(ctx context.Context) (string, error) {
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	proposed, approved := 0, 0
	for i, t := range j.people[:j.nTalking] {
		var out struct {
			Excerpts []excerpt `json:"excerpts"`
		}
		if err := t.person.Do(ctx, "GET", "/api/sessions/me/excerpts", nil, &out); err != nil {
			return "", err
		}
		proposed += len(out.Excerpts)
		for _, e := range out.Excerpts {
			if leak := j.personIn(e.Text); leak != "" {
				return "", fmt.Errorf("a proposed excerpt says %q: %s", leak, e.Text)
			}
		}
		if len(out.Excerpts) == 0 || i%3 == 2 {
			continue
		}
		e := out.Excerpts[0]
		if err := t.person.Do(ctx, "POST", "/api/sessions/me/excerpts/"+e.ID+"/decision", map[string]any{"approve": i%3 == 0, "text": e.Text}, nil); err != nil {
			return "", err
		}
		if i%3 == 0 {
			approved++
			t.excerpt = e.Text
		}
	}
	if proposed == 0 || approved == 0 {
		return "", fmt.Errorf("%d excerpts were proposed, %d approved", proposed, approved)
	}
	return fmt.Sprintf("%d proposed without a name, %d approved", proposed, approved), nil
}

// personIn returns the first name, address or number of a person that the text holds.
func (j *journey) personIn(text string) string {
	for _, e := range j.roster {
		for _, s := range append([]string{e.Name(), e.Email}, strings.Fields(e.Name())...) {
			if len([]rune(s)) > 1 && strings.Contains(text, s) {
				return s
			}
		}
	}
	for _, t := range j.people {
		for _, s := range []string{t.private, t.accountID} {
			if strings.Contains(text, s) {
				return s
			}
		}
	}
	for _, s := range []string{"佐藤", "090-1234"} {
		if strings.Contains(text, s) {
			return s
		}
	}
	return ""
}

// checkFacts: one talk and one self-check make one fact each; what is on the bus leads to no person.
func (j *journey) checkFacts(ctx context.Context) (string, error) {
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	list, err := j.cloud.Events(ctx, 0)
	if err != nil {
		return "", err
	}
	facts, chains := map[string]bool{}, map[string]bool{}
	for _, e := range list {
		if e.Type != "sessions.fact_recorded" {
			chains[e.CorrelationID] = true
		}
	}
	for _, e := range list {
		if e.Type != "sessions.fact_recorded" {
			continue
		}
		facts[e.EntityID] = true
		if chains[e.CorrelationID] {
			return "", fmt.Errorf("the fact %s continues a chain that names a person", e.EntityID)
		}
	}
	want := len(j.people) + j.nTalking + j.nTalking // registered, booked, talked
	for _, t := range j.people[:j.nTalking] {
		if t.selfCheck != nil {
			want++
		}
	}
	if len(facts) != want {
		return "", fmt.Errorf("%d facts instead of %d", len(facts), want)
	}
	return fmt.Sprintf("%d facts, none of them in a chain that leads to a booking", len(facts)), nil
}

package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"time"

	"kikite/events"
)

func idOf(s string) events.ID { return events.ID(s) }

var invitationLink = regexp.MustCompile(`https?://\S+#([0-9a-z]{20,})`)

func (j *journey) invite(ctx context.Context) (string, error) {
	if err := j.hr.Do(ctx, "POST", "/api/signup/invitations", map[string]any{"locale": "ja", "sender_text": "人事部より：ご利用は自由です。"}, nil); err != nil {
		return "", err
	}
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	for _, e := range j.roster {
		mails, err := j.cloud.Mails(ctx, e.Email)
		if err != nil {
			return "", err
		}
		if len(mails) != 1 || mails[0].Tagged("kind") != "invitation" {
			return "", fmt.Errorf("%s got %d mails instead of one invitation", e.Number, len(mails))
		}
	}
	if err := j.operator.Do(ctx, "POST", "/api/signup/inquiries/"+j.inquiryID+"/live", map[string]any{"date": j.day(0)}, nil); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d invitations, one each; the company is live", len(j.roster)), nil
}

// register takes half as many again as will talk, spread over all departments.
func (j *journey) register(ctx context.Context) (string, error) {
	order := j.random.Perm(len(j.roster))
	n := min(len(order), j.nTalking+j.nTalking/2)
	for i, at := range order[:n] {
		j.people = append(j.people, &traveller{employee: j.roster[at], private: fmt.Sprintf("p%d-%03d@private-mail.example", j.seed, i)})
	}
	err := each(len(j.people), func(i int) error { return j.registerOne(ctx, j.people[i]) })
	return fmt.Sprintf("%d of %d registered with a private address and signed in", len(j.people), len(j.roster)), err
}

func (j *journey) registerOne(ctx context.Context, t *traveller) error {
	mail, err := j.waitMail(ctx, t.employee.Email, "invitation")
	if err != nil {
		return err
	}
	link := invitationLink.FindStringSubmatch(mail.Text)
	if link == nil {
		return fmt.Errorf("the invitation has no link: %s", mail.Text)
	}
	var view struct {
		CompanyName string `json:"company_name"`
	}
	if err := j.cloud.Public(ctx, "GET", "/api/signup/public/invitations/"+link[1], nil, &view); err != nil {
		return err
	}
	if view.CompanyName != j.companyName {
		return fmt.Errorf("the invitation is from %q", view.CompanyName)
	}
	in := map[string]any{"secret": link[1], "private_email": t.private, "locale": "ja", "zone": "Asia/Tokyo"}
	if err := j.cloud.Public(ctx, "POST", "/api/signup/public/registrations", in, nil); err != nil {
		return err
	}
	if t.person, err = j.cloud.Enter(ctx, j.signIn, t.private); err != nil {
		return err
	}
	var me struct {
		AccountID string `json:"account_id"`
	}
	err = t.person.Do(ctx, "GET", "/api/signup/me", nil, &me)
	t.accountID = me.AccountID
	return err
}

func (j *journey) introduce(ctx context.Context) (string, error) {
	concerns := []string{"workload", "boss_relations", "career_design", "work_life", "skill_growth", "communication", "motivation", "evaluation"}
	values := []string{"growth", "stability", "autonomy", "family", "fairness"}
	profiles := make([]map[string]any, len(j.people))
	for i := range j.people {
		personality := make([]int, 10)
		for k := range personality {
			personality[k] = 1 + j.random.IntN(7)
		}
		profiles[i] = map[string]any{"program": "regular_care", "concerns": []string{concerns[j.random.IntN(4)], concerns[4+j.random.IntN(4)]},
			"concern_text": "仕事の進め方と、この先のことを落ち着いて考えたい。", "hope": 1 + j.random.IntN(5), "industry": "manufacturing",
			"values": []string{values[j.random.IntN(len(values))]}, "personality": personality}
	}
	err := each(len(j.people), func(i int) error {
		p := j.people[i].person
		var texts struct {
			Version string `json:"version"`
		}
		if err := p.Do(ctx, "GET", "/api/signup/consents/current", nil, &texts); err != nil {
			return err
		}
		if err := p.Do(ctx, "POST", "/api/signup/me/consents", map[string]any{"version": texts.Version}, nil); err != nil {
			return err
		}
		return p.Do(ctx, "PUT", "/api/matching/me/profile", profiles[i], nil)
	})
	return fmt.Sprintf("%d consents and profiles", len(j.people)), err
}

type pick struct {
	Consultant struct {
		ID   string `json:"consultant_id"`
		Name string `json:"name"`
	} `json:"consultant"`
	Reasons []struct {
		JA string `json:"ja"`
		EN string `json:"en"`
	} `json:"reasons"`
	NextFree *time.Time `json:"next_free"`
}

func (j *journey) pick(ctx context.Context) (string, error) {
	shown := map[string]bool{}
	err := each(j.nTalking, func(i int) error {
		t := j.people[i]
		var out, again struct {
			Picks []pick `json:"picks"`
		}
		for _, answer := range []any{&out, &again} {
			if err := t.person.Do(ctx, "GET", "/api/matching/me/picks?program=regular_care", nil, answer); err != nil {
				return err
			}
		}
		t.picks = out.Picks
		distinct := map[string]bool{}
		for k, p := range out.Picks {
			distinct[p.Consultant.ID] = true
			if len(p.Reasons) < 2 || len(p.Reasons) > 3 || p.Reasons[0].JA == "" || p.Reasons[0].EN == "" {
				return fmt.Errorf("pick %d has the reasons %v", k+1, p.Reasons)
			}
			if again.Picks[k].Consultant.ID != p.Consultant.ID {
				return fmt.Errorf("the picks changed though nothing did")
			}
		}
		if len(distinct) != 10 {
			return fmt.Errorf("%d distinct picks instead of ten", len(distinct))
		}
		j.mu.Lock()
		defer j.mu.Unlock()
		for id := range distinct {
			if j.consultants[id] == nil {
				return fmt.Errorf("pick %s is nobody", id)
			}
			shown[id] = true
		}
		return nil
	})
	return fmt.Sprintf("ten each with reasons; %d different consultants were shown to %d people", len(shown), j.nTalking), err
}

// nominate: two of three take one of their picks, the others search by keyword.
func (j *journey) nominate(ctx context.Context) (string, error) {
	searched := 0
	for i, t := range j.people[:j.nTalking] {
		source := "picks"
		candidates := make([]string, 0, 20)
		if i%3 == 0 {
			source = "search"
			searched++
			found, err := j.search(ctx, t, []string{"管理職", "キャリア", "両立"}[i%9/3])
			if err != nil {
				return "", err
			}
			candidates = found
		}
		for _, p := range t.picks {
			candidates = append(candidates, p.Consultant.ID)
		}
		chosen, err := j.free(ctx, t, candidates)
		if err != nil {
			return "", err
		}
		t.chosen = chosen
		if !slices.Contains(candidates[:min(len(candidates), 10)], chosen) {
			source = "picks"
		}
		if err := t.person.Do(ctx, "POST", "/api/matching/nominations", map[string]any{"consultant_id": chosen, "program": "regular_care", "source": source}, nil); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d nominated from their picks, %d after a search", j.nTalking-searched, searched), nil
}

func (j *journey) search(ctx context.Context, t *traveller, keyword string) ([]string, error) {
	var out struct {
		Total int `json:"total"`
		Hits  []struct {
			Consultant struct {
				ID string `json:"consultant_id"`
			} `json:"consultant"`
			Highlights []any `json:"highlights"`
		} `json:"hits"`
	}
	if err := t.person.Do(ctx, "GET", "/api/matching/consultants?q="+escape(keyword), nil, &out); err != nil {
		return nil, err
	}
	if out.Total == 0 || len(out.Hits) == 0 || len(out.Hits[0].Highlights) == 0 {
		return nil, fmt.Errorf("the search for %s found %d consultants", keyword, out.Total)
	}
	var ids []string
	for _, h := range out.Hits {
		ids = append(ids, h.Consultant.ID)
	}
	return ids, nil
}

// free returns the first candidate with a slot in the days of the talks.
func (j *journey) free(ctx context.Context, t *traveller, candidates []string) (string, error) {
	for _, id := range candidates {
		if c := j.consultants[id]; c == nil || !slices.Contains(c.data.Programs, "regular_care") {
			continue
		}
		slots, err := j.slots(ctx, t, id)
		if err != nil {
			return "", err
		}
		if len(slots) > 0 {
			return id, nil
		}
	}
	return "", fmt.Errorf("none of %d candidates has a slot", len(candidates))
}

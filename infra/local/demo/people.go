package main

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"kikite/infra/local/seed/roster"
)

// privateDomain is where the demo employees have their private addresses (RFC 2606).
const privateDomain = "private.kikite-demo.example"

// How many employees register, how many of them book, and how many register at a time.
const (
	registered = 12
	booked     = 6
	atOnce     = 4
)

// person is an employee who registers.
type person struct {
	employee roster.Employee
	private  string // address
	account  caller
}

// demoPeople are employees from all over the roster. Their private addresses show no name.
func demoPeople(employees []roster.Employee) []*person {
	out := make([]*person, registered)
	for i := range out {
		out[i] = &person{employee: employees[i*len(employees)/registered], private: fmt.Sprintf("me%02d@%s", i+1, privateDomain)}
	}
	return out
}

// register opens the accounts with private addresses, consents and fills in profiles; all of it may be repeated.
func (s *seeding) register(ctx context.Context) (string, error) {
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for i, p := range s.people {
		group.Go(func() error {
			if err := s.registerOne(inner, p, profile(i)); err != nil {
				return fmt.Errorf("%s: %w", p.employee.Number, err)
			}
			return nil
		})
	}
	return fmt.Sprintf("%d registered with private addresses, consented, have profiles", len(s.people)), group.Wait()
}

func (s *seeding) registerOne(ctx context.Context, p *person, profile map[string]any) error {
	in := map[string]any{"secret": s.invitations[p.employee.Email], "private_email": p.private, "locale": "ja", "zone": "Asia/Tokyo"}
	if err := s.Public(ctx, "POST", "/api/signup/public/registrations", in, nil); err != nil {
		return err
	}
	var err error
	if p.account, err = s.Enter(ctx, p.private); err != nil {
		return err
	}
	var texts struct {
		Version string `json:"version"`
	}
	if err := p.account.Do(ctx, "GET", "/api/signup/consents/current", nil, &texts); err != nil {
		return err
	}
	if err := p.account.Do(ctx, "POST", "/api/signup/me/consents", map[string]any{"version": texts.Version}, nil); err != nil {
		return err
	}
	return p.account.Do(ctx, "PUT", "/api/matching/me/profile", profile, nil)
}

// profile is what the i-th person tells matching.
func profile(i int) map[string]any {
	concerns := [...]string{"workload", "boss_relations", "career_design", "work_life", "skill_growth", "communication", "motivation", "evaluation"}
	values := [...]string{"growth", "stability", "autonomy", "family", "fairness"}
	words := [...]string{"仕事の進め方と、この先のことを落ち着いて考えたい。", "上司との話し方に迷っている。", "家のことと仕事の両立について聞いてほしい。"}
	personality := make([]int, 10)
	for k := range personality {
		personality[k] = 1 + (3*i+5*k)%7
	}
	return map[string]any{"program": "regular_care", "concerns": []string{concerns[i%4], concerns[4+i/4%4]}, "concern_text": words[i%len(words)],
		"hope": 1 + i%5, "industry": "manufacturing", "values": []string{values[i%len(values)]}, "personality": personality}
}

package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"kikite/infra/local/seed/roster"
)

// seedNumber gives everybody the same demo people.
const seedNumber = 1

// quietFor is how long the events of a step may take to arrive everywhere, on a slow machine.
const quietFor = 5 * time.Minute

// seeding fills a local cloud with a network of consultants and one company. Every step may be repeated and comes after all
// that it needs, so that seeding which was interrupted goes on where it stood.
type seeding struct {
	cloud
	open      func(context.Context) error // opens the first operator's account
	settings  settings
	out       io.Writer
	employees []roster.Employee

	operator, hr caller
	inquiry      inquiry // zero until there is one
	invitations  map[string]string
	people       []*person
}

func newSeeding(c cloud, open func(context.Context) error, s settings, out io.Writer) *seeding {
	employees := roster.Generate(seedNumber, s.employees)
	return &seeding{cloud: c, open: open, settings: s, out: out, employees: employees, people: demoPeople(employees)}
}

// step is a part of seeding; it returns what it did.
type step struct {
	name string
	do   func(context.Context) (string, error)
}

// run does what is not there yet.
func (s *seeding) run(ctx context.Context) error {
	if done, err := s.done(ctx); err != nil || done {
		return err
	}
	s.say("seeding demo data, once: %s consultants and a company of %d", thousands(s.settings.consultants), s.settings.employees)
	began := time.Now()
	for _, step := range []step{
		{"operator", s.enterOperator},
		{"consultants", s.importConsultants},
		{"company", s.signCompany},
		{"roster", s.uploadRoster},
		{"invitations", s.invite},
		{"employees", s.register},
		{"bookings", s.book},
	} {
		at := time.Now()
		did, err := step.do(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		s.say("  %-12s %6.1f s  %s", step.name, time.Since(at).Seconds(), did)
	}
	s.say("seeded in %.0f s", time.Since(began).Seconds())
	return nil
}

// done says whether the last thing that seeding does has happened: the confirmation of the last booking was mailed.
func (s *seeding) done(ctx context.Context) (bool, error) {
	mails, err := s.Mails(ctx, s.people[booked-1].private)
	if err != nil {
		return false, err
	}
	for _, m := range mails {
		if m.Tagged("kind") == "confirmed" {
			s.say("the demo data is there")
			return true, nil
		}
	}
	return false, nil
}

func (s *seeding) enterOperator(ctx context.Context) (string, error) {
	if err := s.open(ctx); err != nil {
		return "", err
	}
	var err error
	if s.operator, err = s.Enter(ctx, operatorEmail); err != nil {
		return "", err
	}
	if s.inquiry, err = s.findInquiry(ctx); err != nil || s.inquiry.ID == "" {
		return "opened and signed in", err
	}
	return "goes on where an earlier start was interrupted", s.Quiet(ctx, quietFor)
}

func (s *seeding) say(format string, args ...any) {
	_, _ = fmt.Fprintf(s.out, format+"\n", args...) // a lost line of progress is no reason to stop
}

// thousands writes a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return thousands(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

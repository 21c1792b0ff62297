package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kikite/infra/local/seed/consultants"
)

// signIn is a demo person of one role.
type signIn struct{ role, email, note string }

// signIns are one person of each role. The consultant is one whose calendar has a talk.
func (s *seeding) signIns(ctx context.Context) ([]signIn, error) {
	mails, err := s.Mails(ctx, "")
	if err != nil {
		return nil, err
	}
	for _, m := range mails {
		if m.Tagged("kind") != "confirmed" {
			continue
		}
		for _, to := range m.To {
			if strings.HasSuffix(to, "@"+consultants.Domain) {
				return []signIn{
					{"operator", operatorEmail, "inquiries, contracts, consultants, reports"},
					{"HR", hrEmail, "roster, programs, invitations, reports"},
					{"employee", s.people[0].private, "picks, bookings"},
					{"consultant", to, "calendar, talks, records"},
				}, nil
			}
		}
	}
	return nil, errors.New("no consultant got a booking's confirmation")
}

// welcome is what a new user reads last.
func welcome(address, data string, people []signIn) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nKikite is running:  %s\n", address)
	fmt.Fprintf(&b, "  console           %s/_local/\n", address)
	fmt.Fprintf(&b, "  mailbox           %s/_local/mail\n\n", address)
	b.WriteString("Demo sign-ins, by a code that is mailed (to the mailbox above, nothing leaves this machine):\n")
	for _, p := range people {
		fmt.Fprintf(&b, "  %-12s %-52s %s\n", p.role, p.email, p.note)
	}
	fmt.Fprintf(&b, "An access token for curl:  build/demo token %s\n", people[0].email)
	fmt.Fprintf(&b, "\nCtrl-C stops it. The data stays in %s; make reset clears it.\n", data)
	return b.String()
}

package main

import (
	"context"
	"fmt"
	"regexp"
	"time"

	"kikite/infra/local/seed/roster"
)

const rosterFile = "名簿.csv"

// upload is what became of a roster.
type upload struct {
	Status string         `json:"status"`
	Counts map[string]int `json:"counts"`
	Errors []any          `json:"errors"`
}

// uploadRoster sends the roster as Excel saves it. Sending it again changes nothing.
func (s *seeding) uploadRoster(ctx context.Context) (string, error) {
	file, err := roster.ShiftJISCSV(s.employees)
	if err != nil {
		return "", err
	}
	var form struct {
		RosterID string            `json:"roster_id"`
		URL      string            `json:"url"`
		Fields   map[string]string `json:"fields"`
	}
	if err := s.hr.Do(ctx, "POST", "/api/signup/roster/uploads", map[string]any{"filename": rosterFile, "size": len(file)}, &form); err != nil {
		return "", err
	}
	if err := s.Post(ctx, form.URL, form.Fields, rosterFile, file); err != nil {
		return "", err
	}
	limit := time.After(quietFor)
	for {
		var u upload
		if err := s.hr.Do(ctx, "GET", "/api/signup/roster/uploads/"+form.RosterID, nil, &u); err != nil {
			return "", err
		}
		if u.Status != "waiting" && u.Status != "importing" {
			return u.said(len(s.employees))
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-limit:
			return "", fmt.Errorf("%s is still %s after %s", form.RosterID, u.Status, quietFor)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (u upload) said(want int) (string, error) {
	stored := u.Counts["added"] + u.Counts["changed"] + u.Counts["unchanged"]
	if u.Status != "applied" || stored != want || len(u.Errors) > 0 {
		return "", fmt.Errorf("it is %s, %d of %d rows are stored, errors: %v", u.Status, stored, want, u.Errors)
	}
	return fmt.Sprintf("%d employees from a Shift_JIS CSV", stored), nil
}

// invitationLink finds the secret in an invitation's address.
var invitationLink = regexp.MustCompile(`https?://[^\s"#]+/register#([0-9a-z]{20,})`)

// invite lets HR invite those who got no invitation yet, and reads all invitations out of the mailbox.
func (s *seeding) invite(ctx context.Context) (string, error) {
	if err := s.readInvitations(ctx); err != nil {
		return "", err
	}
	var missing []string
	for _, e := range s.employees {
		if s.invitations[e.Email] == "" {
			missing = append(missing, e.Number)
		}
	}
	if len(missing) > 0 {
		in := map[string]any{"locale": "ja", "sender_text": "人事部より：ご利用は自由です。", "employee_numbers": missing}
		if err := s.hr.Do(ctx, "POST", "/api/signup/invitations", in, nil); err != nil {
			return "", err
		}
		if err := s.Quiet(ctx, quietFor); err != nil {
			return "", err
		}
		if err := s.readInvitations(ctx); err != nil {
			return "", err
		}
	}
	for _, e := range s.employees {
		if s.invitations[e.Email] == "" {
			return "", fmt.Errorf("no invitation reached %s", e.Email)
		}
	}
	return fmt.Sprintf("%d, by mail", len(s.employees)), nil
}

// readInvitations keeps the secret of everybody's latest invitation by company address.
func (s *seeding) readInvitations(ctx context.Context) error {
	mails, err := s.Mails(ctx, "")
	if err != nil {
		return err
	}
	s.invitations = map[string]string{}
	for _, m := range mails {
		if link := invitationLink.FindStringSubmatch(m.Text); link != nil && m.Tagged("kind") == "invitation" {
			for _, to := range m.To {
				s.invitations[to] = link[1]
			}
		}
	}
	return nil
}

package signup

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// invitationDays is how many days an invitation can be used where HR asks for no other number.
const invitationDays = 14

// keepAfter is how long an expired invitation is remembered, so that its link says "expired" and not "unknown".
const keepAfter = 90 * 24 * time.Hour

// Invitation is a link that one person of a roster can register with, once. The table knows a digest of its secret only.
type Invitation struct {
	ID        events.ID   `dynamo:"id"`
	CompanyID events.ID   `dynamo:"company_id"`
	Number    string      `dynamo:"number"` // of the roster entry
	EntryID   events.ID   `dynamo:"entry_id"`
	Locale    events.Code `dynamo:"locale"`
	ExpiresAt time.Time   `dynamo:"expires_at"`
	UsedBy    events.ID   `dynamo:"used_by,omitempty"` // account
}

// running is nil before its end. It does not say whether somebody registered with it: the company can read the mailbox that the link
// was sent to. Errors: errExpired.
func (i Invitation) running(now time.Time) error {
	if !now.Before(i.ExpiresAt) {
		return errExpired
	}
	return nil
}

// invitationItem is found by the digest of the secret.
type invitationItem struct {
	PK  string `dynamo:"pk"`
	SK  string `dynamo:"sk"`
	TTL int64  `dynamo:"ttl"`
	Invitation
}

// issuedItem keeps an invitation from being issued twice by a run that is repeated.
type issuedItem struct {
	PK  string `dynamo:"pk"`
	SK  string `dynamo:"sk"`
	TTL int64  `dynamo:"ttl"`
}

const (
	invitationSK = "INVITATION"
	issuedSK     = "ISSUED"
)

func secretKey(secret string) string    { return secretDigestKey(digest(secret)) }
func secretDigestKey(d string) string   { return "SECRET#" + d }
func issuedKey(id events.ID) string     { return "INVITATION#" + string(id) }
func registerLink(web, s string) string { return web + "/register#" + s } // after #: browsers do not send it to servers

// invitation finds the invitation of a secret. Errors: errNoInvitation.
func (s *Service) invitation(ctx context.Context, secret string) (Invitation, error) {
	var item invitationItem
	ok, err := s.Table.One(ctx, secretKey(secret), invitationSK, &item)
	if err == nil && !ok {
		err = errNoInvitation
	}
	return item.Invitation, err
}

// InvitationView is what an invited person sees before registering. It is the same whether or not they registered, with this
// invitation or another: the company can read this mailbox.
type InvitationView struct {
	CompanyName string        `json:"company_name"`
	Programs    []ProgramName `json:"programs"`
	Locale      events.Code   `json:"locale"`
	ExpiresAt   time.Time     `json:"expires_at"`
}

func (s *Service) viewInvitation(ctx context.Context, secret string) (InvitationView, error) {
	i, err := s.invitation(ctx, secret)
	if err != nil {
		return InvitationView{}, err
	}
	if err := i.running(s.Clock.Now()); err != nil {
		return InvitationView{}, err
	}
	c, err := s.company(ctx, i.CompanyID)
	if err != nil {
		return InvitationView{}, err
	}
	return InvitationView{CompanyName: c.Name, Programs: programNames(c.Programs), Locale: i.Locale, ExpiresAt: i.ExpiresAt}, nil
}

// invitationID names the invitation of a person by a run, so that a repeated run issues none twice.
func invitationID(run, entry events.ID) events.ID {
	return ids.Derive(ids.Invitation, string(run), string(entry))
}

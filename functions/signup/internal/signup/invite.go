package signup

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup/rosterfile"
	"kikite/shared/store"
)

// invitationsAtOnce bounds the invitations that are stored at a time; the run's place is noted after each such group.
const (
	invitationsAtOnce = 8
	invitationsNoted  = 40
)

// Run is one request of HR to invite people. The people are in a file, since there may be ten thousand.
type Run struct {
	ID          events.ID   `dynamo:"id"`
	CompanyID   events.ID   `dynamo:"company_id"`
	RequestedBy events.ID   `dynamo:"requested_by"`
	RequestedAt time.Time   `dynamo:"requested_at"`
	Kind        events.Code `dynamo:"kind,omitempty"`
	Locale      events.Code `dynamo:"locale"`
	Done        bool        `dynamo:"done"`
	Through     string      `dynamo:"through,omitempty"` // number of the last entry that was invited

	SendAt    time.Time `dynamo:"send_at,omitempty"` // not before; zero: at once
	Days      int       `dynamo:"days,omitempty"`    // that its invitations can be used; 0: invitationDays
	Cancelled bool      `dynamo:"cancelled,omitempty"`
	Begun     bool      `dynamo:"begun,omitempty"`  // it is not taken back any more
	People    int       `dynamo:"people,omitempty"` // who were named; 0: everybody

	Decision events.Code     `dynamo:"decision,omitempty"` // of a departure
	Applied  bool            `dynamo:"applied,omitempty"`  // a departure's entries are settled; accounts follow
	Settled  DepartureCounts `dynamo:"settled,omitempty"`
}

type runItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`
	Run
}

// job is the file of a run.
type job struct {
	Numbers    []string `json:"numbers"`               // of the roster entries; none means all
	SenderText *string  `json:"sender_text,omitempty"` // none: the company's own words
}

// days is how many days the run's invitations can be used.
func (r Run) days() int { return cmp.Or(r.Days, invitationDays) }

func runKey(company events.ID) string { return "RUNS#" + string(company) }

// requestInvitations stores a run and hands it to the importer. It neither reads nor tells who registered.
func (s *Service) requestInvitations(ctx context.Context, r Run, j job) error {
	state, err := s.rosterState(ctx, r.CompanyID)
	if err != nil {
		return err
	}
	if state.Applied == "" {
		return errNoRoster
	}
	if err := s.onRoster(ctx, r.CompanyID, j.Numbers); err != nil {
		return err
	}
	return s.requestRun(ctx, r, j)
}

// requestRun stores a run and its file, whose arrival starts the importer.
func (s *Service) requestRun(ctx context.Context, r Run, j job) error {
	body, err := json.Marshal(j)
	if err != nil {
		return fmt.Errorf("run: %w", err)
	}
	r.RequestedAt = s.Clock.Now()
	put := s.Table.Put(newRunItem(r)).If("attribute_not_exists(pk)")
	if err := s.Table.Tx().Put(put, errChanged).Run(ctx); err != nil && !errors.Is(err, errChanged) {
		return err
	}
	return s.Files.Put(ctx, fileKey(r.CompanyID, r.ID), body) // also when repeated: the first try may have died here
}

// onRoster checks that every number is on the roster. Errors: unknown_employee.
func (s *Service) onRoster(ctx context.Context, company events.ID, numbers []string) error {
	numbers = slices.Compact(slices.Sorted(slices.Values(numbers)))
	found, err := s.countEntries(ctx, company, numbers)
	if err == nil && found < len(numbers) {
		err = invalid("unknown_employee", "An employee number is not on the roster.")
	}
	return err
}

// Run carries out what HR asked for. It may be called again at any time.
func (s *Service) Run(ctx context.Context, company, run events.ID) error {
	item, ok, err := s.run(ctx, company, run)
	if err != nil || !ok || item.Done {
		if err == nil && !ok {
			slog.WarnContext(ctx, "file of an unknown run", "company_id", company, "run_id", run)
		}
		return err
	}
	body, err := s.Files.Get(ctx, fileKey(company, run), rosterfile.MaxBytes)
	if err != nil {
		return fmt.Errorf("read run: %w", err)
	}
	var j job
	if err := json.Unmarshal(body, &j); err != nil {
		return fmt.Errorf("run: %w", err)
	}
	switch {
	case item.Kind == runDeparture:
		return s.settle(ctx, item, j)
	case item.Cancelled || item.waits(s.Clock.Now()): // it comes again when it is due
		return nil
	}
	return s.runInvitations(ctx, item, j)
}

// run reads one.
func (s *Service) run(ctx context.Context, company, run events.ID) (item runItem, ok bool, err error) {
	ok, err = s.Table.One(ctx, runKey(company), string(run), &item)
	return item, ok, err
}

// endRun notes that nothing is left to do.
func (s *Service) endRun(ctx context.Context, r runItem) error {
	return s.Table.Update(store.PK, r.PK).Range(store.SK, r.SK).Set("done", true).Run(ctx)
}

// runInvitations sends invitations: every person gets one of a run. Registered people get one like everybody: the company's mail server
// would see whom it leaves out.
func (s *Service) runInvitations(ctx context.Context, item runItem, j job) error {
	if taken, err := s.begin(ctx, &item); err != nil || taken {
		return err
	}
	c, err := s.company(ctx, item.CompanyID)
	if err != nil {
		return err
	}
	all, err := s.entries(ctx, item.CompanyID)
	if err != nil {
		return err
	}
	words, err := s.senderWords(ctx, item.CompanyID)
	if err != nil {
		return err
	}
	text := words[item.Locale]
	if j.SenderText != nil {
		text = *j.SenderText
	}
	return s.inviteAll(ctx, item, c, invited(all, j.Numbers, item.Through), text)
}

// invited selects the active entries that a run still has to invite, by number.
func invited(all []Entry, numbers []string, through string) []Entry {
	wanted := map[string]bool{}
	for _, n := range numbers {
		wanted[n] = true
	}
	var out []Entry
	for _, e := range all {
		if e.Status == EntryActive && e.Number > through && (len(numbers) == 0 || wanted[e.Number]) {
			out = append(out, e)
		}
	}
	return out
}

func (s *Service) inviteAll(ctx context.Context, r runItem, c Company, people []Entry, text string) error {
	for begin := 0; begin < len(people); begin += invitationsNoted {
		piece := people[begin:min(begin+invitationsNoted, len(people))]
		group, inner := errgroup.WithContext(ctx)
		group.SetLimit(invitationsAtOnce)
		for _, e := range piece {
			group.Go(func() error { return s.invite(inner, r.Run, c, e, text) })
		}
		if err := group.Wait(); err != nil {
			return err
		}
		r.Through, r.GSI1PK, r.GSI1SK = piece[len(piece)-1].Number, "", ""
		if err := s.Table.Put(r).Run(ctx); err != nil {
			return fmt.Errorf("note place of run: %w", err)
		}
	}
	return s.endRun(ctx, r)
}

// invite invites one person; who changed since the roster was read is invited as they are now, so that nobody gets what is another's.
func (s *Service) invite(ctx context.Context, r Run, c Company, e Entry, text string) error {
	for try := 1; ; try++ {
		err := s.issue(ctx, r, c, e, text)
		if !errors.Is(err, errMoved) || try == followTries {
			return err
		}
		fresh, ok, err := s.entry(ctx, e.CompanyID, e.Number)
		if err != nil || !ok || fresh.Status != EntryActive {
			return err
		}
		e = fresh
	}
}

// issue stores one invitation with its event; one that this run issued before is left as it is. Errors: errMoved if the entry is another by now.
func (s *Service) issue(ctx context.Context, r Run, c Company, e Entry, text string) error {
	id := invitationID(r.ID, e.ID)
	var before issuedItem
	if ok, err := s.Table.One(ctx, issuedKey(id), issuedSK, &before); err != nil || ok {
		return err
	}
	now := s.Clock.Now()
	secret, expires := s.Secret(), now.Add(time.Duration(r.days())*24*time.Hour)
	key, err := s.Claims.Put(ctx, events.Mailer, id, claims.InvitationMail{
		Name: e.Name, Address: e.Email, Link: registerLink(s.WebURL, secret), CompanyName: c.Name, SenderText: text,
		Locale: r.Locale, ExpiresAt: expires,
	})
	if err != nil {
		return err
	}
	ttl := expires.Add(keepAfter).Unix()
	i := Invitation{ID: id, CompanyID: c.ID, Number: e.Number, EntryID: e.ID, Locale: r.Locale, ExpiresAt: expires}
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(issuedItem{issuedKey(id), issuedSK, ttl}).If("attribute_not_exists(pk)"), errChanged)
	tx.Put(s.Table.Put(invitationItem{secretKey(secret), invitationSK, ttl, i}), nil)
	told := s.Table.Update(store.PK, rosterKey(c.ID)).Range(store.SK, entrySK(e.Number)).Set("invited_at", now)
	tx.Update(told.If("version = ?", e.Version), errMoved)
	tx.Emit(events.SignupInvitationIssued.New(s.meta(id, 1), events.InvitationIssued{
		InvitationID: id, CompanyID: c.ID, Locale: r.Locale, ExpiresAt: expires, Claim: key,
	}))
	if err := tx.Run(ctx); err != nil && !errors.Is(err, errChanged) {
		return err
	}
	return nil
}

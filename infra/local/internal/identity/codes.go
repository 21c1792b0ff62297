package identity

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"log/slog"
	"math/big"
	"strings"
	"sync"
	"time"

	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/state"
)

// Limits of e-mail codes. With five tries per code and ten codes per address in a quarter of an hour, guessing one of a
// million codes succeeds with 0.005 % in that time.
const (
	codeTTL     = 8 * time.Minute
	maxTries    = 5
	maxPerFlow  = 4 // the first and three more
	maxPerEmail = 10
	perEmail    = 15 * time.Minute
)

// letter is a code waiting to be mailed. It is in the state file, so that a code the page spoke of is sent after a restart too.
type letter struct {
	Username string    `json:"username"`
	Email    string    `json:"email"`
	Client   string    `json:"client"`
	Code     string    `json:"code"`
	Expires  time.Time `json:"expires"`
}

// limit counts the codes that were asked for with one address.
type limit struct {
	Count   int       `json:"count"`
	Expires time.Time `json:"expires"`
}

// issueCode gives the flow a new code and queues its mail. limited says that there were too many, which does not depend on
// whether anybody has the address.
func (s *Service) issueCode(f flow, flowKey string) (limited bool, err error) {
	code, err := newCode()
	if err != nil {
		return false, err
	}
	now := s.Clock.Now()
	err = s.update(func(tx *state.Tx) error {
		limited = false
		var stored flow
		var l limit
		if _, err := tx.Get(s.table("flows"), flowKey, &stored); err != nil {
			return err
		}
		if _, err := tx.Get(s.table("limits"), f.Email, &l); err != nil {
			return err
		}
		if now.After(l.Expires) {
			l = limit{Expires: now.Add(perEmail)}
		}
		if stored.Sent >= maxPerFlow || l.Count >= maxPerEmail {
			limited = true
			return nil
		}
		l.Count++
		u, err := s.byEmail(tx, f.Email)
		if err != nil && !errors.Is(err, errNoUser) {
			return err
		}
		next := f
		next.Sent, next.Tries, next.Code, next.CodeExpires = stored.Sent+1, 0, code, now.Add(codeTTL)
		next.Username = ""
		if u.Enabled {
			next.Username = u.Username
		}
		if err := tx.Put(s.table("flows"), flowKey, next); err != nil {
			return err
		}
		if err := tx.Put(s.table("limits"), f.Email, l); err != nil {
			return err
		}
		// Queued for nobody as well: both cases write the same rows.
		key := fmt.Sprintf("%016x-%s", now.UnixNano(), flowKey)
		return tx.Put(s.table("letters"), key, letter{next.Username, f.Email, f.Client, code, next.CodeExpires})
	})
	if err == nil && !limited {
		select {
		case s.wake <- struct{}{}:
		default:
		}
	}
	return limited, err
}

func newCode() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%06d", n), nil
}

// senders bounds the custom message triggers that run at once.
const senders = 8

// sendLetters mails what is waiting. again says that a trigger could not be called and the letter is kept.
func (s *Service) sendLetters(ctx context.Context) (again bool) {
	waiting := map[string]letter{}
	err := s.view(func(tx *state.Tx) error {
		return tx.Range(s.table("letters"), "", func(key string, raw []byte) (bool, error) {
			var l letter
			err := json.Unmarshal(raw, &l)
			waiting[key] = l
			return true, err
		})
	})
	if err != nil {
		slog.Error("read waiting codes", "error", err)
		return true
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	slots := make(chan struct{}, senders)
	for key, l := range waiting {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			if err := s.sendLetter(ctx, l); err != nil {
				slog.Warn("a sign-in code waits to be mailed", "error", err)
				mu.Lock()
				again = true
				mu.Unlock()
				return
			}
			if err := s.update(func(tx *state.Tx) error { return tx.Delete(s.table("letters"), key) }); err != nil {
				slog.Error("forget a mailed code", "error", err)
			}
		})
	}
	all.Wait()
	return again
}

// sendLetter mails one code. It returns an error only where trying again can help.
func (s *Service) sendLetter(ctx context.Context, l letter) error {
	if l.Username == "" || s.Clock.Now().After(l.Expires) {
		return nil
	}
	u, err := s.signedIn(login{Username: l.Username})
	if err != nil || u.alias() != l.Email {
		return nil // disabled or changed meanwhile: nobody to write to
	}
	w, err := s.customMessage(ctx, u, l.Client)
	if err == nil && !strings.Contains(w.EmailMessage, codeParameter) {
		err = fmt.Errorf("%w: the custom message has no %s", errRefused, codeParameter)
	}
	if errors.Is(err, errRefused) {
		slog.Error("a sign-in code cannot be mailed", "error", err)
		return nil
	}
	if err != nil {
		return err
	}
	return s.Mailbox.Deliver(mail.Letter{Sender: "cognito", From: s.MailFrom, To: l.Email,
		Subject: strings.ReplaceAll(w.EmailSubject, codeParameter, l.Code),
		HTML:    strings.ReplaceAll(w.EmailMessage, codeParameter, html.EscapeString(l.Code))})
}

// Pending is the number of codes that wait to be mailed.
func (s *Service) Pending() (int, error) {
	n := 0
	err := s.view(func(tx *state.Tx) error {
		return tx.Range(s.table("letters"), "", func(string, []byte) (bool, error) { n++; return true, nil })
	})
	return n, err
}

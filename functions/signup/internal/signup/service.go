package signup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// Claims hands personal data to other contexts (shared/claimcheck).
type Claims interface {
	// Put stores v for the consumer and returns the key that the event carries.
	Put(ctx context.Context, consumer events.Code, subject events.ID, v any) (events.ClaimKey, error)
	// Erase deletes everything stored for the consumer about the subject; nothing there is no error.
	Erase(ctx context.Context, consumer events.Code, subject events.ID) error
	// Get reads what another context stored for signup. problem.Gone if it was erased or has expired.
	Get(ctx context.Context, key events.ClaimKey, v any) error
}

// Users is the directory of people who can sign in (Cognito). The user name is the account ID. All calls may be repeated.
type Users interface {
	// Ensure makes the user exist, enabled, with this verified address. ErrAddressTaken if another user has it; the name of
	// that user is then returned too where the directory tells it.
	Ensure(ctx context.Context, account events.ID, address string, locale events.Code) (holder events.ID, err error)
	// Disable keeps the user from signing in and ends its sessions. A user that does not exist is no error.
	Disable(ctx context.Context, account events.ID) error
	// Delete removes the user. A user that does not exist is no error.
	Delete(ctx context.Context, account events.ID) error
}

// UploadForm is what a browser needs to post a file straight to the bucket.
type UploadForm struct {
	URL    string
	Fields map[string]string
}

// Files is the bucket for what users upload, and for work that takes longer than a request may: whatever appears under
// rosters/ is brought to the importer.
type Files interface {
	// Form returns a presigned form for one object of 1 to maxBytes bytes.
	Form(ctx context.Context, key string, maxBytes int64) (UploadForm, error)
	// Put stores an object.
	Put(ctx context.Context, key string, body []byte) error
	// Get reads an object of at most maxBytes. Errors: ErrNoFile, ErrFileTooLarge.
	Get(ctx context.Context, key string, maxBytes int64) ([]byte, error)
	// Delete removes an object; one that is not there is no error.
	Delete(ctx context.Context, key string) error
	// Link returns an address under which a browser can save an object for a while, under the name.
	Link(ctx context.Context, key, name string, term time.Duration) (string, error)
}

// What Files.Get says of an object that cannot be used.
var (
	ErrNoFile       = errors.New("no such file")
	ErrFileTooLarge = errors.New("the file is too large")
)

// Deps is what a Service works with. Secret makes an unguessable word (ids.Secret).
type Deps struct {
	Table  *store.Table
	Claims Claims
	Users  Users
	Files  Files
	Clock  clock.Clock
	IDs    ids.Source
	Secret func() string
	WebURL string // of the web client, without a slash at the end
	// Pause waits, or fails when the context ends first; nil for the machine's own time.
	Pause func(context.Context, time.Duration) error
}

// Service is what signup can do.
type Service struct{ Deps }

// New returns a service.
func New(d Deps) *Service {
	if d.Pause == nil {
		d.Pause = pause
	}
	return &Service{d}
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// meta is the head of an event about a state of an entity.
func (s *Service) meta(entity events.ID, version int64) events.Meta {
	return events.Meta{ID: s.IDs.New(ids.Event), Time: s.Clock.Now(), EntityID: entity, EntityVersion: version}
}

// digest is how secrets and addresses appear in keys: the table can find them, but does not tell them.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

package signup_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/shared/ids"
)

type user struct {
	email     string
	disabled  bool
	signedOut bool
}

// users is the fake directory; down makes every call fail.
type users struct {
	mu   sync.Mutex
	byID map[events.ID]user
	down bool
}

var errDown = errors.New("the directory does not answer")

func (u *users) Ensure(_ context.Context, id events.ID, email string, _ events.Code) (events.ID, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.down {
		return "", errDown
	}
	for other, have := range u.byID {
		if other != id && have.email == email {
			return other, signup.ErrAddressTaken
		}
	}
	u.byID[id] = user{email: email, signedOut: u.byID[id].signedOut}
	return id, nil
}

func (u *users) Disable(_ context.Context, id events.ID) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if have, ok := u.byID[id]; ok {
		have.disabled, have.signedOut = true, true
		u.byID[id] = have
	}
	return nil
}

func (u *users) Delete(_ context.Context, id events.ID) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.down {
		return errDown
	}
	delete(u.byID, id)
	return nil
}

func (u *users) get(id events.ID) (user, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	have, ok := u.byID[id]
	return have, ok
}

// of is who gets the codes that are sent to an address.
func (u *users) of(email string) events.ID {
	u.mu.Lock()
	defer u.mu.Unlock()
	for id, have := range u.byID {
		if have.email == email && !have.disabled {
			return id
		}
	}
	return ""
}

// fileStore is the fake Files bucket.
type fileStore struct {
	mu      sync.Mutex
	objects map[string][]byte
	news    []string
}

func (f *fileStore) Form(_ context.Context, key string, maxBytes int64) (signup.UploadForm, error) {
	return signup.UploadForm{URL: "https://files.example", Fields: map[string]string{"key": key, "max": fmt.Sprint(maxBytes)}}, nil
}

func (f *fileStore) Put(_ context.Context, key string, body []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.objects[key] = body
	f.news = append(f.news, key)
	return nil
}

func (f *fileStore) Get(_ context.Context, key string, maxBytes int64) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	body, ok := f.objects[key]
	if !ok {
		return nil, signup.ErrNoFile
	}
	if int64(len(body)) > maxBytes {
		return nil, signup.ErrFileTooLarge
	}
	return body, nil
}

func (f *fileStore) Delete(_ context.Context, key string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.objects, key)
	return nil
}

func (f *fileStore) Link(_ context.Context, key, name string, term time.Duration) (string, error) {
	return fmt.Sprintf("https://files.example/%s?as=%s&for=%s", key, name, term), nil
}

func (f *fileStore) fresh() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := f.news
	f.news = nil
	return out
}

// counter makes IDs that say how many of their kind came before, so that two worlds agree as long as they do the same.
type counter struct {
	mu     sync.Mutex
	counts map[string]int
}

func (c *counter) New(kind string) events.ID { return c.Random(kind) }

func (c *counter) Random(kind string) events.ID {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[kind]++
	return events.ID(fmt.Sprintf("%s_%026d", kind, c.counts[kind]))
}

func (c *counter) secret() string { return string(c.Random("sec"))[4:] }

var _ ids.Source = (*counter)(nil)

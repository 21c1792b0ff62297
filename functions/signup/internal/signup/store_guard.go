package signup

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/guregu/dynamo/v2"
)

// What the form on the web is measured against.
const (
	fillTime = 3 * time.Second // nobody fills the form in faster
	formTerm = 48 * time.Hour  // a page that was left open longer asks for a new token
)

// saltItem is the secret of one day. Addresses of sources are digested with it, so that what the table holds of them cannot be
// turned back, not even by trying all addresses, once the secret is gone; form tokens are signed with it.
type saltItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	Secret string `dynamo:"secret"`
	TTL    int64  `dynamo:"ttl"`
}

// saltTerm is how long a day's secret stays: as long as anything made with it counts.
const saltTerm = 4 * 24 * time.Hour

// salt reads or makes the secret of a day.
func (s *Service) salt(ctx context.Context, day string) (string, error) {
	for range 2 { // twice: another request may make it between reading and writing
		item := saltItem{PK: "SALT", SK: day}
		ok, err := s.Table.One(ctx, item.PK, item.SK, &item)
		if err != nil || ok {
			return item.Secret, err
		}
		item.Secret, item.TTL = s.Secret(), s.Clock.Now().Add(saltTerm).Unix()
		err = s.Table.Put(item).If("attribute_not_exists(pk)").Run(ctx)
		if err == nil || !dynamo.IsCondCheckFailed(err) {
			return item.Secret, err
		}
	}
	return "", errors.New("the secret of the day was deleted as soon as it was made")
}

func utcDay(t time.Time) string { return t.UTC().Format(time.DateOnly) }

func sign(secret, text string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	return hex.EncodeToString(mac.Sum(nil))
}

// newForm makes the token of a form that is shown now: when, a word of its own, and a signature over both.
func (s *Service) newForm(ctx context.Context) (string, error) {
	now := s.Clock.Now()
	secret, err := s.salt(ctx, utcDay(now))
	if err != nil {
		return "", err
	}
	head := strconv.FormatInt(now.UnixMilli(), 10) + "." + s.Secret()
	return head + "." + sign(secret, "form."+head), nil
}

// formAge says how long ago a form was shown; ok is false for a token that we did not make or that is too old.
func (s *Service) formAge(ctx context.Context, token string) (age time.Duration, ok bool, err error) {
	at := strings.LastIndexByte(token, '.')
	if at < 0 {
		return 0, false, nil
	}
	millis, _, _ := strings.Cut(token, ".")
	n, err := strconv.ParseInt(millis, 10, 64)
	if err != nil {
		return 0, false, nil //nolint:nilerr // a token that is none is an answer, not a failure
	}
	shown := time.UnixMilli(n)
	age = s.Clock.Now().Sub(shown)
	if age < 0 || age > formTerm {
		return 0, false, nil
	}
	secret, err := s.salt(ctx, utcDay(shown))
	if err != nil {
		return 0, false, err
	}
	return age, hmac.Equal([]byte(token[at+1:]), []byte(sign(secret, "form."+token[:at]))), nil
}

// bucket is how often something may happen: burst times at once, then once every period.
type bucket struct {
	name   string
	burst  int
	period time.Duration
}

// bucketItem is a bucket in the form of the generic cell rate algorithm (ITU-T I.371): one moment, before which the next cell is early.
type bucketItem struct {
	PK   string `dynamo:"pk"`
	SK   string `dynamo:"sk"`
	Next int64  `dynamo:"next"` // milliseconds
	TTL  int64  `dynamo:"ttl"`
}

// bucketTries bounds the attempts against others who take of the same bucket; who loses them all is one of very many.
const bucketTries = 4

// take takes one of a bucket for a subject that is not to be stored; false if it is empty.
func (s *Service) take(ctx context.Context, b bucket, subject string) (bool, error) {
	now := s.Clock.Now()
	secret, err := s.salt(ctx, utcDay(now))
	if err != nil {
		return false, err
	}
	key := fmt.Sprintf("BUCKET#%s#%s", b.name, sign(secret, b.name+"."+subject))
	for range bucketTries {
		var have bucketItem
		found, err := s.Table.One(ctx, key, "BUCKET", &have)
		if err != nil {
			return false, err
		}
		next := max(have.Next, now.UnixMilli()) + b.period.Milliseconds()
		if next > now.Add(time.Duration(b.burst)*b.period).UnixMilli() {
			return false, nil
		}
		put := s.Table.Put(bucketItem{key, "BUCKET", next, next/1000 + 3600})
		if found {
			put = put.If("'next' = ?", have.Next)
		} else {
			put = put.If("attribute_not_exists(pk)")
		}
		if err := put.Run(ctx); err == nil || !dynamo.IsCondCheckFailed(err) {
			return err == nil, err
		}
	}
	return false, nil
}

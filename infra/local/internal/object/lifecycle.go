package object

import (
	"context"
	"log/slog"
	"time"
)

// Expiry deletes the objects under a prefix some days after they were written.
type Expiry struct {
	Prefix string // "" is all
	Days   int
}

// expireInterval is how often expired objects are looked for.
const expireInterval = 10 * time.Minute

// RunLifecycle deletes expired objects every ten minutes, and whenever the clock is moved, until ctx ends.
func (s *Service) RunLifecycle(ctx context.Context) error {
	for {
		moved := s.Clock.Changed()
		for name, b := range s.buckets {
			for _, e := range b.Expire {
				if err := s.expire(name, e); err != nil && ctx.Err() == nil {
					slog.Warn("expired objects stay until the next look", "bucket", name, "prefix", e.Prefix, "error", err)
				}
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-moved:
		case <-time.After(expireInterval):
		}
	}
}

// expire deletes what a rule says. One that was written anew since it was looked at stays.
func (s *Service) expire(bucket string, e Expiry) error {
	var keys []string
	err := s.each(bucket, e.Prefix, func(key string, m meta) bool {
		if e.over(m, s.Clock.Now()) {
			keys = append(keys, key)
		}
		return true
	})
	if err != nil || len(keys) == 0 {
		return err
	}
	return s.removeIf(bucket, "LifecycleExpiration:Delete", func(m meta) bool { return e.over(m, s.Clock.Now()) }, keys...)
}

// over rounds up to the next midnight UTC, as S3 does (S3 user guide, "Lifecycle rules: based on an object's age").
func (e Expiry) over(m meta, now time.Time) bool {
	const day = 24 * time.Hour
	end := m.Modified.UTC().AddDate(0, 0, e.Days)
	if midnight := end.Truncate(day); midnight.Before(end) {
		end = midnight.Add(day)
	}
	return !now.Before(end)
}

package schedule

import (
	"cmp"
	"slices"
	"time"
)

const failuresKept = 100

// Failure is a firing that could not be handed to its target.
type Failure struct {
	Schedule     string // ARN
	ScheduledFor time.Time
	Reason       string
	DeadLetter   bool // it is on the dead-letter queue; otherwise it is lost
}

// Listing is one schedule as the console shows it.
type Listing struct {
	Schedule
	ARN          string
	Next         time.Time // zero: completed
	Created      time.Time
	FromTemplate bool
}

// List gives all schedules, the next one due first, completed ones last.
func (s *Service) List() []Listing {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Listing, 0, len(s.records))
	for _, r := range s.records {
		all = append(all, Listing{Schedule: r.Schedule, ARN: ARN(r.Group, r.Name), Next: r.Next, Created: r.Created, FromTemplate: r.FromTemplate})
	}
	slices.SortFunc(all, func(x, y Listing) int {
		if x.Next.IsZero() != y.Next.IsZero() {
			if x.Next.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(x.Next.Compare(y.Next), cmp.Compare(x.ARN, y.ARN))
	})
	return all
}

// Idle reports whether nothing is due now. What has fired already is on the target's queue.
func (s *Service) Idle() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.deps.Clock.Now()
	for _, r := range s.records {
		if !r.Disabled && !r.Next.IsZero() && !r.Next.After(now) {
			return false
		}
	}
	return true
}

// Failures lists the newest firings since start that did not reach their target.
func (s *Service) Failures() []Failure {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.failed)
}

// Skipped counts the times since start that were not fired because the clock jumped over more of them than are fired.
func (s *Service) Skipped() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.skipped
}

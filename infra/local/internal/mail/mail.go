// Package mail emulates Amazon SES v2: mail that functions send lands in a durable mailbox on this machine and never
// leaves it, and SES's sending events go to the default event bus.
package mail

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// Tables in the state file.
const (
	tableMessages  = "mail"          // message ID → Message; IDs sort by time
	tableAddresses = "mailAddresses" // address, NUL, message ID → nothing
	tableEvents    = "mailEvents"    // message ID, "#", position → event that the bus has not taken yet
)

// Config is what the templates define.
type Config struct {
	Identities        []string // verified domains and addresses; mail from others is rejected
	ConfigurationSets []ConfigurationSet
}

// ConfigurationSet is one AWS::SES::ConfigurationSet with its event destination on the default bus.
type ConfigurationSet struct {
	Name   string
	Events []string // MatchingEventTypes: SEND, DELIVERY, BOUNCE, COMPLAINT, in any case
}

// Bus is the default event bus. Put returns nil when the event is durable there.
type Bus interface {
	Put(ctx context.Context, source, detailType string, detail json.RawMessage) error
}

// Service is the mail service of the local cloud. It is safe for concurrent use.
type Service struct {
	cfg   Config
	store *state.Store
	clock awsapi.Clock
	bus   Bus
	newID func() string
	wake  chan struct{}
	fail  atomic.Int64
}

// New needs Run to publish events. newID returns a random UUID.
func New(cfg Config, store *state.Store, clock awsapi.Clock, bus Bus, newID func() string) *Service {
	return &Service{cfg: cfg, store: store, clock: clock, bus: bus, newID: newID, wake: make(chan struct{}, 1)}
}

// FailAnswers makes the next n sends ambiguous: the mail is accepted and delivered, but the caller is told 500.
func (s *Service) FailAnswers(n int) { s.fail.Store(int64(n)) }

// FailingAnswers is how many sends will still be answered with 500.
func (s *Service) FailingAnswers() int { return int(max(s.fail.Load(), 0)) }

// retryAfter is real time: a bus that refuses is not helped by moving the clock.
const retryAfter = time.Second

// Run publishes sending events until ctx ends, each at least once, in the order of the sends.
func (s *Service) Run(ctx context.Context) error {
	for {
		err := s.publish(ctx)
		wait := time.Duration(1<<63 - 1)
		if err != nil && ctx.Err() == nil {
			slog.Warn("mail events wait for the bus", "error", err)
			wait = retryAfter
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.wake:
		case <-time.After(wait):
		}
	}
}

// Pending is the number of sending events that the bus has not taken yet.
func (s *Service) Pending() (int, error) {
	n := 0
	err := s.store.View(func(tx *state.Tx) error {
		return tx.Range(tableEvents, "", func(string, []byte) (bool, error) { n++; return true, nil })
	})
	return n, err
}

func (s *Service) set(name string) (ConfigurationSet, bool) {
	for _, c := range s.cfg.ConfigurationSets {
		if c.Name == name {
			return c, true
		}
	}
	return ConfigurationSet{}, false
}

// identity is the verified address or domain that may send as address; the address itself wins, as at SES.
func (s *Service) identity(address string) (string, bool) {
	_, domain, _ := strings.Cut(address, "@")
	for _, want := range []string{address, domain} {
		for _, have := range s.cfg.Identities {
			if strings.EqualFold(want, have) {
				return have, true
			}
		}
	}
	return "", false
}

func arn(resource string) string {
	return strings.Join([]string{"arn", awsapi.Partition, "ses", awsapi.Region, awsapi.Account, resource}, ":")
}

// Package keys emulates AWS KMS as far as the functions use it: symmetric keys that wrap data keys.
// Master keys are made once and kept in the state file, so what was encrypted stays readable after a restart.
package keys

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

const table = "keys"

// Key is one KMS key of the templates.
type Key struct {
	ID      string   // key ID, the last part of the ARN
	Aliases []string // such as alias/kikite-local-claims
}

// ARN of the key.
func (k Key) ARN() string { return keyARN(k.ID) }

// Config lists the keys that exist.
type Config struct{ Keys []Key }

// Service holds the master keys. It is safe for concurrent use.
type Service struct {
	byName  map[string]string // key ID, ARN, alias or alias ARN → key ID
	masters map[string]master
}

type master struct {
	Secret  []byte    `json:"secret"` // 32 bytes, AES-256
	Created time.Time `json:"created"`
}

// New makes missing master keys and reads the others. Keys that left the template are kept: data may still be
// encrypted under them if they return.
func New(cfg Config, store *state.Store, clock awsapi.Clock) (*Service, error) {
	s := &Service{byName: map[string]string{}, masters: map[string]master{}}
	err := store.Update(func(tx *state.Tx) error {
		for _, k := range cfg.Keys {
			m, err := loadOrCreate(tx, k.ID, clock.Now())
			if err != nil {
				return err
			}
			s.masters[k.ID] = m
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open master keys: %w", err)
	}
	for _, k := range cfg.Keys {
		s.byName[k.ID], s.byName[k.ARN()] = k.ID, k.ID
		for _, a := range k.Aliases {
			s.byName[a], s.byName[arn(a)] = k.ID, k.ID
		}
	}
	return s, nil
}

func loadOrCreate(tx *state.Tx, id string, now time.Time) (master, error) {
	var m master
	found, err := tx.Get(table, id, &m)
	if err != nil || found {
		return m, err
	}
	m = master{Secret: make([]byte, 32), Created: now}
	if _, err := rand.Read(m.Secret); err != nil {
		return m, err
	}
	return m, tx.Put(table, id, m)
}

func arn(resource string) string {
	return strings.Join([]string{"arn", awsapi.Partition, "kms", awsapi.Region, awsapi.Account, resource}, ":")
}

func keyARN(id string) string { return arn("key/" + id) }

// find resolves what an API caller calls a key. Error: *awsapi.Error NotFoundException.
func (s *Service) find(name string) (string, error) {
	if id, ok := s.byName[name]; ok {
		return id, nil
	}
	return "", &awsapi.Error{Status: http.StatusBadRequest, Code: "NotFoundException", Message: "Key '" + name + "' does not exist"}
}

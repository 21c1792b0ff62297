// Package vaulttest has the stand-in for KMS in tests.
package vaulttest

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"maps"
	"sync"
)

// Master wraps by remembering: the wrapped key is a random handle, bound to its encryption context.
type Master struct {
	mu   sync.Mutex
	keys map[string]entry
	err  error
}

type entry struct {
	plain   []byte
	binding map[string]string
}

// NewMaster returns a Master that knows no key.
func NewMaster() *Master { return &Master{keys: map[string]entry{}} }

// Fail makes every call fail with err until it is nil again.
func (m *Master) Fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.err = err
}

// NewDataKey implements vault.Master.
func (m *Master) NewDataKey(_ context.Context, binding map[string]string) (plain, wrapped []byte, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err != nil {
		return nil, nil, m.err
	}
	plain, wrapped = make([]byte, 32), make([]byte, 16)
	_, _ = rand.Read(plain)
	_, _ = rand.Read(wrapped)
	m.keys[hex.EncodeToString(wrapped)] = entry{bytes.Clone(plain), maps.Clone(binding)}
	return plain, wrapped, nil
}

// Unwrap implements vault.Master.
func (m *Master) Unwrap(_ context.Context, wrapped []byte, binding map[string]string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err != nil {
		return nil, m.err
	}
	e, ok := m.keys[hex.EncodeToString(wrapped)]
	if !ok || !maps.Equal(e.binding, binding) {
		return nil, errors.New("InvalidCiphertextException")
	}
	return bytes.Clone(e.plain), nil
}

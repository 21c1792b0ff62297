// Package state keeps what the local cloud must not lose: queued messages, schedules, users, mail, objects'
// metadata, the clock. One bbolt file; a returned write is on disk (fsync), so kill -9 loses nothing that was
// acknowledged.
package state

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// Store is one state file, opened by one process at a time.
type Store struct{ db *bbolt.DB }

// Tx reads and writes several tables atomically.
type Tx struct{ tx *bbolt.Tx }

// Open opens or creates the file; it fails after two seconds if another process holds it.
func Open(path string) (*Store, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: 2 * time.Second})
	if err != nil {
		return nil, fmt.Errorf("open state file %s (is another local cloud running?): %w", path, err)
	}
	db.MaxBatchDelay = time.Millisecond // bbolt waits 10 ms for company by default; a lone write costs under 2
	return &Store{db: db}, nil
}

// Close releases the file.
func (s *Store) Close() error { return s.db.Close() }

// Update runs fn in a read-write transaction of its own; an error rolls everything back.
func (s *Store) Update(fn func(*Tx) error) error {
	return s.db.Update(func(tx *bbolt.Tx) error { return fn(&Tx{tx}) })
}

// Batch is Update for many concurrent callers: their transactions share one fsync. fn may be called
// more than once and must not keep state between calls.
func (s *Store) Batch(fn func(*Tx) error) error {
	return s.db.Batch(func(tx *bbolt.Tx) error { return fn(&Tx{tx}) })
}

// View runs fn in a read-only transaction.
func (s *Store) View(fn func(*Tx) error) error {
	return s.db.View(func(tx *bbolt.Tx) error { return fn(&Tx{tx}) })
}

// Put stores v as JSON under key in table.
func (t *Tx) Put(table, key string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	b, err := t.tx.CreateBucketIfNotExists([]byte(table))
	if err != nil {
		return err
	}
	return b.Put([]byte(key), raw)
}

// Get reads key of table into v and says whether it was there.
func (t *Tx) Get(table, key string, v any) (bool, error) {
	b := t.tx.Bucket([]byte(table))
	if b == nil {
		return false, nil
	}
	raw := b.Get([]byte(key))
	if raw == nil {
		return false, nil
	}
	return true, json.Unmarshal(raw, v)
}

// Delete removes key of table; a missing key is no error.
func (t *Tx) Delete(table, key string) error {
	b := t.tx.Bucket([]byte(table))
	if b == nil {
		return nil
	}
	return b.Delete([]byte(key))
}

// Range calls fn for the keys of table that begin with prefix, in byte order, until fn returns false or an
// error. raw is only valid inside fn, and fn must not write to the table.
func (t *Tx) Range(table, prefix string, fn func(key string, raw []byte) (bool, error)) error {
	b := t.tx.Bucket([]byte(table))
	if b == nil {
		return nil
	}
	c := b.Cursor()
	for k, v := c.Seek([]byte(prefix)); k != nil && bytes.HasPrefix(k, []byte(prefix)); k, v = c.Next() {
		more, err := fn(string(k), v)
		if err != nil || !more {
			return err
		}
	}
	return nil
}

package object

import (
	"crypto/md5" // an ETag is an MD5 by definition of the API
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"time"

	"kikite/infra/local/internal/state"
)

// Tables in the state file.
const (
	tableObjects = "objects"      // bucket, "/", key → meta
	tableEvents  = "objectEvents" // time and random part → notification that its queue has not taken yet
)

// meta is everything about an object but its content.
type meta struct {
	Blob     string            `json:"blob"`
	Size     int64             `json:"size"` // bytes
	ETag     string            `json:"etag"` // hex MD5, without quotes
	Modified time.Time         `json:"modified"`
	Headers  map[string]string `json:"headers"` // to be returned by GET and HEAD, canonical names
}

// write is one object to be stored.
type write struct {
	Bucket, Key string
	Content     []byte
	Headers     map[string]string
	Event       string // ObjectCreated:Put, :Post or :Copy
	IfAbsent    bool   // If-None-Match: *
}

// put stores an object and, in the same transaction, the notifications it causes. When it returns nil, both are on disk.
// Errors: *awsapi.Error PreconditionFailed, NoSuchBucket.
func (s *Service) put(w write) (meta, error) {
	b, err := s.bucket(w.Bucket)
	if err != nil {
		return meta{}, err
	}
	sum := md5.Sum(w.Content)
	m := meta{Size: int64(len(w.Content)), ETag: hex.EncodeToString(sum[:]), Modified: s.Clock.Now(), Headers: w.Headers}
	if m.Blob, err = s.blobs.write(w.Content); err != nil {
		return m, err
	}
	var old meta
	err = s.Store.Batch(func(tx *state.Tx) error {
		old = meta{}
		found, err := tx.Get(tableObjects, w.Bucket+"/"+w.Key, &old)
		if err != nil {
			return err
		}
		if found && w.IfAbsent {
			return refuse(http.StatusPreconditionFailed, "PreconditionFailed", "the object exists already")
		}
		if err := s.notify(tx, b, w.Event, w.Key, m); err != nil {
			return err
		}
		return tx.Put(tableObjects, w.Bucket+"/"+w.Key, m)
	})
	if err != nil {
		s.blobs.remove(m.Blob)
		return m, err
	}
	s.blobs.remove(old.Blob)
	s.ring()
	return m, nil
}

// remove deletes keys; a missing one is no error, as with S3.
func (s *Service) remove(bucket string, keys ...string) error {
	return s.removeIf(bucket, "ObjectRemoved:Delete", func(meta) bool { return true }, keys...)
}

// removeIf deletes those keys whose objects are still as they should be, and announces event for each.
func (s *Service) removeIf(bucket, event string, still func(meta) bool, keys ...string) error {
	b, err := s.bucket(bucket)
	if err != nil {
		return err
	}
	var gone []string
	err = s.Store.Batch(func(tx *state.Tx) error {
		gone = nil
		for _, key := range keys {
			var old meta
			found, err := tx.Get(tableObjects, bucket+"/"+key, &old)
			if err != nil {
				return err
			}
			if !found || !still(old) {
				continue
			}
			gone = append(gone, old.Blob)
			if err := s.notify(tx, b, event, key, meta{Modified: s.Clock.Now()}); err != nil {
				return err
			}
			if err := tx.Delete(tableObjects, bucket+"/"+key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, blob := range gone {
		s.blobs.remove(blob)
	}
	s.ring()
	return nil
}

var errNoSuchKey = refuse(http.StatusNotFound, "NoSuchKey", "The specified key does not exist.")

// get returns an object with its opened content, which the caller closes. Errors: errNoSuchKey, NoSuchBucket.
func (s *Service) get(bucket, key string) (meta, *os.File, error) {
	for {
		m, err := s.head(bucket, key)
		if err != nil {
			return m, nil, err
		}
		f, err := s.blobs.open(m.Blob)
		if errors.Is(err, fs.ErrNotExist) {
			now, again := s.head(bucket, key)
			if again != nil || now.Blob != m.Blob {
				continue // overwritten or deleted between the two steps
			}
		}
		return m, f, err
	}
}

func (s *Service) head(bucket, key string) (m meta, err error) {
	if _, err := s.bucket(bucket); err != nil {
		return m, err
	}
	found := false
	err = s.Store.View(func(tx *state.Tx) (err error) {
		found, err = tx.Get(tableObjects, bucket+"/"+key, &m)
		return err
	})
	if err == nil && !found {
		err = errNoSuchKey
	}
	return m, err
}

func (s *Service) bucket(name string) (Bucket, error) {
	b, ok := s.buckets[name]
	if !ok {
		return b, refuse(http.StatusNotFound, "NoSuchBucket", "The specified bucket does not exist: "+name)
	}
	return b, nil
}

func (s *Service) liveBlobs() (map[string]bool, error) {
	live := map[string]bool{}
	err := s.Store.View(func(tx *state.Tx) error {
		return tx.Range(tableObjects, "", func(_ string, raw []byte) (bool, error) {
			var m meta
			err := json.Unmarshal(raw, &m)
			live[m.Blob] = true
			return true, err
		})
	})
	return live, err
}

// each calls fn for the objects of a bucket whose keys begin with prefix, in byte order, until it returns false.
func (s *Service) each(bucket, prefix string, fn func(key string, m meta) bool) error {
	return s.Store.View(func(tx *state.Tx) error {
		return tx.Range(tableObjects, bucket+"/"+prefix, func(k string, raw []byte) (bool, error) {
			var m meta
			if err := json.Unmarshal(raw, &m); err != nil {
				return false, err
			}
			return fn(strings.TrimPrefix(k, bucket+"/"), m), nil
		})
	})
}

// Package object emulates the part of S3 that the functions and the browser use: whole objects, listings, presigned
// requests, browser uploads and notifications to queues. Contents are files; metadata is in the state file.
package object

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// Bucket is one AWS::S3::Bucket of the templates.
type Bucket struct {
	Name          string
	KMSKeyARN     string // default encryption; "" = S3-managed keys. Contents are plain files here, only the grants are checked
	BucketKey     bool   // S3 bucket keys: the encryption context is then the bucket's ARN, not the object's
	CORS          []CORSRule
	Notifications []Notification
	Expire        []Expiry
}

// CORSRule is one rule of a bucket's CorsConfiguration.
type CORSRule struct {
	Origins, Methods, Headers, Exposed []string
	MaxAgeSeconds                      int
}

// Notification is one queue configuration of a bucket.
type Notification struct {
	ID             string   // configurationId in the message
	QueueARN       string   // that Queues understands
	Events         []string // s3:ObjectCreated:*, s3:ObjectCreated:Put, s3:ObjectRemoved:Delete …
	Prefix, Suffix string   // of the key; "" matches all
}

// Config is what the templates define, and where contents are kept.
type Config struct {
	Folder  string // made if missing; only this service writes there
	Buckets []Bucket
}

// Queues delivers notifications. Send returns nil when the message is durable in the queue.
type Queues interface {
	Send(ctx context.Context, queueARN, body string) error
}

// Secrets knows the access keys that the local cloud gave to functions.
type Secrets interface {
	// Secret returns the secret of an access key and whose it is; false if there is no such key.
	Secret(accessKey string) (secret string, caller awsapi.Caller, ok bool)
}

// Authorizer decides by the caller's policies.
type Authorizer interface {
	// Authorize's error is an *awsapi.Error AccessDenied that names what is missing; the refusal is recorded.
	Authorize(ctx context.Context, caller awsapi.Caller, permissions []awsapi.Permission) error
	// Allows asks without recording: S3 looks at s3:ListBucket only to choose between two errors.
	Allows(caller awsapi.Caller, p awsapi.Permission) bool
}

// Deps are the services that objects need. RealTime is the machine's clock: SDKs sign with it, so the expiry of a
// presigned request is measured with it too, however far the local cloud's clock was moved.
type Deps struct {
	Store      *state.Store
	Clock      awsapi.Clock
	RealTime   func() time.Time
	NewID      func() string // random UUIDs
	Queues     Queues
	Secrets    Secrets
	Authorizer Authorizer
}

// Service is the object store. It is safe for concurrent use.
type Service struct {
	Deps
	buckets map[string]Bucket
	blobs   *blobs
	wake    chan struct{}
}

// New opens the folder and removes what unfinished writes of the last run left there. Run delivers notifications,
// RunLifecycle expires objects.
func New(cfg Config, deps Deps) (*Service, error) {
	s := &Service{Deps: deps, buckets: map[string]Bucket{}, wake: make(chan struct{}, 1)}
	for _, b := range cfg.Buckets {
		s.buckets[b.Name] = b
	}
	var err error
	if s.blobs, err = openBlobs(cfg.Folder, deps.NewID); err != nil {
		return nil, fmt.Errorf("open object folder: %w", err)
	}
	live, err := s.liveBlobs()
	if err != nil {
		return nil, fmt.Errorf("read object table: %w", err)
	}
	if err := s.blobs.sweep(live); err != nil {
		return nil, fmt.Errorf("sweep object folder: %w", err)
	}
	return s, nil
}

func bucketARN(bucket string) string {
	return strings.Join([]string{"arn", awsapi.Partition, "s3", "", "", bucket}, ":")
}

func objectARN(bucket, key string) string { return bucketARN(bucket) + "/" + key }

func refuse(status int, code, message string) error {
	return &awsapi.Error{Status: status, Code: code, Message: message}
}

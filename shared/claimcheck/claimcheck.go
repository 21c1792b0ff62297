// Package claimcheck carries personal data between contexts: the producer stores an encrypted object for one consumer
// and the event carries its key. IAM lets a producer write only below <consumer>/<producer>/ and a consumer read only
// below its own name.
package claimcheck

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// maxBytes bounds a claim: ten thousand names fit, a runaway writer does not.
const maxBytes = 8 << 20

// Client is what is used of S3.
type Client interface {
	PutObject(context.Context, *s3.PutObjectInput, ...func(*s3.Options)) (*s3.PutObjectOutput, error)
	GetObject(context.Context, *s3.GetObjectInput, ...func(*s3.Options)) (*s3.GetObjectOutput, error)
	ListObjectsV2(context.Context, *s3.ListObjectsV2Input, ...func(*s3.Options)) (*s3.ListObjectsV2Output, error)
	DeleteObject(context.Context, *s3.DeleteObjectInput, ...func(*s3.Options)) (*s3.DeleteObjectOutput, error)
}

// Store is the Claims bucket as one context sees it.
type Store struct {
	client  Client
	bucket  string
	context events.Code
}

// New returns the claims of a context.
func New(client Client, bucket string, context events.Code) *Store {
	return &Store{client: client, bucket: bucket, context: context}
}

// Put stores v as JSON for the consumer and returns its key. Call it before the transaction that commits the event: a claim
// without an event is an object that nobody knows, and goes when its subject is erased; an event without a claim would lose data.
func (s *Store) Put(ctx context.Context, consumer events.Code, subject events.ID, v any) (events.ClaimKey, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("claim for %s: %w", consumer, err)
	}
	if len(body) > maxBytes {
		return "", fmt.Errorf("claim for %s: %d bytes exceed %d", consumer, len(body), maxBytes)
	}
	key := fmt.Sprintf("%s%s.json", s.prefix(consumer, subject), ids.Secret())
	_, err = s.client.PutObject(ctx, &s3.PutObjectInput{
		Bucket: &s.bucket, Key: &key, Body: bytes.NewReader(body), ContentType: aws.String("application/json"),
	})
	if err != nil {
		return "", fmt.Errorf("store claim for %s: %w", consumer, err)
	}
	return events.ClaimKey(key), nil
}

// Get reads a claim addressed to this context into v. Errors: problem.Gone if it was erased.
func (s *Store) Get(ctx context.Context, key events.ClaimKey, v any) error {
	out, err := s.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &s.bucket, Key: aws.String(string(key))})
	if err != nil && s.erased(ctx, key, err) {
		return problem.Wrap(err, problem.Gone, "claim_erased", "The data behind this event was erased.")
	}
	if err != nil {
		return fmt.Errorf("read claim: %w", err)
	}
	defer func() { _ = out.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(out.Body, maxBytes+1))
	if err != nil {
		return fmt.Errorf("read claim: %w", err)
	}
	if len(body) > maxBytes {
		return fmt.Errorf("claim exceeds %d bytes", maxBytes)
	}
	return json.Unmarshal(body, v)
}

// erased tells a claim that is gone from one that cannot be read. Where listing is allowed under a prefix only, S3 calls a
// missing object forbidden: its check of s3:ListBucket then knows no prefix. So the listing itself is asked.
func (s *Store) erased(ctx context.Context, key events.ClaimKey, err error) bool {
	var missing *types.NoSuchKey
	if errors.As(err, &missing) {
		return true
	}
	var api smithy.APIError
	if !errors.As(err, &api) || api.ErrorCode() != "AccessDenied" {
		return false
	}
	page, err := s.client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &s.bucket, Prefix: aws.String(string(key))})
	return err == nil && len(page.Contents) == 0
}

// Remove deletes one claim that this context stored; one that is gone already is no failure.
func (s *Store) Remove(ctx context.Context, key events.ClaimKey) error {
	if _, err := s.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &s.bucket, Key: aws.String(string(key))}); err != nil {
		return fmt.Errorf("remove claim: %w", err)
	}
	return nil
}

// Erase deletes everything this context stored for the consumer about a subject.
func (s *Store) Erase(ctx context.Context, consumer events.Code, subject events.ID) error {
	prefix := s.prefix(consumer, subject)
	var next *string
	for {
		page, err := s.client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &s.bucket, Prefix: &prefix, ContinuationToken: next})
		if err != nil {
			return fmt.Errorf("list claims: %w", err)
		}
		for _, o := range page.Contents {
			if _, err := s.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &s.bucket, Key: o.Key}); err != nil {
				return fmt.Errorf("erase claim: %w", err)
			}
		}
		if next = page.NextContinuationToken; next == nil {
			return nil
		}
	}
}

func (s *Store) prefix(consumer events.Code, subject events.ID) string {
	return fmt.Sprintf("%s/%s/%s/", consumer, s.context, subject)
}

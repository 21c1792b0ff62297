package matching

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"kikite/shared/problem"
)

// S3 is what is used of S3.
type S3 interface {
	PutObject(context.Context, *s3.PutObjectInput, ...func(*s3.Options)) (*s3.PutObjectOutput, error)
	GetObject(context.Context, *s3.GetObjectInput, ...func(*s3.Options)) (*s3.GetObjectOutput, error)
}

// Objects are the snapshots and models in the Snapshots bucket.
type Objects struct {
	client S3
	bucket string
}

// NewObjects returns the objects of a bucket.
func NewObjects(client S3, bucket string) *Objects { return &Objects{client: client, bucket: bucket} }

func snapshotKey(version string) string { return "matching/snapshots/" + version }
func modelKey(version string) string    { return "matching/models/" + version + ".json" }

func (o *Objects) put(ctx context.Context, key string, body []byte) error {
	_, err := o.client.PutObject(ctx, &s3.PutObjectInput{Bucket: &o.bucket, Key: &key, Body: bytes.NewReader(body)})
	if err != nil {
		return fmt.Errorf("store %s: %w", key, err)
	}
	return nil
}

// get reads an object. Errors: Gone if it is not there (any more).
func (o *Objects) get(ctx context.Context, key string) ([]byte, error) {
	out, err := o.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &o.bucket, Key: &key})
	var missing *types.NoSuchKey
	if errors.As(err, &missing) {
		return nil, problem.Wrap(err, problem.Gone, "object", "The object is gone.")
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", key, err)
	}
	defer func() { _ = out.Body.Close() }()
	body, err := io.ReadAll(out.Body)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", key, err)
	}
	return body, nil
}

// Model reads a model. Errors: Gone.
func (o *Objects) Model(ctx context.Context, key string) (Model, error) {
	var m Model
	raw, err := o.get(ctx, key)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("model %s: %w", key, err)
	}
	return m, nil
}

// PutModel stores a model and returns the pointer to it. The same version overwrites itself: training a night again is harmless.
func (o *Objects) PutModel(ctx context.Context, m Model) (Pointer, error) {
	raw, err := json.Marshal(m)
	if err != nil {
		return Pointer{}, fmt.Errorf("model %s: %w", m.Version, err)
	}
	p := Pointer{Version: m.Version, Key: modelKey(m.Version)}
	return p, o.put(ctx, p.Key, raw)
}

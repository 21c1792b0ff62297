package matching

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"

	"kikite/shared/problem"
)

// S3 is what is used of S3.
type S3 interface {
	PutObject(context.Context, *s3.PutObjectInput, ...func(*s3.Options)) (*s3.PutObjectOutput, error)
	GetObject(context.Context, *s3.GetObjectInput, ...func(*s3.Options)) (*s3.GetObjectOutput, error)
	ListObjectsV2(context.Context, *s3.ListObjectsV2Input, ...func(*s3.Options)) (*s3.ListObjectsV2Output, error)
	DeleteObject(context.Context, *s3.DeleteObjectInput, ...func(*s3.Options)) (*s3.DeleteObjectOutput, error)
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

// get reads an object, in one piece of memory. Errors: Gone if it is not there (any more).
func (o *Objects) get(ctx context.Context, key string) (string, error) {
	out, err := o.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &o.bucket, Key: &key})
	if err != nil {
		if o.missing(ctx, key, err) {
			return "", problem.Wrap(err, problem.Gone, "object", "The object is gone.")
		}
		return "", fmt.Errorf("read %s: %w", key, err)
	}
	defer func() { _ = out.Body.Close() }()
	var body strings.Builder
	body.Grow(int(max(0, aws.ToInt64(out.ContentLength))))
	if _, err := io.Copy(&body, out.Body); err != nil {
		return "", fmt.Errorf("read %s: %w", key, err)
	}
	return body.String(), nil
}

// missing tells an object that is gone from one that cannot be read. Where listing is allowed under a prefix only, S3 calls a missing
// object forbidden, so the listing itself is asked.
func (o *Objects) missing(ctx context.Context, key string, err error) bool {
	var missing *types.NoSuchKey
	if errors.As(err, &missing) {
		return true
	}
	var api smithy.APIError
	if !errors.As(err, &api) || api.ErrorCode() != "AccessDenied" {
		return false
	}
	keys, err := o.list(ctx, key)
	return err == nil && len(keys) == 0
}

// list returns the keys with a prefix.
func (o *Objects) list(ctx context.Context, prefix string) ([]string, error) {
	var keys []string
	in := &s3.ListObjectsV2Input{Bucket: &o.bucket, Prefix: &prefix}
	for {
		page, err := o.client.ListObjectsV2(ctx, in)
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", prefix, err)
		}
		for _, object := range page.Contents {
			keys = append(keys, aws.ToString(object.Key))
		}
		if in.ContinuationToken = page.NextContinuationToken; in.ContinuationToken == nil {
			return keys, nil
		}
	}
}

func (o *Objects) remove(ctx context.Context, key string) error {
	if _, err := o.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &o.bucket, Key: &key}); err != nil {
		return fmt.Errorf("delete %s: %w", key, err)
	}
	return nil
}

// prune deletes the snapshots that are older than the current one, but for the newest of them so that there are keep in all.
func (o *Objects) prune(ctx context.Context, current string, keep int) error {
	keys, err := o.list(ctx, snapshotKey(""))
	if err != nil {
		return err
	}
	keys = slices.DeleteFunc(keys, func(key string) bool { return key >= current })
	slices.Sort(keys)
	for _, key := range keys[:max(0, len(keys)-(keep-1))] {
		if err := o.remove(ctx, key); err != nil {
			return err
		}
	}
	return nil
}

// Model reads a model. Errors: Gone.
func (o *Objects) Model(ctx context.Context, key string) (Model, error) {
	var m Model
	raw, err := o.get(ctx, key)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal([]byte(raw), &m); err != nil {
		return m, fmt.Errorf("model %s: %w", key, err)
	}
	return m, nil
}

// PutModel stores a model. The same version overwrites itself: training a night again is harmless.
func (o *Objects) PutModel(ctx context.Context, m Model) error {
	raw, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("model %s: %w", m.Version, err)
	}
	return o.put(ctx, modelKey(m.Version), raw)
}

// Package files is the Files bucket as signup uses it.
package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"time"

	signer "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"kikite/functions/signup/internal/signup"
)

// formTerm is how long an upload form can be used.
const formTerm = 15 * time.Minute

// Client is what is used of S3 beside the presigned form.
type Client interface {
	PutObject(context.Context, *s3.PutObjectInput, ...func(*s3.Options)) (*s3.PutObjectOutput, error)
	GetObject(context.Context, *s3.GetObjectInput, ...func(*s3.Options)) (*s3.GetObjectOutput, error)
	DeleteObject(context.Context, *s3.DeleteObjectInput, ...func(*s3.Options)) (*s3.DeleteObjectOutput, error)
}

// Presigner signs forms; s3.PresignClient does.
type Presigner interface {
	PresignPostObject(context.Context, *s3.PutObjectInput, ...func(*s3.PresignPostOptions)) (*s3.PresignedPostRequest, error)
	PresignGetObject(context.Context, *s3.GetObjectInput, ...func(*s3.PresignOptions)) (*signer.PresignedHTTPRequest, error)
}

// Bucket implements signup.Files.
type Bucket struct {
	client Client
	signer Presigner
	name   string
}

// New returns a bucket.
func New(client Client, signer Presigner, name string) *Bucket {
	return &Bucket{client: client, signer: signer, name: name}
}

// Form implements signup.Files.
func (b *Bucket) Form(ctx context.Context, key string, maxBytes int64) (signup.UploadForm, error) {
	form, err := b.signer.PresignPostObject(ctx, &s3.PutObjectInput{Bucket: &b.name, Key: &key}, func(o *s3.PresignPostOptions) {
		o.Expires = formTerm
		o.Conditions = []any{[]any{"content-length-range", 1, maxBytes}}
	})
	if err != nil {
		return signup.UploadForm{}, fmt.Errorf("sign upload: %w", err)
	}
	return signup.UploadForm{URL: form.URL, Fields: form.Values}, nil
}

// Link implements signup.Files. An object has neither a type nor a name of its own: a browser saves it and does not show it as a page, and
// what it calls the file stands in the link.
func (b *Bucket) Link(ctx context.Context, key, name string, term time.Duration) (string, error) {
	as := mime.FormatMediaType("attachment", map[string]string{"filename": name})
	link, err := b.signer.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: &b.name, Key: &key, ResponseContentDisposition: &as}, s3.WithPresignExpires(term))
	if err != nil {
		return "", fmt.Errorf("sign link: %w", err)
	}
	return link.URL, nil
}

// Put implements signup.Files.
func (b *Bucket) Put(ctx context.Context, key string, body []byte) error {
	if _, err := b.client.PutObject(ctx, &s3.PutObjectInput{Bucket: &b.name, Key: &key, Body: bytes.NewReader(body)}); err != nil {
		return fmt.Errorf("store file: %w", err)
	}
	return nil
}

// Delete implements signup.Files. S3 answers the same whether there was an object or not.
func (b *Bucket) Delete(ctx context.Context, key string) error {
	if _, err := b.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.name, Key: &key}); err != nil {
		return fmt.Errorf("delete file: %w", err)
	}
	return nil
}

// Get implements signup.Files.
func (b *Bucket) Get(ctx context.Context, key string, maxBytes int64) ([]byte, error) {
	out, err := b.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.name, Key: &key})
	if gone := (*types.NoSuchKey)(nil); errors.As(err, &gone) {
		return nil, signup.ErrNoFile
	}
	if err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	defer func() { _ = out.Body.Close() }()
	if out.ContentLength != nil && *out.ContentLength > maxBytes {
		return nil, signup.ErrFileTooLarge // not a byte of it is read
	}
	body, err := io.ReadAll(io.LimitReader(out.Body, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	if int64(len(body)) > maxBytes {
		return nil, signup.ErrFileTooLarge
	}
	return body, nil
}

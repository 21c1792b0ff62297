package object_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// TestLifecycle moves the clock past a rule of two days: S3 rounds up to midnight UTC, so an object goes within three.
func TestLifecycle(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	put := func(key string) {
		t.Helper()
		if _, err := f.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String(files), Key: &key, Body: strings.NewReader("x")}); err != nil {
			t.Fatal(err)
		}
	}
	list := func() (keys []string) {
		out, err := f.s3.ListObjectsV2(t.Context(), &s3.ListObjectsV2Input{Bucket: aws.String(files)})
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range out.Contents {
			keys = append(keys, *o.Key)
		}
		return keys
	}
	put("old/first")
	put("other")
	f.run()
	if _, err := f.clock.Advance(48*time.Hour - time.Minute); err != nil {
		t.Fatal(err)
	}
	put("old/second")
	if keys := list(); !slices.Equal(keys, []string{"old/first", "old/second", "other"}) {
		t.Fatalf("before its time: %v", keys)
	}
	if _, err := f.clock.Advance(24*time.Hour + time.Minute); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the first object expires, the others stay", func() bool { return slices.Equal(list(), []string{"old/second", "other"}) })
}

package claimcheck_test

import (
	"context"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"kikite/events"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/testkit"
)

func TestStore(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	objects := &testkit.Objects{}
	signup := claimcheck.New(objects, "claims", events.Signup)
	mailer := claimcheck.New(objects, "claims", events.Mailer)
	person, other := ids.Default{}.New(ids.Account), ids.Default{}.New(ids.Account)

	put := func(consumer events.Code, subject events.ID) events.ClaimKey {
		key, err := signup.Put(ctx, consumer, subject, map[string]string{"name": "試験 太郎"})
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	mine, hers, elsewhere := put(events.Mailer, person), put(events.Mailer, other), put(events.Matching, person)
	if !strings.HasPrefix(string(mine), "mailer/signup/"+string(person)+"/") {
		t.Errorf("key %s", mine)
	}
	var got map[string]string
	if err := mailer.Get(ctx, mine, &got); err != nil || got["name"] != "試験 太郎" {
		t.Fatalf("%v %v", got, err)
	}
	if err := signup.Erase(ctx, events.Mailer, person); err != nil {
		t.Fatal(err)
	}
	if err := mailer.Get(ctx, mine, &got); problem.CodeOf(err) != problem.Gone {
		t.Errorf("after erasure: %v", err)
	}
	for _, key := range []events.ClaimKey{hers, elsewhere} {
		if err := mailer.Get(ctx, key, &got); err != nil {
			t.Errorf("%s went too: %v", key, err)
		}
	}
	if _, err := signup.Put(ctx, events.Mailer, person, strings.Repeat("x", 9<<20)); err == nil {
		t.Error("a claim without bounds was stored")
	}
}

// guarded answers as S3 does where listing is allowed under a prefix only, or not at all.
type guarded struct {
	*testkit.Objects
	unreadable, unlistable bool
}

func denied() error { return &smithy.GenericAPIError{Code: "AccessDenied"} }

func (g guarded) GetObject(ctx context.Context, in *s3.GetObjectInput, o ...func(*s3.Options)) (*s3.GetObjectOutput, error) {
	out, err := g.Objects.GetObject(ctx, in, o...)
	if err != nil || g.unreadable {
		return nil, denied()
	}
	return out, nil
}

func (g guarded) ListObjectsV2(ctx context.Context, in *s3.ListObjectsV2Input, o ...func(*s3.Options)) (*s3.ListObjectsV2Output, error) {
	if g.unlistable {
		return nil, denied()
	}
	return g.Objects.ListObjectsV2(ctx, in, o...)
}

func TestForbiddenIsErasedOnlyWhereTheListingSaysSo(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		client guarded
		exists bool
		gone   bool
	}{
		"erased":              {client: guarded{}, gone: true},
		"exists, no grant":    {client: guarded{unreadable: true}, exists: true},
		"no grant whatsoever": {client: guarded{unlistable: true}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt.client.Objects = &testkit.Objects{}
			person := ids.Default{}.New(ids.Account)
			key, err := claimcheck.New(tt.client, "claims", events.Signup).Put(t.Context(), events.Mailer, person, "x")
			if err != nil {
				t.Fatal(err)
			}
			if !tt.exists {
				if _, err := tt.client.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: aws.String("claims"), Key: aws.String(string(key))}); err != nil {
					t.Fatal(err)
				}
			}
			var got string
			err = claimcheck.New(tt.client, "claims", events.Mailer).Get(t.Context(), key, &got)
			if err == nil || (problem.CodeOf(err) == problem.Gone) != tt.gone {
				t.Errorf("error %v, gone %v", err, tt.gone)
			}
		})
	}
}

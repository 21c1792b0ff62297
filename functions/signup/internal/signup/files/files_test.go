package files_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"mime"
	"net/url"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"kikite/functions/signup/internal/signup/files"
	"kikite/shared/testkit"
)

func bucket() *files.Bucket {
	client := s3.New(s3.Options{Region: "ap-northeast-1", Credentials: credentials.NewStaticCredentialsProvider("k", "s", "")})
	return files.New(&testkit.Objects{}, s3.NewPresignClient(client), "files")
}

// TestForm: the browser may post this one object, of a length in the range, and nothing else.
func TestForm(t *testing.T) {
	t.Parallel()
	form, err := bucket().Form(context.Background(), "rosters/com_1/ros_1", 5<<20)
	if err != nil {
		t.Fatal(err)
	}
	if form.URL == "" || form.Fields["key"] != "rosters/com_1/ros_1" {
		t.Errorf("%+v", form)
	}
	raw, err := base64.StdEncoding.DecodeString(form.Fields["policy"])
	if err != nil {
		t.Fatal(err)
	}
	var policy struct{ Conditions []any }
	if err := json.Unmarshal(raw, &policy); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, c := range policy.Conditions {
		found[fmt.Sprint(c)] = true
	}
	for _, want := range []string{"[content-length-range 1 5.24288e+06]", "map[bucket:files]", "map[key:rosters/com_1/ros_1]"} {
		if !found[want] {
			t.Errorf("no condition %s in %v", want, policy.Conditions)
		}
	}
}

// TestLink: a document is saved under the name it was uploaded with, whatever that holds.
func TestLink(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"契約書 2026.pdf", "a b;\"c\".pdf", "plain.pdf"} {
		link, err := bucket().Link(context.Background(), "documents/con_1/doc_1", name, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		how, as, err := mime.ParseMediaType(u.Query().Get("response-content-disposition"))
		if err != nil || how != "attachment" || as["filename"] != name {
			t.Errorf("%s: %s %v %v", name, how, as, err)
		}
	}
}

func TestPutAndGet(t *testing.T) {
	t.Parallel()
	b, ctx := bucket(), context.Background()
	if err := b.Put(ctx, "k", []byte("body")); err != nil {
		t.Fatal(err)
	}
	if got, err := b.Get(ctx, "k", 4); err != nil || string(got) != "body" {
		t.Errorf("%q %v", got, err)
	}
	if _, err := b.Get(ctx, "k", 3); err == nil {
		t.Error("a file that is too long was read")
	}
	if _, err := b.Get(ctx, "absent", 4); err == nil {
		t.Error("a file that does not exist was read")
	}
}

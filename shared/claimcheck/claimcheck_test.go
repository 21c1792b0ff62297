package claimcheck_test

import (
	"context"
	"strings"
	"testing"

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

package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// users remembers who was made; the other calls are not used here.
type users struct {
	signup.Users
	made map[events.ID]string
}

func (u *users) Ensure(_ context.Context, id events.ID, address string, _ events.Code) (events.ID, error) {
	u.made[id] = address
	return id, nil
}

func TestOpenIsRepeatable(t *testing.T) {
	t.Parallel()
	directory := &users{made: map[events.ID]string{}}
	table := testkit.Table(t)
	service := signup.New(signup.Deps{Table: table, Claims: claimcheck.New(&testkit.Objects{}, "claims", events.Signup), Users: directory,
		Clock: testkit.NewClock(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)), IDs: ids.Default{}})
	o, err := parse([]string{"-email", "Ops@kikite.example", "-name", "運営", "-table", "t", "-pool", "p", "-claims", "c"}, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"was opened", "exists already"} {
		var out bytes.Buffer
		if err := open(context.Background(), service, o, &out); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%q, %v; want %q", out.String(), err, want)
		}
	}
	if len(directory.made) != 1 || len(testkit.Outbox(t, table)) != 1 {
		t.Errorf("%v, %d events", directory.made, len(testkit.Outbox(t, table)))
	}
}

func TestParseNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"no address": {"-name", "n", "-table", "t", "-pool", "p", "-claims", "c"},
		"no pool":    {"-email", "a@b.example", "-name", "n", "-table", "t", "-claims", "c", "-pool", ""},
		"a typo":     {"-emial", "x"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := parse(args, &bytes.Buffer{}); err == nil {
				t.Error("accepted")
			}
		})
	}
}

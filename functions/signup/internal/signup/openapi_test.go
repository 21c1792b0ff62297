package signup_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
)

var update = flag.Bool("update", false, "rewrite docs/openapi/signup.json")

const openAPI = "../../../../docs/openapi/signup.json"

func TestOpenAPIDrift(t *testing.T) {
	t.Parallel()
	got, err := signup.New(signup.Deps{}).API().OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(openAPI, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(openAPI)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from the code: go test ./functions/signup/internal/signup -run OpenAPI -update", openAPI)
	}
}

// TestWorkerHandlesWhatItSubscribesTo: a rule without a handler would fill the dead-letter queue.
func TestWorkerHandlesWhatItSubscribesTo(t *testing.T) {
	t.Parallel()
	handled := map[string]bool{}
	for _, name := range signup.New(signup.Deps{}).Worker().Types() {
		handled[name] = true
	}
	subscribed := events.Subscriptions()["signup-worker"]
	for _, name := range subscribed {
		if !handled[name] {
			t.Errorf("%s has no handler", name)
		}
	}
	if len(subscribed) != len(handled) {
		t.Errorf("handled %v, subscribed %v", handled, subscribed)
	}
}

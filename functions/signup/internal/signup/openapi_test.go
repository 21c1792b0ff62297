package signup_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"kikite/functions/signup/internal/signup"
	"kikite/shared/testkit"
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

func TestSubscribed(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "signup-worker", signup.New(signup.Deps{}).Worker().Types())
}

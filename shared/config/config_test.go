package config_test

import (
	"testing"

	"kikite/shared/config"
)

func TestReader(t *testing.T) {
	t.Setenv("KIKITE_TEST_SET", "value")
	t.Setenv("KIKITE_TEST_EMPTY", "")
	tests := map[string]struct {
		read func(*config.Reader) string
		want string
		err  string
	}{
		"set":               {func(r *config.Reader) string { return r.Get("KIKITE_TEST_SET") }, "value", ""},
		"not set":           {func(r *config.Reader) string { return r.Get("KIKITE_TEST_NONE") }, "", "missing environment variables: KIKITE_TEST_NONE"},
		"empty":             {func(r *config.Reader) string { return r.Get("KIKITE_TEST_EMPTY") }, "", "missing environment variables: KIKITE_TEST_EMPTY"},
		"set, with default": {func(r *config.Reader) string { return r.Or("KIKITE_TEST_SET", "other") }, "value", ""},
		"default":           {func(r *config.Reader) string { return r.Or("KIKITE_TEST_NONE", "other") }, "other", ""},
		"default for empty": {func(r *config.Reader) string { return r.Or("KIKITE_TEST_EMPTY", "other") }, "other", ""},
		"all that is missing": {func(r *config.Reader) string {
			return r.Get("KIKITE_TEST_A") + r.Get("KIKITE_TEST_SET") + r.Get("KIKITE_TEST_B")
		}, "value", "missing environment variables: KIKITE_TEST_A, KIKITE_TEST_B"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var r config.Reader
			if got := tt.read(&r); got != tt.want {
				t.Errorf("read %q, want %q", got, tt.want)
			}
			message := ""
			if err := r.Err(); err != nil {
				message = err.Error()
			}
			if message != tt.err {
				t.Errorf("error %q, want %q", message, tt.err)
			}
		})
	}
}

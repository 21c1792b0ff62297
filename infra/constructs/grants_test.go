package constructs

import (
	"regexp"
	"strings"
	"testing"
)

// The grants themselves are tested on the templates, in package stacks.

func TestPrefixWithoutSlashIsRefused(t *testing.T) {
	t.Parallel()
	defer func() {
		if got, _ := recover().(string); !strings.Contains(got, "mailer/signup") {
			t.Errorf("recovered %q, want a panic that names the prefix", got)
		}
	}()
	Objects{}.allow(nil, nil, nil, []string{"mailer/signup"})
}

func TestEscapedTailMatchesItselfOnly(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want bool
	}{
		"itself":         {"arn:bucket/mailer/signup/*", true},
		"wider":          {"arn:bucket/*", false},
		"another prefix": {"arn:bucket/mailer/booking/*", false},
	}
	pattern := regexp.MustCompile("^.*" + strings.ReplaceAll(escape("/mailer/signup/*"), `\/`, "/") + "$")
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := pattern.MatchString(tt.text); got != tt.want {
				t.Errorf("%s matches: %v", tt.text, got)
			}
		})
	}
}

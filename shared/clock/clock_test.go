package clock_test

import (
	"testing"
	"time"

	"kikite/shared/clock"
)

func TestFromEnv(t *testing.T) {
	tests := map[string]struct {
		value  string
		offset time.Duration
		fails  bool
	}{
		"not set":    {"", 0, false},
		"a day on":   {"24h", 24 * time.Hour, false},
		"not a time": {"tomorrow", 0, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Setenv(clock.OffsetVariable, tt.value)
			c, err := clock.FromEnv()
			if (err != nil) != tt.fails {
				t.Fatalf("error %v", err)
			}
			if err != nil {
				return
			}
			if got := time.Until(c.Now()); got < tt.offset-time.Minute || got > tt.offset+time.Minute {
				t.Errorf("clock is %v ahead", got)
			}
			if c.Now().Location() != time.UTC {
				t.Error("not in UTC")
			}
		})
	}
}

package clock_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/state"
)

var (
	_     awsapi.Clock = (*clock.Clock)(nil)
	start              = time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
)

func fixed() time.Time { return start }

func open(t *testing.T, path string) *state.Store {
	t.Helper()
	s, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAdvanceWakesAndSurvivesRestart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	s := open(t, path)
	c, err := clock.New(s, fixed)
	if err != nil {
		t.Fatal(err)
	}
	woken := c.Changed()
	if _, err := c.Advance(90 * time.Minute); err != nil {
		t.Fatal(err)
	}
	select {
	case <-woken:
	default:
		t.Fatal("a move must close the channel taken before it")
	}
	select {
	case <-c.Changed():
		t.Fatal("the channel taken after the move must be open")
	default:
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	defer func() { _ = s.Close() }()
	if c, err = clock.New(s, fixed); err != nil {
		t.Fatal(err)
	}
	if got, want := c.Now(), start.Add(90*time.Minute); !got.Equal(want) {
		t.Errorf("after a restart it is %s, want %s", got, want)
	}
	if c.Offset() != 90*time.Minute {
		t.Errorf("offset %s", c.Offset())
	}
}

func TestAdvanceToOnlyForward(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		to      time.Time
		want    time.Time
		refused bool
	}{
		"forward":  {to: start.Add(time.Hour), want: start.Add(time.Hour)},
		"nowhere":  {to: start, want: start},
		"backward": {to: start.Add(-time.Second), want: start, refused: true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := open(t, filepath.Join(t.TempDir(), "state.db"))
			defer func() { _ = s.Close() }()
			c, err := clock.New(s, fixed)
			if err != nil {
				t.Fatal(err)
			}
			_, err = c.AdvanceTo(tt.to)
			if errors.Is(err, clock.ErrBackward) != tt.refused {
				t.Errorf("error %v, refused %v", err, tt.refused)
			}
			if !c.Now().Equal(tt.want) {
				t.Errorf("now %s, want %s", c.Now(), tt.want)
			}
		})
	}
}

func TestStoreFailureMovesNothing(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "state.db"))
	c, err := clock.New(s, fixed)
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	if _, err := c.Advance(time.Hour); err == nil {
		t.Fatal("a move that is not on disk must fail")
	}
	if c.Offset() != 0 {
		t.Errorf("offset %s after a failed move", c.Offset())
	}
}

package reports_test

import (
	"testing"

	"kikite/events"
)

// TestTheThresholdLocks: until the first release a company's threshold may change; from then on it is that of the first release.
func TestTheThresholdLocks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 24, 12, 3)
	raise := func(k int) int {
		w.company.Threshold = k
		w.deliver(events.SignupCompanyChanged.New(w.meta(w.company.CompanyID), w.company))
		return w.generate().Report.Threshold
	}
	if k := raise(12); k != 12 {
		t.Errorf("before the first release: %d", k)
	}
	w.release(w.generate().Version, 200)
	for _, other := range []int{10, 20} {
		w.facts("開発部", 15, 12, 3)
		if k := raise(other); k != 12 {
			t.Errorf("set to %d after the release: %d", other, k)
		}
	}
}

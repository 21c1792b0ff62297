package queue

import "time"

// Faults make the queues behave as badly as SQS may. Both are probabilities per message, 0 to 1.
type Faults struct {
	Duplicate float64 // delivered twice: at the same time or once more after success
	Reorder   float64 // held back up to reorderWindow, and taken out of order
}

// reorderWindow is how far a message may fall behind: long enough for several others to overtake it, short
// enough for a test run to wait.
const reorderWindow = 750 * time.Millisecond

// SetFaults applies from the next message on.
func (s *Service) SetFaults(f Faults) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = f
}

// Faults in force.
func (s *Service) Faults() Faults {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults
}

// hit draws; s.mu is held, but only to read s.faults at the caller.
func (s *Service) hit(probability float64) bool {
	return probability > 0 && s.deps.Random() < probability
}

// pick chooses which of n visible messages goes next; s.mu is held.
func (s *Service) pick(n int) int {
	if n > 1 && s.hit(s.faults.Reorder) {
		return min(int(s.deps.Random()*float64(n)), n-1)
	}
	return 0
}

// duplicates chooses which messages of a batch are delivered twice and whether both deliveries overlap.
func (s *Service) duplicates(batch []*entry) (again []*entry, together bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range batch {
		if s.hit(s.faults.Duplicate) {
			again = append(again, e)
		}
	}
	return again, len(again) > 0 && s.deps.Random() < 0.5
}

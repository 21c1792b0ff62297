package booking_test

import (
	"errors"
	"testing"

	"kikite/events"
	"kikite/functions/booking/internal/booking"
)

// TestWhoLeftHasTheExitTalkOnly: holds, series and waits all ask this.
func TestWhoLeftHasTheExitTalkOnly(t *testing.T) {
	t.Parallel()
	for _, program := range events.Programs() {
		left, stays := booking.Account{Left: true}, booking.Account{}
		if err := left.Entitled(program); errors.Is(err, booking.ErrProgram) != (program != events.Exit) {
			t.Errorf("%s for who left: %v", program, err)
		}
		if err := stays.Entitled(program); err != nil {
			t.Errorf("%s: %v", program, err)
		}
	}
}

//go:build !race

package matching

import "testing"

// TestUnpackingNeverPanics holds for what a checksum cannot tell, as a snapshot of a faulty program.
func TestUnpackingNeverPanics(t *testing.T) {
	t.Parallel()
	body := seededSnapshot(t, 3)
	body = body[:len(body)-4]
	for at := len(snapshotMagic); at < len(body); at++ {
		bad := body[:at] + "\xff" + body[at+1:]
		sum := checksum(bad)
		_, _, _ = DecodeSnapshot(bad+string([]byte{byte(sum), byte(sum >> 8), byte(sum >> 16), byte(sum >> 24)}), DefaultWeights())
	}
}

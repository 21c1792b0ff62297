package booking

import "strings"

// Jitsi is the default Meetings: a room is a path on one server, such as a self-hosted Jitsi Meet.
type Jitsi struct{ base string }

// NewJitsi takes the server's address.
func NewJitsi(base string) Jitsi { return Jitsi{strings.TrimSuffix(base, "/")} }

// JoinURL implements Meetings.
func (j Jitsi) JoinURL(room string) string { return j.base + "/" + room }

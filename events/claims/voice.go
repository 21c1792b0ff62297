package claims

import "kikite/events"

// VoiceText is what sessions stores for reports when a voice leaves: the words that HR reads and nothing of the person. The claim's subject is the ID that HR
// knows; sessions keeps in its keys table whose it is, so that erasure finds it.
type VoiceText struct {
	VoiceID events.ID `json:"voice_id"`
	Text    string    `json:"text"`
}

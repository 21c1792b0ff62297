package events

// VoiceReleased: a voice left to the company. The ID is the one that HR knows; neither it nor anything else here leads to who wrote it, not even to the
// pseudonym of their facts. The claim (reports) holds the text.
type VoiceReleased struct {
	VoiceID   ID       `json:"voice_id"`
	CompanyID ID       `json:"company_id"`
	Month     Month    `json:"month" jsonschema:"description=of the batch"`
	Claim     ClaimKey `json:"claim"`
}

// VoiceWithdrawn: the words of a voice that left are erased.
type VoiceWithdrawn struct {
	VoiceID   ID    `json:"voice_id"`
	CompanyID ID    `json:"company_id"`
	Month     Month `json:"month" jsonschema:"description=that of the release"`
}

// The events of voices that leave.
var (
	SessionsVoiceReleased  = define[VoiceReleased](Sessions, "voice_released").unlinked()
	SessionsVoiceWithdrawn = define[VoiceWithdrawn](Sessions, "voice_withdrawn").unlinked()
)

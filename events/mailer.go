package events

// PreferencesChanged carries which optional mails an account wants. An account that never chose has none of these events.
type PreferencesChanged struct {
	AccountID ID     `json:"account_id"`
	Wanted    []Code `json:"wanted" jsonschema:"description=survey_nudge or nothing_booked"`
}

// The events of mailer.
var (
	MailerPreferencesChanged = define[PreferencesChanged](Mailer, "preferences_changed")
)

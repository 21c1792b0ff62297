package events

// SessionFinished: a talk took place, or somebody did not come.
type SessionFinished struct {
	SessionID    ID   `json:"session_id"`
	BookingID    ID   `json:"booking_id"`
	CompanyID    ID   `json:"company_id"`
	EmployeeID   ID   `json:"employee_id"`
	ConsultantID ID   `json:"consultant_id"`
	Program      Code `json:"program"`
	Outcome      Code `json:"outcome"`
}

// RecordSubmitted: the consultant's record is stored (encrypted, in sessions) and may be analysed.
type RecordSubmitted struct {
	SessionID    ID `json:"session_id"`
	BookingID    ID `json:"booking_id"`
	ConsultantID ID `json:"consultant_id"`
}

// PulseAnswered tells matching how the talk went, and reminders that no nudge is needed. No health figure.
type PulseAnswered struct {
	SessionID    ID   `json:"session_id"`
	BookingID    ID   `json:"booking_id"`
	EmployeeID   ID   `json:"employee_id"`
	ConsultantID ID   `json:"consultant_id"`
	Program      Code `json:"program"`
	Rating       int  `json:"rating" jsonschema:"minimum=1,maximum=5"`
	Again        bool `json:"again" jsonschema:"description=would talk to this consultant again"`
}

// TopicPolarity is a topic of a talk with how it was spoken of.
type TopicPolarity struct {
	Topic    Code    `json:"topic"`
	Score    float64 `json:"score" jsonschema:"minimum=0,maximum=1,description=how sure"`
	Polarity int     `json:"polarity" jsonschema:"minimum=-1,maximum=1"`
}

// FactRecorded is all that reporting ever receives of a session or a self-check: codes and numbers under a pseudonym that
// only sessions can resolve. A later version replaces an earlier one of the same fact.
type FactRecorded struct {
	FactID       ID              `json:"fact_id" jsonschema:"description=random; does not lead to a session"`
	CompanyID    ID              `json:"company_id"`
	Subject      ID              `json:"subject" jsonschema:"description=pseudonym of the employee within the company"`
	Month        Month           `json:"month"`
	Kind         Code            `json:"kind" jsonschema:"description=session self_check registered or booked"`
	Program      Code            `json:"program,omitempty"`
	DepartmentID ID              `json:"department_id,omitempty"`
	Attributes   Attributes      `json:"attributes,omitempty" jsonschema:"description=age_band job_type tenure"`
	Measures     Measures        `json:"measures,omitempty" jsonschema:"description=k6 job_fit leave engagement satisfaction and scale points"`
	Topics       []TopicPolarity `json:"topics,omitempty"`
	Analyser     Code            `json:"analyser,omitempty" jsonschema:"description=analyser and version"`
}

// ExcerptReleased: the employee approved this exact text for the company. The claim (reports) holds the text.
type ExcerptReleased struct {
	ExcerptID ID       `json:"excerpt_id"`
	CompanyID ID       `json:"company_id"`
	Subject   ID       `json:"subject"`
	Month     Month    `json:"month"`
	Topic     Code     `json:"topic"`
	Claim     ClaimKey `json:"claim"`
}

// VoiceDrafted: an employee wrote a voice (encrypted, in sessions) from which names may be removed now. The ID is the employee's;
// the company gets another one when the voice leaves, so that nothing here leads to when it was written.
type VoiceDrafted struct {
	VoiceID ID `json:"voice_id"`
}

// ExcerptEdited is a message of sessions to itself: the employee wrote other words for an excerpt of this talk, which are looked through
// before they can be approved. It names no excerpt: those are known on the bus under a pseudonym.
type ExcerptEdited struct {
	SessionID ID `json:"session_id"`
}

// ExcerptWithdrawn: the employee took their approval back before the month's report was made.
type ExcerptWithdrawn struct {
	ExcerptID ID    `json:"excerpt_id"`
	CompanyID ID    `json:"company_id"`
	Month     Month `json:"month" jsonschema:"description=that of the release"`
}

// Notice asks for a mail that says to one account that there is something to read behind the sign-in, and nothing of what. Kind chooses who it
// is worded for and the page it leads to. One notice is one mail.
type Notice struct {
	NoticeID  ID   `json:"notice_id"`
	AccountID ID   `json:"account_id"`
	Kind      Code `json:"kind" jsonschema:"description=one of the kinds of notices"`
}

// The events of sessions.
var (
	SessionsFinished         = define[SessionFinished](Sessions, "finished")
	SessionsRecordSubmitted  = define[RecordSubmitted](Sessions, "record_submitted")
	SessionsPulseAnswered    = define[PulseAnswered](Sessions, "pulse_answered")
	SessionsFactRecorded     = define[FactRecorded](Sessions, "fact_recorded").unlinked()
	SessionsExcerptReleased  = define[ExcerptReleased](Sessions, "excerpt_released").unlinked()
	SessionsExcerptEdited    = define[ExcerptEdited](Sessions, "excerpt_edited")
	SessionsExcerptWithdrawn = define[ExcerptWithdrawn](Sessions, "excerpt_withdrawn").unlinked()
	SessionsVoiceDrafted     = define[VoiceDrafted](Sessions, "voice_drafted")
	SessionsNotice           = define[Notice](Sessions, "notice")
)

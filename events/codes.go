package events

// Contexts.
const (
	Signup     Code = "signup"
	Matching   Code = "matching"
	Booking    Code = "booking"
	Reminders  Code = "reminders"
	Mailer     Code = "mailer"
	Sessions   Code = "sessions"
	Reports    Code = "reports"
	Operations Code = "operations"
)

// Contexts lists the contexts in the order of the design.
func Contexts() []Code {
	return []Code{Signup, Matching, Booking, Reminders, Mailer, Sessions, Reports, Operations}
}

// Programs: why a talk happens.
const (
	OneOnOne         Code = "one_on_one"
	EngagementCareer Code = "engagement_career"
	RegularCare      Code = "regular_care"
	SurveyFollowup   Code = "survey_followup"
	MentalHarassment Code = "mental_harassment"
	Exit             Code = "exit"
	PreJoining       Code = "pre_joining"
)

// Programs lists the seven kinds.
func Programs() []Code {
	return []Code{OneOnOne, EngagementCareer, RegularCare, SurveyFollowup, MentalHarassment, Exit, PreJoining}
}

// Roles of an account.
const (
	RoleEmployee   Code = "employee"
	RoleHR         Code = "hr"
	RoleConsultant Code = "consultant"
	RoleOperator   Code = "operator"
	RoleDesk       Code = "desk" // whom the contract names for cases and nothing else
)

// Account and consultant statuses.
const (
	StatusActive      Code = "active"
	StatusDeactivated Code = "deactivated"
	StatusErased      Code = "erased"
	StatusApplied     Code = "applied"
	StatusApproved    Code = "approved"
	StatusSuspended   Code = "suspended"
)

// Company statuses, in the order of the way in.
const (
	CompanyProspect   Code = "prospect"
	CompanyContracted Code = "contracted"
	CompanyLive       Code = "live"
	CompanyEnded      Code = "ended"
)

// Booking statuses.
const (
	BookingConfirmed Code = "confirmed"
	BookingCancelled Code = "cancelled"
	BookingHeld      Code = "held" // the talk took place
	BookingNoShow    Code = "no_show"
)

// Session outcomes.
const (
	OutcomeHeld             Code = "held"
	OutcomeNoShowEmployee   Code = "no_show_employee"
	OutcomeNoShowConsultant Code = "no_show_consultant"
)

// Reminder kinds.
const (
	ReminderDayBefore   Code = "day_before"
	ReminderHourBefore  Code = "hour_before"
	ReminderSurvey      Code = "survey"
	ReminderSurveyNudge Code = "survey_nudge"
	ReminderRecordDue   Code = "record_due"
)

// Why the service cancelled a booking.
const (
	ReasonConsultantSuspended Code = "consultant_suspended"
	ReasonAccountClosed       Code = "account_closed"
	ReasonCompanyConnected    Code = "company_connected"
	ReasonContractEnded       Code = "contract_ended"
)

// ByService stands where a role does when the service itself cancelled a booking.
const ByService Code = "service"

// Optional mails, which a reader switches on and off.
const (
	MailSurveyNudge   Code = "survey_nudge"   // on unless switched off
	MailNothingBooked Code = "nothing_booked" // off unless switched on
)

// Kinds of notices. To an employee:
const (
	NoticeHandover Code = "handover" // a handover note waits for their decision
	NoticeVoice    Code = "voice"    // a voice can be looked over, or was answered
	NoticeCase     Code = "case"     // the desk wrote in a case, or a deadline passed
	NoticeAccess   Code = "access"   // somebody at the service read what was theirs
)

// To the company's desk, and to operators.
const (
	NoticeDesk  Code = "desk"  // a case is new, was answered, or is due
	NoticeSOS   Code = "sos"   // danger to life: act now
	NoticeQueue Code = "queue" // the care queue has something to decide
)

package mailer

import "kikite/events"

// Kind is a mail's template.
type Kind string

// The kinds.
const (
	KindInquiry       Kind = "inquiry"
	KindInvitation    Kind = "invitation"
	KindConfirmed     Kind = "confirmed"
	KindMoved         Kind = "moved"
	KindCancelled     Kind = "cancelled" // by one of the two; to the employee: by themself
	KindApology       Kind = "apology"   // to the employee: the consultant cancelled
	KindWithdrawn     Kind = "withdrawn" // the service cancelled
	KindMissed        Kind = "missed"    // to the employee: the consultant did not come
	KindSlotOffered   Kind = "slot_offered"
	KindDayBefore     Kind = "day_before"
	KindHourBefore    Kind = "hour_before"
	KindSurvey        Kind = "survey"
	KindSurveyNudge   Kind = "survey_nudge"
	KindNothingBooked Kind = "nothing_booked"
	KindRecordDue     Kind = "record_due"
	KindLicence       Kind = "licence"     // a registration is near its last day, or lapsed
	KindConduct       Kind = "conduct"     // the code of conduct is to be accepted, or was not in its term
	KindApplication   Kind = "application" // what was decided of somebody who applied as a consultant
	KindWelcome       Kind = "welcome"     // to somebody new of HR or the desk: where to sign in, and what comes first
	KindReport        Kind = "report"
	KindNotice        Kind = "notice" // there is something to read, to an employee
	KindDesk          Kind = "desk"   // likewise, to the company's desk
	KindCare          Kind = "care"   // likewise, to an operator
	KindAlarm         Kind = "alarm"  // to an operator: danger to life

	KindReportsMissing Kind = "reports_missing" // to an operator
	KindUseNear        Kind = "use_near"        // likewise: a company took up most of the talks that it bought
	KindErased         Kind = "erased"          // the last mail to somebody: the receipt of their erasure
	KindGuardian       Kind = "guardian"        // to the guardian of somebody under eighteen

	KindEnding           Kind = "ending"            // to an employee who left: the last day of the account
	KindContractEnding   Kind = "contract_ending"   // likewise, to everybody of a company whose contract ended
	KindAddressEntered   Kind = "address_entered"   // to an address that was entered at registration: sign in
	KindAddressCode      Kind = "address_code"      // to an address that somebody wants to use: its code
	KindAddressKnown     Kind = "address_known"     // likewise, where another account has it
	KindAddressMoved     Kind = "address_moved"     // to the address before
	KindAddressRecovery  Kind = "address_recovery"  // to a new address, by an operator's help
	KindAddressObjection Kind = "address_objection" // to the address before, which can say no
)

// Kinds lists all of them.
func Kinds() []Kind {
	return []Kind{KindInquiry, KindInvitation, KindConfirmed, KindMoved, KindCancelled, KindApology, KindWithdrawn, KindMissed, KindSlotOffered,
		KindDayBefore, KindHourBefore, KindSurvey, KindSurveyNudge, KindNothingBooked, KindRecordDue, KindLicence, KindConduct, KindApplication, KindWelcome, KindReport,
		KindNotice, KindDesk, KindCare, KindAlarm, KindReportsMissing, KindUseNear, KindErased, KindGuardian, KindEnding, KindContractEnding,
		KindAddressEntered, KindAddressCode, KindAddressKnown, KindAddressMoved, KindAddressRecovery, KindAddressObjection}
}

// Optional is the code under which a reader switches a kind on and off; empty for what everybody gets.
func (k Kind) Optional() events.Code {
	switch k {
	case KindSurveyNudge:
		return events.MailSurveyNudge
	case KindNothingBooked:
		return events.MailNothingBooked
	default:
		return ""
	}
}

// Readers are the roles that a kind is written to. It is empty for people who have no account yet.
func (k Kind) Readers() []events.Code {
	switch k {
	case KindConfirmed, KindMoved, KindCancelled, KindWithdrawn, KindDayBefore, KindHourBefore:
		return []events.Code{events.RoleEmployee, events.RoleConsultant}
	case KindApology, KindMissed, KindSlotOffered, KindSurvey, KindSurveyNudge, KindNothingBooked, KindNotice, KindEnding:
		return []events.Code{events.RoleEmployee}
	case KindRecordDue, KindLicence, KindConduct:
		return []events.Code{events.RoleConsultant}
	case KindContractEnding:
		return []events.Code{events.RoleEmployee, events.RoleHR, events.RoleDesk}
	case KindWelcome:
		return []events.Code{events.RoleHR, events.RoleDesk}
	case KindReport:
		return []events.Code{events.RoleHR}
	case KindDesk:
		return []events.Code{events.RoleDesk}
	case KindCare, KindAlarm, KindReportsMissing, KindUseNear:
		return []events.Code{events.RoleOperator}
	default:
		return nil
	}
}

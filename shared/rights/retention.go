package rights

import (
	"time"

	"kikite/events"
)

// Kept is something that stays after an erasure: what, for how long and why. Nothing of it leads to the person, or it is not the service's to erase.
type Kept struct {
	What events.Code
	For  Period // zero: see Why
	Why  events.Code
}

// Period is a length of time; at most one of the two is set.
type Period struct{ Years, Days int }

// From is when a period that begins at a time ends.
func (p Period) From(t time.Time) time.Time { return t.AddDate(p.Years, 0, p.Days) }

// How long records stay that have to. Five years: claims lapse then (民法166条). Seven: books and vouchers (法人税法施行規則59条). Three: as long as the law
// asks of comparable records of a company (労働基準法109条, 附則143条).
var (
	ConsentPeriod   = Period{Years: 5}
	ProvisionPeriod = Period{Years: 7}
	CasePeriod      = Period{Years: 3}
	SafetyPeriod    = Period{Years: 5}
	ReceiptPeriod   = Period{Years: 1}
	LeaverPeriod    = Period{Years: 1} // long enough for the exit talk, and to claim what the talks were about; also of everybody after their company's contract

	InquiryPeriod     = Period{Years: 1} // from the day an inquiry came to nothing
	ApplicationPeriod = Period{Years: 1} // from the day an application was rejected
	ContactPeriod     = Period{Years: 1} // from the last day of the contract that an inquiry became
)

// What stays.
const (
	KeptConsent   events.Code = "consent_record"    // versions and times, under an ID that names nobody
	KeptProvision events.Code = "provision_record"  // that a consultant held a talk, when; not with whom
	KeptBilling   events.Code = "billing_record"    // bills by seat
	KeptCase      events.Code = "case_record"       // that a case was there and its steps; no words, no name
	KeptSafety    events.Code = "safety_log"        // who of the service looked at what; of nobody
	KeptFigures   events.Code = "published_figures" // what companies were told
	KeptRoster    events.Code = "roster_entry"      // the employer's
	KeptStopped   events.Code = "stopped_address"   // digest of an address that refused mail
	KeptBackups   events.Code = "backups"           // of the tables; what was sealed in them opens no more
	KeptArchive   events.Code = "event_archive"     // opaque IDs and codes

	KeptLeaver events.Code = "leaver_account" // of who left the company
	KeptEnded  events.Code = "ended_company"  // accounts and roster of a company whose contract ended
)

// What people told the service with an address that belongs to no account: nothing leads from an account to it.
const (
	KeptInquiry     events.Code = "inquiry"     // that came to nothing
	KeptApplication events.Code = "application" // that was rejected

	KeptContact events.Code = "contract_contact" // who asked for the company whose inquiry became a contract
)

// Why that stays.
const (
	WhyReply    events.Code = "reply"    // people come back to it
	WhyContract events.Code = "contract" // somebody is spoken to about the contract, and about its end
)

// Why it stays.
const (
	WhyClaims   events.Code = "claims"    // to show later what was agreed
	WhyBooks    events.Code = "books"     // bookkeeping and tax law
	WhyDuty     events.Code = "duty"      // the company's duty to deal with a case
	WhyOversee  events.Code = "oversight" // so that looking is never unseen
	WhyNoLink   events.Code = "no_link"   // cannot lead to a person
	WhyEmployer events.Code = "employer"  // the employer decides
	WhyRefusal  events.Code = "refusal"   // so that nobody is written to against their will
	WhyRecovery events.Code = "recovery"  // to recover from an accident
	WhyLeaver   events.Code = "leaver"    // for who left: the exit talk, and their data
	WhyEnded    events.Code = "ended"     // likewise, and in case the contract begins again
)

// Lapsing lists what nobody asks to have erased and goes by itself when its period is over: for how long it stays and why.
func Lapsing() []Kept {
	return []Kept{{KeptLeaver, LeaverPeriod, WhyLeaver}, {KeptEnded, LeaverPeriod, WhyEnded}}
}

// Retained lists all that stays after an erasure, in the order in which people are told.
func Retained() []Kept {
	return []Kept{
		{KeptConsent, ConsentPeriod, WhyClaims},
		{KeptProvision, ProvisionPeriod, WhyBooks},
		{KeptBilling, ProvisionPeriod, WhyBooks},
		{KeptCase, CasePeriod, WhyDuty},
		{KeptSafety, SafetyPeriod, WhyOversee},
		{KeptFigures, Period{}, WhyNoLink},
		{KeptRoster, Period{}, WhyEmployer},
		{KeptStopped, Period{}, WhyRefusal},
		{KeptInquiry, InquiryPeriod, WhyReply},
		{KeptApplication, ApplicationPeriod, WhyReply},
		{KeptContact, ContactPeriod, WhyContract},
		{KeptBackups, Period{Days: 35}, WhyRecovery},
		{KeptArchive, Period{Days: 10}, WhyRecovery},
	}
}

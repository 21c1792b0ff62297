package events

import "time"

// InquiryReceived: a company asked for material or a talk. The claim (mailer) holds name and address.
type InquiryReceived struct {
	InquiryID ID       `json:"inquiry_id"`
	Interest  Code     `json:"interest" jsonschema:"description=brochure or consultation"`
	Locale    Code     `json:"locale" jsonschema:"description=ja or en"`
	Claim     ClaimKey `json:"claim"`
}

// Department is a node of a company's tree; its name is in the company's names claim.
type Department struct {
	DepartmentID ID `json:"department_id"`
	ParentID     ID `json:"parent_id,omitempty"`
}

// CompanyChanged carries a company's whole state as far as other contexts need it. The names claim (reports)
// holds the names of the company and its departments, the desk claim (sessions) those of the desk and its people.
type CompanyChanged struct {
	CompanyID     ID           `json:"company_id"`
	Status        Code         `json:"status"`
	Programs      []Code       `json:"programs"`
	Threshold     int          `json:"threshold" jsonschema:"minimum=10,description=k: fewest respondents of a published figure"`
	QuotaPerMonth int          `json:"quota_per_month" jsonschema:"minimum=0,description=bookings per employee and month"`
	Seats         int          `json:"seats" jsonschema:"minimum=0"`
	Industry      Code         `json:"industry"`
	StartsOn      Date         `json:"starts_on,omitempty"`
	EndsOn        Date         `json:"ends_on,omitempty"`
	Departments   []Department `json:"departments"`
	NamesClaim    ClaimKey     `json:"names_claim,omitempty"`
	DeskClaim     ClaimKey     `json:"desk_claim,omitempty" jsonschema:"description=whom the contract names for cases; none while it names nobody"`
}

// Headcount is how many people the roster counts in a department (not below it).
type Headcount struct {
	DepartmentID ID  `json:"department_id"`
	Count        int `json:"count" jsonschema:"minimum=0"`
}

// AttributeHeadcount is how many people the roster counts with a value of an attribute.
type AttributeHeadcount struct {
	Attribute Code `json:"attribute" jsonschema:"description=age_band job_type or tenure"`
	Value     Code `json:"value"`
	Count     int  `json:"count" jsonschema:"minimum=0"`
}

// RosterChanged: a roster was applied. The names claim (sessions) holds the names to redact.
type RosterChanged struct {
	CompanyID  ID          `json:"company_id"`
	Headcounts []Headcount `json:"headcounts"`
	NamesClaim ClaimKey    `json:"names_claim"`

	// Attributes count the same people by age band, job type and tenure on the day, as far as the roster has them.
	Attributes []AttributeHeadcount `json:"attributes,omitempty"`
}

// InvitationIssued: the claim (mailer) holds address, name and the link with its secret.
type InvitationIssued struct {
	InvitationID ID        `json:"invitation_id"`
	CompanyID    ID        `json:"company_id"`
	Locale       Code      `json:"locale"`
	ExpiresAt    time.Time `json:"expires_at"`
	Claim        ClaimKey  `json:"claim"`
}

// AccountChanged carries an account's whole state. The contact claim (mailer) holds name and address.
// Department, job type, age band and tenure are set for employees only.
type AccountChanged struct {
	AccountID    ID       `json:"account_id"`
	Role         Code     `json:"role"`
	Status       Code     `json:"status" jsonschema:"description=active, deactivated or erased"`
	CompanyID    ID       `json:"company_id,omitempty"`
	ConsultantID ID       `json:"consultant_id,omitempty"`
	Locale       Code     `json:"locale"`
	Zone         Zone     `json:"zone"`
	DepartmentID ID       `json:"department_id,omitempty"`
	JobType      Code     `json:"job_type,omitempty"`
	AgeBand      Code     `json:"age_band,omitempty" jsonschema:"description=20s 30s …"`
	Tenure       Code     `json:"tenure,omitempty" jsonschema:"description=under_1y 1_3y 3_10y over_10y"`
	ContactClaim ClaimKey `json:"contact_claim,omitempty"`
	Desk         bool     `json:"desk,omitempty" jsonschema:"description=belongs to the company's desk for cases: role desk or one of HR"`
	Left         bool     `json:"left,omitempty" jsonschema:"description=an employee who works at the company no more: exit talks only"`
}

// ConsultantChanged carries what matching and booking may know in codes. The profile claim (matching) holds
// name, career and self-introduction.
type ConsultantChanged struct {
	ConsultantID ID       `json:"consultant_id"`
	AccountID    ID       `json:"account_id"`
	Status       Code     `json:"status" jsonschema:"description=applied, approved or suspended"`
	Licences     []Code   `json:"licences"`
	Programs     []Code   `json:"programs"`
	Themes       []Code   `json:"themes"`
	Industries   []Code   `json:"industries"`
	JobTypes     []Code   `json:"job_types"`
	Styles       []Code   `json:"styles"`
	Values       []Code   `json:"values"`
	Languages    []Code   `json:"languages"`
	Gender       Code     `json:"gender"`
	AgeBand      Code     `json:"age_band"`
	Zone         Zone     `json:"zone"`
	Personality  []int    `json:"personality,omitempty" jsonschema:"description=TIPI-J sums of five traits 2-14: extraversion agreeableness conscientiousness neuroticism openness"`
	Backgrounds  []Code   `json:"backgrounds,omitempty" jsonschema:"description=what the consultant did before counselling"`
	ProfileClaim ClaimKey `json:"profile_claim,omitempty"`

	// ConnectedCompanies employ the consultant, did so, or are the consultant's clients: their employees never meet this one.
	ConnectedCompanies []ID `json:"connected_companies,omitempty" jsonschema:"description=companies whose employees never meet this consultant"`

	// Paused: the code of conduct was not accepted in its term. What is booked stays.
	Paused bool `json:"paused,omitempty" jsonschema:"description=not proposed and not booked anew; what is booked stays"`
}

// LicenceDue: a registration of a consultant that lapses by itself is near its last day, or lapsed. Mailer writes to the holder.
type LicenceDue struct {
	ConsultantID ID   `json:"consultant_id"`
	AccountID    ID   `json:"account_id"`
	Kind         Code `json:"kind"`
	ValidUntil   Date `json:"valid_until"`
	Lapsed       bool `json:"lapsed,omitempty"`
	Suspended    bool `json:"suspended,omitempty" jsonschema:"description=no registration is left that holds"`
}

// ConductDue: a consultant has not accepted the code of conduct in force. Mailer asks for it, reminds of it, and tells of the pause.
type ConductDue struct {
	ConsultantID ID   `json:"consultant_id"`
	AccountID    ID   `json:"account_id"`
	Until        Date `json:"until" jsonschema:"description=last day of the term"`
	Paused       bool `json:"paused,omitempty" jsonschema:"description=the term is over"`
}

// ApplicationDecided: somebody who applied as a consultant was approved or rejected. The claim (mailer) holds whom to write to; the reason is
// nobody's but the operators'.
type ApplicationDecided struct {
	ConsultantID ID       `json:"consultant_id"`
	Decision     Code     `json:"decision" jsonschema:"description=approved or rejected"`
	Claim        ClaimKey `json:"claim"`
}

// UseNear: a company took up most of the talks that it bought. Which one is read behind the sign-in. One notice is one mail to every operator.
type UseNear struct {
	NoticeID  ID `json:"notice_id"`
	CompanyID ID `json:"company_id"`
}

// The events of signup.
var (
	SignupInquiryReceived   = define[InquiryReceived](Signup, "inquiry_received")
	SignupCompanyChanged    = define[CompanyChanged](Signup, "company_changed")
	SignupRosterChanged     = define[RosterChanged](Signup, "roster_changed")
	SignupInvitationIssued  = define[InvitationIssued](Signup, "invitation_issued")
	SignupAccountChanged    = define[AccountChanged](Signup, "account_changed")
	SignupConsultantChanged = define[ConsultantChanged](Signup, "consultant_changed")
	SignupLicenceDue        = define[LicenceDue](Signup, "licence_due")
	SignupConductDue        = define[ConductDue](Signup, "conduct_due")

	SignupUseNear            = define[UseNear](Signup, "use_near")
	SignupApplicationDecided = define[ApplicationDecided](Signup, "application_decided")
)

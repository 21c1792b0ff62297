package events

// PersonErased acknowledges that a context has forgotten an account whose account_changed said erased: what is left there leads to nobody.
type PersonErased struct {
	AccountID ID `json:"account_id"`
}

// ErasureCompleted: every context has acknowledged an erasure. The claim (mailer) is the only place that still has the address, until the
// receipt is sent.
type ErasureCompleted struct {
	ErasureID ID       `json:"erasure_id"`
	Claim     ClaimKey `json:"claim"`
}

// ReceiptSent: the receipt of an erasure is on its way, so that its address can be forgotten.
type ReceiptSent struct {
	ErasureID ID `json:"erasure_id"`
}

// The events of an erasure. It begins with account_changed.
var (
	MatchingPersonErased   = define[PersonErased](Matching, "person_erased")
	BookingPersonErased    = define[PersonErased](Booking, "person_erased")
	RemindersPersonErased  = define[PersonErased](Reminders, "person_erased")
	MailerPersonErased     = define[PersonErased](Mailer, "person_erased")
	SessionsPersonErased   = define[PersonErased](Sessions, "person_erased")
	SignupErasureCompleted = define[ErasureCompleted](Signup, "erasure_completed")
	MailerReceiptSent      = define[ReceiptSent](Mailer, "receipt_sent")
)

// PersonErasedTypes are the acknowledgements of an erasure: one of each context that knows accounts, beside signup itself. Reports and
// operations know none.
func PersonErasedTypes() []Type[PersonErased] {
	return []Type[PersonErased]{MatchingPersonErased, BookingPersonErased, RemindersPersonErased, MailerPersonErased, SessionsPersonErased}
}

// ExportAsked: a person wants all that every context holds about them. Each answers by its own export_ready.
type ExportAsked struct {
	ExportID     ID   `json:"export_id"`
	AccountID    ID   `json:"account_id"`
	Role         Code `json:"role"`
	ConsultantID ID   `json:"consultant_id,omitempty"`
}

// ExportReady answers ExportAsked. The claims (signup) hold what the context has; there are none where it has nothing.
type ExportReady struct {
	ExportID  ID         `json:"export_id"`
	AccountID ID         `json:"account_id"`
	Claims    []ClaimKey `json:"claims"`
}

// The events of an export.
var (
	SignupExportAsked    = define[ExportAsked](Signup, "export_asked")
	MatchingExportReady  = define[ExportReady](Matching, "export_ready")
	BookingExportReady   = define[ExportReady](Booking, "export_ready")
	RemindersExportReady = define[ExportReady](Reminders, "export_ready")
	MailerExportReady    = define[ExportReady](Mailer, "export_ready")
	SessionsExportReady  = define[ExportReady](Sessions, "export_ready")

	OperationsExportReady = define[ExportReady](Operations, "export_ready")
)

// ExportReadyTypes are the answers to an export: one of each context that knows accounts, beside signup itself, and of operations, whose log names them.
func ExportReadyTypes() []Type[ExportReady] {
	return []Type[ExportReady]{MatchingExportReady, BookingExportReady, RemindersExportReady, MailerExportReady, SessionsExportReady, OperationsExportReady}
}

// GuardianAsked: a person under eighteen consented, and their guardian is asked to as well. The claim (mailer) holds whom to write to.
type GuardianAsked struct {
	RequestID ID       `json:"request_id"`
	Claim     ClaimKey `json:"claim"`
}

// SignupGuardianAsked asks mailer to write to a guardian.
var SignupGuardianAsked = define[GuardianAsked](Signup, "guardian_asked")

// Why an account ends.
const (
	EndingLeft     Code = "left"              // the person left the company
	EndingContract      = ReasonContractEnded // nobody of the company can use the service any more
)

// AccountEnding: the account of somebody who left the company, or of whose company the contract ended, is erased after a day. Mailer tells them.
type AccountEnding struct {
	AccountID ID   `json:"account_id"`
	EndsOn    Date `json:"ends_on" jsonschema:"description=the last day of the account"`
	Why       Code `json:"why,omitempty" jsonschema:"description=left or contract_ended; absent: left"`
}

// SignupAccountEnding asks mailer to tell somebody that their account ends.
var SignupAccountEnding = define[AccountEnding](Signup, "account_ending")

// What mailer writes about a private address.
const (
	AddressEntered   Code = "entered"   // to one that was entered at registration: sign in to open the account
	AddressCode      Code = "code"      // to the new one: enter this code
	AddressKnown     Code = "known"     // to one that another account has: nothing was changed
	AddressMoved     Code = "moved"     // to the one before: mail and sign-in have left it
	AddressRecovery  Code = "recovery"  // to the new one, by an operator's help: the link to take it into use
	AddressObjection Code = "objection" // to the one before: the link to say no
)

// AddressMail asks mailer to write about a private address. The claim (mailer) holds whom to write to and the secret in the words.
type AddressMail struct {
	RequestID ID       `json:"request_id"`
	What      Code     `json:"what" jsonschema:"description=entered code known moved recovery or objection"`
	Claim     ClaimKey `json:"claim"`
}

// SignupAddressMail asks mailer to write about a private address.
var SignupAddressMail = define[AddressMail](Signup, "address_mail")

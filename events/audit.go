package events

import "time"

// What an operator's call did, and how it ended.
const (
	AuditLook   Code = "look"
	AuditChange Code = "change"

	AuditAsked   Code = "asked"   // a change was asked for; how it ended is in a later line of the same call, or nobody knows
	AuditDone    Code = "done"    // what was asked for was shown or is stored
	AuditRefused Code = "refused" // by a rule: there is no such thing, its state does not allow it, the request was not understood
	AuditFailed  Code = "failed"  // on our side
)

// OperatorCall carries one line of what an operator did: of a call there may be several. Nothing of it is what was seen or written.
type OperatorCall struct {
	CallID    ID        `json:"call_id" jsonschema:"description=The same in all lines of one call"`
	By        ID        `json:"by" jsonschema:"description=Account of the operator"`
	At        time.Time `json:"at" jsonschema:"description=When the call began (UTC)"`
	Operation Code      `json:"operation" jsonschema:"description=operationId in the OpenAPI document of the publishing context"`
	Kind      Code      `json:"kind" jsonschema:"description=look or change"`
	Outcome   Code      `json:"outcome" jsonschema:"description=asked or done or refused or failed"`
	Reason    Code      `json:"reason,omitempty" jsonschema:"description=code of the problem that was the answer"`
	Things    []ID      `json:"things" jsonschema:"description=What it was about: IDs of the address and of what changed"`
	Month     Month     `json:"month,omitempty" jsonschema:"description=Month of the address"`
}

// What operators did, by the context that was called. The types differ in name only.
var (
	SignupOperatorCalled     = define[OperatorCall](Signup, operatorCalled)
	MatchingOperatorCalled   = define[OperatorCall](Matching, operatorCalled)
	BookingOperatorCalled    = define[OperatorCall](Booking, operatorCalled)
	MailerOperatorCalled     = define[OperatorCall](Mailer, operatorCalled)
	SessionsOperatorCalled   = define[OperatorCall](Sessions, operatorCalled)
	ReportsOperatorCalled    = define[OperatorCall](Reports, operatorCalled)
	OperationsOperatorCalled = define[OperatorCall](Operations, operatorCalled)
)

const operatorCalled = "operator_called"

// OperatorCalled is the type of a context's lines.
func OperatorCalled(context Code) Type[OperatorCall] {
	return define[OperatorCall](context, operatorCalled)
}

// OperatorCalls are the types of all contexts that operators can call.
func OperatorCalls() []Type[OperatorCall] {
	return []Type[OperatorCall]{SignupOperatorCalled, MatchingOperatorCalled, BookingOperatorCalled, MailerOperatorCalled,
		SessionsOperatorCalled, ReportsOperatorCalled, OperationsOperatorCalled}
}

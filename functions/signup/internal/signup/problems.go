package signup

import (
	"kikite/shared/problem"
)

// What callers are told. Reasons are part of the API.
var (
	// ErrAddressTaken: another account signs in with the address.
	ErrAddressTaken = problem.New(problem.Conflict, "address_taken", "This e-mail address belongs to another account. Please use a different one.")

	errChanged         = problem.New(problem.Conflict, "changed", "Somebody changed this at the same time. Please look again.")
	errDeactivated     = problem.New(problem.Forbidden, "deactivated", "This account is not active.")
	errNoInquiry       = problem.New(problem.NotFound, "no_inquiry", "There is no such inquiry.")
	errNoCompany       = problem.New(problem.NotFound, "no_company", "There is no such company.")
	errNoConsultant    = problem.New(problem.NotFound, "no_consultant", "There is no such consultant.")
	errNoUpload        = problem.New(problem.NotFound, "no_upload", "There is no such upload.")
	errFileGone        = problem.New(problem.Gone, "file_gone", "The uploaded file is kept for some days only. Please upload it again.")
	errNoRun           = problem.New(problem.NotFound, "no_run", "There is no such request for invitations.")
	errRunBegun        = problem.New(problem.Conflict, "run_begun", "These invitations are being sent, or were sent.")
	errNoDeparture     = problem.New(problem.NotFound, "no_departure", "There is no such answer.")
	errNoInvitation    = problem.New(problem.NotFound, "no_invitation", "This link is not known. Please check that it was copied whole.")
	errExpired         = problem.New(problem.Gone, "invitation_expired", "This invitation has expired. Please ask for a new one.")
	errCompanyAddress  = problem.New(problem.Invalid, "company_address", "Please give a private e-mail address: your company could read what is sent to its own.")
	errBadAddress      = problem.New(problem.Invalid, "address", "This is not an e-mail address that mail can be sent to.")
	errConsentVersion  = problem.New(problem.Conflict, "consent_version", "The consent text has changed. Please read the current version.")
	errLicenceTaken    = problem.New(problem.Conflict, "licence_taken", "Another consultant is registered with this licence.")
	errNoRequest       = problem.New(problem.NotFound, "no_licence_request", "There is no request to change the licences.")
	errNotReady        = problem.New(problem.Conflict, "not_ready", "A step of the onboarding is still missing.")
	errNoRoster        = problem.New(problem.Conflict, "no_roster", "Please upload a roster first.")
	errTooManyMoves    = problem.New(problem.Conflict, "too_many_moves", "This has been changed too often to be recorded.")
	errErasureByHand   = problem.New(problem.Forbidden, "erasure_by_request", "This account belongs to a contract. Please write to the service to have it erased.")
	errErasureUnfinish = problem.New(problem.Unavailable, "erasure_unfinished", "The account is closed; some copies could not be deleted yet. They will be.")
)

func invalid(reason, format string, args ...any) error {
	return problem.Newf(problem.Invalid, reason, format, args...)
}

func illegalMove(from, to string) error {
	return problem.Newf(problem.Conflict, "illegal_move", "This cannot become %s, since it is %s.", to, from)
}

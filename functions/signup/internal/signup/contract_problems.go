package signup

import "kikite/shared/problem"

// What callers are told of contracts, documents and licences.
var (
	errNoDocument       = problem.New(problem.NotFound, "no_document", "There is no such document.")
	errNoFileYet        = problem.New(problem.Conflict, "no_file_yet", "The file has not arrived yet.")
	errTooManyDocuments = problem.New(problem.Conflict, "too_many_documents", "There are too many documents.")
	errThresholdLocked  = problem.New(problem.Conflict, "threshold_locked", "A report was released with this threshold; it cannot be changed any more.")
	errThresholdLowered = problem.New(problem.Conflict, "threshold_lowered", "The threshold may be raised, but not lowered.")
	errContractOver     = problem.New(problem.Conflict, "contract_over", "This contract is over.")
	errTooManyHR        = problem.New(problem.Conflict, "too_many_hr", "There are too many people of HR.")
	errNoHR             = problem.New(problem.NotFound, "no_hr", "There is no such person in this company's HR.")
	errLastHR           = problem.New(problem.Conflict, "last_hr", "One person of HR has to stay.")
	errConductVersion   = problem.New(problem.Conflict, "conduct_version", "The code of conduct has changed. Please read the current version.")
	errNoLicence        = problem.New(problem.Conflict, "no_such_licence", "The consultant has no such registration that lapses.")
)

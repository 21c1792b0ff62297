package booking

import (
	"errors"

	"kikite/shared/problem"
)

// errStale means that something that was read changed before the write: read again and decide again.
var errStale = errors.New("the state changed between read and write")

// What a caller may be told. The reasons are part of the API.
var (
	ErrNotFound        = problem.New(problem.NotFound, "not_found", "There is no such thing, or it is not yours to see.")
	ErrAccountInactive = problem.New(problem.Forbidden, "account_inactive", "Your account is not active.")
	ErrAccountPending  = problem.New(problem.Unavailable, "account_pending", "Your account is being set up. Please try again in a moment.")
	ErrNoContract      = problem.New(problem.Conflict, "no_contract", "Your company has no running contract on that day.")
	ErrProgram         = problem.New(problem.Conflict, "program_not_offered", "That program is not offered.")
	ErrNotOffered      = problem.New(problem.Conflict, "slot_not_offered", "The consultant does not offer that time.")
	ErrTaken           = problem.New(problem.Conflict, "slot_taken", "Somebody else was faster. Please choose another time.")
	ErrBusy            = problem.New(problem.Conflict, "you_are_busy", "You have another talk at that time.")
	ErrDayFull         = problem.New(problem.Conflict, "day_full", "That day is full.")
	ErrQuota           = problem.New(problem.TooMany, "quota_used", "Your talks of that month are used up.")
	ErrTooManyHolds    = problem.New(problem.TooMany, "too_many_holds", "You are holding several times already. Please book or release one.")
	ErrHoldExpired     = problem.New(problem.Gone, "hold_expired", "The time is not held for you any more. Please choose it again.")
	ErrAlreadyBooked   = problem.New(problem.Conflict, "already_booked", "That time is booked already; cancel the booking instead.")
	ErrNotBooked       = problem.New(problem.Conflict, "not_booked", "This booking is not open any more.")
	ErrStarted         = problem.New(problem.Conflict, "already_started", "The talk has begun or is over.")
	ErrNoSeries        = problem.New(problem.Conflict, "series_not_offered", "Talks of that program are booked one by one.")
	ErrPartOfSeries    = problem.New(problem.Conflict, "part_of_series", "That time is held with others; book or release them together.")
	ErrKeyReused       = problem.New(problem.Invalid, "idempotency_key_reused", "That Idempotency-Key belongs to another request.")
	ErrSlotOpen        = problem.New(problem.Conflict, "slot_open", "A time that you would wait for is open now. Please choose it.")
	ErrAlreadyWaiting  = problem.New(problem.Conflict, "already_waiting", "You are in this consultant's waitlist already.")
	ErrTooManyWaits    = problem.New(problem.TooMany, "too_many_waits", "You are in three waitlists. Please leave one of them.")
	ErrWaitlistFull    = problem.New(problem.Conflict, "waitlist_full", "The waitlist of this consultant is full.")
	ErrWaitOver        = problem.New(problem.Gone, "wait_over", "You have left this waitlist.")
	ErrCrowded         = problem.New(problem.Unavailable, "busy", "Many people are choosing at this moment. Please try again.")
)

func errAvailability(format string, args ...any) error {
	return problem.Newf(problem.Invalid, "availability_invalid", format, args...)
}

func errWish(format string, args ...any) error {
	return problem.Newf(problem.Invalid, "wish_invalid", format, args...)
}

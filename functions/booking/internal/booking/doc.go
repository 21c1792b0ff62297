// Package booking is availability, slots, holds and bookings. A time is taken by one transaction whose conditions are on
// the days of the consultant and of the employee themselves, so that two people can never hold the same time.
//
// Reading order: availability.go (when a consultant works), day.go and calendar.go (what is taken), booking.go (one
// reservation), account.go (quota), desk.go (the use cases), items.go (the items; see docs/adr/0003-booking-items.md), summary.go,
// consume.go and refresh.go (what matching knows of open time), leave.go (what is withdrawn when somebody leaves),
// waitlist.go and serve.go (who waits, and who is offered what became free; see docs/adr/0015-waitlist.md).
package booking

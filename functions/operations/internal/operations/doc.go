// Package operations runs the service itself. It tells operators how the product is (queues, dead letters, mail) and keeps the log of what
// operators looked at and changed in all contexts. Campaigns, survey scores by department, onboarding check-lists, quality of consultants,
// invoices and statements and the help desk will join it.
package operations

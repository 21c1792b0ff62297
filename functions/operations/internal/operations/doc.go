// Package operations runs the service itself. So far it tells operators how the product is: queues, dead letters, mail. Campaigns, survey
// scores by department, onboarding check-lists, quality of consultants, invoices and statements and the help desk will join it.
package operations

// Package operations will run the service after the talk: campaigns, survey scores by department, onboarding check-lists, quality of
// consultants, invoices and statements, the help desk. It owns the table kikite-<stage>-operations, which is deployed; its functions
// come with its first feature.
package operations

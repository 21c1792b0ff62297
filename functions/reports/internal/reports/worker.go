package reports

import (
	"kikite/events"
	"kikite/shared/consumer"
)

// Consumer returns the worker's handlers.
func Consumer(companies *Companies, facts *Facts, receipts *Receipts) *consumer.Consumer {
	return consumer.New(map[string]consumer.Handler{
		events.SignupCompanyChanged.Name():     consumer.Typed(events.SignupCompanyChanged, companies.Changed),
		events.SignupRosterChanged.Name():      consumer.Typed(events.SignupRosterChanged, companies.RosterChanged),
		events.SessionsFactRecorded.Name():     consumer.Typed(events.SessionsFactRecorded, facts.Record),
		events.SessionsExcerptReleased.Name():  consumer.Typed(events.SessionsExcerptReleased, facts.Excerpt),
		events.SessionsExcerptWithdrawn.Name(): consumer.Typed(events.SessionsExcerptWithdrawn, facts.ExcerptWithdrawn),
		events.SessionsReceiptAsked.Name():     consumer.Typed(events.SessionsReceiptAsked, receipts.Asked),
		events.SessionsVoiceReleased.Name():    consumer.Typed(events.SessionsVoiceReleased, facts.Voice),
		events.SessionsVoiceWithdrawn.Name():   consumer.Typed(events.SessionsVoiceWithdrawn, facts.VoiceWithdrawn),
	})
}

package events

// Subscriptions says which function consumes which event types. The bus rules are made from it.
func Subscriptions() map[string][]string {
	bookings := []string{BookingBooked.Name(), BookingMoved.Name(), BookingCancelledEvent.Name()}
	with := func(more ...string) []string { return append(append([]string{}, bookings...), more...) }
	return map[string][]string{
		"signup-worker": append([]string{SignupConsultantChanged.Name(), SignupAccountChanged.Name(), ReportsReleased.Name(),
			MailerReceiptSent.Name(), SessionsFinished.Name()}, append(namesOf(PersonErasedTypes()), namesOf(ExportReadyTypes())...)...),
		"matching-worker": {SignupConsultantChanged.Name(), SignupCompanyChanged.Name(), SignupAccountChanged.Name(),
			BookingAvailabilityChanged.Name(), SessionsPulseAnswered.Name(), SignupExportAsked.Name()},
		"booking-worker": with(SignupAccountChanged.Name(), SignupConsultantChanged.Name(), SignupCompanyChanged.Name(),
			SessionsFinished.Name(), BookingWaitlistDue.Name(), SignupExportAsked.Name()),
		"reminders-worker": with(SignupConsultantChanged.Name(), SignupAccountChanged.Name(), SignupCompanyChanged.Name(),
			MailerPreferencesChanged.Name(), RemindersPostponed.Name(), SessionsFinished.Name(), SessionsRecordSubmitted.Name(),
			SessionsPulseAnswered.Name(), SignupExportAsked.Name()),
		"mailer-worker": with(SignupInquiryReceived.Name(), SignupLicenceDue.Name(), SignupConductDue.Name(), SignupApplicationDecided.Name(), SignupInvitationIssued.Name(), SignupAccountChanged.Name(),
			BookingMissed.Name(), BookingSlotOffered.Name(), RemindersDue.Name(), RemindersNothingBooked.Name(), ReportsReleased.Name(), ReportsMissing.Name(), SessionsNotice.Name(),
			SignupErasureCompleted.Name(), SignupExportAsked.Name(), SignupGuardianAsked.Name(), SignupAddressMail.Name(), SignupAccountEnding.Name(), SignupUseNear.Name()),
		"sessions-worker": with(SignupAccountChanged.Name(), SignupConsultantChanged.Name(), SignupCompanyChanged.Name(),
			SignupRosterChanged.Name(), ReportsGenerated.Name(), ReportsReceiptReady.Name(), SignupExportAsked.Name()),
		"sessions-analyst": {SessionsExcerptEdited.Name(), SessionsRecordSubmitted.Name(), SessionsVoiceDrafted.Name()},
		"reports-worker": {SignupCompanyChanged.Name(), SignupRosterChanged.Name(), SessionsFactRecorded.Name(),
			SessionsExcerptReleased.Name(), SessionsExcerptWithdrawn.Name(), SessionsReceiptAsked.Name(),
			SessionsVoiceReleased.Name(), SessionsVoiceWithdrawn.Name()},
		"operations-worker": append(namesOf(OperatorCalls()), SignupExportAsked.Name(), SignupAccountChanged.Name()),
	}
}

func namesOf[T any](types []Type[T]) []string {
	out := make([]string, len(types))
	for i, t := range types {
		out[i] = t.Name()
	}
	return out
}

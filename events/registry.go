package events

import (
	"encoding/json"
	"reflect"

	"github.com/invopop/jsonschema"
)

// Descriptor is what tools and tests know of an event type.
type Descriptor struct {
	Name    string
	Version int
	Source  Code
	data    reflect.Type
}

func describe[T any](t Type[T]) Descriptor {
	return Descriptor{Name: t.name, Version: t.version, Source: t.source, data: reflect.TypeFor[T]()}
}

// All lists every event type of the product.
func All() []Descriptor {
	return []Descriptor{
		describe(SignupInquiryReceived), describe(SignupCompanyChanged), describe(SignupRosterChanged),
		describe(SignupInvitationIssued), describe(SignupAccountChanged), describe(SignupConsultantChanged), describe(SignupLicenceDue), describe(SignupConductDue), describe(SignupApplicationDecided),
		describe(BookingAvailabilityChanged), describe(BookingBooked), describe(BookingMoved), describe(BookingCancelledEvent),
		describe(BookingMissed), describe(BookingSlotOffered), describe(BookingWaitlistDue),
		describe(RemindersDue), describe(RemindersNothingBooked), describe(RemindersPostponed),
		describe(MailerPreferencesChanged),
		describe(SessionsFinished), describe(SessionsRecordSubmitted), describe(SessionsPulseAnswered),
		describe(SessionsFactRecorded), describe(SessionsExcerptReleased), describe(SessionsExcerptEdited), describe(SessionsExcerptWithdrawn), describe(SessionsVoiceDrafted), describe(SessionsNotice), describe(SessionsReceiptAsked), describe(SessionsVoiceReleased), describe(SessionsVoiceWithdrawn),
		describe(MatchingPersonErased), describe(BookingPersonErased), describe(RemindersPersonErased), describe(MailerPersonErased), describe(SessionsPersonErased),
		describe(SignupErasureCompleted), describe(MailerReceiptSent), describe(SignupExportAsked), describe(SignupGuardianAsked), describe(SignupAddressMail), describe(SignupAccountEnding), describe(SignupUseNear),
		describe(MatchingExportReady), describe(BookingExportReady), describe(RemindersExportReady), describe(MailerExportReady), describe(SessionsExportReady), describe(OperationsExportReady),
		describe(ReportsGenerated), describe(ReportsReleased), describe(ReportsMissing), describe(ReportsReceiptReady),
		describe(SignupOperatorCalled), describe(MatchingOperatorCalled), describe(BookingOperatorCalled), describe(MailerOperatorCalled),
		describe(SessionsOperatorCalled), describe(ReportsOperatorCalled), describe(OperationsOperatorCalled),
	}
}

// Schema is the JSON Schema (2020-12) of the event's data, indented. Additional properties are allowed, so that a consumer of
// today accepts the optional fields of tomorrow.
func (d Descriptor) Schema() ([]byte, error) {
	r := jsonschema.Reflector{AllowAdditionalProperties: true, DoNotReference: true, ExpandedStruct: true}
	s := r.ReflectFromType(d.data)
	s.ID = jsonschema.ID("https://kikite.example/events/" + d.Name + "." + "v1.json")
	s.Title = d.Name
	return json.MarshalIndent(s, "", "  ")
}

// Decode reads data strictly into the event's Go type; for tests of samples.
func (d Descriptor) Decode(raw []byte) (any, error) {
	v := reflect.New(d.data).Interface()
	return v, json.Unmarshal(raw, v)
}

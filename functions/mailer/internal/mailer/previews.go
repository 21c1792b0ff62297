package mailer

import (
	"context"
	"slices"
	"strings"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ics"
)

// Preview is a mail as one reader would get it, of invented people and times.
type Preview struct {
	Name    string // <kind>[-<reader>].<locale>, the name of its files
	Message Message
	ICS     string // empty without a calendar entry
	EML     []byte // the whole mail; nil for the sign-in code, which Cognito writes around its HTML
}

const previewFrom = "no-reply@kikite.example"

var previewNow = time.Date(2026, 10, 1, 3, 0, 0, 0, time.UTC)

type previewClock struct{}

func (previewClock) Now() time.Time { return previewNow }

// Previews writes every kind of mail in both languages for each of its readers, by the code that writes the real ones.
func Previews() ([]Preview, error) {
	templates, err := LoadTemplates()
	if err != nil {
		return nil, err
	}
	m := New(nil, nil, nil, templates, nil, "https://kikite.example", previewClock{})
	var out []Preview
	for _, kind := range Kinds() {
		readers := kind.Readers()
		if len(readers) == 0 {
			readers = []events.Code{""}
		}
		for _, reader := range readers {
			for _, locale := range []events.Code{"ja", "en"} {
				p, err := m.preview(kind, previewContact(reader, locale))
				if err != nil {
					return nil, err
				}
				p.Name = string(kind) + "." + string(locale)
				if len(readers) > 1 {
					p.Name = string(kind) + "-" + string(reader) + "." + string(locale)
				}
				out = append(out, p)
			}
		}
	}
	codes, err := previewCodes()
	return append(out, codes...), err
}

func (m *Mailer) preview(kind Kind, to Contact) (Preview, error) {
	b := previewBooking()
	v := m.previewValues(kind, b, to)
	oneClick := ""
	if kind.Optional() != "" {
		v.Stop, oneClick = m.stopLinks("0123456789abcdefghjkmnpqrs")
	}
	message, err := m.templates.Render(kind, to.Locale, v)
	if err != nil {
		return Preview{}, err
	}
	message.OneClick = oneClick
	p := Preview{}
	if slices.Contains([]Kind{KindConfirmed, KindMoved, KindCancelled, KindApology, KindWithdrawn}, kind) {
		if kind != KindConfirmed && kind != KindMoved {
			b.Status, b.Sequence = events.BookingCancelled, 1
		}
		entry := ics.FromBooking(b, previewNow, to.Locale, m.bookingLink(to, b.BookingID))
		message.Calendar, p.ICS = &entry, entry.Invitation(previewFrom, to.Address)
	}
	p.Message = message
	p.EML, err = message.MIME(previewFrom, to, Stamp{"mai_01jbqk3v8c0000000000000001", previewNow})
	return p, err
}

func (m *Mailer) previewValues(kind Kind, b events.BookingState, to Contact) Values {
	switch kind {
	case KindInquiry:
		return m.inquiryValues(claims.InquiryMail{Name: to.Name, CompanyName: "見本商事株式会社"}, "consultation")
	case KindInvitation:
		return invitationValues(claims.InvitationMail{Name: to.Name, CompanyName: "見本商事株式会社", SenderText: "日々の仕事を振り返る時間としてお使いください。\n人事部",
			Link: m.web + "/register#0123456789abcdefghjkmnpqrs", Locale: to.Locale, ExpiresAt: previewNow.AddDate(0, 0, 14)})
	case KindSlotOffered:
		return m.offerValues(events.SlotOffered{BookingID: b.BookingID, StartsAt: b.StartsAt, EndsAt: b.EndsAt, ExpiresAt: previewNow.Add(30 * time.Minute)}, to)
	case KindNothingBooked:
		return m.monthValues("2026-10", to)
	case KindNotice:
		return m.noticeValues("/voices", to)
	case KindDesk:
		return m.noticeValues("/desk", to)
	case KindCare, KindAlarm:
		return m.noticeValues("/operator/care", to)
	case KindReportsMissing:
		return m.missingValues("2026-09", to)
	case KindUseNear:
		return m.useValues("com_01jbqk3v8c0000000000000001", to)
	case KindGuardian:
		return Values{Name: to.Name, Person: "見本 こはる", Link: m.web + "/guardian#0123456789abcdefghjkmnpqrs"}
	case KindEnding, KindContractEnding:
		return m.endingValues(events.AccountEnding{EndsOn: "2026-10-31"}, to)
	case KindAddressEntered, KindAddressCode, KindAddressKnown, KindAddressMoved, KindAddressRecovery, KindAddressObjection:
		return addressValues(previewAddress(kind, m.web, to))
	case KindErased:
		return Values{Link: m.web + "/erasure#0123456789abcdefghjkmnpqrs"}
	case KindLicence:
		return m.licenceValues(events.LicenceDue{ValidUntil: "2026-12-31"}, to)
	case KindConduct:
		return m.conductValues(events.ConductDue{Until: "2026-12-31"}, to)
	case KindApplication:
		return m.applicationValues(claims.ApplicationMail{Name: to.Name}, events.StatusApproved)
	case KindWelcome:
		return m.welcomeValues(to)
	case KindReport:
		return m.reportValues("2026-09", to)
	case KindDayBefore, KindHourBefore, KindSurvey, KindSurveyNudge, KindRecordDue:
		return m.reminderValues(kind, events.ReminderDue{BookingID: b.BookingID, StartsAt: b.StartsAt, EndsAt: b.EndsAt}, to)
	default:
		return m.bookingValues(kind, b, to)
	}
}

func previewAddress(kind Kind, web string, to Contact) claims.AddressMail {
	c := claims.AddressMail{Name: to.Name, Locale: to.Locale, Zone: to.Zone, At: previewNow.Add(72 * time.Hour), Link: web + "/address#0123456789abcdefghjkmnpqrs"}
	switch kind {
	case KindAddressEntered:
		c.Name, c.Link, c.At = "", web+"/home", previewNow.AddDate(0, 0, 14)
	case KindAddressCode:
		c.Code, c.Link, c.At = "402913", "", previewNow.Add(30*time.Minute)
	case KindAddressKnown:
		c.Name, c.Link = "", ""
	case KindAddressMoved:
		c.Link, c.At = web+"/inquiry", previewNow
	}
	return c
}

func previewBooking() events.BookingState {
	start := time.Date(2026, 10, 5, 10, 0, 0, 0, time.UTC)
	return events.BookingState{
		BookingID: "bkg_01jbqk3v8c0000000000000001", ConsultantID: "con_01jbqk3v8c0000000000000001", Program: events.RegularCare, Status: events.BookingConfirmed,
		StartsAt: start, EndsAt: start.Add(50 * time.Minute), BookedAt: previewNow.Add(-time.Hour),
		Alternatives: []time.Time{start.AddDate(0, 0, 1), start.AddDate(0, 0, 2).Add(-8 * time.Hour), start.AddDate(0, 0, 4)},
		SeriesID:     "ser_01jbqk3v8c0000000000000001", SeriesNumber: 2, SeriesCount: 4,
	}
}

func previewContact(role, locale events.Code) Contact {
	c := Contact{Role: role, Name: "見本 はな", Address: "reader@private.example", Locale: locale, Zone: "Asia/Tokyo", Active: true}
	if locale == "en" {
		c.Name, c.Zone = "Hana Mihon", "Europe/London"
	}
	return c
}

func previewCodes() ([]Preview, error) {
	codes, err := NewCodes()
	if err != nil {
		return nil, err
	}
	var out []Preview
	for _, locale := range []string{"ja", "en"} {
		var e lambdaevents.CognitoEventUserPoolsCustomMessage
		e.TriggerSource, e.Request.CodeParameter = "CustomMessage_Authentication", "123456"
		e.Request.UserAttributes = map[string]any{"locale": locale}
		if e, err = codes.Handle(context.Background(), e); err != nil {
			return nil, err
		}
		out = append(out, Preview{Name: "code." + locale, Message: Message{
			Kind: "code", Subject: e.Response.EmailSubject, HTML: e.Response.EmailMessage, Text: strings.TrimLeft(codePage(events.Code(locale), "123456").text(), "\n"),
		}})
	}
	return out, nil
}

package mailer

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/clock"
	"kikite/shared/ids"
)

func (m *Mailer) inquiry(ctx context.Context, _ events.Envelope, e events.InquiryReceived) error {
	var c claims.InquiryMail
	if err := m.claims.Get(ctx, e.Claim, &c); err != nil {
		return unlessErased(err)
	}
	reason := ids.Derive("mai", string(KindInquiry), string(e.InquiryID))
	return m.delivery.Send(ctx, reason, Contact{Address: c.Address}, func() (Message, error) {
		return m.templates.Render(KindInquiry, c.Locale, m.inquiryValues(c, e.Interest))
	})
}

func (m *Mailer) inquiryValues(c claims.InquiryMail, interest events.Code) Values {
	v := Values{Name: c.Name, Company: c.CompanyName, Brochure: interest == "brochure", Link: m.web + "/about"}
	if v.Brochure {
		v.Link = m.web + "/brochure/kikite-ja.pdf"
		if c.Locale == "en" {
			v.Link = m.web + "/brochure/kikite-en.pdf"
		}
	}
	return v
}

func (m *Mailer) invitation(ctx context.Context, _ events.Envelope, e events.InvitationIssued) error {
	if m.now.Now().After(e.ExpiresAt) {
		return nil // an invitation that can no longer be used must not be mailed
	}
	var c claims.InvitationMail
	if err := m.claims.Get(ctx, e.Claim, &c); err != nil {
		return unlessErased(err)
	}
	reason := ids.Derive("mai", string(KindInvitation), string(e.InvitationID))
	return m.delivery.Send(ctx, reason, Contact{Address: c.Address}, func() (Message, error) {
		return m.templates.Render(KindInvitation, c.Locale, invitationValues(c))
	})
}

func invitationValues(c claims.InvitationMail) Values {
	until := c.ExpiresAt.In(clock.Tokyo())
	values := Values{Name: c.Name, Company: c.CompanyName, SenderText: c.SenderText, Link: c.Link, Until: DayJa(until)}
	if c.Locale == "en" {
		values.Until = until.Format("2 January 2006")
	}
	return values
}

func (m *Mailer) report(ctx context.Context, _ events.Envelope, e events.ReportState) error {
	readers, err := m.contacts.HR(ctx, e.CompanyID)
	if err != nil {
		return err
	}
	return m.toAll(ctx, readers, KindReport, e.ReportID, func(to Contact) Values { return m.reportValues(e.Month, to) })
}

// reportsMissing tells every operator that companies have no report although it is due.
func (m *Mailer) reportsMissing(ctx context.Context, _ events.Envelope, e events.MissingReports) error {
	readers, err := m.contacts.Operators(ctx)
	if err != nil {
		return err
	}
	return m.toAll(ctx, readers, KindReportsMissing, e.NoticeID, func(to Contact) Values { return m.missingValues(e.Month, to) })
}

// useNear tells every operator that a company took up most of the talks that it bought. Which one is read behind the sign-in.
func (m *Mailer) useNear(ctx context.Context, _ events.Envelope, e events.UseNear) error {
	readers, err := m.contacts.Operators(ctx)
	if err != nil {
		return err
	}
	return m.toAll(ctx, readers, KindUseNear, e.NoticeID, func(to Contact) Values { return m.useValues(e.CompanyID, to) })
}

func (m *Mailer) useValues(company events.ID, to Contact) Values {
	return Values{Name: to.Name, Link: m.web + "/operator/companies/" + string(company)}
}

// toAll mails to each active one of the readers, once about what has the ID. Nobody at all is an error: their contacts may be on their way.
func (m *Mailer) toAll(ctx context.Context, readers []Contact, kind Kind, about events.ID, values func(Contact) Values) error {
	if len(readers) == 0 {
		return errUnknown
	}
	var err error
	for _, to := range readers {
		if !to.Active {
			continue
		}
		reason := ids.Derive("mai", string(kind), string(about), string(to.AccountID))
		err = errors.Join(err, m.delivery.Send(ctx, reason, to, func() (Message, error) {
			return m.templates.Render(kind, to.Locale, values(to))
		}))
	}
	return err
}

func (m *Mailer) missingValues(month events.Month, to Contact) Values {
	return Values{Name: to.Name, Month: InWords(month, to.Locale), Link: m.web + "/operator/reviews/missing"}
}

func (m *Mailer) reportValues(month events.Month, to Contact) Values {
	return Values{Name: to.Name, Month: InWords(month, to.Locale), Link: m.web + "/hr/reports/" + string(month)}
}

package mail

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// event is one SES sending event on its way to the bus.
type event struct {
	DetailType string          `json:"detail_type"`
	Detail     json.RawMessage `json:"detail"`
}

// Source of SES events on the bus.
const Source = "aws.ses"

const timeFormat = "2006-01-02T15:04:05.000Z"

// eventsOf makes the events that SES would publish for m, in order, as far as the set asks for them. Shapes: SES
// developer guide, "Monitoring SES events using Amazon EventBridge" and "Contents of event data".
func eventsOf(m Message, set ConfigurationSet) ([]event, error) {
	at := m.Time.UTC().Format(timeFormat)
	all := []struct {
		kind, detailType, eventType, field string
		body                               any
	}{{"SEND", "Email Sent", "Send", "send", struct{}{}}}
	add := func(kind, detailType, eventType, field string, body any) {
		all = append(all, struct {
			kind, detailType, eventType, field string
			body                               any
		}{kind, detailType, eventType, field, body})
	}
	if m.Outcome == Bounced {
		add("BOUNCE", "Email Bounced", "Bounce", "bounce", bounce(m, at))
	} else {
		add("DELIVERY", "Email Delivered", "Delivery", "delivery", map[string]any{
			"timestamp": at, "processingTimeMillis": 0, "recipients": m.To,
			"smtpResponse": "250 2.0.0 OK", "reportingMTA": "local.invalid"})
	}
	if m.Outcome == Complained {
		add("COMPLAINT", "Email Complaint Received", "Complaint", "complaint", map[string]any{
			"timestamp": at, "arrivalDate": at, "feedbackId": m.ID, "complaintFeedbackType": "abuse",
			"complaintSubType": nil, "userAgent": "local", "complainedRecipients": recipients(m.To, nil)})
	}
	var wanted []event
	for _, e := range all {
		if !slices.ContainsFunc(set.Events, func(have string) bool { return strings.EqualFold(have, e.kind) }) {
			continue
		}
		raw, err := json.Marshal(map[string]any{"eventType": e.eventType, "mail": envelope(m, at), e.field: e.body})
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, event{e.detailType, raw})
	}
	return wanted, nil
}

// envelope is the mail object that every event carries.
func envelope(m Message, at string) map[string]any {
	tags := map[string][]string{
		"ses:operation":         {"SendEmail"},
		"ses:configuration-set": {m.ConfigurationSet},
		"ses:source-ip":         {"127.0.0.1"},
		"ses:from-domain":       {address(m.From)[strings.IndexByte(address(m.From), '@')+1:]},
		"ses:caller-identity":   {m.Sender},
	}
	for _, t := range m.Tags {
		tags[t.Name] = append(tags[t.Name], t.Value)
	}
	return map[string]any{
		"timestamp": at, "source": address(m.From), "sourceArn": arn("identity/" + address(m.From)),
		"sendingAccountId": awsapi.Account, "messageId": m.ID, "destination": m.To,
		"headersTruncated": false, "headers": m.Headers,
		"commonHeaders": map[string]any{"from": []string{m.From}, "to": m.To, "messageId": m.ID, "subject": m.Subject},
		"tags":          tags,
	}
}

func bounce(m Message, at string) map[string]any {
	kind, code := "General", "smtp; 550 5.1.1 user unknown"
	if strings.HasPrefix(m.To[0], "suppressionlist") {
		kind, code = "Suppressed", "Amazon SES has suppressed sending to this address"
	}
	return map[string]any{
		"bounceType": "Permanent", "bounceSubType": kind, "timestamp": at, "feedbackId": m.ID, "reportingMTA": "dns; local.invalid",
		"bouncedRecipients": recipients(m.To, map[string]string{"action": "failed", "status": "5.1.1", "diagnosticCode": code}),
	}
}

func recipients(to []string, more map[string]string) []map[string]string {
	all := make([]map[string]string, 0, len(to))
	for _, a := range to {
		r := map[string]string{"emailAddress": a}
		for k, v := range more {
			r[k] = v
		}
		all = append(all, r)
	}
	return all
}

// publish empties the event table in key order. An event is deleted after the bus took it: at least once.
func (s *Service) publish(ctx context.Context) error {
	for ctx.Err() == nil {
		var key string
		var e event
		err := s.store.View(func(tx *state.Tx) error {
			return tx.Range(tableEvents, "", func(k string, raw []byte) (bool, error) {
				key = k
				return false, json.Unmarshal(raw, &e)
			})
		})
		if err != nil || key == "" {
			return err
		}
		if err := s.bus.Put(ctx, Source, e.DetailType, e.Detail); err != nil {
			return err
		}
		if err := s.store.Batch(func(tx *state.Tx) error { return tx.Delete(tableEvents, key) }); err != nil {
			return err
		}
	}
	return nil
}

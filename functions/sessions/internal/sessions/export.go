package sessions

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/rights"
)

// exported is how the context's items are told to whom they are about. Nothing of the keys table is: the pseudonym, the IDs of facts and those under which
// a company knows a voice would lead whoever gets hold of the file from the person to what was published.
func exported() rights.Shape {
	return rights.Shape{
		Sections: map[string]events.Code{
			accountSK: "account", sessionSK: "talks", recordSK: "records", transcriptSK: "transcripts", pulseSK: "surveys", analysisSK: "analyses", notesPrefix: "consultants_notes",
			excPrefix: "excerpts", chkPrefix: "self_checks", handoverPrefix: "handovers", reflectionPrefix: "reflections", lastCheck: "self_checks",
			emergencySK: "emergency", voiceSK: "voices", answerPrefix: "voice_answers", caseSK: "cases", msgPrefix: "case_messages",
		},
		Leave: []string{"sealed", "public_id", "key", "gsi1"},
	}
}

// exportAsked hands signup all that is stored about a person, opened with their own key: what lies in their partition, in those of their talks, of their
// voices and of their cases, and who looked at it. What a consultant has in talks is the employees', and not told to the consultant.
func (s *Service) exportAsked(ctx context.Context, e events.Envelope, d events.ExportAsked) error {
	t := teller{s: s, part: &claims.ExportPart{}}
	key, err := s.vault.Existing(ctx, d.AccountID)
	if err != nil && !erased(err) {
		return err
	}
	t.key = key // nil: nothing was ever sealed
	if t.secret, err = s.vault.Names(ctx, d.AccountID); err != nil {
		return err
	}
	if err := t.person(ctx, d.AccountID); err != nil {
		return err
	}
	seen, err := s.AccessLog(ctx, principal.Principal{AccountID: d.AccountID, Role: d.Role})
	if err != nil {
		return err
	}
	for _, look := range seen {
		entry, err := plain(look)
		if err != nil {
			return err
		}
		rights.AddTo(t.part, "access_log", entry)
	}
	return rights.Answer(ctx, s.table, s.claims, events.SessionsExportReady, e, d, *t.part, s.clock.Now(), func(ctx context.Context) (bool, error) {
		var a accountItem
		_, err := s.table.One(ctx, accountPK(d.AccountID), accountSK, &a)
		return a.Status == events.StatusErased, err
	})
}

// teller collects items for an export.
type teller struct {
	s    *Service
	key  *vault.Key
	part *claims.ExportPart

	secret []events.ID // what the keys table knows, and nobody is told
}

// person tells the account's partition, and follows the links in it to others. What is a link is told where it leads.
func (t *teller) person(ctx context.Context, account events.ID) error {
	elsewhere := map[string]func(events.ID) string{linkPrefix: sessionPK, voicePrefix: voicePK, casePrefix: casePK}
	return t.partition(ctx, accountPK(account), func(item map[string]any, sk string) (bool, error) {
		for prefix, pk := range elsewhere {
			if id, ok := strings.CutPrefix(sk, prefix); ok {
				return true, t.partition(ctx, pk(events.ID(id)), t.withheld)
			}
		}
		return false, nil
	})
}

// withheld leaves out what stands beside a talk for the care queue: whether and when somebody may be told of it is decided there, and what they may be
// told is in the log.
func (t *teller) withheld(_ map[string]any, sk string) (bool, error) {
	return strings.HasPrefix(sk, signalPrefix) || strings.HasPrefix(sk, sosPrefix), nil
}

func (t *teller) partition(ctx context.Context, pk string, other func(item map[string]any, sk string) (bool, error)) error {
	var items []map[string]any
	if err := t.s.table.Prefix(ctx, pk, "", &items); err != nil {
		return err
	}
	for _, item := range items {
		sk, _ := item["sk"].(string)
		done, err := other(item, sk)
		if err != nil {
			return err
		}
		if done {
			continue
		}
		if err := t.open(pk, sk, item); err != nil {
			return err
		}
		for name, value := range item {
			if t.leads(value) {
				delete(item, name)
			}
		}
		exported().Add(t.part, item)
	}
	return nil
}

// open puts the content of a sealed item beside its other attributes, and says which talk it is of.
func (t *teller) open(pk, sk string, item map[string]any) error {
	if id, ok := strings.CutPrefix(pk, "SES#"); ok {
		item["session_id"] = id
	}
	sealed, ok := item["sealed"].([]byte)
	if !ok || t.key == nil {
		return nil
	}
	var content any
	if t.key.Open(pk, sk, sealed, &content) != nil {
		if err := t.key.OpenPacked(pk, sk, sealed, &content); err != nil {
			return fmt.Errorf("%s: %w", sk[:min(len(sk), 4)], err)
		}
	}
	fields, ok := content.(map[string]any)
	if !ok {
		item["content"] = content
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, taken := item[name]; taken {
			item["content_"+name] = fields[name]
			continue
		}
		item[name] = fields[name]
	}
	return nil
}

// leads says whether a value names something under an ID of the keys table, wherever in it.
func (t *teller) leads(value any) bool {
	switch v := value.(type) {
	case string:
		return slices.ContainsFunc(t.secret, func(id events.ID) bool { return strings.Contains(v, string(id)) })
	case []any:
		return slices.ContainsFunc(v, t.leads)
	case map[string]any:
		for name, inner := range v {
			if t.leads(inner) {
				delete(v, name)
			}
		}
	}
	return false
}

// plain is a value as its JSON says it.
func plain(v any) (map[string]any, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var out map[string]any
	return out, json.Unmarshal(raw, &out)
}

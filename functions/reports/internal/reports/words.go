package reports

import (
	"cmp"
	"context"
	"slices"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/problem"
)

// RemovedWords stands in a released report for words that were taken back since.
const RemovedWords = "（この言葉は、表示を終了しました。）"

// changeTries bounds how often words are taken out of an entry that somebody else changes meanwhile.
const changeTries = 6

// voiceItem is a voice that left to the company; a withdrawn one stays as a mark, since the other event may arrive after it.
type voiceItem struct {
	PK        string               `dynamo:"pk"` // VOICES#<company>#<month>
	SK        string               `dynamo:"sk"` // VOICE#<voice>
	Voice     events.VoiceReleased `dynamo:"voice"`
	Version   int64                `dynamo:"version"`
	Withdrawn bool                 `dynamo:"withdrawn,omitempty"`
}

// Voice stores a voice that left to the company, unless it is known to be taken back.
func (f *Facts) Voice(ctx context.Context, env events.Envelope, v events.VoiceReleased) error {
	return f.putVoice(ctx, env, voiceItem{PK: voicesKey(v.CompanyID, v.Month), SK: "VOICE#" + string(v.VoiceID), Voice: v, Version: env.EntityVersion})
}

// VoiceWithdrawn drops a voice from drafts now, and from every report that is made from now on.
func (f *Facts) VoiceWithdrawn(ctx context.Context, env events.Envelope, v events.VoiceWithdrawn) error {
	if err := NewArchive(f.table).takeBack(ctx, v.CompanyID, v.Month, StatusDraft, takenBack{v.VoiceID: true}); err != nil {
		return err
	}
	return f.putVoice(ctx, env, voiceItem{PK: voicesKey(v.CompanyID, v.Month), SK: "VOICE#" + string(v.VoiceID), Version: env.EntityVersion, Withdrawn: true})
}

func (f *Facts) putVoice(ctx context.Context, env events.Envelope, item voiceItem) error {
	put := f.table.Put(item).If("attribute_not_exists(pk) OR version < ?", env.EntityVersion)
	return staleIsDone(f.table.Tx().Put(put, errStale).Once(env, f.now.Now()).Run(ctx))
}

// takenBack are the IDs of words that may not be shown any more.
type takenBack map[events.ID]bool

// TakenBack returns the IDs of a month's words that were taken back.
func (f *Facts) TakenBack(ctx context.Context, company events.ID, month events.Month) (takenBack, error) {
	var excerpts []excerptItem
	if err := f.table.Prefix(ctx, excerptsKey(company, month), "EXCERPT#", &excerpts); err != nil {
		return nil, err
	}
	var voices []voiceItem
	if err := f.table.Prefix(ctx, voicesKey(company, month), "VOICE#", &voices); err != nil {
		return nil, err
	}
	out := takenBack{}
	for _, e := range excerpts {
		if e.Withdrawn {
			out[events.ID(e.SK[len("EXCERPT#"):])] = true
		}
	}
	for _, v := range voices {
		if v.Withdrawn {
			out[events.ID(v.SK[len("VOICE#"):])] = true
		}
	}
	return out, nil
}

// voices reads the words of a month's voices in the order of their random IDs; one that was erased since is left out.
func (g *Generator) voices(ctx context.Context, company events.ID, month events.Month) ([]Voice, error) {
	var items []voiceItem
	if err := g.table.Prefix(ctx, voicesKey(company, month), "VOICE#", &items); err != nil {
		return nil, err
	}
	out := []Voice{}
	for _, item := range items {
		if item.Withdrawn {
			continue
		}
		var c claims.VoiceText
		err := g.claims.Get(ctx, item.Voice.Claim, &c)
		if err != nil && problem.CodeOf(err) == problem.Gone {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, Voice{ID: item.Voice.VoiceID, Text: c.Text})
	}
	slices.SortFunc(out, func(a, b Voice) int { return cmp.Compare(a.ID, b.ID) })
	return out, nil
}

// without takes words out of the entry: nothing is left of them in a draft, a mark in a released report. It says whether there were any.
func (e *Entry) without(gone takenBack) bool {
	changed := false
	if len(e.Excerpts) == len(e.Report.Excerpts) {
		ids, kept := []events.ID{}, []Excerpt{}
		for i, x := range e.Report.Excerpts {
			id := e.Excerpts[i]
			if gone[id] {
				changed, id = true, ""
				if e.Status == StatusDraft {
					continue
				}
				x.Text = RemovedWords
			}
			ids, kept = append(ids, id), append(kept, x)
		}
		e.Excerpts, e.Report.Excerpts = ids, kept
	}
	voices := []Voice{}
	for _, v := range e.Report.Voices {
		if gone[v.ID] {
			changed = true
			if e.Status == StatusDraft {
				continue
			}
			v = Voice{Text: RemovedWords}
		}
		voices = append(voices, v)
	}
	e.Report.Voices = voices
	return changed
}

// takeBack takes words out of those revisions of a month's report that have the given status. The version stays: no figure changes, and the
// ledger is that of the version.
func (a *Archive) takeBack(ctx context.Context, company events.ID, month events.Month, status events.Code, gone takenBack) error {
	for try := 1; ; try++ {
		err := a.tryTakeBack(ctx, company, month, status, gone)
		if problem.CodeOf(err) != problem.Conflict || try == changeTries {
			return err
		}
	}
}

func (a *Archive) tryTakeBack(ctx context.Context, company events.ID, month events.Month, status events.Code, gone takenBack) error {
	entries, err := a.read(ctx, company, string(month)+"#")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Status != status || !e.without(gone) {
			continue
		}
		tx := a.table.Tx()
		if err := a.Put(tx, e, e.Version); err != nil {
			return err
		}
		if err := tx.Run(ctx); err != nil {
			return err
		}
	}
	return nil
}

// sweep takes the words that were taken back out of a company's released reports. It runs with the first run of a month only: a sentence that vanishes
// on the day on which somebody leaves would tell whose it was.
func (g *Generator) sweep(ctx context.Context, company events.ID) error {
	entries, err := g.archive.All(ctx, company)
	if err != nil {
		return err
	}
	done := map[events.Month]bool{}
	for _, e := range entries {
		if done[e.Month] || len(e.Report.Excerpts)+len(e.Report.Voices) == 0 {
			continue
		}
		done[e.Month] = true
		gone, err := g.facts.TakenBack(ctx, company, e.Month)
		if err != nil {
			return err
		}
		if err := g.archive.takeBack(ctx, company, e.Month, StatusReleased, gone); err != nil {
			return err
		}
	}
	return nil
}

// shown takes out of a draft that is about to be released what was taken back meanwhile.
func (s *Service) shown(ctx context.Context, e *Entry) error {
	gone, err := NewFacts(s.table, s.now).TakenBack(ctx, e.CompanyID, e.Month)
	if err == nil {
		e.without(gone)
	}
	return err
}

func voicesKey(company events.ID, month events.Month) string {
	return "VOICES#" + string(company) + "#" + string(month)
}

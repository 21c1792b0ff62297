package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/clock"
	"kikite/shared/holidays"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// States of a voice.
const (
	VoiceDrafted  events.Code = "drafted"  // names are being removed
	VoiceProposed events.Code = "proposed" // the employee can see what the company would see
	VoiceApproved events.Code = "approved" // waits for a batch
	VoiceReleased events.Code = "released" // the company can read it
)

// Rules of leaving.
const (
	voiceDelay  = 72 * time.Hour // from the approval to the batch, at least
	batchHour   = 9              // of Monday, in Japan
	maxWaiting  = 5              // voices of one employee that have not left
	maxAnswers  = 20
	lateMinutes = 5 // after which the employee is told by mail that the preview is there
)

var (
	errNoVoice      = problem.New(problem.NotFound, "not_found", "There is no such voice.")
	errManyVoices   = problem.New(problem.TooMany, "too_many_voices", "Five of your voices have not left yet. Please wait for one to leave, or discard one.")
	errLeft         = problem.New(problem.Conflict, "already_left", "This has left already. It cannot be taken back.")
	errNotProposed  = problem.New(problem.Conflict, "not_ready", "The preview of this text is not ready.")
	errOtherText    = problem.New(problem.Invalid, "other_text", "This is not the text of the preview. Please look at it again.")
	errManyAnswers  = problem.New(problem.TooMany, "too_many_answers", "This has been answered often enough.")
	errNotAVoice    = errors.New("the state of the voice changed")
	errBatchDecided = errors.New("the batch was decided before")
)

// voiceItem is a voice. ID is the employee's; the company knows PublicID, which is made when the voice leaves, so that nothing that has to
// do with the writing of it leads to what the company sees.
type voiceItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`

	ID         events.ID   `dynamo:"id"`
	EmployeeID events.ID   `dynamo:"employee_id"`
	CompanyID  events.ID   `dynamo:"company_id"`
	Status     events.Code `dynamo:"status"`
	CreatedAt  time.Time   `dynamo:"created_at"`
	WrittenAt  time.Time   `dynamo:"written_at"` // these words
	ApprovedAt time.Time   `dynamo:"approved_at,omitempty"`
	PublicID   events.ID   `dynamo:"public_id,omitempty"`
	Batch      events.Date `dynamo:"batch,omitempty"`
	Answers    int         `dynamo:"answers,omitempty"`
	Sealed     []byte      `dynamo:"sealed"`
	Version    int64       `dynamo:"version"`
}

// voiceText is the sealed part: what the employee wrote, until it is approved, and what the company would see.
type voiceText struct {
	Written  string `json:"written,omitempty"`
	Proposed string `json:"proposed,omitempty"`
}

// answerItem is an answer of the company to a voice.
type answerItem struct {
	PK     string      `dynamo:"pk"`
	SK     string      `dynamo:"sk"`
	On     events.Date `dynamo:"on"`
	Key    string      `dynamo:"key"` // of the request
	Sealed []byte      `dynamo:"sealed"`
}

const (
	voiceSK       = "VOICE"
	voicePrefix   = "VOICE#"
	answerPrefix  = "ANS#"
	batchPrefix   = "BATCH#"
	waitingVoices = "VOICES"
)

func voicePK(id events.ID) string          { return "VOICE#" + string(id) }
func employeesOf(company events.ID) string { return "EMPLOYEES#" + string(company) }

// leaves is the first batch that a voice approved at the given time may go with: Monday at nine, not before 72 hours are over.
func leaves(approved time.Time) time.Time {
	earliest := approved.Add(voiceDelay)
	at := batchAt(earliest)
	if at.Before(earliest) {
		at = at.AddDate(0, 0, 7)
	}
	return at
}

// batchAt is the last batch at or before a time.
func batchAt(t time.Time) time.Time {
	date := holidays.Date(t)
	monday := date.AddDate(0, 0, -(int(date.Weekday())+6)%7)
	at := time.Date(monday.Year(), monday.Month(), monday.Day(), batchHour, 0, 0, 0, clock.Tokyo())
	if at.After(t) {
		at = at.AddDate(0, 0, -7)
	}
	return at
}

// Voice is a voice as its employee sees it.
type Voice struct {
	ID       events.ID
	Status   events.Code
	Text     string // what the company would see, or, while names are being removed, what was written
	LeavesOn events.Date
	Batch    events.Date
	Answers  []VoiceAnswer
}

// VoiceAnswer is an answer of the company.
type VoiceAnswer struct {
	Text string      `json:"text"`
	On   events.Date `json:"on" format:"date"`
}

// Voices lists the caller's voices, newest first.
func (s *Service) Voices(ctx context.Context, p principal.Principal) ([]Voice, error) {
	items, err := s.voicesOf(ctx, p.AccountID)
	if err != nil {
		return nil, err
	}
	return openAll(ctx, s, p.AccountID, items, func(key *vault.Key, item *voiceItem) (Voice, error) { return s.openVoice(ctx, key, item) })
}

func (s *Service) openVoice(ctx context.Context, key *vault.Key, item *voiceItem) (Voice, error) {
	var text voiceText
	if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
		return Voice{}, err
	}
	v := Voice{ID: item.ID, Status: item.Status, Text: text.Proposed, Batch: item.Batch}
	switch item.Status {
	case VoiceDrafted:
		v.Text = text.Written
	case VoiceApproved:
		at := leaves(item.ApprovedAt)
		if now := s.clock.Now(); !at.After(now) { // it was passed over: the next one
			at = batchAt(now).AddDate(0, 0, 7)
		}
		v.LeavesOn = today(at)
	case VoiceReleased:
		var err error
		if v.Answers, err = s.answers(ctx, key, item); err != nil {
			return Voice{}, err
		}
	}
	return v, nil
}

func (s *Service) answers(ctx context.Context, key *vault.Key, item *voiceItem) ([]VoiceAnswer, error) {
	out := []VoiceAnswer{}
	if item.Answers == 0 {
		return out, nil
	}
	var items []answerItem
	if err := s.table.Prefix(ctx, item.PK, answerPrefix, &items); err != nil {
		return nil, err
	}
	for _, a := range items {
		answer := VoiceAnswer{On: a.On}
		if err := key.Open(a.PK, a.SK, a.Sealed, &answer.Text); err != nil {
			return nil, err
		}
		out = append(out, answer)
	}
	return out, nil
}

// SpeakUp keeps an employee's own words, from which the analyst will remove names. Errors: errManyVoices.
func (s *Service) SpeakUp(ctx context.Context, p principal.Principal, words, requestKey string) (Voice, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return Voice{}, err
	}
	id := s.ids.Random(ids.Voice)
	if requestKey != "" {
		id = ids.Derive(ids.Voice, string(a.ID), requestKey)
	}
	mine, err := s.voicesOf(ctx, a.ID)
	if err != nil {
		return Voice{}, err
	}
	waiting := 0
	for i := range mine {
		if mine[i].ID == id { // a repeated request
			return s.ownVoice(ctx, a.ID, id)
		}
		if mine[i].Status != VoiceReleased {
			waiting++
		}
	}
	if waiting >= maxWaiting {
		return Voice{}, errManyVoices
	}
	key, err := s.vault.Key(ctx, a.ID)
	if err != nil {
		return Voice{}, err
	}
	now := s.clock.Now()
	item := voiceItem{PK: voicePK(id), SK: voiceSK, ID: id, EmployeeID: a.ID, CompanyID: a.CompanyID, Status: VoiceDrafted, CreatedAt: now, WrittenAt: now, Version: 1}
	if item.Sealed, err = key.Seal(item.PK, item.SK, voiceText{Written: words}); err != nil {
		return Voice{}, err
	}
	tx := s.table.Tx().Check(s.isActive(a.ID), errInactive).Put(s.table.Put(item).If("attribute_not_exists(pk)"), errNotAVoice)
	tx.Put(s.table.Put(refItem{accountPK(a.ID), voicePrefix + string(id), id}), nil)
	s.askAnalyst(tx, &item)
	if err := tx.Run(ctx); err != nil && !errors.Is(err, errNotAVoice) {
		return Voice{}, err
	}
	return s.ownVoice(ctx, a.ID, id)
}

// askAnalyst asks for the names to be removed from this version of a voice.
func (s *Service) askAnalyst(tx *store.Tx, item *voiceItem) {
	tx.Emit(events.SessionsVoiceDrafted.New(
		events.Meta{ID: s.ids.New(ids.Event), Time: s.clock.Now(), EntityID: item.ID, EntityVersion: item.Version}, events.VoiceDrafted{VoiceID: item.ID}))
}

func (s *Service) ownVoice(ctx context.Context, account, id events.ID) (Voice, error) {
	item, key, err := s.loadVoice(ctx, account, id)
	if err != nil {
		return Voice{}, err
	}
	return s.openVoice(ctx, key, item)
}

package sessions

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
)

// CompanyVoice is a voice as the company sees it: under an ID of its own, with the day of its batch and no other time.
type CompanyVoice struct {
	ID      events.ID
	Batch   events.Date
	Text    string
	Answers []VoiceAnswer
}

// shownVoices bounds how many voices are opened for one answer, newest batches first.
const shownVoices = 200

// openAtOnce is how many voices are opened at the same time: each has another key.
const openAtOnce = 8

// CompanyVoices lists what left to the caller's company, newest batch first and within one in the order of the random IDs. Reading changes
// nothing, and nobody learns of it.
func (s *Service) CompanyVoices(ctx context.Context, p principal.Principal) ([]CompanyVoice, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return nil, err
	}
	refs, err := s.releasedTo(ctx, a.CompanyID)
	if err != nil || len(refs) == 0 {
		return nil, err
	}
	items, err := s.voicesAt(ctx, idsOf(refs[:min(len(refs), shownVoices)]))
	if err != nil {
		return nil, err
	}
	opened := make([]*CompanyVoice, len(items))
	group, open := errgroup.WithContext(ctx)
	group.SetLimit(openAtOnce)
	for i := range items {
		group.Go(func() error {
			v, err := s.forCompany(open, &items[i])
			if erased(err) {
				return nil // it is being erased
			}
			opened[i] = &v
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var out []CompanyVoice
	for _, v := range opened {
		if v != nil {
			out = append(out, *v)
		}
	}
	slices.SortFunc(out, func(a, b CompanyVoice) int { return cmp.Or(cmp.Compare(b.Batch, a.Batch), cmp.Compare(a.ID, b.ID)) })
	return out, nil
}

// releasedTo lists what left to a company, newest batch first.
func (s *Service) releasedTo(ctx context.Context, company events.ID) ([]refItem, error) {
	var refs []refItem
	err := s.table.Prefix(ctx, companyPK(company), voicePrefix, &refs)
	slices.Reverse(refs)
	return refs, err
}

func (s *Service) forCompany(ctx context.Context, item *voiceItem) (CompanyVoice, error) {
	key, err := s.vault.Existing(ctx, item.EmployeeID)
	if err != nil {
		return CompanyVoice{}, err
	}
	var text voiceText
	if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
		return CompanyVoice{}, err
	}
	answers, err := s.answers(ctx, key, item)
	return CompanyVoice{ID: item.PublicID, Batch: item.Batch, Text: text.Proposed, Answers: answers}, err
}

// AnswerVoice answers a voice that left to the caller's company. Its employee gets a neutral mail; nobody else learns of anything. Errors:
// errNoVoice, errManyAnswers.
func (s *Service) AnswerVoice(ctx context.Context, p principal.Principal, public events.ID, text, requested string) (CompanyVoice, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return CompanyVoice{}, err
	}
	refs, err := s.releasedTo(ctx, a.CompanyID)
	if err != nil {
		return CompanyVoice{}, err
	}
	i := slices.IndexFunc(refs, func(r refItem) bool { return strings.HasSuffix(r.SK, "#"+string(public)) })
	if i < 0 {
		return CompanyVoice{}, errNoVoice
	}
	item, err := again(ctx, func() (*voiceItem, error) {
		var item voiceItem
		ok, err := s.table.One(ctx, voicePK(refs[i].ID), voiceSK, &item)
		if err == nil && (!ok || item.PublicID != public) {
			err = errNoVoice
		}
		if err != nil {
			return nil, err
		}
		return &item, s.answerVoice(ctx, a, &item, text, requestKey(a.ID, requested))
	})
	if erased(err) {
		return CompanyVoice{}, errNoVoice
	}
	if err != nil {
		return CompanyVoice{}, err
	}
	return s.forCompany(ctx, item)
}

func (s *Service) answerVoice(ctx context.Context, a accountItem, item *voiceItem, text, requested string) error {
	var before []answerItem
	if err := s.table.Prefix(ctx, item.PK, answerPrefix, &before); err != nil {
		return err
	}
	if requested != "" && slices.ContainsFunc(before, func(b answerItem) bool { return b.Key == requested }) {
		return nil
	}
	if item.Answers >= maxAnswers {
		return errManyAnswers
	}
	key, err := s.vault.Existing(ctx, item.EmployeeID)
	if err != nil {
		return err
	}
	tx := s.table.Tx().Check(s.isActive(a.ID), errInactive).Check(s.notErased(item.EmployeeID), vault.ErrErased)
	return s.commit(ctx, tx, item, &item.Version, func() error {
		item.Answers++
		answer := answerItem{PK: item.PK, SK: fmt.Sprintf("%s%03d", answerPrefix, item.Answers), On: today(s.clock.Now()), Key: requested}
		if answer.Sealed, err = key.Seal(answer.PK, answer.SK, text); err != nil {
			return err
		}
		tx.Put(s.table.Put(answer).If("attribute_not_exists(pk)"), errMoved)
		s.tell(tx, item.EmployeeID, events.NoticeVoice, string(item.ID), fmt.Sprint("answer ", item.Answers))
		return nil
	})
}

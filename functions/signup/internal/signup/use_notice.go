package signup

import (
	"context"
	"errors"
	"strconv"

	"kikite/events"
	"kikite/shared/ids"
)

// noteUses has operators told by mail of companies that took up most of the talks that they bought. Nobody of a company is told, and the mail names none.
func (s *Service) noteUses(ctx context.Context) error {
	uses, err := s.uses(ctx)
	if err != nil {
		return err
	}
	return each(ctx, s, companyList, func(ctx context.Context, i companyItem) error {
		if i.Status == events.CompanyEnded {
			return nil
		}
		return s.noteUse(ctx, i.Company, uses[i.ID])
	})
}

// noteUse tells once for a last day and what was bought: again only when the contract was prolonged or further blocks were bought.
func (s *Service) noteUse(ctx context.Context, c Company, u useItem) error {
	last, bought := c.Contract.EndsOn, c.Contract.bought()
	if bought == 0 || u.Held*100 < bought*nearly || u.ToldUntil >= last && u.ToldBought >= bought {
		return nil
	}
	told := s.useOf(c.ID).Set("told_until", last).Set("told_bought", bought).
		If("attribute_not_exists(told_until) OR told_until < ? OR told_bought < ?", last, bought)
	notice := ids.Derive(ids.Notice, "use", string(c.ID), string(last), strconv.Itoa(bought))
	tx := s.Table.Tx().Update(told, errNothingToDo)
	tx.Emit(events.SignupUseNear.New(s.meta(notice, 1), events.UseNear{NoticeID: notice, CompanyID: c.ID}))
	if err := tx.Run(ctx); !errors.Is(err, errNothingToDo) {
		return err
	}
	return nil
}

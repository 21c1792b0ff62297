package signup

import (
	"context"
	"errors"

	"kikite/events"
)

// dailyPage is how many companies or consultants a look reads at a time.
const dailyPage = 200

// Daily does what nobody asks for: it ends contracts whose last day is over, reminds of licences that lapse and of the code of conduct, has operators told of
// companies that took up most of what they bought, removes what is old enough, registrations that nobody signed in after among it, and ends the accounts of people
// who left long ago and of companies whose contract did. One that fails does not keep the others; it comes again with the whole run, which may be repeated at any time.
func (s *Service) Daily(ctx context.Context) error {
	asked, n := 0, newSteps()
	return errors.Join(
		s.endLeavers(ctx, n),
		s.endRegistrations(ctx),
		each(ctx, s, companyList, func(ctx context.Context, i companyItem) error {
			switch {
			case i.Status == events.CompanyEnded:
				return s.endCompany(ctx, i.ID, n)
			case i.Contract.EndsOn >= s.today():
				return nil
			}
			return s.closeOver(ctx, i.ID, i.Contract.EndsOn)
		}),
		each(ctx, s, consultantList(events.StatusApproved), func(ctx context.Context, i consultantItem) error {
			today, err := day("today", s.today())
			if err != nil {
				return err
			}
			var failed error
			if near, lapsed := i.due(today); len(near)+len(lapsed) > 0 { // of what the index says; the item itself is read before anything is done
				failed = s.remind(ctx, i.ID)
			}
			if ask, err := i.conductDue(s.today()); err != nil || !ask || asked == conductsPerRun {
				return errors.Join(failed, err)
			}
			asked++
			return errors.Join(failed, s.askConduct(ctx, i.ID))
		}),
		s.noteUses(ctx),
		s.forgetOld(ctx),
	)
}

// each does something with every item of a list. What moves out of the list meanwhile does not disturb it: places are by when something
// came, and a page begins after the last place of the one before.
func each[T sorted](ctx context.Context, s *Service, list string, do func(context.Context, T) error) error {
	var failed error
	for after := ""; ; {
		items, next, err := page[T](ctx, s.Table, list, after, dailyPage, oldestFirst)
		if err != nil {
			return errors.Join(failed, err)
		}
		for _, item := range items {
			failed = errors.Join(failed, do(ctx, item))
		}
		if after = next; after == "" {
			return failed
		}
	}
}

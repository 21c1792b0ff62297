package reports

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/metrics"
)

// noon is the hour of Asia/Tokyo at which every live company has a report of the month before, or somebody is told.
const noon = 12

// MetricMissing is what the alarm watches: live companies without a report of the month before, counted at noon of the first days.
const MetricMissing = "ReportsMissing"

// looksAtOnce is how many companies are looked at at the same time.
const looksAtOnce = 16

// look asks again for the reports that companies have not; at noon it also counts them, which rings the alarm, and has operators told. Before noon nobody is told: a run that
// was cut short is made up for by the next hour's.
func (m *Monthly) look(ctx context.Context, companies []events.ID, month events.Month, day time.Time) error {
	tell := day.Hour() >= noon
	missing, err := m.archive.Without(ctx, companies, month)
	if err != nil {
		return err
	}
	if tell {
		m.counter.Put(MetricMissing, metrics.Count, float64(len(missing)))
	}
	if len(missing) == 0 {
		slog.InfoContext(ctx, "every company has its report", "month", month, "companies", len(companies))
		return nil
	}
	for _, company := range missing {
		slog.WarnContext(ctx, "report missing", "month", month, "company", company)
	}
	if tell {
		if err := m.archive.tellMissing(ctx, month, day); err != nil {
			return err
		}
	}
	return m.requests.Send(ctx, missing, Request{Month: month})
}

// tellMissing has operators told by mail, once for a day however often it is called.
func (a *Archive) tellMissing(ctx context.Context, month events.Month, day time.Time) error {
	id := ids.Derive(ids.Notice, "reports missing", day.Format(time.DateOnly))
	meta := events.Meta{ID: ids.Derive(ids.Event, string(id)), Time: day, EntityID: id, EntityVersion: 1}
	return a.table.Tx().Emit(events.ReportsMissing.New(meta, events.MissingReports{NoticeID: id, Month: month})).Run(ctx)
}

// Without lists those of the companies that have no report of a month, in their order.
func (a *Archive) Without(ctx context.Context, companies []events.ID, month events.Month) ([]events.ID, error) {
	var mu sync.Mutex
	has := make(map[events.ID]bool, len(companies))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(looksAtOnce)
	for _, company := range companies {
		group.Go(func() error {
			var found reportItem
			ok, err := a.table.One(ctx, reportsKey(company), revisionKey(month, 1), &found)
			mu.Lock()
			defer mu.Unlock()
			has[company] = ok
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(companies), func(c events.ID) bool { return has[c] }), nil
}

// Missing is what an operator sees of companies without a report.
type Missing struct {
	Month     events.Month `json:"month"`
	Due       time.Time    `json:"due" doc:"Noon of the first: by then there must be a report"`
	Companies []events.ID  `json:"companies" nullable:"false" doc:"Live companies without a report of the month; empty before it is due"`
}

// missing looks for the companies that should have a report of the last month by now and have none.
func (s *Service) missing(ctx context.Context, _ *struct{}) (*body[Missing], error) {
	local := s.now.Now().In(clock.Tokyo())
	due := time.Date(local.Year(), local.Month(), 1, noon, 0, 0, 0, clock.Tokyo())
	out := &body[Missing]{Body: Missing{Month: monthBefore(local), Due: due, Companies: []events.ID{}}}
	if local.Before(due) {
		return out, nil
	}
	companies, err := NewCompanies(s.table, s.now).Reporting(ctx, out.Body.Month)
	if err != nil {
		return nil, err
	}
	missing, err := s.archive.Without(ctx, companies, out.Body.Month)
	if err != nil {
		return nil, err
	}
	out.Body.Companies = append(out.Body.Companies, missing...)
	return out, nil
}

package reminders

import (
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// Company is what reminders know of a contract. Version is that of signup's event, 0 before the first.
type Company struct {
	ID       events.ID   `dynamo:"id"`
	Open     bool        `dynamo:"open"` // its employees may book something
	StartsOn events.Date `dynamo:"from,omitempty"`
	EndsOn   events.Date `dynamo:"to,omitempty"`
	Version  int64       `dynamo:"ver"`
}

func companyOf(s events.CompanyChanged, version int64) Company {
	running := s.Status == events.CompanyContracted || s.Status == events.CompanyLive
	return Company{
		ID: s.CompanyID, Open: running && len(s.Programs) > 0 && s.QuotaPerMonth > 0, StartsOn: s.StartsOn, EndsOn: s.EndsOn, Version: version,
	}
}

// covers says whether its employees can book a talk on the day of t.
func (c Company) covers(t time.Time) bool {
	day := events.Date(t.In(clock.Tokyo()).Format(time.DateOnly))
	return c.Open && (c.StartsOn == "" || day >= c.StartsOn) && (c.EndsOn == "" || day <= c.EndsOn)
}

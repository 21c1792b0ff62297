package audit

import "time"

// quota counts each employee's talks by month: those that are booked or took place, and those that the employee cancelled late.
// When a talk was cancelled is known from its event only; without it a cancelled talk may count or not, unless it is not late even now.
func (c *checker) quota() {
	type month struct{ employee, name string }
	sure, maybe := map[month]int64{}, map[month]int64{}
	cancelled := map[string]time.Time{}
	for _, t := range c.told {
		if t.kind == "booking.cancelled" {
			cancelled[t.booking] = t.at
		}
	}
	for _, r := range c.report.Reservations {
		m := month{r.Employee, r.Starts.In(tokyo).Format("2006-01")}
		switch {
		case r.Status == "confirmed" || r.Status == "held":
			sure[m]++
		case r.Status == "no_show":
			maybe[m]++ // whose fault it was is not in the item
		case r.Status == "cancelled" && r.CancelledBy == "employee":
			late := r.Starts.Add(-freeUntil)
			at, known := cancelled[r.ID]
			switch {
			case known && at.After(late):
				sure[m]++
			case !known && c.Now.After(late):
				maybe[m]++
			}
		}
	}
	oldest := c.Now.AddDate(0, 0, -40).In(tokyo).Format("2006-01") // counters of earlier months are dropped
	for id, a := range c.accounts {
		names := map[string]bool{}
		for m := range a.used {
			names[m] = true
		}
		for m := range sure {
			if m.employee == id {
				names[m.name] = true
			}
		}
		for name := range names {
			if name < oldest {
				continue
			}
			used, least := a.used[name], sure[month{id, name}]
			if most := least + maybe[month{id, name}]; used < least || used > most {
				c.wrong("%s has used %d talks of %s, but had %d to %d", id, used, name, least, most)
			}
			if held := c.heldIn(id, name); c.Quota && used+held > c.quotas[a.company] {
				c.wrong("%s has %d talks and %d holds in %s, more than the quota of %d", id, used, held, name, c.quotas[a.company])
			}
		}
		c.holds(id, a)
	}
}

func (c *checker) heldIn(employee, month string) (n int64) {
	for _, r := range c.report.Reservations {
		if r.Employee == employee && r.Status == "hold" && r.takes(c.Now) && r.Starts.In(tokyo).Format("2006-01") == month {
			n++
		}
	}
	return n
}

// holds demands that just the running holds count as such.
func (c *checker) holds(id string, a counter) {
	for hold, until := range a.holds {
		if r := c.reservations[hold]; until > c.Now.Unix() && (r.Employee != id || r.Status != "hold" || !r.takes(c.Now)) {
			c.wrong("%s counts %s as a hold, which is %s", id, hold, r.Status)
		}
	}
	for _, r := range c.reservations {
		if r.Employee == id && r.Status == "hold" && r.takes(c.Now) && a.holds[r.ID] <= c.Now.Unix() {
			c.wrong("%s does not count the hold %s", id, r.ID)
		}
	}
}

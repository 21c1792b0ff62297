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

// holds demands that just the running holds count as such, those of a series together. The share of a series of which a part was given back, when
// somebody left, stays until all of it ends.
func (c *checker) holds(id string, a counter) {
	type share struct{ id, month string }
	counted, held, less := map[share]int64{}, map[share]int64{}, map[string]bool{}
	for _, h := range a.holds {
		if h.until > c.Now.Unix() {
			counted[share{h.id, h.month}] += h.talks
		}
	}
	for _, r := range c.report.Reservations {
		if r.Employee != id {
			continue
		}
		whole := r.ID
		if r.Series != "" {
			whole = r.Series
		}
		switch {
		case r.Status == "hold" && r.takes(c.Now):
			held[share{whole, r.Starts.In(tokyo).Format("2006-01")}]++
		case r.Status == "released" && r.Series != "":
			less[whole] = true
		}
	}
	for s, n := range counted {
		if n > held[s] && !less[s.id] {
			c.wrong("%s counts %d talks in %s for the hold of %s, but there are %d", id, n, s.month, s.id, held[s])
		}
	}
	for s, n := range held {
		if n > counted[s] {
			c.wrong("%s does not count the hold %s: %d talks in %s, not %d", id, s.id, counted[s], s.month, n)
		}
	}
}

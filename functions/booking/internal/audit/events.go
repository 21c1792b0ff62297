package audit

// events demands of every booking one confirmation, one event for each move and the cancellation, all of different versions, the
// newest of which says what the booking is; and of what never was a booking none.
func (c *checker) events() {
	of := map[string][]told{}
	ids := map[string]bool{}
	for _, t := range c.told {
		if _, ok := c.reservations[t.booking]; !ok {
			c.wrong("%s %s is about no booking", t.kind, t.id)
		}
		if ids[t.id] {
			c.wrong("%s %s is there twice", t.kind, t.id)
		}
		ids[t.id] = true
		of[t.booking] = append(of[t.booking], t)
	}
	for _, r := range c.report.Reservations {
		c.story(r, of[r.ID])
	}
}

func (c *checker) story(r Reservation, all []told) {
	kinds, versions := map[string]int64{}, map[int64]bool{}
	var newest told
	for _, t := range all {
		kinds[t.kind]++
		if versions[t.version] || t.version > r.Version {
			c.wrong("%s has a second event of version %d, or one of the future", r.ID, t.version)
		}
		versions[t.version] = true
		if t.version > newest.version {
			newest = t
		}
	}
	if !r.wasBooked() {
		if len(all) > 0 {
			c.wrong("%s is %s and has %d events of a booking", r.ID, r.Status, len(all))
		}
		return
	}
	gone := int64(0)
	if r.Status == "cancelled" {
		gone = 1
	}
	if kinds["booking.confirmed"] != 1 || kinds["booking.cancelled"] != gone || kinds["booking.moved"] != r.Sequence-gone {
		c.wrong("%s (%s, sequence %d) was told as %v", r.ID, r.Status, r.Sequence, kinds)
	}
	if !newest.starts.Equal(r.Starts) || newest.sequence != r.Sequence || (newest.status == "cancelled") != (gone == 1) {
		c.wrong("%s is %s at %s, but the last word was %s at %s", r.ID, r.Status, r.Starts, newest.status, newest.starts)
	}
}

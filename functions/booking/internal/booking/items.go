package booking

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// Keys. The plan sorts after every day of its consultant, so that one query from a day onward reads both.
const (
	skAccount = "ACC"
	skCompany = "COM"
	skBooking = "BKG"
	skPlan    = "DAY~"
	dayPrefix = "DAY#"
	empPrefix = "EMP#"
	skFeed    = "FEED"

	waitPrefix = "WAIT#" // of a consultant: in order of place; of an account: by ID
)

func pkAccount(id events.ID) string    { return "ACC#" + string(id) }
func pkCompany(id events.ID) string    { return "COM#" + string(id) }
func pkConsultant(id events.ID) string { return "CON#" + string(id) }
func consultantOf(pk string) events.ID { return events.ID(strings.TrimPrefix(pk, "CON#")) }

func pkBooking(id events.ID) string { return "BKG#" + string(id) }

// summaryShards is how many partitions of the index the summaries are spread over: the nightly refresh writes many.
const summaryShards = 16

func pkSummaries(shard int) string { return fmt.Sprintf("SUMMARIES#%d", shard) }

func summaryShard(consultant events.ID) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(consultant))
	return int(h.Sum32() % summaryShards)
}

// consultantDays is how long the days of a consultant are kept after they are over. Those of an employee stay: they are the
// list of bookings.
const consultantDays = 40 * 24 * time.Hour

type accountItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`
	Account
}

type companyItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`
	Company
}

// memberItem leads from a company to its employees.
type memberItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"` // EMP#<account>
	AccountID events.ID `dynamo:"id"`
}

func newMemberItem(a *Account) memberItem {
	return memberItem{PK: pkCompany(a.CompanyID), SK: empPrefix + string(a.ID), AccountID: a.ID}
}

// consultantItem is in the index while the consultant can be booked: by the day of the summary, in one of several partitions.
type consultantItem struct {
	PK             string      `dynamo:"pk"`
	SK             string      `dynamo:"sk"`
	GSI1PK         string      `dynamo:"gsi1pk,omitempty"`
	GSI1SK         events.Date `dynamo:"gsi1sk,omitempty"`
	AccountID      events.ID   `dynamo:"account,omitempty"`
	Status         events.Code `dynamo:"status,omitempty"`
	Paused         bool        `dynamo:"paused,omitempty"`
	Programs       string      `dynamo:"programs,omitempty"` // joined: shorter than a list
	Connected      []byte      `dynamo:"con,omitempty"`      // connections, four bytes each
	Version        int64       `dynamo:"ver"`
	Plan           string      `dynamo:"plan,omitempty"` // Availability as compact JSON
	Rev            int         `dynamo:"rev"`
	SummaryVersion int64       `dynamo:"sumver"`
	SummaryHash    string      `dynamo:"sum,omitempty"`
}

type dayItem struct {
	PK   string `dynamo:"pk"`
	SK   string `dynamo:"sk"`
	Rev  int    `dynamo:"rev"`
	Busy []byte `dynamo:"busy"`
	TTL  int64  `dynamo:"ttl,omitempty"`
}

type bookingItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"` // consultant; only from confirmation on
	GSI1SK string `dynamo:"gsi1sk,omitempty"` // start
	TTL    int64  `dynamo:"ttl,omitempty"`    // holds, and bookings of who was erased
	Booking
}

func newBookingItem(b *Booking) bookingItem {
	item := bookingItem{PK: pkBooking(b.ID), SK: skBooking, Booking: *b}
	if b.Status == StatusHold || b.Status == StatusReleased {
		item.TTL = b.HeldUntil.Add(24 * time.Hour).Unix() // a late repetition of the request still finds its answer
		return item
	}
	if b.EmployeeID == "" { // erased: kept for the books, and no longer
		item.TTL = rights.ProvisionPeriod.From(b.EndsAt).Unix()
	}
	item.GSI1PK, item.GSI1SK = pkConsultant(b.ConsultantID), b.StartsAt.UTC().Format(time.RFC3339)+"#"+string(b.ID)
	return item
}

func newConsultantItem(c *Consultant) (consultantItem, error) {
	item := consultantItem{
		PK: pkConsultant(c.ID), SK: skPlan, AccountID: c.AccountID, Status: c.Status, Paused: c.Paused, Version: c.Version,
		Rev: c.Rev, SummaryVersion: c.SummaryVersion, SummaryHash: c.SummaryHash,
	}
	names := make([]string, len(c.Programs))
	for i, p := range c.Programs {
		names[i] = string(p)
	}
	item.Programs = strings.Join(names, " ")
	item.Connected = c.Connected.encode()
	if c.Bookable() == nil {
		item.GSI1PK, item.GSI1SK = pkSummaries(summaryShard(c.ID)), c.SummaryDue
	}
	if c.Plan != nil {
		text, err := json.Marshal(c.Plan)
		if err != nil {
			return item, fmt.Errorf("plan of %s: %w", c.ID, err)
		}
		item.Plan = string(text)
	}
	return item, nil
}

func (i consultantItem) consultant() (*Consultant, error) {
	c := &Consultant{
		ID: consultantOf(i.PK), AccountID: i.AccountID, Status: i.Status, Paused: i.Paused, Version: i.Version,
		Rev: i.Rev, SummaryVersion: i.SummaryVersion, SummaryHash: i.SummaryHash, SummaryDue: i.GSI1SK,
	}
	for _, p := range strings.Fields(i.Programs) {
		c.Programs = append(c.Programs, events.Code(p))
	}
	c.Connected = decodeConnections(i.Connected)
	if i.Plan == "" {
		return c, nil
	}
	c.Plan = new(Availability)
	if err := json.Unmarshal([]byte(i.Plan), c.Plan); err != nil {
		return nil, fmt.Errorf("plan of %s: %w", c.ID, err)
	}
	return c, nil
}

func newDayItem(pk string, d *Day) (dayItem, error) {
	busy, err := d.encode()
	item := dayItem{PK: pk, SK: dayPrefix + d.Date, Rev: d.Rev + 1, Busy: busy}
	if strings.HasPrefix(pk, "CON#") {
		item.TTL = d.at(minutesOfDay).Add(consultantDays).Unix()
	}
	return item, err
}

func (i dayItem) day() (*Day, error) {
	d := &Day{Date: strings.TrimPrefix(i.SK, dayPrefix), Rev: i.Rev}
	return d, d.decode(i.Busy)
}

// key names an item in a batch read.
type key struct{ pk, sk string }

// HashKey implements dynamo.Keyed.
func (k key) HashKey() any { return k.pk }

// RangeKey implements dynamo.Keyed.
func (k key) RangeKey() any { return k.sk }

// Table is the items of the context.
type Table struct{ *store.Table }

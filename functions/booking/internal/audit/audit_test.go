package audit

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// eight is 08:30 UTC on 6 October 2026; the talk of these tests is from 23:30 to 00:20 UTC and costs the quota of October.
var (
	eight  = time.Date(2026, 10, 6, 8, 30, 0, 0, time.UTC)
	starts = time.Date(2026, 10, 8, 23, 30, 0, 0, time.UTC)
)

const (
	booking = "bkg_00000000000000000000000004"
	other   = "bkg_00000000000000000000000008"
	holding = "bkg_0000000000000000000000000c"
)

func s(v string) types.AttributeValue { return &types.AttributeValueMemberS{Value: v} }
func n(v int64) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.FormatInt(v, 10)}
}

func reserve(id, status string, at time.Time) Item {
	i := Item{"pk": s("BKG#" + id), "sk": s("BKG"), "id": s(id), "employee": s("acc_1"), "consultant": s("con_1"), "company": s("com_1"),
		"status": s(status), "starts": n(at.Unix()), "ends": n(at.Add(50 * time.Minute).Unix()), "seq": n(0), "ver": n(2)}
	i["until"] = n(eight.Add(time.Minute).Unix())
	if status == "hold" {
		i["ver"] = n(1)
	} else {
		i["booked"] = n(eight.Unix())
	}
	return i
}

// busy packs an entry. The IDs of these tests are zero but for their last character, of whose five bits two pad.
func busy(from, to int, kind byte, until int64, id string) []byte {
	var b []byte
	b = binary.BigEndian.AppendUint16(b, uint16(from))
	b = binary.BigEndian.AppendUint16(b, uint16(to-from))
	b = append(b, kind)
	b = binary.BigEndian.AppendUint32(b, uint32(until))
	raw := make([]byte, 16)
	last := strings.IndexByte(alphabet, id[len(id)-1])
	raw[15] = byte(last >> 2)
	return append(b, raw...)
}

func day(person, date string, packed ...[]byte) Item {
	var all []byte
	for _, p := range packed {
		all = append(all, p...)
	}
	return Item{"pk": s(person), "sk": s("DAY#" + date), "busy": &types.AttributeValueMemberB{Value: all}}
}

func tells(kind, id string, version, sequence int64, at time.Time, status string) Item {
	detail, err := json.Marshal(map[string]any{"id": fmt.Sprint("evt_", kind, id, version), "type": kind, "time": eight, "entity_id": id, "entity_version": version,
		"data": map[string]any{"starts_at": at, "status": status, "sequence": sequence, "cancelled_by": "employee"}})
	if err != nil {
		panic(err)
	}
	return Item{"pk": s("OUTBOX#1"), "sk": s("evt"), "type": s(kind), "detail": s(string(detail))}
}

// sound is one talk across midnight and one hold, both as they should be.
func sound() map[string]Item {
	hold := starts.Add(2 * time.Hour)
	until := eight.Add(time.Minute).Unix()
	items := map[string]Item{
		"booking": reserve(booking, "confirmed", starts),
		"hold":    reserve(holding, "hold", hold),
		"told":    tells("booking.confirmed", booking, 2, 0, starts, "confirmed"),
		"account": {"pk": s("ACC#acc_1"), "sk": s("ACC"), "id": s("acc_1"), "company": s("com_1"),
			"used":  &types.AttributeValueMemberM{Value: Item{"2026-10": n(1)}},
			"holds": &types.AttributeValueMemberL{Value: []types.AttributeValue{&types.AttributeValueMemberM{Value: Item{"id": s(holding), "month": s("2026-10"), "until": n(until)}}}}},
		"company": {"pk": s("COM#com_1"), "sk": s("COM"), "id": s("com_1"), "quota": n(2)},
	}
	for name, person := range map[string]string{"consultant": "CON#con_1", "employee": "ACC#acc_1"} {
		items[name+" before"] = day(person, "2026-10-08", busy(1410, 1440, 2, 0, booking))
		items[name+" after"] = day(person, "2026-10-09", busy(0, 20, 2|0x80, 0, booking), busy(90, 140, 1, until, holding))
	}
	return items
}

func check(items map[string]Item) Report {
	var all []Item
	for _, i := range items {
		all = append(all, i)
	}
	return Check(all, Options{Now: eight, Outbox: true, Quota: true, Gap: 10 * time.Minute})
}

func TestSound(t *testing.T) {
	t.Parallel()
	r := check(sound())
	if len(r.Violations) > 0 || r.Confirmed != 1 || r.Held != 1 || r.Told != 1 {
		t.Errorf("%+v", r)
	}
}

// TestFinds breaks one thing at a time.
func TestFinds(t *testing.T) {
	t.Parallel()
	second := func(m map[string]Item, at time.Time, from, to int) {
		m["other"] = reserve(other, "confirmed", at)
		m["other told"] = tells("booking.confirmed", other, 2, 0, at, "confirmed")
		for name, person := range map[string]string{"consultant": "CON#con_1", "employee": "ACC#acc_1"} {
			m[name+" other"] = day(person, at.Format(time.DateOnly), busy(1410, 1440, 2, 0, booking), busy(from, to, 2, 0, other))
			delete(m, name+" before")
		}
	}
	for name, c := range map[string]struct {
		breaks func(map[string]Item)
		want   string
	}{
		"two talks at once":          {func(m map[string]Item) { second(m, starts.Add(-20*time.Minute), 1390, 1440) }, "and " + booking + " from"},
		"no buffer between":          {func(m map[string]Item) { second(m, starts.Add(-55*time.Minute), 1355, 1405) }, "CON#con_1 has " + other},
		"a day without the talk":     {func(m map[string]Item) { delete(m, "employee before") }, "does not list " + booking},
		"only half of it":            {func(m map[string]Item) { m["consultant after"] = day("CON#con_1", "2026-10-09") }, "does not list " + booking},
		"a talk listed that is gone": {func(m map[string]Item) { m["hold"]["status"] = s("released") }, "which takes no such time"},
		"listed at another minute": {func(m map[string]Item) {
			m["employee before"] = day("ACC#acc_1", "2026-10-08", busy(1380, 1440, 2, 0, booking))
		}, "takes no such time"},
		"a hold listed as booked": {func(m map[string]Item) {
			m["hold"]["until"] = n(eight.Unix())
			m["employee after"] = day("ACC#acc_1", "2026-10-09", busy(0, 20, 2|0x80, 0, booking), busy(90, 140, 2, 0, holding))
		}, "takes no such time"},
		"a day that cannot be read": {func(m map[string]Item) {
			m["employee before"]["busy"] = &types.AttributeValueMemberB{Value: []byte("x")}
		}, "no whole entries"},
		"a talk that was not counted": {func(m map[string]Item) {
			m["account"]["used"] = &types.AttributeValueMemberM{}
		}, "has used 0 talks"},
		"a talk counted twice": {func(m map[string]Item) {
			m["account"]["used"] = &types.AttributeValueMemberM{Value: Item{"2026-10": n(2)}}
		}, "has used 2 talks"},
		"more than the quota":  {func(m map[string]Item) { m["company"]["quota"] = n(1) }, "more than the quota"},
		"a hold not counted":   {func(m map[string]Item) { delete(m["account"], "holds") }, "does not count the hold"},
		"a hold counted after": {func(m map[string]Item) { m["hold"]["until"] = n(eight.Unix()) }, "for the hold of"},
		"a series of which one is not held": {func(m map[string]Item) {
			m["hold"]["series"] = s("ser_1")
			m["account"]["holds"] = &types.AttributeValueMemberL{Value: []types.AttributeValue{&types.AttributeValueMemberM{Value: Item{
				"id": s("ser_1"), "month": s("2026-10"), "until": n(eight.Add(time.Minute).Unix()), "n": n(2)}}}}
		}, "counts 2 talks in 2026-10 for the hold of ser_1, but there are 1"},
		"no confirmation":   {func(m map[string]Item) { delete(m, "told") }, "was told as"},
		"two confirmations": {func(m map[string]Item) { m["again"] = tells("booking.confirmed", booking, 1, 0, starts, "confirmed") }, "was told as"},
		"the same version twice": {func(m map[string]Item) {
			m["again"] = tells("booking.moved", booking, 2, 0, starts, "confirmed")
		}, "second event of version 2"},
		"told another time":     {func(m map[string]Item) { m["told"] = tells("booking.confirmed", booking, 2, 0, eight, "confirmed") }, "the last word"},
		"a move not told":       {func(m map[string]Item) { m["booking"]["seq"] = n(1) }, "was told as"},
		"a hold told":           {func(m map[string]Item) { m["more"] = tells("booking.confirmed", holding, 1, 0, starts, "confirmed") }, "events of a booking"},
		"told of nothing":       {func(m map[string]Item) { m["more"] = tells("booking.confirmed", other, 1, 0, starts, "confirmed") }, "is about no booking"},
		"booked too late":       {func(m map[string]Item) { m["booking"]["until"] = n(eight.Unix()) }, "was over"},
		"booked without a time": {func(m map[string]Item) { delete(m["booking"], "booked") }, "booked: false"},
		"a cancelled talk that still counts": {func(m map[string]Item) {
			m["booking"]["status"], m["booking"]["by"], m["booking"]["seq"], m["booking"]["ver"] = s("cancelled"), s("employee"), n(1), n(3)
			m["more"] = tells("booking.cancelled", booking, 3, 1, starts, "cancelled")
			for name, person := range map[string]string{"consultant": "CON#con_1", "employee": "ACC#acc_1"} {
				delete(m, name+" before")
				m[name+" after"] = day(person, "2026-10-09", busy(90, 140, 1, eight.Add(time.Minute).Unix(), holding))
			}
		}, "has used 1 talks of 2026-10, but had 0 to 0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			items := sound()
			c.breaks(items)
			if got := strings.Join(check(items).Violations, "\n"); !strings.Contains(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// TestLate: an employee's cancellation counts if it came later than a day before.
func TestLate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		told bool
		now  time.Time
		used int64
		fine bool
	}{
		"early, given back":                            {true, eight, 0, true},
		"early, not given back":                        {true, eight, 1, false},
		"early, without its event":                     {false, eight, 1, false},
		"perhaps late: nobody knows without its event": {false, starts, 1, true},
		"perhaps late, given back":                     {false, starts, 0, true},
		"never twice":                                  {false, starts, 2, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := reserve(booking, "cancelled", starts)
			b["by"], b["seq"], b["ver"] = s("employee"), n(1), n(3)
			items := []Item{b, {"pk": s("ACC#acc_1"), "sk": s("ACC"), "id": s("acc_1"),
				"used": &types.AttributeValueMemberM{Value: Item{"2026-10": n(c.used)}}}}
			if c.told {
				items = append(items, tells("booking.cancelled", booking, 3, 1, starts, "cancelled"))
			}
			if got := Check(items, Options{Now: c.now}).Violations; (len(got) == 0) != c.fine {
				t.Errorf("%v", got)
			}
		})
	}
}

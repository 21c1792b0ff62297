package booking

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// command is one request of one person, with the troubles that it meets on its way.
type command struct {
	op           string
	who          int  // employee, or consultant if byConsultant
	byConsultant bool // cancel
	consultant   int  // hold
	program      events.Code
	slot         int
	target       int // which of the reservations so far
	pass         time.Duration
	fates        []fate   // of its transactions, the first ones
	meanwhile    *command // what somebody else does between its reading and its first writing
	later        *command // what somebody else does after the first answer to it was lost, before it is repeated
}

// GoString is how a failure shows the command.
func (c command) GoString() string {
	who := fmt.Sprint("employee ", c.who)
	if c.op == "cancel" && c.byConsultant {
		who = fmt.Sprint("consultant ", c.who)
	}
	text := fmt.Sprintf("\n  %s by %s", c.op, who)
	switch c.op {
	case "pass":
		return "\n  pass " + c.pass.String()
	case "hold":
		text += fmt.Sprintf(" with consultant %d, %s, at slot %d", c.consultant, c.program, c.slot)
	case "move":
		text += fmt.Sprintf(" of reservation %d to slot %d", c.target, c.slot)
	default:
		text += fmt.Sprintf(" of reservation %d", c.target)
	}
	for _, f := range c.fates {
		text += "; " + fateNames[f]
	}
	if c.meanwhile != nil {
		text += "; before it writes:  " + c.meanwhile.GoString()
	}
	if c.later != nil {
		text += "; before it is repeated:  " + c.later.GoString()
	}
	return text
}

func commands(depth int) *rapid.Generator[command] {
	return rapid.Custom(func(t *rapid.T) command {
		ops := []string{"hold", "hold", "book", "book", "move", "move", "cancel", "release"}
		if depth > 0 {
			ops = append(ops, "pass")
		}
		c := command{
			op:           rapid.SampledFrom(ops).Draw(t, "op"),
			who:          rapid.IntRange(0, 1).Draw(t, "who"),
			byConsultant: rapid.Bool().Draw(t, "consultant's"),
			consultant:   rapid.IntRange(0, 1).Draw(t, "consultant"),
			program:      rapid.SampledFrom([]events.Code{events.OneOnOne, events.EngagementCareer, events.RegularCare}).Draw(t, "program"),
			slot:         rapid.IntRange(0, 6).Draw(t, "slot"),
			target:       rapid.IntRange(0, 2).Draw(t, "target"),
			pass:         rapid.SampledFrom([]time.Duration{time.Minute, HoldTime, 23 * time.Hour}).Draw(t, "pass"),
			fates:        rapid.SliceOfN(rapid.SampledFrom([]fate{arrives, lostAnswer, conflicts, lostRequest}), 0, 3).Draw(t, "fates"),
		}
		if depth > 0 && rapid.Bool().Draw(t, "disturbed") {
			other := commands(depth-1).Draw(t, "meanwhile")
			c.meanwhile = &other
		}
		if depth > 0 && slices.Contains(c.fates, lostAnswer) {
			other := commands(depth-1).Draw(t, "later")
			if rapid.Bool().Draw(t, "in another tab") {
				other.who, other.target, other.byConsultant = c.who, c.target, false
			}
			c.later = &other
		}
		return c
	})
}

// sequence is a table and what the model says of it.
type sequence struct {
	*world
	*model
	*ledger
	rt          *rapid.T
	consultants []principal.Principal
	employees   []principal.Principal
	slots       []time.Time
}

// TestSequences runs short sequences of requests, each of which may be lost, meet a conflict, or be overtaken by somebody else's between
// its reading and its writing, and demands of every answer what the model demands, and of the table that it is sound.
// All of it is deterministic, so a failure shrinks to the fewest requests that show it.
func TestSequences(t *testing.T) {
	t.Parallel()
	play(t, 40, func(rt *rapid.T) {
		s := newSequence(t, rt)
		for _, g := range rapid.SliceOfN(rapid.SampledFrom(s.given()), 0, 4).Draw(rt, "given") {
			before := len(s.list)
			s.run(g)
			if len(s.list) > before {
				s.run(command{op: "book", who: g.who, target: before})
			}
		}
		s.compare()
		for _, c := range rapid.SliceOfN(commands(1), 1, 8).Draw(rt, "commands") {
			s.run(c)
			s.compare()
		}
	})
}

func newSequence(t *testing.T, rt *rapid.T) *sequence {
	table, clk := &Table{testkit.Table(t)}, testkit.NewClock(monday)
	s := &sequence{rt: rt, ledger: newLedger(), world: &world{
		t: t, table: table, clock: clk, desk: NewDesk(table, clk, ids.Default{}, NewJitsi("https://meet.example")), company: ids.Default{}.New(ids.Company),
	}}
	s.model = &model{quota: rapid.SampledFrom([]int{1, 2, 4}).Draw(rt, "quota"), late: map[month2]int{}, now: monday}
	s.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = s.model.quota })
	plan := officeHours()
	plan.Rules[0].Start, plan.After = 8*60, int(crowdGap/time.Minute)
	plan.Lengths = map[events.Code]int{events.EngagementCareer: 30, events.RegularCare: 60}
	for range 2 {
		s.consultants = append(s.consultants, s.approve(ids.Default{}.New(ids.Consultant), plan))
		s.employees = append(s.employees, s.employee())
	}
	s.slots = []time.Time{at(1, 10, 0), at(1, 10, 30), at(1, 12, 0), at(2, 8, 30), at(28, 10, 0), at(29, 10, 0), at(1, 7, 0)}
	return s
}

// given are holds that are booked before the troubles begin.
func (s *sequence) given() []command {
	var out []command
	for slot := range s.slots {
		for who := range 2 {
			out = append(out, command{op: "hold", who: who, consultant: slot % 2, slot: slot, program: events.OneOnOne})
		}
	}
	return out
}

// run sends a command over a line of its own and compares the answer with the model.
func (s *sequence) run(c command) {
	if c.op == "pass" {
		s.clock.Advance(c.pass)
		s.now = s.desk.now()
		return
	}
	want, key, done := s.expect(c), ids.Secret(), false
	fates := slices.Clone(c.fates)
	table, line := wired(s.t, s.table.Name(), 1, func(operation string) fate {
		if operation != transact {
			return arrives
		}
		if other := c.meanwhile; other != nil {
			c.meanwhile = nil
			s.run(*other)
			want = s.expect(c) // whoever writes second has to know of the first
		}
		if len(fates) == 0 {
			return arrives
		}
		defer func() { fates = fates[1:] }()
		return fates[0]
	})
	line.lost = func(committed bool) {
		if !committed || done {
			return
		}
		done = true
		s.apply(c, want, ids.Derive(ids.Booking, string(s.employees[c.who].AccountID), "hold", key))
		if c.later != nil {
			s.run(*c.later)
		}
	}
	desk := NewDesk(table, s.clock, ids.Default{}, NewJitsi("https://meet.example"))
	for {
		b, err := s.send(desk, c, key)
		if errors.Is(err, errLost) {
			continue
		}
		s.note(c.op, b, err)
		switch {
		case done && err != nil:
			s.rt.Fatalf("%#v: it was done, but its repetition got %v", c, err)
		case !done:
			s.judge(c, want, b, err)
		}
		return
	}
}

func (s *sequence) send(d *Desk, c command, key string) (*Booking, error) {
	ctx, who, id := context.Background(), s.employees[c.who], events.ID("bkg_00000000000000000000000000")
	if r := s.target(c); r != nil {
		id = r.id
	}
	switch c.op {
	case "hold":
		return d.Hold(ctx, who, HoldRequest{ConsultantID: s.consultants[c.consultant].ConsultantID, Program: c.program, StartsAt: s.slots[c.slot], Key: key})
	case "book":
		return d.Book(ctx, who, id)
	case "release":
		return nil, d.Release(ctx, who, id)
	case "move":
		s.asksToMove(id, key)
		return d.Move(ctx, who, id, s.slots[c.slot], key)
	default:
		if c.byConsultant {
			who = s.consultants[c.who]
		}
		return d.Cancel(ctx, who, id)
	}
}

package operations

import (
	"fmt"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// retention is how long a line is kept: as long as somebody may claim for what was done to them (five years from knowing of it, Civil Code
// article 166).
const retentionYears = 5

// stamp orders lines as text.
const stamp = "2006-01-02T15:04:05.000000Z"

// auditLine is one line of the log, as it is stored under every partition that is asked for. It is never changed.
type auditLine struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`

	CallID    events.ID    `dynamo:"call_id"`
	By        events.ID    `dynamo:"by"`
	At        time.Time    `dynamo:"at"`
	Context   events.Code  `dynamo:"context"`
	Operation events.Code  `dynamo:"operation"`
	Kind      events.Code  `dynamo:"kind"`
	Outcome   events.Code  `dynamo:"outcome"`
	Reason    events.Code  `dynamo:"reason,omitempty"`
	Things    []events.ID  `dynamo:"things,omitempty"`
	Month     events.Month `dynamo:"month,omitempty"`
	TTL       int64        `dynamo:"ttl"`
}

func lineOf(context events.Code, version int64, c events.OperatorCall) auditLine {
	return auditLine{
		SK:     fmt.Sprintf("%s#%s#%04d", c.At.UTC().Format(stamp), c.CallID, version),
		CallID: c.CallID, By: c.By, At: c.At.UTC(), Context: context, Operation: c.Operation, Kind: c.Kind, Outcome: c.Outcome, Reason: c.Reason,
		Things: c.Things, Month: c.Month, TTL: c.At.AddDate(retentionYears, 0, 0).Unix(),
	}
}

// The partitions: everything by month of Tokyo, and the same by who did it, to what, and by which operation.
func auditMonth(m events.Month) string { return "AUDIT#" + string(m) }
func auditBy(account events.ID) string { return "AUDIT-BY#" + string(account) }
func auditOf(thing events.ID) string   { return "AUDIT-OF#" + string(thing) }
func auditOp(context, operation events.Code) string {
	return "AUDIT-OP#" + string(context) + "." + string(operation)
}

func tokyoMonth(at time.Time) events.Month {
	return events.Month(at.In(clock.Tokyo()).Format("2006-01"))
}

func (l auditLine) partitions() []string {
	out := []string{auditMonth(tokyoMonth(l.At)), auditBy(l.By), auditOp(l.Context, l.Operation)}
	for _, id := range l.Things {
		out = append(out, auditOf(id))
	}
	return out
}

// place is where all lines of a call begin in every partition.
func (l auditLine) place() string { return l.SK[:len(l.SK)-len("#0000")] }

// AuditedCall is what an operator did, from all lines of one call.
type AuditedCall struct {
	CallID    events.ID    `json:"call_id"`
	By        events.ID    `json:"by" doc:"Account of the operator"`
	At        time.Time    `json:"at"`
	Context   events.Code  `json:"context"`
	Operation events.Code  `json:"operation" doc:"operationId in that context's document"`
	Kind      events.Code  `json:"kind" enum:"look,change"`
	Outcome   events.Code  `json:"outcome" enum:"asked,done,refused,failed" doc:"asked: a change was asked for, and nothing says how it ended"`
	Reason    events.Code  `json:"reason,omitempty" doc:"Code of the problem that was the answer"`
	Things    []events.ID  `json:"things" nullable:"false" doc:"What it was about"`
	Month     events.Month `json:"month,omitempty"`
}

// callOf merges the lines of one call, the newest first.
func callOf(lines []auditLine) AuditedCall {
	n := lines[0]
	out := AuditedCall{CallID: n.CallID, By: n.By, At: n.At, Context: n.Context, Operation: n.Operation, Kind: n.Kind, Outcome: n.Outcome, Reason: n.Reason,
		Things: []events.ID{}, Month: n.Month}
	for _, l := range lines {
		for _, id := range l.Things {
			if !slices.Contains(out.Things, id) {
				out.Things = append(out.Things, id)
			}
		}
	}
	slices.Sort(out.Things)
	return out
}

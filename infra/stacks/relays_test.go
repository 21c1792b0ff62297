package stacks_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kikite/infra/topology"
)

func TestEveryRelayReadsOnlyItsOutboxAndCannotBeBlocked(t *testing.T) {
	t.Parallel()
	c := prod(t)
	c.each(t, func(t *testing.T, f topology.Function, r resource) {
		if f.Trigger != topology.Stream {
			return
		}
		m := c.mapping(t, r)
		table := c.at(t, m.text(c, "EventSourceArn"))
		if table.text(c, "TableName") != c.stage.Named(f.Context) || table.text(c, "StreamSpecification", "StreamViewType") != "NEW_AND_OLD_IMAGES" {
			t.Errorf("reads the stream of %v", table.props["TableName"])
		}
		var filter struct {
			EventName []string
			Dynamodb  struct {
				Keys struct {
					Pk struct{ S []map[string]string }
				}
			}
		}
		filters := list(get(m.props, "FilterCriteria", "Filters"))
		if len(filters) != 1 {
			t.Fatalf("filters %v", filters)
		}
		if err := json.Unmarshal([]byte(get(filters[0], "Pattern").(string)), &filter); err != nil {
			t.Fatal(err)
		}
		if len(filter.EventName) != 1 || filter.EventName[0] != "INSERT" || len(filter.Dynamodb.Keys.Pk.S) != 1 || filter.Dynamodb.Keys.Pk.S[0]["prefix"] != "OUTBOX#" {
			t.Errorf("filter %v", filters[0])
		}
		if m.props["BisectBatchOnFunctionError"] != true || m.number("MaximumRetryAttempts") < 1 || m.number("MaximumRetryAttempts") > 20 {
			t.Errorf("bisect %v, retries %v: a poison record would block its shard", m.props["BisectBatchOnFunctionError"], m.props["MaximumRetryAttempts"])
		}
		if age := m.number("MaximumRecordAgeInSeconds"); age <= 0 || age >= 24*3600 {
			t.Errorf("record age %v s, the stream holds a day", age)
		}
		if m.props["StartingPosition"] != "TRIM_HORIZON" {
			t.Error("would skip what was written before it started")
		}
		dead := c.at(t, m.text(c, "DestinationConfig", "OnFailure", "Destination"))
		if got, want := dead.text(c, "QueueName"), c.stage.Named(f.ID(), "dlq"); got != want {
			t.Errorf("gives up into %s, want %s", got, want)
		}
	})
}

func TestEveryScheduledFunctionRunsAtItsTimeAndGivesUpIntoDeadLetters(t *testing.T) {
	t.Parallel()
	c := prod(t)
	schedules := map[string]resource{}
	for _, s := range c.of("AWS::Scheduler::Schedule") {
		schedules[s.text(c, "Name")] = s
	}
	c.each(t, func(t *testing.T, f topology.Function, r resource) {
		if f.Trigger != topology.Cron {
			return
		}
		s, ok := schedules[c.stage.Named(f.ID())]
		if !ok {
			t.Fatal("no schedule")
		}
		if s.props["ScheduleExpression"] != f.Schedule || s.props["ScheduleExpressionTimezone"] != "Asia/Tokyo" || s.props["State"] != "ENABLED" {
			t.Errorf("runs at %v in %v, %v", s.props["ScheduleExpression"], s.props["ScheduleExpressionTimezone"], s.props["State"])
		}
		if got := s.text(c, "Target", "Input"); got != `{"scheduled_for":"<aws.scheduler.scheduled-time>"}` {
			t.Errorf("input %s", got)
		}
		if c.at(t, s.text(c, "Target", "Arn")).id != r.id {
			t.Errorf("invokes %s", s.text(c, "Target", "Arn"))
		}
		dead := s.text(c, "Target", "DeadLetterConfig", "Arn")
		if dead == "" || s.number("Target", "RetryPolicy", "MaximumRetryAttempts") < 1 {
			t.Error("a run that cannot be started would be forgotten")
		}
		if got := r.text(c, "DeadLetterConfig", "TargetArn"); got != dead {
			t.Errorf("a run that fails goes to %q, one that cannot start to %q", got, dead)
		}
	})
}

func TestSchedulerMayInvokeNothingButItsFunction(t *testing.T) {
	t.Parallel()
	c := prod(t)
	for _, s := range c.of("AWS::Scheduler::Schedule") {
		role := c.at(t, s.text(c, "Target", "RoleArn"))
		trust := list(get(role.props, "AssumeRolePolicyDocument", "Statement"))[0]
		if !strings.HasSuffix(c.text(role.stack, get(trust, "Condition", "StringEquals", "aws:SourceArn")), ":schedule-group/default") {
			t.Errorf("%s: anybody's schedule may use the role", s.text(c, "Name"))
		}
		for _, g := range c.grants(role) {
			if g.action == "lambda:InvokeFunction" && g.resource != s.text(c, "Target", "Arn") {
				t.Errorf("%s may invoke %s", s.text(c, "Name"), g.resource)
			}
		}
	}
}

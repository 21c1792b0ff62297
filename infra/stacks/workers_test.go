package stacks_test

import (
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/infra/topology"
)

// mapping is the event source of a function.
func (c *cloud) mapping(t *testing.T, f resource) resource {
	t.Helper()
	for _, m := range c.of("AWS::Lambda::EventSourceMapping") {
		if m.text(c, "FunctionName") == f.stack+"."+f.id {
			return m
		}
	}
	t.Fatal("no event source")
	return resource{}
}

func TestEveryWorkerLosesNothing(t *testing.T) {
	t.Parallel()
	c := prod(t)
	c.each(t, func(t *testing.T, f topology.Function, r resource) {
		if f.Trigger != topology.Bus && f.Trigger != topology.Queue {
			return
		}
		m := c.mapping(t, r)
		if got := list(m.props["FunctionResponseTypes"]); len(got) != 1 || got[0] != "ReportBatchItemFailures" {
			t.Errorf("response types %v: one bad message would repeat the whole batch", got)
		}
		if n := m.number("ScalingConfig", "MaximumConcurrency"); n < 2 {
			t.Errorf("maximum concurrency %v", n)
		}
		queue := c.at(t, m.text(c, "EventSourceArn"))
		if got, want := queue.number("VisibilityTimeout"), 6*r.number("Timeout"); got != want {
			t.Errorf("visibility %v s, want six times the timeout: %v", got, want)
		}
		if got := queue.number("RedrivePolicy", "maxReceiveCount"); got != 5 {
			t.Errorf("maxReceiveCount %v, want 5", got)
		}
		dead := c.at(t, queue.text(c, "RedrivePolicy", "deadLetterTargetArn"))
		if got, want := dead.text(c, "QueueName"), queue.text(c, "QueueName")+"-dlq"; got != want {
			t.Errorf("dead letters in %q, want %q", got, want)
		}
		if dead.number("MessageRetentionPeriod") <= queue.number("MessageRetentionPeriod") {
			t.Error("dead letters are kept no longer than messages: SQS counts from the first sending")
		}
	})
}

func TestEveryDeadLetterQueueHasAnAlarmThatTellsPeople(t *testing.T) {
	t.Parallel()
	c := prod(t)
	alarmed := map[string]bool{}
	for _, a := range c.of("AWS::CloudWatch::Alarm") {
		if len(list(a.props["AlarmActions"])) == 0 {
			continue
		}
		for _, d := range list(a.props["Dimensions"]) {
			alarmed[c.text(a.stack, get(d, "Value"))] = true
		}
	}
	count := 0
	for _, q := range c.of("AWS::SQS::Queue") {
		name := q.text(c, "QueueName")
		if !strings.HasSuffix(name, "-dlq") {
			continue
		}
		count++
		if !alarmed[q.stack+"."+q.id+".QueueName"] {
			t.Errorf("%s: no alarm with an action", name)
		}
		if q.number("MessageRetentionPeriod") != 14*24*3600 {
			t.Errorf("%s: not kept for 14 days", name)
		}
	}
	if want := 29; count < want {
		t.Errorf("%d dead-letter queues, want at least %d", count, want)
	}
}

func TestRulesBringWhatEventsSubscribe(t *testing.T) {
	t.Parallel()
	c := prod(t)
	rules := map[string]resource{}
	for _, r := range c.of("AWS::Events::Rule") {
		rules[strings.TrimPrefix(r.text(c, "Name"), c.stage.Named()+"-")] = r
	}
	for id, types := range events.Subscriptions() {
		r, ok := rules[id]
		if !ok {
			t.Errorf("%s: no rule", id)
			continue
		}
		var got []string
		for _, d := range list(get(r.props, "EventPattern", "detail-type")) {
			got = append(got, d.(string))
		}
		if !slices.Equal(got, types) {
			t.Errorf("%s: rule takes %v, events.Subscriptions says %v", id, got, types)
		}
		if bus := c.at(t, r.text(c, "EventBusName")); bus.text(c, "Name") != c.stage.Named() {
			t.Errorf("%s: rule on the bus %s", id, bus.text(c, "Name"))
		}
	}
	for id := range rules {
		if _, ok := events.Subscriptions()[id]; !ok && id != "mailer-feedback" {
			t.Errorf("%s: a rule without a subscription", id)
		}
	}
	if got := rules["mailer-feedback"].props["EventBusName"]; got != "default" {
		t.Errorf("mailer-feedback listens on %v, SES reports to the default bus", got)
	}
}

func TestEveryRuleDeliversIntoAQueueThatAcceptsIt(t *testing.T) {
	t.Parallel()
	c := prod(t)
	for _, r := range c.of("AWS::Events::Rule") {
		name := r.text(c, "Name")
		targets := list(r.props["Targets"])
		if len(targets) != 1 {
			t.Fatalf("%s: %d targets, want its queue", name, len(targets))
		}
		for _, queue := range []string{c.text(r.stack, get(targets[0], "Arn")), c.text(r.stack, get(targets[0], "DeadLetterConfig", "Arn"))} {
			if !c.accepts(queue, "events.amazonaws.com", r.stack+"."+r.id+".Arn") {
				t.Errorf("%s: %s does not accept its messages", name, queue)
			}
		}
	}
}

// accepts reports whether a queue's policy lets a service send for one source.
func (c *cloud) accepts(queue, service, source string) bool {
	for _, p := range c.of("AWS::SQS::QueuePolicy") {
		for _, s := range list(get(p.props, "PolicyDocument", "Statement")) {
			if get(s, "Effect") == "Allow" && c.text(p.stack, get(s, "Resource")) == queue && get(s, "Principal", "Service") == service &&
				c.text(p.stack, get(s, "Condition", "ArnEquals", "aws:SourceArn")) == source {
				return true
			}
		}
	}
	return false
}

func TestUploadsOfRostersReachTheImporter(t *testing.T) {
	t.Parallel()
	c := prod(t)
	for _, b := range c.of("AWS::S3::Bucket") {
		notify := list(get(b.props, "NotificationConfiguration", "QueueConfigurations"))
		if len(notify) == 0 {
			continue
		}
		queue := c.text(b.stack, get(notify[0], "Queue"))
		if queue != c.mapping(t, c.functions()["signup-importer"]).text(c, "EventSourceArn") {
			t.Errorf("uploads go to %s, which the importer does not read", queue)
		}
		rule := list(get(notify[0], "Filter", "S3Key", "Rules"))[0]
		if get(rule, "Name") != "prefix" || get(rule, "Value") != "rosters/" {
			t.Errorf("filter %v", rule)
		}
		return
	}
	t.Error("no bucket tells of uploads")
}

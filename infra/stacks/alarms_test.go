package stacks_test

import (
	"strings"
	"testing"

	"kikite/infra/topology"
)

// ringing are the names of alarms that tell somebody.
func (c *cloud) ringing() map[string]bool {
	out := map[string]bool{}
	for _, kind := range []string{"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"} {
		for _, a := range c.of(kind) {
			for _, action := range list(a.props["AlarmActions"]) {
				if strings.HasPrefix(c.text(a.stack, action), c.stage.Stack("messaging")+".Alarms") {
					out[a.text(c, "AlarmName")] = true
				}
			}
		}
	}
	return out
}

func TestErrorsAndAbsenceOfEveryFunctionRing(t *testing.T) {
	t.Parallel()
	c := prod(t)
	ringing := c.ringing()
	c.each(t, func(t *testing.T, f topology.Function, _ resource) {
		want := []string{f.ID() + "-errors"}
		switch {
		case f.Name == "monthly": // cannot be absent every day; see absence.go
			want = append(want, f.ID()+"-missed")
		case f.Trigger == topology.Cron:
			want = append(want, f.ID()+"-absent")
		case f.Trigger == topology.Bus || f.Trigger == topology.Queue:
			want = append(want, f.ID()+"-age")
		}
		for _, name := range want {
			if !ringing[c.stage.Named(name)] {
				t.Errorf("nobody is told of %s", name)
			}
		}
	})
}

func TestStoppedMailRings(t *testing.T) {
	t.Parallel()
	c := prod(t)
	if !c.ringing()[c.stage.Named("mail-stopped")] {
		t.Error("nobody is told of mail that comes back")
	}
	for _, a := range c.of("AWS::CloudWatch::Alarm") {
		if a.text(c, "MetricName") != "MailStopped" {
			continue
		}
		counts := c.text(a.stack, get(list(a.props["Dimensions"])[0], "Value"))
		if name := c.functions()["mailer-feedback"].text(c, "FunctionName"); counts != name {
			t.Errorf("the alarm watches %q, but %q counts", counts, name)
		}
	}
}

func TestMissingReportsRing(t *testing.T) {
	t.Parallel()
	c := prod(t)
	if !c.ringing()[c.stage.Named("reports-missing")] {
		t.Error("nobody is told of a company without its report")
	}
	watched := 0
	for _, a := range c.of("AWS::CloudWatch::Alarm") {
		if a.text(c, "MetricName") != "ReportsMissing" {
			continue
		}
		watched++
		counts := c.text(a.stack, get(list(a.props["Dimensions"])[0], "Value"))
		if name := c.functions()["reports-monthly"].text(c, "FunctionName"); counts != name {
			t.Errorf("the alarm watches %q, but %q counts", counts, name)
		}
	}
	if watched != 1 {
		t.Errorf("%d alarms watch the count", watched)
	}
}

func TestMonthlyAlarmRingsOnlyWhenTheRunIsOver(t *testing.T) {
	t.Parallel()
	c := prod(t)
	composites := map[string]string{} // name → rule
	for _, a := range c.of("AWS::CloudWatch::CompositeAlarm") {
		composites[a.text(c, "AlarmName")] = a.text(c, "AlarmRule")
	}
	for _, context := range []string{"reports", "reminders"} {
		rule := composites[c.stage.Named(context+"-monthly-missed")]
		for _, part := range []string{"ALARM(", context + "monthlyabsent", " AND ", context + "monthlyrunisover"} {
			if !strings.Contains(rule, part) {
				t.Errorf("rule %q lacks %q", rule, part)
			}
		}
	}
	for _, a := range c.of("AWS::CloudWatch::Alarm") {
		if name := a.text(c, "AlarmName"); strings.HasSuffix(name, "monthly-absent") || strings.HasSuffix(name, "run-is-over") {
			if len(list(a.props["AlarmActions"])) > 0 {
				t.Errorf("%s rings by itself, which it would on most days", name)
			}
		}
		if strings.HasSuffix(a.text(c, "AlarmName"), "-absent") && a.props["TreatMissingData"] != "breaching" {
			t.Errorf("%s takes silence for success", a.text(c, "AlarmName"))
		}
	}
}

func TestAlarmTopicTakesOnlyThisAccountsAlarms(t *testing.T) {
	t.Parallel()
	c := prod(t)
	for _, p := range c.of("AWS::SNS::TopicPolicy") {
		for _, s := range list(get(p.props, "PolicyDocument", "Statement")) {
			if get(s, "Effect") == "Allow" && c.text(p.stack, get(s, "Condition", "StringEquals", "aws:SourceAccount")) != "${AWS::AccountId}" {
				t.Errorf("open to others: %v", s)
			}
		}
	}
	if subscriptions := c.of("AWS::SNS::Subscription"); len(subscriptions) != 1 || subscriptions[0].props["Endpoint"] != "on-call@kikite.example" {
		t.Errorf("subscriptions %v", subscriptions)
	}
}

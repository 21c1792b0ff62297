package template

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

func identifyBus(n naming) (identity, error) {
	name, err := n.text("Name")
	if err == nil && name == "" {
		err = errNoName
	}
	return identity{name: name, ref: name, attributes: map[string]string{"Arn": arn("events", "event-bus/"+name), "Name": name}}, err
}

func buildBus(b *builder, r *resource) error {
	var p struct {
		Name   string
		Policy json.RawMessage
	}
	if _, err := b.properties(r, &p, "Description", "KmsKeyIdentifier", "LogConfig", "DeadLetterConfig"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.model.Buses = append(b.model.Buses, Bus{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"]})
	return nil
}

// busName takes a bus by name or ARN; "" is the default bus.
func busName(nameOrARN string) string {
	if nameOrARN == "" {
		return "default"
	}
	return nameOrARN[strings.LastIndexByte(nameOrARN, '/')+1:]
}

func identifyRule(n naming) (identity, error) {
	name, err := n.or("Name", 64)
	if err != nil {
		return identity{}, err
	}
	bus, err := n.text("EventBusName")
	if err != nil {
		return identity{}, err
	}
	path, ref := name, name
	if bus = busName(bus); bus != "default" {
		path, ref = bus+"/"+name, bus+"|"+name
	}
	return identity{name: name, ref: ref, attributes: map[string]string{"Arn": arn("events", "rule/"+path)}}, nil
}

type targetProps struct {
	Id, Arn, RoleArn, Input, InputPath string
	InputTransformer                   *struct {
		InputPathsMap map[string]string
		InputTemplate string
	}
	DeadLetterConfig struct{ Arn string }
	RetryPolicy      struct {
		MaximumRetryAttempts *int
		MaximumAge           int `json:"MaximumEventAgeInSeconds"`
	}
	SqsParameters struct{ MessageGroupId string }
}

func (p targetProps) target() Target {
	t := Target{ID: p.Id, ARN: p.Arn, RoleARN: p.RoleArn, Input: p.Input, InputPath: p.InputPath, DeadLetterARN: p.DeadLetterConfig.Arn,
		MaxRetries: -1, MaxAgeSeconds: p.RetryPolicy.MaximumAge, MessageGroup: p.SqsParameters.MessageGroupId}
	if p.RetryPolicy.MaximumRetryAttempts != nil {
		t.MaxRetries = *p.RetryPolicy.MaximumRetryAttempts
	}
	if p.InputTransformer != nil {
		t.InputPaths, t.InputTemplate = p.InputTransformer.InputPathsMap, p.InputTransformer.InputTemplate
	}
	return t
}

func buildRule(b *builder, r *resource) error {
	var p struct {
		Name, EventBusName, ScheduleExpression, State, RoleArn string
		EventPattern                                           json.RawMessage
		Targets                                                []targetProps
	}
	if _, err := b.properties(r, &p, "Description"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	rule := Rule{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"], BusName: busName(p.EventBusName),
		Pattern: p.EventPattern, Schedule: p.ScheduleExpression, Enabled: p.State != "DISABLED"}
	if len(rule.Pattern) == 0 && rule.Schedule == "" {
		return errors.New("has neither a pattern nor a schedule")
	}
	for _, t := range p.Targets {
		rule.Targets = append(rule.Targets, t.target())
	}
	b.model.Rules = append(b.model.Rules, rule)
	return nil
}

func identifyScheduleGroup(n naming) (identity, error) {
	name, err := n.or("Name", 64)
	return identity{name: name, ref: name, attributes: map[string]string{"Arn": arn("scheduler", "schedule-group/"+name)}}, err
}

func buildScheduleGroup(b *builder, r *resource) error {
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.model.ScheduleGroups = append(b.model.ScheduleGroups, ScheduleGroup{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"]})
	return nil
}

func identifySchedule(n naming) (identity, error) {
	name, err := n.or("Name", 64)
	if err != nil {
		return identity{}, err
	}
	group, err := n.text("GroupName")
	if group == "" {
		group = "default"
	}
	return identity{name: name, ref: name, attributes: map[string]string{"Arn": arn("scheduler", "schedule/"+group+"/"+name)}}, err
}

type scheduleProps struct {
	Name, GroupName, ScheduleExpression, State, StartDate, EndDate string
	Timezone                                                       string `json:"ScheduleExpressionTimezone"`
	FlexibleTimeWindow                                             struct {
		Mode    string
		Minutes int `json:"MaximumWindowInMinutes"`
	}
	Target targetProps
}

func buildSchedule(b *builder, r *resource) error {
	var p scheduleProps
	if _, err := b.properties(r, &p, "Description", "KmsKeyArn"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	if p.ScheduleExpression == "" {
		return fmt.Errorf("has no ScheduleExpression")
	}
	t := p.Target.target()
	s := Schedule{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"], Group: p.GroupName, Expression: p.ScheduleExpression,
		Timezone: p.Timezone, Enabled: p.State != "DISABLED", FlexibleWindowMinutes: p.FlexibleTimeWindow.Minutes,
		StartDate: p.StartDate, EndDate: p.EndDate, TargetARN: t.ARN, RoleARN: t.RoleARN, Input: t.Input,
		DeadLetterARN: t.DeadLetterARN, MaxRetries: t.MaxRetries, MaxAgeSeconds: t.MaxAgeSeconds}
	if s.Group == "" {
		s.Group = "default"
	}
	b.model.Schedules = append(b.model.Schedules, s)
	return nil
}

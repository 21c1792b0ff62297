package schedule

import (
	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

type arnOutput struct{ ScheduleArn string }

// create is idempotent by client token, as in AWS: the SDK repeats a call with the same one.
func (s *Service) create(r *awsapi.Request) (any, error) {
	group, name, in, err := address(r)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.groups[group] {
		return nil, notFound("Schedule group", group)
	}
	wanted := in.schedule(group, name)
	if old := s.records[group+"/"+name]; old != nil {
		if in.ClientToken != "" && in.ClientToken == old.ClientToken && same(old.Schedule, wanted) {
			return arnOutput{ARN(group, name)}, nil
		}
		return nil, conflict(name)
	}
	now := s.deps.Clock.Now()
	return s.store(&record{Schedule: wanted, Created: now, ClientToken: in.ClientToken})
}

// update replaces the schedule as a whole.
func (s *Service) update(r *awsapi.Request) (any, error) {
	group, name, in, err := address(r)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.records[group+"/"+name]
	if old == nil {
		return nil, notFound("Schedule", name)
	}
	return s.store(&record{Schedule: in.schedule(group, name), Created: old.Created, ClientToken: in.ClientToken})
}

// store plans and writes a record; s.mu is held. An at() that has passed is refused: whether AWS would fire it
// is not documented, so no function may rely on it.
func (s *Service) store(r *record) (any, error) {
	r.Modified = s.deps.Clock.Now()
	if err := r.plan(r.Modified); err != nil {
		return nil, invalid("%v", err)
	}
	if t, err := r.timing(); err == nil && r.Next.IsZero() {
		if at, isOnce := t.(once); isOnce && at.at.Before(r.Modified) {
			return nil, invalid("ScheduleExpression %s is in the past: it is %s", r.Expression, stamp(r.Modified))
		}
	}
	if err := s.deps.Store.Update(func(tx *state.Tx) error { return tx.Put(table, r.key(), r) }); err != nil {
		return nil, err
	}
	s.records[r.key()] = r
	s.wake()
	return arnOutput{ARN(r.Group, r.Name)}, nil
}

func (s *Service) remove(r *awsapi.Request) (any, error) {
	group, name, _, err := address(r)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.records[group+"/"+name]
	if old == nil {
		return nil, notFound("Schedule", name)
	}
	if err := s.deps.Store.Update(func(tx *state.Tx) error { return tx.Delete(table, old.key()) }); err != nil {
		return nil, err
	}
	delete(s.records, old.key())
	s.wake()
	return struct{}{}, nil
}

func (s *Service) get(r *awsapi.Request) (any, error) {
	group, name, _, err := address(r)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.records[group+"/"+name]
	if old == nil {
		return nil, notFound("Schedule", name)
	}
	return old.output(), nil
}

// output is GetSchedule's answer.
func (r *record) output() map[string]any {
	target := inputTarget{Arn: r.Target.ARN, RoleArn: r.Target.RoleARN, Input: r.Target.Input,
		RetryPolicy: &retryPolicy{MaximumEventAgeInSeconds: r.Target.EventAge, MaximumRetryAttempts: r.Target.RetryAttempts}}
	if r.Target.DeadLetterARN != "" {
		target.DeadLetterConfig = &deadLetterConfig{Arn: r.Target.DeadLetterARN}
	}
	state, action, zone := "ENABLED", "NONE", "UTC"
	if r.Disabled {
		state = "DISABLED"
	}
	if r.DeleteAfter {
		action = "DELETE"
	}
	if r.Zone != "" {
		zone = r.Zone
	}
	out := map[string]any{
		"ActionAfterCompletion": action, "Arn": ARN(r.Group, r.Name), "CreationDate": toEpoch(r.Created),
		"FlexibleTimeWindow": map[string]string{"Mode": "OFF"}, "GroupName": r.Group, "LastModificationDate": toEpoch(r.Modified),
		"Name": r.Name, "ScheduleExpression": r.Expression, "ScheduleExpressionTimezone": zone, "State": state, "Target": target,
	}
	if r.Description != "" {
		out["Description"] = r.Description
	}
	if !r.Start.IsZero() {
		out["StartDate"] = toEpoch(r.Start)
	}
	if !r.End.IsZero() {
		out["EndDate"] = toEpoch(r.End)
	}
	return out
}

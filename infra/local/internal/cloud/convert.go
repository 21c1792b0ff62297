package cloud

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/engine"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/policy"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
	"kikite/infra/local/internal/template"
)

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// evaluator reads all roles and policies.
func evaluator(m *template.Model) (*policy.Evaluator, error) {
	var roles []policy.Role
	for _, r := range m.Roles {
		roles = append(roles, policy.Role{ARN: r.ARN, Trust: r.Trust, Policies: r.Policies, AWSManaged: r.AWSManaged, Boundary: r.Boundary})
	}
	var resources []policy.Resource
	for _, r := range m.ResourcePolicies {
		resources = append(resources, policy.Resource{ARN: r.ResourceARN, Document: r.Document})
	}
	return policy.New(roles, resources)
}

func callers(m *template.Model) []awsapi.Caller {
	var out []awsapi.Caller
	for _, f := range m.Functions {
		out = append(out, awsapi.Caller{Function: f.Name, RoleARN: f.RoleARN})
	}
	return out
}

func engineTables(m *template.Model) []engine.Table {
	keys := func(parts []template.KeyPart) (out []engine.Key) {
		for _, p := range parts {
			out = append(out, engine.Key{AttributeName: p.Name, KeyType: p.Kind})
		}
		return out
	}
	var out []engine.Table
	for _, t := range m.Tables {
		table := engine.Table{Name: t.Name, Keys: keys(t.Keys), Attributes: t.Attributes, StreamView: t.StreamView, TTL: t.TTL}
		for _, i := range t.Indexes {
			table.Indexes = append(table.Indexes, engine.Index{Name: i.Name, Keys: keys(i.Keys), Projection: i.Projection, Include: i.Include})
		}
		out = append(out, table)
	}
	return out
}

func gatewayTables(m *template.Model) []gateway.Table {
	var out []gateway.Table
	for _, t := range m.Tables {
		table := gateway.Table{Name: t.Name, ARN: t.ARN, HashKey: t.Keys[0].Name, Indexes: map[string]string{}}
		for _, i := range t.Indexes {
			table.Indexes[i.Name] = i.Keys[0].Name
		}
		out = append(out, table)
	}
	return out
}

func functions(m *template.Model) (list []runtime.Function, async []runtime.AsyncFunction) {
	for _, f := range m.Functions {
		list = append(list, runtime.Function{Name: f.Name, CodeDir: f.CodeDir, Timeout: seconds(f.Timeout), MemoryMB: f.MemoryMB, Concurrency: f.Concurrency})
		async = append(async, runtime.AsyncFunction{Function: f.ARN, DeadLetter: f.DeadLetterARN})
	}
	return list, async
}

// queues are all queues and the mappings that poll them.
func queues(m *template.Model, baseURL string) (queue.Config, error) {
	cfg := queue.Config{BaseURL: baseURL}
	for _, q := range m.Queues {
		if q.FIFO {
			return cfg, fmt.Errorf("stack %s: %s: FIFO queues are not emulated", q.Stack, q.LogicalID)
		}
		cfg.Queues = append(cfg.Queues, queue.Queue{Name: q.Name, VisibilityTimeout: seconds(q.VisibilitySeconds),
			Delay: seconds(q.DelaySeconds), MaxReceiveCount: q.MaxReceives, DeadLetterQueue: q.DeadLetterARN})
	}
	for _, p := range m.Mappings {
		if !p.Enabled || !strings.Contains(p.SourceARN, ":sqs:") {
			continue
		}
		if len(p.Filters) > 0 {
			return cfg, fmt.Errorf("stack %s: %s: filters on queue messages are not emulated", p.Stack, p.LogicalID)
		}
		cfg.Mappings = append(cfg.Mappings, queue.Mapping{Queue: p.SourceARN, FunctionARN: p.FunctionARN, BatchSize: p.BatchSize,
			BatchingWindow: seconds(p.WindowSeconds), MaxConcurrency: p.MaximumConcurrency, PartialBatch: p.ReportBatchItemFailure})
	}
	return cfg, nil
}

// streams are the mappings that follow a table.
func streams(m *template.Model) []engine.Mapping {
	var out []engine.Mapping
	for _, p := range m.Mappings {
		_, rest, isTable := strings.Cut(p.SourceARN, ":table/")
		if !p.Enabled || !isTable {
			continue
		}
		table, _, _ := strings.Cut(rest, "/")
		out = append(out, engine.Mapping{ID: p.ID, Table: table, StreamARN: p.SourceARN, FunctionARN: p.FunctionARN, BatchSize: p.BatchSize,
			Window: seconds(p.WindowSeconds), Filters: p.Filters, ReportBatchItemFailure: p.ReportBatchItemFailure,
			BisectOnError: p.BisectOnError, MaximumRetryAttempts: p.MaximumRetryAttempts,
			MaximumRecordAge: seconds(p.MaximumRecordAge), OnFailureARN: p.OnFailureARN})
	}
	return out
}

func rules(m *template.Model) (bus.Config, error) {
	var cfg bus.Config
	for _, b := range m.Buses {
		cfg.Buses = append(cfg.Buses, b.Name)
	}
	for _, r := range m.Rules {
		if r.Schedule != "" {
			return cfg, fmt.Errorf("stack %s: %s: rules with a schedule are not emulated: use EventBridge Scheduler", r.Stack, r.LogicalID)
		}
		rule := bus.Rule{Name: r.Name, Bus: r.BusName, Pattern: r.Pattern, Disabled: !r.Enabled}
		if r.BusName == bus.DefaultBus {
			rule.Bus = ""
		}
		for _, t := range r.Targets {
			target := bus.Target{ID: t.ID, ARN: t.ARN, Input: t.Input, InputPath: t.InputPath}
			if t.InputTemplate != "" {
				target.InputTransformer, _ = json.Marshal(t.InputTemplate)
			}
			rule.Targets = append(rule.Targets, target)
		}
		cfg.Rules = append(cfg.Rules, rule)
	}
	return cfg, nil
}

func schedules(m *template.Model) (schedule.Config, error) {
	var cfg schedule.Config
	for _, g := range m.ScheduleGroups {
		cfg.Groups = append(cfg.Groups, g.Name)
	}
	for _, s := range m.Schedules {
		out := schedule.Schedule{Name: s.Name, Group: s.Group, Expression: s.Expression, Zone: s.Timezone, Disabled: !s.Enabled,
			Target: schedule.Target{ARN: s.TargetARN, RoleARN: s.RoleARN, Input: s.Input, DeadLetterARN: s.DeadLetterARN}}
		if s.MaxRetries >= 0 {
			out.Target.RetryAttempts = &s.MaxRetries
		}
		if s.MaxAgeSeconds > 0 {
			out.Target.EventAge = &s.MaxAgeSeconds
		}
		for text, at := range map[string]*time.Time{s.StartDate: &out.Start, s.EndDate: &out.End} {
			if text == "" {
				continue
			}
			parsed, err := time.Parse(time.RFC3339, text)
			if err != nil {
				return cfg, fmt.Errorf("stack %s: %s: %w", s.Stack, s.LogicalID, err)
			}
			*at = parsed
		}
		cfg.Schedules = append(cfg.Schedules, out)
	}
	return cfg, nil
}

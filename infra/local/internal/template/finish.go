package template

import "fmt"

// finish connects what stands in different stacks and checks that nothing dangles.
func (b *builder) finish() (*Model, error) {
	if err := b.attachPolicies(); err != nil {
		return nil, err
	}
	if err := b.hangRoutes(); err != nil {
		return nil, err
	}
	for i := range b.model.Buckets {
		for _, name := range b.bridged {
			b.model.Buckets[i].EventBridge = b.model.Buckets[i].EventBridge || b.model.Buckets[i].Name == name
		}
	}
	return b.model, b.check()
}

// check finds references by ARN to things that no stack defines, which would only show at the first event.
func (b *builder) check() error {
	known := map[string]bool{}
	for _, f := range b.model.Functions {
		known[f.ARN] = true
	}
	for _, q := range b.model.Queues {
		known[q.ARN] = true
	}
	for _, t := range b.model.Tables {
		known[t.StreamARN] = true
	}
	for _, bus := range b.model.Buses {
		known[bus.ARN] = true
	}
	for _, m := range b.model.Mappings {
		for _, a := range []string{m.FunctionARN, m.SourceARN} {
			if !known[a] {
				return fmt.Errorf("stack %s: %s: event source mapping to %s, which no stack defines", m.Stack, m.LogicalID, a)
			}
		}
	}
	for _, r := range b.model.Rules {
		for _, t := range r.Targets {
			if !known[t.ARN] {
				return fmt.Errorf("stack %s: %s: rule with the target %s, which no stack defines", r.Stack, r.LogicalID, t.ARN)
			}
		}
	}
	for _, q := range b.model.Queues {
		if q.DeadLetterARN != "" && !known[q.DeadLetterARN] {
			return fmt.Errorf("stack %s: %s: dead-letter queue %s, which no stack defines", q.Stack, q.LogicalID, q.DeadLetterARN)
		}
	}
	return b.checkRoles()
}

func (b *builder) checkRoles() error {
	roles := map[string]bool{}
	for _, r := range b.model.Roles {
		roles[r.ARN] = true
	}
	for _, f := range b.model.Functions {
		if !roles[f.RoleARN] {
			return fmt.Errorf("stack %s: %s: role %s, which no stack defines", f.Stack, f.LogicalID, f.RoleARN)
		}
	}
	return nil
}

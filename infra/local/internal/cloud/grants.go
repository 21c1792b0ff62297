package cloud

import (
	"errors"
	"fmt"
	"strings"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/policy"
	"kikite/infra/local/internal/template"
)

// grants checks the permissions that AWS checks when something is deployed or first used, where nobody would see them
// missing on one machine.
type grants struct {
	model    *template.Model
	policies *policy.Evaluator
	roles    map[string]string // function ARN → role ARN
	failed   []error
}

// checkGrants returns all missing permissions as one error.
func checkGrants(m *template.Model, p *policy.Evaluator) error {
	g := &grants{model: m, policies: p, roles: map[string]string{}}
	for _, f := range m.Functions {
		g.roles[f.ARN] = f.RoleARN
		g.check(f.Origin, "its role cannot be assumed by Lambda", p.Assume("lambda.amazonaws.com", f.RoleARN, nil))
	}
	g.mappings()
	g.rules()
	g.notifications()
	g.routes()
	g.triggers()
	return errors.Join(g.failed...)
}

func (g *grants) check(o template.Origin, what string, d policy.Decision) {
	if !d.Allowed {
		g.failed = append(g.failed, fmt.Errorf("stack %s: %s: %s %s", o.Stack, o.LogicalID, what, d.Why))
	}
}

// mappings: Lambda polls with the role of the function.
func (g *grants) mappings() {
	for _, m := range g.model.Mappings {
		actions, resource := []string{"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}, m.SourceARN
		if strings.Contains(m.SourceARN, ":dynamodb:") {
			actions = []string{"dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"}
		}
		for _, a := range actions {
			g.check(m.Origin, "the function's role may not "+a,
				g.policies.Role(g.roles[m.FunctionARN], awsapi.Permission{Action: a, Resource: resource}))
		}
		if m.OnFailureARN != "" {
			g.check(m.Origin, "the function's role may not send to the on-failure queue",
				g.policies.Role(g.roles[m.FunctionARN], awsapi.Permission{Action: "sqs:SendMessage", Resource: m.OnFailureARN}))
		}
	}
}

// rules: the queue's policy must let EventBridge send for that rule.
func (g *grants) rules() {
	for _, r := range g.model.Rules {
		for _, t := range r.Targets {
			if !strings.Contains(t.ARN, ":sqs:") {
				continue
			}
			g.check(r.Origin, "EventBridge may not send to "+t.ARN+":", g.policies.Service("events.amazonaws.com",
				awsapi.Permission{Action: "sqs:SendMessage", Resource: t.ARN, Context: map[string][]string{"aws:SourceArn": {r.ARN}}}))
		}
	}
}

// notifications: the queue's policy must let S3 send for that bucket.
func (g *grants) notifications() {
	for _, n := range g.model.Notifications {
		source := "arn:" + awsapi.Partition + ":s3:::" + n.BucketName
		g.check(n.Origin, "S3 may not send to "+n.Destination+":", g.policies.Service("s3.amazonaws.com",
			awsapi.Permission{Action: "sqs:SendMessage", Resource: n.Destination, Context: map[string][]string{"aws:SourceArn": {source}}}))
	}
}

// routes: API Gateway needs a permission on the function that fits the route.
func (g *grants) routes() {
	for _, api := range g.model.APIs {
		for _, r := range api.Routes {
			_, path, _ := strings.Cut(r.Key, " ")
			source := "arn:" + awsapi.Partition + ":execute-api:" + awsapi.Region + ":" + awsapi.Account + ":" + api.ID + "/$default/ANY" + path
			g.invocable(r.Origin, r.FunctionARN, "apigateway.amazonaws.com", source)
		}
	}
}

// triggers: so does the user pool.
func (g *grants) triggers() {
	for _, p := range g.model.UserPools {
		for _, function := range p.Triggers {
			g.invocable(p.Origin, function, "cognito-idp.amazonaws.com", p.ARN)
		}
	}
}

func (g *grants) invocable(o template.Origin, function, principal, source string) {
	for _, p := range g.model.FunctionGrants {
		if p.FunctionARN == function && p.Principal == principal && p.Action == "lambda:InvokeFunction" &&
			(p.SourceARN == "" || policy.Glob(p.SourceARN, source)) {
			return
		}
	}
	g.failed = append(g.failed, fmt.Errorf("stack %s: %s: %s may not invoke %s from %s: no AWS::Lambda::Permission allows it",
		o.Stack, o.LogicalID, principal, function, source))
}

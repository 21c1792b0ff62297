// Package policy decides whether a call is allowed, from the IAM policies in the synthesized templates.
//
// As IAM does: identity policies of the caller's role (inline, attached and customer-managed), the permissions
// boundary, policies on buckets, queues, keys and buses, Action/NotAction, Resource/NotResource, Principal/NotPrincipal,
// wildcards, Deny over Allow, and the condition operators of the table in condition.go with IfExists, ForAllValues and
// ForAnyValue. A KMS key needs its key policy to name the role or to delegate to the account.
//
// Unlike IAM: one account, so no organization policies and no cross-account rules; no session policies; policy
// variables and unknown condition operators deny, and the decision says so. Of the policies that AWS keeps, only
// those that Lambda's roles usually have are known (managed.go).
package policy

import (
	"encoding/json"
	"fmt"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// Role is an IAM role as the templates describe it; documents are policies as JSON.
type Role struct {
	ARN        string
	Trust      []byte
	Policies   [][]byte
	AWSManaged []string // ARNs
	Boundary   []byte   // nil without
}

// Resource is a policy on a resource.
type Resource struct {
	ARN      string
	Document []byte
}

// Evaluator holds all parsed policies. It is immutable and safe for concurrent use.
type Evaluator struct {
	roles     map[string]*role
	resources map[string][]statement
}

type role struct {
	arn      string
	trust    []statement
	identity []statement
	boundary []statement
	bounded  bool
	unknown  []string // AWS-managed policies whose text we do not have
}

// New parses the policies. An error names the role or resource whose document is broken.
func New(roles []Role, resources []Resource) (*Evaluator, error) {
	e := &Evaluator{roles: map[string]*role{}, resources: map[string][]statement{}}
	for _, r := range roles {
		parsed, err := parseRole(r)
		if err != nil {
			return nil, fmt.Errorf("role %s: %w", r.ARN, err)
		}
		e.roles[r.ARN] = parsed
	}
	for _, r := range resources {
		s, err := parse(r.Document)
		if err != nil {
			return nil, fmt.Errorf("policy of %s: %w", r.ARN, err)
		}
		e.resources[r.ARN] = append(e.resources[r.ARN], s...)
	}
	return e, nil
}

func parseRole(r Role) (*role, error) {
	out := &role{arn: r.ARN, bounded: r.Boundary != nil}
	var err error
	if out.trust, err = parse(r.Trust); err != nil {
		return nil, err
	}
	for _, d := range r.Policies {
		s, err := parse(d)
		if err != nil {
			return nil, err
		}
		out.identity = append(out.identity, s...)
	}
	for _, a := range r.AWSManaged {
		s, known := managed(a)
		if !known {
			out.unknown = append(out.unknown, a)
		}
		out.identity = append(out.identity, s...)
	}
	out.boundary, err = parse(r.Boundary)
	return out, err
}

// Decision says whether a call is allowed and, when not, why: the words that AWS puts behind "because".
type Decision struct {
	Allowed bool
	Why     string
}

// Role decides whether the role may do p.
func (e *Evaluator) Role(roleARN string, p awsapi.Permission) Decision {
	r, ok := e.roles[roleARN]
	if !ok {
		return Decision{Why: "no stack defines the role " + roleARN}
	}
	q := newQuestion(p, principal{kind: "AWS", names: []string{roleARN, accountOf(roleARN)}})
	identity := q.weigh(r.identity, false)
	resource := q.weigh(e.resources[resourceOf(p.Resource)], true)
	boundary := q.weigh(r.boundary, false)
	switch {
	case identity.denied:
		return q.refuse("with an explicit deny in an identity-based policy")
	case resource.denied:
		return q.refuse("with an explicit deny in a resource-based policy")
	case r.bounded && (boundary.denied || !boundary.allowed):
		return q.refuse("because no permissions boundary allows the " + p.Action + " action")
	case strings.HasPrefix(p.Action, "kms:") && !resource.allowed && !resource.delegated:
		return q.refuse("because no resource-based policy allows the " + p.Action + " action")
	case !identity.allowed && !resource.allowed:
		return q.refuse("because no identity-based policy allows the "+p.Action+" action", r.unknown...)
	default:
		return Decision{Allowed: true}
	}
}

// Service decides whether an AWS service, such as events.amazonaws.com, may do p by the policy of the resource itself.
func (e *Evaluator) Service(name string, p awsapi.Permission) Decision {
	q := newQuestion(p, principal{kind: "Service", names: []string{name}})
	resource := q.weigh(e.resources[resourceOf(p.Resource)], true)
	switch {
	case resource.denied:
		return q.refuse("with an explicit deny in a resource-based policy")
	case !resource.allowed:
		return q.refuse("because no resource-based policy allows the " + p.Action + " action to " + name)
	default:
		return Decision{Allowed: true}
	}
}

// Assume decides whether a service may assume a role, by the role's trust policy.
func (e *Evaluator) Assume(service, roleARN string, context map[string][]string) Decision {
	r, ok := e.roles[roleARN]
	if !ok {
		return Decision{Why: "no stack defines the role " + roleARN}
	}
	p := awsapi.Permission{Action: "sts:AssumeRole", Resource: roleARN, Context: context}
	q := newQuestion(p, principal{kind: "Service", names: []string{service}})
	q.anyResource = true // a trust policy has no Resource
	if v := q.weigh(r.trust, true); v.denied || !v.allowed {
		return q.refuse("because the role's trust policy does not allow " + service + " to assume it")
	}
	return Decision{Allowed: true}
}

// accountOf is the account principal that a role belongs to.
func accountOf(roleARN string) string {
	parts := strings.SplitN(roleARN, ":", 6)
	if len(parts) < 6 {
		return ""
	}
	return strings.Join(parts[:5], ":") + ":root"
}

// resourceOf is the resource that carries the policy: the bucket of an object, otherwise the resource itself.
func resourceOf(resource string) string {
	if strings.HasPrefix(resource, "arn:aws:s3:::") {
		bucket, _, _ := strings.Cut(resource, "/")
		return bucket
	}
	return resource
}

// texts is a JSON string or list of strings.
type texts []string

func (t *texts) UnmarshalJSON(raw []byte) error {
	var one any
	if err := json.Unmarshal(raw, &one); err != nil {
		return err
	}
	list, ok := one.([]any)
	if !ok {
		list = []any{one}
	}
	*t = (*t)[:0]
	for _, v := range list {
		switch v := v.(type) {
		case string, bool, float64:
			*t = append(*t, fmt.Sprint(v))
		default:
			return fmt.Errorf("expected text, got %T", v)
		}
	}
	return nil
}

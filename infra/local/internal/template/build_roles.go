package template

import (
	"encoding/json"
	"fmt"
	"strings"
)

func identifyRole(n naming) (identity, error) {
	name, err := n.or("RoleName", 64)
	return identity{name: name, ref: name, attributes: map[string]string{
		"Arn": globalARN("iam", "role/"+name), "RoleId": "AROA" + strings.ToUpper(digest(n.key())[:17])}}, err
}

func identifyManagedPolicy(n naming) (identity, error) {
	name, err := n.or("ManagedPolicyName", 128)
	policy := globalARN("iam", "policy/"+name)
	return identity{name: name, ref: policy, attributes: map[string]string{"PolicyArn": policy}}, err
}

// attachment is a policy on its way to roles that may stand in other stacks.
type attachment struct {
	from     Origin
	roles    []string // names
	document json.RawMessage
}

type managedPolicy struct {
	from     Origin
	document json.RawMessage
}

type inlinePolicy struct {
	PolicyName     string
	PolicyDocument json.RawMessage
}

type roleProps struct {
	RoleName                 string
	AssumeRolePolicyDocument json.RawMessage
	ManagedPolicyArns        []string
	Policies                 []inlinePolicy
	PermissionsBoundary      string
}

func buildRole(b *builder, r *resource) error {
	var p roleProps
	if _, err := b.properties(r, &p, "Description", "MaxSessionDuration", "Path"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	role := Role{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"], Trust: p.AssumeRolePolicyDocument,
		managedARNs: p.ManagedPolicyArns, boundaryARN: p.PermissionsBoundary}
	for _, inline := range p.Policies {
		role.Policies = append(role.Policies, inline.PolicyDocument)
	}
	b.model.Roles = append(b.model.Roles, role)
	return nil
}

type policyProps struct {
	PolicyName     string
	PolicyDocument json.RawMessage
	Roles          []string
}

func buildPolicy(b *builder, r *resource) error {
	var p policyProps
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	b.policies = append(b.policies, attachment{from: r.origin(), roles: p.Roles, document: p.PolicyDocument})
	return nil
}

type managedPolicyProps struct {
	ManagedPolicyName string
	PolicyDocument    json.RawMessage
	Roles             []string
}

func buildManagedPolicy(b *builder, r *resource) error {
	var p managedPolicyProps
	if _, err := b.properties(r, &p, "Description", "Path"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.managed[known.ref] = managedPolicy{from: r.origin(), document: p.PolicyDocument}
	b.policies = append(b.policies, attachment{from: r.origin(), roles: p.Roles, document: p.PolicyDocument})
	return nil
}

// attachPolicies gives every role the policies that name it and those that it names.
func (b *builder) attachPolicies() error {
	byName := map[string]*Role{}
	for i := range b.model.Roles {
		byName[b.model.Roles[i].Name] = &b.model.Roles[i]
	}
	for _, p := range b.policies {
		for _, name := range p.roles {
			role, ok := byName[name]
			if !ok {
				return fmt.Errorf("stack %s: %s: attached to the role %s, which no stack defines", p.from.Stack, p.from.LogicalID, name)
			}
			role.Policies = append(role.Policies, p.document)
		}
	}
	for i := range b.model.Roles {
		if err := b.attachManaged(&b.model.Roles[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) attachManaged(role *Role) error {
	for _, a := range role.managedARNs {
		if strings.HasPrefix(a, "arn:aws:iam::aws:policy/") {
			role.AWSManaged = append(role.AWSManaged, a)
			continue
		}
		p, ok := b.managed[a]
		if !ok {
			return fmt.Errorf("stack %s: %s: no stack defines the managed policy %s", role.Stack, role.LogicalID, a)
		}
		role.Policies = append(role.Policies, p.document)
	}
	if role.boundaryARN != "" {
		p, ok := b.managed[role.boundaryARN]
		if !ok {
			return fmt.Errorf("stack %s: %s: no stack defines the permissions boundary %s", role.Stack, role.LogicalID, role.boundaryARN)
		}
		role.Boundary = p.document
	}
	return nil
}

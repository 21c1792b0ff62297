package template

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// bootstrapVersion answers the parameter by which a CDK template asks how its account was bootstrapped.
// Templates of today ask for at least 6 to 21; a local cloud needs no bootstrap.
const bootstrapVersion = "30"

func (r *resolver) pseudo(s *stack, name string) (any, bool) {
	switch name {
	case "AWS::AccountId":
		return awsapi.Account, true
	case "AWS::Region":
		return awsapi.Region, true
	case "AWS::Partition":
		return awsapi.Partition, true
	case "AWS::URLSuffix":
		return "amazonaws.com", true
	case "AWS::StackName":
		return s.name, true
	case "AWS::StackId":
		return arn("cloudformation", "stack/"+s.name+"/"+uuidOf(s.name)), true
	case "AWS::NotificationARNs":
		return []any{}, true
	case "AWS::NoValue":
		return noValue{}, true
	default:
		return nil, false
	}
}

// parameter resolves a template parameter: what the parent stack gave, a systems-manager value, or the default.
func (r *resolver) parameter(s *stack, name string) (any, error) {
	if v, ok := s.values[name]; ok {
		return v, nil
	}
	d := s.raw.Parameters[name]
	v, err := r.argument(s, name, d)
	if err != nil {
		return nil, fmt.Errorf("parameter %s of stack %s: %w", name, s.name, err)
	}
	if text, ok := v.(string); ok && isListType(d.Type) {
		v = listOf(text)
	}
	s.values[name] = v
	return v, nil
}

func (r *resolver) argument(s *stack, name string, d parameterDecl) (any, error) {
	if given, ok := s.arguments[name]; ok {
		return r.value(s.parent, given)
	}
	if strings.HasPrefix(d.Type, "AWS::SSM::Parameter::Value<") {
		key := fmt.Sprint(d.Default)
		if strings.HasPrefix(key, "/cdk-bootstrap/") {
			return bootstrapVersion, nil
		}
		return r.ssm(key)
	}
	if d.Default == nil {
		return nil, errors.New("has no default, and nobody deploys the local cloud with a value")
	}
	return d.Default, nil
}

func isListType(t string) bool {
	return t == "CommaDelimitedList" || strings.Contains(t, "List<")
}

func listOf(text string) []any {
	var out []any
	for _, part := range strings.Split(text, ",") {
		out = append(out, strings.TrimSpace(part))
	}
	return out
}

// ssm finds the value of a parameter that one of the stacks defines.
func (r *resolver) ssm(name string) (string, error) {
	for _, s := range r.stacks {
		for _, id := range s.order {
			res := s.resources[id]
			if res.Type != "AWS::SSM::Parameter" {
				continue
			}
			known, err := r.identify(res)
			if err != nil {
				return "", err
			}
			if known.ref == name {
				return r.text(s, res.Properties["Value"])
			}
		}
	}
	return "", fmt.Errorf("no stack defines the systems-manager parameter %s", name)
}

func (r *resolver) choice(s *stack, arg any) (any, error) {
	args, err := arguments("Fn::If", arg, 3, 3)
	if err != nil {
		return nil, err
	}
	yes, err := r.condition(s, fmt.Sprint(args[0]))
	if err != nil {
		return nil, err
	}
	if yes {
		return r.value(s, args[1])
	}
	return r.value(s, args[2])
}

// condition evaluates a named condition of the stack.
func (r *resolver) condition(s *stack, name string) (bool, error) {
	if v, ok := s.decided[name]; ok {
		return v, nil
	}
	c, ok := s.raw.Conditions[name]
	if !ok {
		return false, fmt.Errorf("condition %s is not defined", name)
	}
	v, err := r.evaluate(s, c)
	if err != nil {
		return false, fmt.Errorf("condition %s: %w", name, err)
	}
	s.decided[name] = v
	return v, nil
}

func (r *resolver) evaluate(s *stack, c any) (bool, error) {
	m, ok := c.(map[string]any)
	if !ok || len(m) != 1 {
		return false, errors.New("is not a condition function")
	}
	if name, ok := m["Condition"]; ok {
		return r.condition(s, fmt.Sprint(name))
	}
	if pair, ok := m["Fn::Equals"]; ok {
		args, err := arguments("Fn::Equals", pair, 2, 2)
		if err != nil {
			return false, err
		}
		a, err := r.value(s, args[0])
		if err != nil {
			return false, err
		}
		b, err := r.value(s, args[1])
		return reflect.DeepEqual(a, b), err
	}
	return r.combine(s, m)
}

// combine evaluates Fn::And, Fn::Or and Fn::Not.
func (r *resolver) combine(s *stack, m map[string]any) (bool, error) {
	for name, arg := range m {
		args, err := arguments(name, arg, 1, 10)
		if err != nil {
			return false, err
		}
		results := map[bool]bool{}
		for _, a := range args {
			v, err := r.evaluate(s, a)
			if err != nil {
				return false, err
			}
			results[v] = true
		}
		switch name {
		case "Fn::And":
			return !results[false], nil
		case "Fn::Or":
			return results[true], nil
		case "Fn::Not":
			return !results[true], nil
		}
	}
	return false, errors.New("unknown condition function")
}

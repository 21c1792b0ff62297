package template

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// noValue stands for {"Ref": "AWS::NoValue"}: the property it is the value of does not exist.
type noValue struct{}

// resolver replaces intrinsic functions. It works lazily: what a Ref needs is resolved when it is met.
type resolver struct {
	stacks  []*stack
	exports map[string]export
	known   map[string]identity // by resource key
	busy    map[string]bool     // resources being identified, to report a cycle
	options Options
}

type export struct {
	stack *stack
	value any
}

// intrinsics dispatches on the single key of an object.
func (r *resolver) intrinsic(s *stack, name string, arg any) (any, error) {
	switch name {
	case "Ref":
		return r.ref(s, fmt.Sprint(arg))
	case "Fn::GetAtt":
		return r.getAtt(s, arg)
	case "Fn::Sub":
		return r.sub(s, arg)
	case "Fn::Join":
		return r.join(s, arg)
	case "Fn::Select":
		return r.choose(s, arg)
	case "Fn::Split":
		return r.split(s, arg)
	case "Fn::Base64":
		text, err := r.text(s, arg)
		return base64.StdEncoding.EncodeToString([]byte(text)), err
	case "Fn::FindInMap":
		return r.findInMap(s, arg)
	case "Fn::ImportValue":
		return r.importValue(s, arg)
	case "Fn::If":
		return r.choice(s, arg)
	default:
		return nil, fmt.Errorf("the intrinsic function %s is not emulated", name)
	}
}

// value resolves v, which came from the template of s. Properties whose value is AWS::NoValue are left out.
func (r *resolver) value(s *stack, v any) (any, error) {
	switch v := v.(type) {
	case map[string]any:
		if name, arg, ok := single(v); ok {
			return r.intrinsic(s, name, arg)
		}
		out := make(map[string]any, len(v))
		for k, e := range v {
			x, err := r.value(s, e)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", k, err)
			}
			if _, gone := x.(noValue); !gone {
				out[k] = x
			}
		}
		return out, nil
	case []any:
		out := make([]any, 0, len(v))
		for i, e := range v {
			x, err := r.value(s, e)
			if err != nil {
				return nil, fmt.Errorf("[%d]: %w", i, err)
			}
			if _, gone := x.(noValue); !gone {
				out = append(out, x)
			}
		}
		return out, nil
	case string:
		return r.dynamic(v)
	default:
		return v, nil
	}
}

// single says whether m is an intrinsic function: one key, Ref or Fn::….
func single(m map[string]any) (name string, arg any, ok bool) {
	if len(m) != 1 {
		return "", nil, false
	}
	for k, v := range m {
		if k == "Ref" || strings.HasPrefix(k, "Fn::") {
			return k, v, true
		}
	}
	return "", nil, false
}

// text resolves v to a string, as CloudFormation does where a string is wanted.
func (r *resolver) text(s *stack, v any) (string, error) {
	x, err := r.value(s, v)
	if err != nil {
		return "", err
	}
	switch x := x.(type) {
	case string:
		return x, nil
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64), nil
	case bool:
		return strconv.FormatBool(x), nil
	default:
		return "", fmt.Errorf("expected a string, got %T", x)
	}
}

func (r *resolver) ref(s *stack, name string) (any, error) {
	if v, ok := r.pseudo(s, name); ok {
		return v, nil
	}
	if _, ok := s.raw.Parameters[name]; ok {
		return r.parameter(s, name)
	}
	res, ok := s.resources[name]
	if !ok {
		return nil, fmt.Errorf("reference to %s, which is neither a resource nor a parameter of stack %s", name, s.name)
	}
	id, err := r.identify(res)
	if err != nil {
		return nil, err
	}
	return id.ref, nil
}

func (r *resolver) getAtt(s *stack, arg any) (any, error) {
	var id, attribute string
	switch a := arg.(type) {
	case string:
		id, attribute, _ = strings.Cut(a, ".")
	case []any:
		if len(a) != 2 {
			return nil, errors.New("Fn::GetAtt needs a resource and an attribute")
		}
		name, err := r.text(s, a[1])
		if err != nil {
			return nil, err
		}
		id, attribute = fmt.Sprint(a[0]), name
	}
	res, ok := s.resources[id]
	if !ok {
		return nil, fmt.Errorf("Fn::GetAtt of %s, which is no resource of stack %s", id, s.name)
	}
	if n := s.nested[id]; n != nil {
		name, isOutput := strings.CutPrefix(attribute, "Outputs.")
		o, found := n.raw.Outputs[name]
		if !isOutput || !found {
			return nil, fmt.Errorf("nested stack %s has no output %s", n.name, attribute)
		}
		return r.value(n, o.Value)
	}
	known, err := r.identify(res)
	if err != nil {
		return nil, err
	}
	return known.attribute(res, attribute)
}

func (r *resolver) importValue(s *stack, arg any) (any, error) {
	name, err := r.text(s, arg)
	if err != nil {
		return nil, err
	}
	e, ok := r.exports[name]
	if !ok {
		return nil, fmt.Errorf("Fn::ImportValue of %s, which no stack exports", name)
	}
	return r.value(e.stack, e.value)
}

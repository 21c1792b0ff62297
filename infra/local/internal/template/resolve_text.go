package template

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// arguments checks that an intrinsic function got a list of between low and high arguments.
func arguments(name string, arg any, low, high int) ([]any, error) {
	list, ok := arg.([]any)
	if !ok || len(list) < low || len(list) > high {
		return nil, fmt.Errorf("%s needs a list of %d to %d arguments", name, low, high)
	}
	return list, nil
}

func (r *resolver) join(s *stack, arg any) (any, error) {
	args, err := arguments("Fn::Join", arg, 2, 2)
	if err != nil {
		return nil, err
	}
	parts, err := r.texts(s, args[1])
	return strings.Join(parts, fmt.Sprint(args[0])), err
}

func (r *resolver) split(s *stack, arg any) (any, error) {
	args, err := arguments("Fn::Split", arg, 2, 2)
	if err != nil {
		return nil, err
	}
	text, err := r.text(s, args[1])
	if err != nil {
		return nil, err
	}
	var out []any
	for _, part := range strings.Split(text, fmt.Sprint(args[0])) {
		out = append(out, part)
	}
	return out, nil
}

func (r *resolver) choose(s *stack, arg any) (any, error) {
	args, err := arguments("Fn::Select", arg, 2, 2)
	if err != nil {
		return nil, err
	}
	at, err := r.text(s, args[0])
	if err != nil {
		return nil, err
	}
	i, err := strconv.Atoi(at)
	if err != nil {
		return nil, fmt.Errorf("Fn::Select: %w", err)
	}
	v, err := r.value(s, args[1])
	if err != nil {
		return nil, err
	}
	list, ok := v.([]any)
	if !ok || i < 0 || i >= len(list) {
		return nil, fmt.Errorf("Fn::Select: no element %d", i)
	}
	return list[i], nil
}

// texts resolves v to a list of strings.
func (r *resolver) texts(s *stack, v any) ([]string, error) {
	x, err := r.value(s, v)
	if err != nil {
		return nil, err
	}
	list, ok := x.([]any)
	if !ok {
		return nil, fmt.Errorf("expected a list, got %T", x)
	}
	out := make([]string, len(list))
	for i, e := range list {
		if out[i], err = r.text(s, e); err != nil {
			return nil, err
		}
	}
	return out, nil
}

var placeholder = regexp.MustCompile(`\$\{([^}]*)\}`)

// sub replaces ${Name}, ${Name.Attribute}, ${Variable}; ${!Literal} stays as ${Literal}.
func (r *resolver) sub(s *stack, arg any) (any, error) {
	text, variables := arg, map[string]any{}
	if list, ok := arg.([]any); ok {
		if len(list) != 2 {
			return nil, errors.New("Fn::Sub needs a text and variables")
		}
		text = list[0]
		variables, _ = list[1].(map[string]any)
	}
	var failed error
	out := placeholder.ReplaceAllStringFunc(fmt.Sprint(text), func(match string) string {
		name := strings.TrimSpace(match[2 : len(match)-1])
		if literal, ok := strings.CutPrefix(name, "!"); ok {
			return "${" + literal + "}"
		}
		var source any = map[string]any{"Ref": name}
		if v, ok := variables[name]; ok {
			source = v
		} else if strings.Contains(name, ".") {
			source = map[string]any{"Fn::GetAtt": name}
		}
		value, err := r.text(s, source)
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("${%s}: %w", name, err))
		}
		return value
	})
	if failed != nil {
		return nil, failed
	}
	return out, nil
}

func (r *resolver) findInMap(s *stack, arg any) (any, error) {
	args, err := arguments("Fn::FindInMap", arg, 3, 3)
	if err != nil {
		return nil, err
	}
	keys, err := r.texts(s, args)
	if err != nil {
		return nil, err
	}
	top, _ := s.mappings[keys[0]][keys[1]].(map[string]any)
	v, ok := top[keys[2]]
	if !ok {
		return nil, fmt.Errorf("Fn::FindInMap: no %s", strings.Join(keys, "."))
	}
	return v, nil
}

var dynamicReference = regexp.MustCompile(`\{\{resolve:([a-z-]+):([^}]*)\}\}`)

// dynamic replaces {{resolve:ssm:name}} by the value of a parameter that one of the stacks defines.
func (r *resolver) dynamic(text string) (any, error) {
	if rest, ok := strings.CutPrefix(text, TemplateWebURL); ok && r.options.WebURL != "" {
		text = r.options.WebURL + rest
	}
	if !strings.Contains(text, "{{resolve:") {
		return text, nil
	}
	var failed error
	out := dynamicReference.ReplaceAllStringFunc(text, func(match string) string {
		m := dynamicReference.FindStringSubmatch(match)
		if m[1] != "ssm" {
			failed = errors.Join(failed, fmt.Errorf("the dynamic reference %s is not emulated", match))
			return ""
		}
		name, _, _ := strings.Cut(m[2], ":")
		v, err := r.ssm(name)
		failed = errors.Join(failed, err)
		return v
	})
	if failed != nil {
		return nil, failed
	}
	return out, nil
}

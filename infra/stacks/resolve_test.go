package stacks_test

import (
	"fmt"
	"strings"
	"testing"

	"kikite/infra/topology"
)

// of are all resources of a type.
func (c *cloud) of(kind string) []resource {
	var out []resource
	for _, r := range c.resources {
		if r.kind == kind {
			out = append(out, r)
		}
	}
	return out
}

// text turns a template value into one comparable text: a reference becomes "<stack>.<logical ID>", an attribute
// "<stack>.<logical ID>.<attribute>", and imports are followed to what they mean.
func (c *cloud) text(stack string, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case map[string]any:
		return c.intrinsic(stack, v)
	default:
		return fmt.Sprint(v)
	}
}

func (c *cloud) intrinsic(stack string, v map[string]any) string {
	for name, arg := range v {
		switch name {
		case "Ref":
			if strings.HasPrefix(arg.(string), "AWS::") {
				return "${" + arg.(string) + "}"
			}
			return stack + "." + arg.(string)
		case "Fn::GetAtt":
			a := arg.([]any)
			return stack + "." + a[0].(string) + "." + a[1].(string)
		case "Fn::ImportValue":
			e := c.exports[arg.(string)]
			return c.text(e[0].(string), e[1])
		case "Fn::GetStackOutput":
			a := arg.(map[string]any)
			from := a["StackName"].(string)
			return c.text(from, c.outputs[from+"/"+a["OutputName"].(string)])
		case "Fn::Join":
			a := arg.([]any)
			parts := []string{}
			for _, p := range a[1].([]any) {
				parts = append(parts, c.text(stack, p))
			}
			return strings.Join(parts, a[0].(string))
		case "Fn::Sub":
			return arg.(string)
		}
	}
	return fmt.Sprintf("unknown %v", v)
}

// get is the value at a path of properties.
func get(v any, path ...string) any {
	for _, p := range path {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[p]
	}
	return v
}

func (r resource) text(c *cloud, path ...string) string {
	return c.text(r.stack, get(r.props, path...))
}

func (r resource) number(path ...string) float64 {
	n, _ := get(r.props, path...).(float64)
	return n
}

// list is a property that is one value or a list of values.
func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	if v == nil {
		return nil
	}
	return []any{v}
}

// at is the resource that a reference or attribute text means.
func (c *cloud) at(t *testing.T, text string) resource {
	t.Helper()
	for _, r := range c.resources {
		if name := r.stack + "." + r.id; text == name || strings.HasPrefix(text, name+".") {
			return r
		}
	}
	t.Fatalf("%q is no resource", text)
	return resource{}
}

// functions are the product's functions by ID; helpers that CDK adds at deployment are left out.
func (c *cloud) functions() map[string]resource {
	out := map[string]resource{}
	for _, r := range c.of("AWS::Lambda::Function") {
		if name, _ := r.props["FunctionName"].(string); name != "" {
			out[strings.TrimPrefix(name, c.stage.Named()+"-")] = r
		}
	}
	return out
}

// each runs a test per function of the topology.
func (c *cloud) each(t *testing.T, test func(t *testing.T, f topology.Function, r resource)) {
	t.Helper()
	functions := c.functions()
	for _, f := range topology.Functions() {
		t.Run(f.ID(), func(t *testing.T) {
			r, ok := functions[f.ID()]
			if !ok {
				t.Fatal("not in any template")
			}
			test(t, f, r)
		})
	}
}

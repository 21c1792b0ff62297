package template

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Options are the few values that depend on where the local cloud runs.
type Options struct {
	// WebHost is host:port of the local web client, which the domain name of a CloudFront distribution becomes.
	WebHost string
	// WebURL replaces TemplateWebURL at the beginning of every text, so that one synthesis serves any port. "" = no change.
	WebURL string
}

// TemplateWebURL is the address of the web client that the templates of the local stage assume.
const TemplateWebURL = "http://localhost:8787"

// Load reads the assembly in dir. Errors name file, stack, logical ID and type.
func Load(dir string, options Options) (*Model, error) {
	stacks, err := loadAssembly(dir)
	if err != nil {
		return nil, err
	}
	r := &resolver{exports: map[string]export{}, known: map[string]identity{}, busy: map[string]bool{}, options: options}
	r.collect(stacks)
	if err := r.collectExports(); err != nil {
		return nil, err
	}
	b := &builder{resolver: r, model: &Model{}, managed: map[string]managedPolicy{}}
	for _, s := range r.stacks {
		if err := b.stack(s); err != nil {
			return nil, err
		}
	}
	return b.finish()
}

// collect lists the stacks with the nested ones, parents first.
func (r *resolver) collect(stacks []*stack) {
	for _, s := range stacks {
		r.stacks = append(r.stacks, s)
		var nested []*stack
		for _, n := range s.nested {
			nested = append(nested, n)
		}
		slices.SortFunc(nested, func(a, b *stack) int { return compare(a.name, b.name) })
		r.collect(nested)
	}
}

func (r *resolver) collectExports() error {
	for _, s := range r.stacks {
		for id, o := range s.raw.Outputs {
			if o.Export == nil {
				continue
			}
			name, err := r.text(s, o.Export.Name)
			if err != nil {
				return fmt.Errorf("stack %s: output %s: %w", s.name, id, err)
			}
			if other, ok := r.exports[name]; ok {
				return fmt.Errorf("stacks %s and %s both export %s", other.stack.name, s.name, name)
			}
			r.exports[name] = export{stack: s, value: o.Value}
		}
	}
	return nil
}

// builder turns resources into the model.
type builder struct {
	*resolver
	model    *Model
	policies []attachment
	managed  map[string]managedPolicy // by ARN
	stages   []stageProps
	routes   []pendingRoute
	bridged  []string // buckets that a custom resource connects to the default bus
}

// stack builds every resource of s whose condition holds.
func (b *builder) stack(s *stack) error {
	for _, id := range s.order {
		res := s.resources[id]
		if res.Condition != "" {
			yes, err := b.condition(s, res.Condition)
			if err != nil {
				return res.wrap(err)
			}
			if !yes {
				continue
			}
		}
		k, err := kindOf(res)
		if err != nil {
			return err
		}
		if k.inert != "" {
			b.model.Inert = append(b.model.Inert, Inert{Origin: res.origin(), Type: res.Type, Reason: k.inert})
			continue
		}
		if err := k.build(b, res); err != nil {
			return res.wrap(err)
		}
	}
	return b.outputs(s)
}

func (b *builder) outputs(s *stack) error {
	ids := make([]string, 0, len(s.raw.Outputs))
	for id := range s.raw.Outputs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		o := s.raw.Outputs[id]
		if o.Condition != "" {
			yes, err := b.condition(s, o.Condition)
			if err != nil || !yes {
				continue
			}
		}
		value, err := b.text(s, o.Value)
		if err != nil {
			return fmt.Errorf("stack %s: output %s: %w", s.name, id, err)
		}
		out := Output{Origin: Origin{Stack: s.name, LogicalID: id}, Description: o.Description, Value: value}
		if o.Export != nil {
			if out.ExportName, err = b.text(s, o.Export.Name); err != nil {
				return fmt.Errorf("stack %s: output %s: %w", s.name, id, err)
			}
		}
		b.model.Outputs = append(b.model.Outputs, out)
	}
	return nil
}

// properties resolves all properties of a resource into a typed shape, whose fields are those that are emulated.
// ignored are properties without an effect on one machine. Any other property is an error: leaving it out silently
// would let something work here that works differently when deployed.
func (b *builder) properties(r *resource, into any, ignored ...string) (json.RawMessage, error) {
	resolved, err := b.value(r.stack, r.Properties)
	if err != nil {
		return nil, err
	}
	all, _ := resolved.(map[string]any)
	raw, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	for _, name := range append(ignored, "Tags") {
		delete(all, name)
	}
	kept, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(kept))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return nil, fmt.Errorf("a property is not emulated: %w", err)
	}
	return raw, nil
}

// buildNothing is for resources that other resources read by reference.
func buildNothing(*builder, *resource) error { return nil }

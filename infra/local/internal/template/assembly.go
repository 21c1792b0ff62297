package template

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// stack is one template before its intrinsics are resolved.
type stack struct {
	name      string
	dir       string // directory of the assembly, absolute
	resources map[string]*resource
	order     []string // logical IDs, sorted: templates are maps
	raw       document
	assets    map[string]string         // object key of a file asset → path below dir
	arguments map[string]any            // parameters that the parent gave a nested stack
	parent    *stack                    // of a nested stack
	nested    map[string]*stack         // AWS::CloudFormation::Stack by logical ID
	decided   map[string]bool           // conditions already evaluated
	values    map[string]any            // parameters already resolved
	mappings  map[string]map[string]any // Mappings, flattened by map name
}

// document is the JSON of a template.
type document struct {
	Parameters map[string]parameterDecl
	Mappings   map[string]map[string]any
	Conditions map[string]any
	Resources  map[string]resourceDecl
	Outputs    map[string]outputDecl
	Transform  any
}

type parameterDecl struct {
	Type    string
	Default any
}

type resourceDecl struct {
	Type       string
	Properties map[string]any
	Metadata   map[string]any
	Condition  string
}

type outputDecl struct {
	Description string
	Value       any
	Condition   string
	Export      *struct{ Name any }
}

// resource is one resource with the stack it stands in.
type resource struct {
	resourceDecl
	stack *stack
	id    string
}

func (r *resource) origin() Origin { return Origin{Stack: r.stack.name, LogicalID: r.id} }

func (r *resource) key() string { return r.stack.name + "/" + r.id }

// wrap says in which stack and resource an error arose.
func (r *resource) wrap(err error) error {
	return fmt.Errorf("stack %s: %s (%s): %w", r.stack.name, r.id, r.Type, err)
}

type manifest struct {
	Artifacts map[string]struct {
		Type       string
		Properties struct {
			TemplateFile  string
			StackName     string
			File          string
			DirectoryName string
		}
	}
}

// loadAssembly reads the stacks of an assembly and of the assemblies nested in it, sorted by name.
func loadAssembly(dir string) ([]*stack, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := readJSON(filepath.Join(dir, "manifest.json"), &m); err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("no cloud assembly in %s: synthesize it first (manifest.json is missing)", dir)
		}
		return nil, err
	}
	assets, err := loadAssets(dir, m)
	if err != nil {
		return nil, err
	}
	var stacks []*stack
	for id, a := range m.Artifacts {
		switch a.Type {
		case "aws:cloudformation:stack":
			name := a.Properties.StackName
			if name == "" {
				name = id
			}
			s, err := loadStack(name, dir, a.Properties.TemplateFile, assets)
			if err != nil {
				return nil, err
			}
			stacks = append(stacks, s)
		case "cdk:cloud-assembly":
			below, err := loadAssembly(filepath.Join(dir, a.Properties.DirectoryName))
			if err != nil {
				return nil, err
			}
			stacks = append(stacks, below...)
		}
	}
	slices.SortFunc(stacks, func(a, b *stack) int { return compare(a.name, b.name) })
	return stacks, nil
}

// loadStack reads one template and, below it, the templates of its nested stacks.
func loadStack(name, dir, file string, assets map[string]string) (*stack, error) {
	s := &stack{name: name, dir: dir, assets: assets, resources: map[string]*resource{}, nested: map[string]*stack{},
		decided: map[string]bool{}, values: map[string]any{}}
	if err := readJSON(filepath.Join(dir, file), &s.raw); err != nil {
		return nil, err
	}
	if s.raw.Transform != nil {
		return nil, fmt.Errorf("stack %s: template transforms (macros) are not emulated: %v", name, s.raw.Transform)
	}
	s.mappings = s.raw.Mappings
	for id, d := range s.raw.Resources {
		s.resources[id] = &resource{resourceDecl: d, stack: s, id: id}
		s.order = append(s.order, id)
		if d.Type != nestedStackType {
			continue
		}
		path, _ := d.Metadata["aws:asset:path"].(string)
		if path == "" {
			return nil, fmt.Errorf("stack %s: %s: nested stack without the metadata aws:asset:path", name, id)
		}
		n, err := loadStack(name+"-"+id, dir, path, assets)
		if err != nil {
			return nil, err
		}
		n.parent = s
		n.arguments, _ = d.Properties["Parameters"].(map[string]any)
		s.nested[id] = n
	}
	slices.Sort(s.order)
	return s, nil
}

// loadAssets maps the object key of every file asset to the path it is made from.
func loadAssets(dir string, m manifest) (map[string]string, error) {
	assets := map[string]string{}
	for _, a := range m.Artifacts {
		if a.Type != "cdk:asset-manifest" {
			continue
		}
		var files struct {
			Files map[string]struct {
				Source       struct{ Path string }
				Destinations map[string]struct{ ObjectKey string }
			}
		}
		if err := readJSON(filepath.Join(dir, a.Properties.File), &files); err != nil {
			return nil, err
		}
		for _, f := range files.Files {
			for _, d := range f.Destinations {
				assets[d.ObjectKey] = f.Source.Path
			}
		}
	}
	return assets, nil
}

func readJSON(path string, into any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	default:
		return 0
	}
}

package stacks_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdklabs/cdk-nag-go/cdknag/v2"

	"kikite/infra/stacks"
	"kikite/infra/topology"
)

// resource is one resource of a template.
type resource struct {
	stack, id, kind string
	props           map[string]any
	policy          string // DeletionPolicy
}

// cloud is every template of a stage.
type cloud struct {
	stage     topology.Stage
	dir       string
	resources []resource
	outputs   map[string]any    // "<stack>/<logical ID>" → value
	exports   map[string][2]any // export name → stack, value
	raw       map[string][]byte // template texts by stack
}

var (
	prodCloud  = sync.OnceValues(func() (*cloud, error) { return synthesize("prod") })
	localCloud = sync.OnceValues(func() (*cloud, error) { return synthesize(topology.Local) })
	modelCloud = sync.OnceValues(func() (*cloud, error) { return synthesize(withModel) })
	jsiiLock   sync.Mutex // one Node process serves all apps
	scratch    string
)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "stacks")
	if err != nil {
		panic(err)
	}
	scratch = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// prod is the stage with everything: own domain, data kept. local is the stage that runs on one machine.
func prod(t *testing.T) *cloud  { return ready(t, prodCloud) }
func local(t *testing.T) *cloud { return ready(t, localCloud) }

// withModel is a stage that is prod with models of Amazon Bedrock.
const withModel = "model"

// analyserModel is the model of that stage that analyses talks.
const analyserModel = "vendor.model-1-v1:0"

func ready(t *testing.T, make func() (*cloud, error)) *cloud {
	t.Helper()
	c, err := make()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func settings(name, root string) func(string) string {
	env := map[string]string{"KIKITE_STAGE": name, "KIKITE_ROOT": root}
	if name != topology.Local {
		env["KIKITE_DOMAIN"] = "kikite.example"
		env["KIKITE_CERTIFICATE_ARN"] = "arn:aws:acm:us-east-1:111122223333:certificate/5d2a"
		env["KIKITE_ALARM_MAIL"] = "on-call@kikite.example"
	}
	if name == withModel {
		env["KIKITE_BEDROCK_EMBEDDING_MODEL"] = "amazon.titan-embed-text-v2:0"
		env["KIKITE_BEDROCK_ANALYSER_MODEL"] = analyserModel
	}
	return func(k string) string { return env[k] }
}

// synthesize writes the templates of a stage, with cdk-nag's reports beside them, and reads them back.
func synthesize(name string) (*cloud, error) {
	jsiiLock.Lock()
	defer jsiiLock.Unlock()
	root := filepath.Join(scratch, name)
	for _, f := range topology.Functions() {
		if err := write(filepath.Join(root, f.AssetDir(), "bootstrap"), f.Source); err != nil {
			return nil, err
		}
	}
	if err := write(filepath.Join(root, "web", "dist", "index.html"), "<!doctype html>"); err != nil {
		return nil, err
	}
	stage, err := topology.FromEnv(settings(name, root))
	if err != nil {
		return nil, err
	}
	c := &cloud{stage: stage, dir: filepath.Join(root, "out")}
	app := stacks.NewApp(c.dir)
	stacks.Build(app, stage)
	awscdk.Aspects_Of(app).Add(cdknag.NewAwsSolutionsChecks(&cdknag.NagPackProps{Verbose: jsii.Bool(true)}), nil)
	app.Synth(nil)
	return c, c.load()
}

func write(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(content), 0o755)
}

func (c *cloud) load() error {
	c.outputs, c.exports, c.raw = map[string]any{}, map[string][2]any{}, map[string][]byte{}
	files, err := filepath.Glob(filepath.Join(c.dir, "*.template.json"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no templates in %s: %w", c.dir, err)
	}
	for _, file := range files {
		stack := strings.TrimSuffix(filepath.Base(file), ".template.json")
		if c.raw[stack], err = os.ReadFile(file); err != nil {
			return err
		}
		if err := c.add(stack, c.raw[stack]); err != nil {
			return fmt.Errorf("%s: %w", stack, err)
		}
	}
	return nil
}

func (c *cloud) add(stack string, raw []byte) error {
	var t struct {
		Resources map[string]struct {
			Type           string
			Properties     map[string]any
			DeletionPolicy string
		}
		Outputs map[string]struct {
			Value  any
			Export struct{ Name string }
		}
	}
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	for id, r := range t.Resources {
		c.resources = append(c.resources, resource{stack: stack, id: id, kind: r.Type, props: r.Properties, policy: r.DeletionPolicy})
	}
	sort.Slice(c.resources, func(i, j int) bool {
		a, b := c.resources[i], c.resources[j]
		return a.stack+"/"+a.id < b.stack+"/"+b.id
	})
	for id, o := range t.Outputs {
		c.outputs[stack+"/"+id] = o.Value
		if o.Export.Name != "" {
			c.exports[o.Export.Name] = [2]any{stack, o.Value}
		}
	}
	return nil
}

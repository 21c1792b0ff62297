package template_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kikite/infra/local/internal/template"
)

// assembly writes a cloud assembly shaped like the CDK's: one template and one asset list per stack.
func assembly(t *testing.T, stacks map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	artifacts := map[string]any{"Tree": map[string]any{"type": "cdk:tree"}}
	for name, body := range stacks {
		write(t, dir, name+".template.json", body)
		write(t, dir, name+".assets.json", `{"files":{"abc":{"source":{"path":"asset.abc","packaging":"zip"},
			"destinations":{"current_account-current_region":{"bucketName":"cdk-assets","objectKey":"abc.zip"}}}}}`)
		artifacts[name+".assets"] = map[string]any{"type": "cdk:asset-manifest", "properties": map[string]any{"file": name + ".assets.json"}}
		artifacts[name] = map[string]any{"type": "aws:cloudformation:stack", "properties": map[string]any{"templateFile": name + ".template.json"}}
	}
	raw, err := json.Marshal(map[string]any{"artifacts": artifacts})
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "manifest.json", string(raw))
	return dir
}

func write(t *testing.T, dir, name, body string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
}

// load reads an assembly of one stack with the given resources.
func load(t *testing.T, resources string, more ...string) (*template.Model, error) {
	t.Helper()
	return template.Load(assembly(t, map[string]string{"App": `{"Resources":{` + resources + `}` + strings.Join(more, "") + `}`}), template.Options{})
}

const role = `"Role":{"Type":"AWS::IAM::Role","Properties":{"AssumeRolePolicyDocument":{"Statement":[]}}}`

const bootstrap = `,"Parameters":{"BootstrapVersion":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/cdk-bootstrap/hnb659fds/version"}},
	"Rules":{"CheckBootstrapVersion":{"Assertions":[]}}`

// function is a Lambda function with extra properties.
func function(id, properties string) string {
	return `"` + id + `":{"Type":"AWS::Lambda::Function","Properties":{"FunctionName":"kikite-local-` + id + `","Runtime":"provided.al2023","Handler":"bootstrap",
		"Code":{"S3Bucket":{"Fn::Sub":"cdk-assets-${AWS::AccountId}-${AWS::Region}"},"S3Key":"abc.zip"},
		"Role":{"Fn::GetAtt":["Role","Arn"]}` + properties + `}}`
}

// variables loads one function and gives back its environment.
func variables(t *testing.T, values map[string]string, sections ...string) (map[string]string, error) {
	t.Helper()
	var list []string
	for name, v := range values {
		list = append(list, `"`+name+`":`+v)
	}
	m, err := load(t, role+","+function("f", `,"Environment":{"Variables":{`+strings.Join(list, ",")+`}}`)+","+others, sections...)
	if err != nil {
		return nil, err
	}
	return maps.Clone(m.Functions[0].Environment), nil
}

// others are resources to refer to.
const others = `"Queue":{"Type":"AWS::SQS::Queue","Properties":{}},
	"Bus":{"Type":"AWS::Events::EventBus","Properties":{"Name":"kikite-local"}},
	"Named":{"Type":"AWS::SSM::Parameter","Properties":{"Name":"/kikite/threshold","Type":"String","Value":"10"}},
	"Web":{"Type":"AWS::CloudFront::Distribution","Properties":{"DistributionConfig":{}}}`

package template_test

import (
	"strings"
	"testing"

	"kikite/infra/local/internal/template"
)

func TestIntrinsics(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, value, want string }{
		{"text", `"x"`, "x"},
		{"Ref of a queue is its URL", `{"Ref":"Queue"}`, "https://sqs.ap-northeast-1.amazonaws.com/000000000000/App-Queue-"},
		{"GetAtt as list", `{"Fn::GetAtt":["Bus","Arn"]}`, "arn:aws:events:ap-northeast-1:000000000000:event-bus/kikite-local"},
		{"GetAtt as text", `{"Fn::GetAtt":"Bus.Name"}`, "kikite-local"},
		{"Join", `{"Fn::Join":["/",["a",{"Ref":"AWS::Region"},"c"]]}`, "a/ap-northeast-1/c"},
		{"Sub with attribute", `{"Fn::Sub":"${Bus.Name}-${AWS::AccountId}-${!literal}"}`, "kikite-local-000000000000-${literal}"},
		{"Sub with variables", `{"Fn::Sub":["${a}${b}",{"a":{"Ref":"Bus"},"b":"!"}]}`, "kikite-local!"},
		{"Select of Split", `{"Fn::Select":[1,{"Fn::Split":[":","a:b:c"]}]}`, "b"},
		{"Base64", `{"Fn::Base64":"hi"}`, "aGk="},
		{"FindInMap", `{"Fn::FindInMap":["Sizes","small","memory"]}`, "128"},
		{"If", `{"Fn::If":["Yes","then","else"]}`, "then"},
		{"If of a combined condition", `{"Fn::If":["Mixed","then","else"]}`, "then"},
		{"parameter", `{"Ref":"Stage"}`, "local"},
		{"list parameter", `{"Fn::Join":["+",{"Ref":"Zones"}]}`, "a+b"},
		{"parameter of the bootstrap", `{"Ref":"BootstrapVersion"}`, "30"},
		{"systems manager parameter", `{"Ref":"Threshold"}`, "10"},
		{"dynamic reference", `"{{resolve:ssm:/kikite/threshold}}!"`, "10!"},
		{"distribution becomes the local host", `{"Fn::GetAtt":["Web","DomainName"]}`, ""},
		{"stack name", `{"Ref":"AWS::StackName"}`, "App"},
		{"partition and suffix", `{"Fn::Sub":"${AWS::Partition}.${AWS::URLSuffix}"}`, "aws.amazonaws.com"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := variables(t, map[string]string{"V": tt.value}, sections)
			if err != nil {
				t.Fatal(err)
			}
			if got["V"] != tt.want && (!strings.HasSuffix(tt.want, "-") || !strings.HasPrefix(got["V"], tt.want)) {
				t.Errorf("got %q, want %q", got["V"], tt.want)
			}
		})
	}
}

const sections = `,"Parameters":{"Stage":{"Type":"String","Default":"local"},"Zones":{"Type":"CommaDelimitedList","Default":"a, b"},
	"BootstrapVersion":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/cdk-bootstrap/hnb659fds/version"},
	"Threshold":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/kikite/threshold"},"Nothing":{"Type":"String"}},
	"Mappings":{"Sizes":{"small":{"memory":"128"}}},
	"Conditions":{"Yes":{"Fn::Equals":[{"Ref":"Stage"},"local"]},"No":{"Fn::Not":[{"Condition":"Yes"}]},
		"Mixed":{"Fn::Or":[{"Condition":"No"},{"Fn::And":[{"Condition":"Yes"},{"Condition":"Yes"}]}]}}`

func TestIntrinsicsThatCannotBeResolved(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, value, want string }{
		{"unknown Ref", `{"Ref":"Nobody"}`, "reference to Nobody"},
		{"unknown attribute", `{"Fn::GetAtt":["Bus","Color"]}`, "attribute Color of Bus"},
		{"GetAtt of nothing", `{"Fn::GetAtt":["Nobody","Arn"]}`, "no resource of stack App"},
		{"import that nobody exports", `{"Fn::ImportValue":"X"}`, "no stack exports"},
		{"unknown function", `{"Fn::Cidr":["10.0.0.0/16"]}`, "Fn::Cidr is not emulated"},
		{"Select outside", `{"Fn::Select":[5,["a"]]}`, "no element 5"},
		{"Select by a word", `{"Fn::Select":["x",["a"]]}`, "invalid syntax"},
		{"undefined condition", `{"Fn::If":["Maybe","a","b"]}`, "condition Maybe is not defined"},
		{"parameter without default", `{"Ref":"Nothing"}`, "has no default"},
		{"FindInMap of nothing", `{"Fn::FindInMap":["Sizes","large","memory"]}`, "no Sizes.large.memory"},
		{"secret", `"{{resolve:secretsmanager:x}}"`, "secretsmanager:x}} is not emulated"},
		{"Sub of nothing", `{"Fn::Sub":"${Nobody}"}`, "${Nobody}"},
		{"wrong arguments", `{"Fn::Join":["a"]}`, "needs a list"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := variables(t, map[string]string{"V": tt.value}, sections)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "stack App: f (AWS::Lambda::Function)") {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestStacksImportFromEachOther(t *testing.T) {
	t.Parallel()
	dir := assembly(t, map[string]string{
		"Aa-User": `{"Resources":{` + role + `,` + function("f", `,"Environment":{"Variables":{"BUS":{"Fn::ImportValue":"Zz-Owner:Bus"}}}`) + `}}`,
		"Zz-Owner": `{"Resources":{"Bus":{"Type":"AWS::Events::EventBus","Properties":{"Name":"kikite-local"}}},
			"Outputs":{"O":{"Value":{"Fn::GetAtt":["Bus","Arn"]},"Export":{"Name":{"Fn::Sub":"${AWS::StackName}:Bus"}}}}}`,
	})
	m, err := template.Load(dir, template.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Functions[0].Environment["BUS"]; got != m.Buses[0].ARN {
		t.Errorf("got %q", got)
	}
	if len(m.Outputs) != 1 || m.Outputs[0].ExportName != "Zz-Owner:Bus" || m.Outputs[0].Value != m.Buses[0].ARN {
		t.Errorf("outputs %+v", m.Outputs)
	}
}

func TestNestedStack(t *testing.T) {
	t.Parallel()
	dir := assembly(t, map[string]string{"App": `{"Resources":{` + role + `,` +
		function("f", `,"Environment":{"Variables":{"QUEUE":{"Fn::GetAtt":["Inner","Outputs.Name"]}}}`) + `,
		"Inner":{"Type":"AWS::CloudFormation::Stack","Metadata":{"aws:asset:path":"inner.json"},"Properties":{"TemplateURL":"x","Parameters":{"Who":"signup"}}}}}`})
	write(t, dir, "inner.json", `{"Parameters":{"Who":{"Type":"String"}},"Resources":{"Q":{"Type":"AWS::SQS::Queue",
		"Properties":{"QueueName":{"Fn::Sub":"kikite-${Who}"}}}},"Outputs":{"Name":{"Value":{"Fn::GetAtt":["Q","QueueName"]}}}}`)
	m, err := template.Load(dir, template.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Functions[0].Environment["QUEUE"] != "kikite-signup" || len(m.Queues) != 1 || m.Queues[0].Stack != "App-Inner" {
		t.Errorf("environment %v, queues %+v", m.Functions[0].Environment, m.Queues)
	}
}

func TestNestedAssembly(t *testing.T) {
	t.Parallel()
	dir := assembly(t, nil)
	inner := assembly(t, map[string]string{"Stage-App": `{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{}}}}`})
	write(t, dir, "manifest.json", `{"artifacts":{"assembly-Stage":{"type":"cdk:cloud-assembly","properties":{"directoryName":"`+relative(t, dir, inner)+`"}}}}`)
	m, err := template.Load(dir, template.Options{})
	if err != nil || len(m.Queues) != 1 || m.Queues[0].Stack != "Stage-App" {
		t.Fatalf("got %+v, %v", m, err)
	}
}

func TestLocalAddressesReplaceTheTemplates(t *testing.T) {
	t.Parallel()
	dir := assembly(t, map[string]string{"App": `{"Resources":{` + role + `,` + others + `,` + function("f", `,"Environment":{"Variables":{
		"A":"http://localhost:8787/room","B":"see http://localhost:8787","C":{"Fn::GetAtt":["Web","DomainName"]}}}`) + `}}`})
	m, err := template.Load(dir, template.Options{WebHost: "localhost:9", WebURL: "http://localhost:9"})
	if err != nil {
		t.Fatal(err)
	}
	e := m.Functions[0].Environment
	if e["A"] != "http://localhost:9/room" || e["B"] != "see http://localhost:8787" || e["C"] != "localhost:9" {
		t.Errorf("environment %v", e)
	}
}

func TestNamesAreStable(t *testing.T) {
	t.Parallel()
	resources := role + `,"B":{"Type":"AWS::S3::Bucket","Properties":{}},"K":{"Type":"AWS::KMS::Key","Properties":{"KeyPolicy":{"Statement":[]}}},
		"P":{"Type":"AWS::Cognito::UserPool","Properties":{}},"C":{"Type":"AWS::Cognito::UserPoolClient","Properties":{"UserPoolId":{"Ref":"P"}}}`
	first, err := load(t, resources, bootstrap)
	if err != nil {
		t.Fatal(err)
	}
	second, err := load(t, resources, bootstrap)
	if err != nil {
		t.Fatal(err)
	}
	if first.Buckets[0].Name != second.Buckets[0].Name || first.Keys[0].ID != second.Keys[0].ID || first.UserPools[0].ID != second.UserPools[0].ID ||
		first.UserPoolClients[0].ID != second.UserPoolClients[0].ID {
		t.Error("names differ from run to run")
	}
	if b := first.Buckets[0].Name; b != strings.ToLower(b) || len(b) > 63 {
		t.Errorf("bucket name %q", b)
	}
	if c := first.UserPoolClients[0]; c.UserPoolID != first.UserPools[0].ID || c.AccessMinutes != 60 || c.RefreshMinutes != 30*24*60 {
		t.Errorf("client %+v", c)
	}
}

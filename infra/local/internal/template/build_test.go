package template_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kikite/infra/local/internal/template"
)

func relative(t *testing.T, from, to string) string {
	t.Helper()
	path, err := filepath.Rel(from, to)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(path)
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	table := func(properties string) string {
		return `"T":{"Type":"AWS::DynamoDB::Table","Properties":{"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"AttributeDefinitions":[],` + properties + `}}`
	}
	tests := []struct{ name, resources, want string }{
		{"unknown type", `"Cluster":{"Type":"AWS::ECS::Cluster"}`, "does not know the resource type AWS::ECS::Cluster (logical ID Cluster, stack App)"},
		{"property that is not emulated", role + "," + function("f", `,"VpcConfig":{}`), `f (AWS::Lambda::Function): a property is not emulated: json: unknown field "VpcConfig"`},
		{"runtime", role + "," + strings.Replace(function("f", ""), "provided.al2023", "nodejs22.x", 1), `runtime "nodejs22.x"`},
		{"code that is no asset", role + "," + strings.Replace(function("f", ""), "abc.zip", "def.zip", 1), "no asset of the assembly has the object key def.zip"},
		{"role that nobody defines", strings.Replace(function("f", ""), `{"Fn::GetAtt":["Role","Arn"]}`, `"arn:x"`, 1), "role arn:x, which no stack defines"},
		{"provisioned table", table(`"BillingMode":"PROVISIONED"`), "only tables on demand"},
		{"local index", table(`"BillingMode":"PAY_PER_REQUEST","LocalSecondaryIndexes":[]`), "LocalSecondaryIndexes"},
		{"asymmetric key", `"K":{"Type":"AWS::KMS::Key","Properties":{"KeySpec":"RSA_2048","KeyPolicy":{}}}`, "only symmetric keys"},
		{"WebSocket API", `"A":{"Type":"AWS::ApiGatewayV2::Api","Properties":{"ProtocolType":"WEBSOCKET"}}`, "only HTTP APIs"},
		{"rule without pattern", `"R":{"Type":"AWS::Events::Rule","Properties":{"State":"ENABLED"}}`, "neither a pattern nor a schedule"},
		{"rule to nowhere", `"R":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":["x"]},"Targets":[{"Id":"1","Arn":"arn:gone"}]}}`, "target arn:gone, which no stack defines"},
		{"dead letters to nowhere", `"Q":{"Type":"AWS::SQS::Queue","Properties":{"RedrivePolicy":{"deadLetterTargetArn":"arn:gone","maxReceiveCount":5}}}`, "dead-letter queue arn:gone"},
		{"policy on an unknown role", `"P":{"Type":"AWS::IAM::Policy","Properties":{"PolicyName":"p","PolicyDocument":{},"Roles":["nobody"]}}`, "attached to the role nobody"},
		{"bus without name", `"B":{"Type":"AWS::Events::EventBus","Properties":{}}`, "needs an explicit name"},
		{"circle", `"A":{"Type":"AWS::SSM::Parameter","Properties":{"Name":{"Ref":"B"},"Type":"String","Value":"1"}},
			"B":{"Type":"AWS::SSM::Parameter","Properties":{"Name":{"Ref":"A"},"Type":"String","Value":"1"}}`, "refers to itself"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := load(t, tt.resources)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestMissingAssembly(t *testing.T) {
	t.Parallel()
	if _, err := template.Load(t.TempDir(), template.Options{}); err == nil || !strings.Contains(err.Error(), "synthesize it first") {
		t.Errorf("got %v", err)
	}
}

func TestFunctionAndMappings(t *testing.T) {
	t.Parallel()
	m, err := load(t, role+","+function("f", `,"Timeout":60,"MemorySize":512,"DeadLetterConfig":{"TargetArn":"arn:dead"},"Architectures":["arm64"]`)+","+function("g", "")+`,
		"T":{"Type":"AWS::DynamoDB::Table","Properties":{"TableName":"kikite-local-booking","BillingMode":"PAY_PER_REQUEST",
			"KeySchema":[{"AttributeName":"sk","KeyType":"RANGE"},{"AttributeName":"pk","KeyType":"HASH"}],
			"AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"}],
			"StreamSpecification":{"StreamViewType":"NEW_AND_OLD_IMAGES"},"TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}}},
		"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"q","VisibilityTimeout":0}},
		"Stream":{"Type":"AWS::Lambda::EventSourceMapping","Properties":{"FunctionName":{"Ref":"f"},"EventSourceArn":{"Fn::GetAtt":["T","StreamArn"]},
			"StartingPosition":"TRIM_HORIZON","FilterCriteria":{"Filters":[{"Pattern":"{\"eventName\":[\"INSERT\"]}"}]},
			"FunctionResponseTypes":["ReportBatchItemFailures"],"BisectBatchOnFunctionError":true,"MaximumRetryAttempts":0,
			"DestinationConfig":{"OnFailure":{"Destination":{"Fn::GetAtt":["Q","Arn"]}}}}},
		"Poll":{"Type":"AWS::Lambda::EventSourceMapping","Properties":{"FunctionName":{"Fn::GetAtt":["g","Arn"]},"EventSourceArn":{"Fn::GetAtt":["Q","Arn"]},"Enabled":false}}`)
	if err != nil {
		t.Fatal(err)
	}
	f, g := m.Functions[0], m.Functions[1]
	if f.Timeout != 60 || f.MemoryMB != 512 || f.DeadLetterARN != "arn:dead" || filepath.Base(f.CodeDir) != "asset.abc" || g.Timeout != 3 || g.MemoryMB != 128 {
		t.Errorf("functions %+v %+v", f, g)
	}
	poll, stream := m.Mappings[0], m.Mappings[1]
	if poll.Enabled || poll.BatchSize != 10 || poll.MaximumRetryAttempts != -1 || poll.FunctionARN != g.ARN {
		t.Errorf("queue mapping %+v", poll)
	}
	if !stream.Enabled || stream.BatchSize != 100 || stream.MaximumRetryAttempts != 0 || !stream.BisectOnError || !stream.ReportBatchItemFailure ||
		stream.OnFailureARN != m.Queues[0].ARN || len(stream.Filters) != 1 || stream.FunctionARN != f.ARN || stream.SourceARN != m.Tables[0].StreamARN {
		t.Errorf("stream mapping %+v", stream)
	}
	table := m.Tables[0]
	if table.Keys[0].Name != "pk" || table.TTL != "ttl" || table.StreamView != "NEW_AND_OLD_IMAGES" {
		t.Errorf("table %+v", table)
	}
	if q := m.Queues[0]; q.VisibilitySeconds != 0 || q.RetentionSeconds != 4*24*3600 {
		t.Errorf("queue %+v", q)
	}
}

func TestPoliciesFindTheirRoles(t *testing.T) {
	t.Parallel()
	m, err := load(t, `"Role":{"Type":"AWS::IAM::Role","Properties":{"AssumeRolePolicyDocument":{"Statement":[]},
			"Policies":[{"PolicyName":"in","PolicyDocument":{"Statement":[1]}}],"PermissionsBoundary":{"Ref":"Limit"},
			"ManagedPolicyArns":[{"Ref":"Own"},{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]]}]}},
		"Attached":{"Type":"AWS::IAM::Policy","Properties":{"PolicyName":"a","PolicyDocument":{"Statement":[2]},"Roles":[{"Ref":"Role"}]}},
		"Own":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Statement":[3]}}},
		"Limit":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Statement":[4]}}}`)
	if err != nil {
		t.Fatal(err)
	}
	r := m.Roles[0]
	var documents []string
	for _, p := range r.Policies {
		documents = append(documents, string(p))
	}
	want := []string{`{"Statement":[1]}`, `{"Statement":[2]}`, `{"Statement":[3]}`}
	if !slices.Equal(documents, want) || string(r.Boundary) != `{"Statement":[4]}` || len(r.AWSManaged) != 1 {
		t.Errorf("policies %v, boundary %s, managed %v", documents, r.Boundary, r.AWSManaged)
	}
}

func TestRoutes(t *testing.T) {
	t.Parallel()
	api := `"Api":{"Type":"AWS::ApiGatewayV2::Api","Properties":{"Name":"kikite","ProtocolType":"HTTP"}},
		"I":{"Type":"AWS::ApiGatewayV2::Integration","Properties":{"ApiId":{"Ref":"Api"},"IntegrationType":"AWS_PROXY","PayloadFormatVersion":"2.0",
			"IntegrationUri":{"Fn::Join":["",["arn:aws:apigateway:",{"Ref":"AWS::Region"},":lambda:path/2015-03-31/functions/",{"Fn::GetAtt":["f","Arn"]},"/invocations"]]}}},
		"Auth":{"Type":"AWS::ApiGatewayV2::Authorizer","Properties":{"ApiId":{"Ref":"Api"},"AuthorizerType":"JWT","Name":"a","IdentitySource":["$request.header.Authorization"],
			"JwtConfiguration":{"Audience":["web"],"Issuer":"https://issuer"}}},
		"Stage":{"Type":"AWS::ApiGatewayV2::Stage","Properties":{"ApiId":{"Ref":"Api"},"StageName":"$default","AutoDeploy":true,"DefaultRouteSettings":{"ThrottlingRateLimit":50}}},`
	route := func(more string) string {
		return `"R":{"Type":"AWS::ApiGatewayV2::Route","Properties":{"ApiId":{"Ref":"Api"},"RouteKey":"ANY /api/booking/{proxy+}","Target":{"Fn::Join":["",["integrations/",{"Ref":"I"}]]}` + more + `}}`
	}
	m, err := load(t, role+","+function("f", "")+","+api+route(`,"AuthorizationType":"JWT","AuthorizerId":{"Ref":"Auth"}`))
	if err != nil {
		t.Fatal(err)
	}
	a := m.APIs[0]
	if r := a.Routes[0]; r.FunctionARN != m.Functions[0].ARN || r.Authorizer == nil || r.Authorizer.Issuer != "https://issuer" || r.Authorizer.Audience[0] != "web" {
		t.Errorf("route %+v", r)
	}
	if a.RateLimit != 50 || len(a.StageNames) != 1 {
		t.Errorf("api %+v", a)
	}
	if _, err := load(t, role+","+function("f", "")+","+api+route(`,"AuthorizationType":"AWS_IAM"`)); err == nil || !strings.Contains(err.Error(), "AWS_IAM is not emulated") {
		t.Errorf("IAM authorization: %v", err)
	}
}

func TestBucketNotificationsOfBothForms(t *testing.T) {
	t.Parallel()
	m, err := load(t, `"Q":{"Type":"AWS::SQS::Queue","Properties":{}},
		"Own":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"own","NotificationConfiguration":{"QueueConfigurations":[
			{"Event":"s3:ObjectCreated:*","Queue":{"Fn::GetAtt":["Q","Arn"]},"Filter":{"S3Key":{"Rules":[{"Name":"prefix","Value":"rosters/"}]}}}]},
			"LifecycleConfiguration":{"Rules":[{"Id":"x","Status":"Enabled","ExpirationInDays":30,"Prefix":"rosters/"}]}}},
		"ByCDK":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"bycdk"}},
		"N":{"Type":"Custom::S3BucketNotifications","Properties":{"ServiceToken":"x","BucketName":{"Ref":"ByCDK"},"Managed":true,"NotificationConfiguration":{
			"EventBridgeConfiguration":{},"QueueConfigurations":[{"Id":"1","Events":["s3:ObjectCreated:Put"],"QueueArn":{"Fn::GetAtt":["Q","Arn"]},
				"Filter":{"Key":{"FilterRules":[{"Name":"suffix","Value":".csv"}]}}}]}}},
		"BucketNotificationsHandler050a":{"Type":"AWS::Lambda::Function","Properties":{"Runtime":"python3.13"}}`)
	if err != nil {
		t.Fatal(err)
	}
	byCDK, own := m.Notifications[0], m.Notifications[1]
	if byCDK.BucketName != "bycdk" {
		byCDK, own = own, byCDK
	}
	if byCDK.Suffix != ".csv" || byCDK.Destination != m.Queues[0].ARN || own.Prefix != "rosters/" || own.Events[0] != "s3:ObjectCreated:*" {
		t.Errorf("notifications %+v", m.Notifications)
	}
	if len(m.Inert) != 1 || m.Inert[0].LogicalID != "BucketNotificationsHandler050a" {
		t.Errorf("inert %+v", m.Inert)
	}
	for _, b := range m.Buckets {
		if b.EventBridge != (b.Name == "bycdk") {
			t.Errorf("bucket %+v", b)
		}
	}
}

func TestConditionsAndNoValue(t *testing.T) {
	t.Parallel()
	m, err := load(t, `"Skipped":{"Type":"AWS::ECS::Cluster","Condition":"No"},
		"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"q","DelaySeconds":{"Fn::If":["No",5,{"Ref":"AWS::NoValue"}]}}}`,
		`,"Conditions":{"No":{"Fn::Equals":["a","b"]}}`)
	if err != nil || len(m.Queues) != 1 || m.Queues[0].DelaySeconds != 0 {
		t.Fatalf("got %+v, %v", m, err)
	}
}

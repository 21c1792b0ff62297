package policy

import (
	"strings"
	"testing"

	"kikite/infra/local/internal/awsapi"
)

const (
	testRole  = "arn:aws:iam::000000000000:role/booking-api"
	testTable = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/kikite-local-booking"
)

func TestRole(t *testing.T) {
	t.Parallel()
	key := "arn:aws:kms:ap-northeast-1:000000000000:key/1"
	tests := []struct {
		name     string
		policies []string
		boundary string
		resource string // policy on the asked resource
		asked    awsapi.Permission
		want     bool
		why      string
	}{
		{name: "no policy", asked: awsapi.Permission{Action: "dynamodb:GetItem", Resource: testTable},
			why: "because no identity-based policy allows the dynamodb:GetItem action"},
		{name: "exact", policies: []string{`{"Statement":{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"` + testTable + `"}}`},
			asked: awsapi.Permission{Action: "dynamodb:GetItem", Resource: testTable}, want: true},
		{name: "action in other case and wildcard", policies: []string{`{"Statement":[{"Effect":"Allow","Action":["DynamoDB:Get*"],"Resource":"*"}]}`},
			asked: awsapi.Permission{Action: "dynamodb:GetItem", Resource: testTable}, want: true},
		{name: "other resource", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"` + testTable + `/index/*"}]}`},
			asked: awsapi.Permission{Action: "dynamodb:GetItem", Resource: testTable}, why: "no identity-based policy"},
		{name: "deny over allow", policies: []string{
			`{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"dynamodb:Delete*","Resource":"*"}]}`},
			asked: awsapi.Permission{Action: "dynamodb:DeleteItem", Resource: testTable}, why: "explicit deny in an identity-based policy"},
		{name: "not action", policies: []string{`{"Statement":[{"Effect":"Allow","NotAction":"dynamodb:Delete*","Resource":"*"}]}`},
			asked: awsapi.Permission{Action: "dynamodb:DeleteItem", Resource: testTable}, why: "no identity-based policy"},
		{name: "not resource", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"dynamodb:*","NotResource":"` + testTable + `"}]}`},
			asked: awsapi.Permission{Action: "dynamodb:DeleteItem", Resource: testTable}, why: "no identity-based policy"},
		{name: "leading keys", policies: []string{leading("OUTBOX#*")},
			asked: awsapi.Permission{Action: "dynamodb:DeleteItem", Resource: testTable,
				Context: map[string][]string{"dynamodb:LeadingKeys": {"OUTBOX#1", "OUTBOX#2"}}}, want: true},
		{name: "one foreign leading key", policies: []string{leading("OUTBOX#*")},
			asked: awsapi.Permission{Action: "dynamodb:DeleteItem", Resource: testTable,
				Context: map[string][]string{"dynamodb:LeadingKeys": {"OUTBOX#1", "BOOKING#2"}}}, why: "no identity-based policy"},
		{name: "ForAllValues holds without the key", policies: []string{leading("OUTBOX#*")},
			asked: awsapi.Permission{Action: "dynamodb:Scan", Resource: testTable}, want: true},
		{name: "unknown operator denies and says so", policies: []string{
			`{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}`},
			asked: awsapi.Permission{Action: "dynamodb:Scan", Resource: testTable}, why: "the condition operator IpAddress is not emulated"},
		{name: "unknown operator in a deny denies", policies: []string{
			`{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2030"}}}]}`},
			asked: awsapi.Permission{Action: "dynamodb:Scan", Resource: testTable}, why: "DateLessThan is not emulated"},
		{name: "policy variable", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:userid}"}]}`},
			asked: awsapi.Permission{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/x"}, why: "policy variable"},
		{name: "boundary", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`},
			boundary: `{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`,
			asked:    awsapi.Permission{Action: "dynamodb:Scan", Resource: testTable}, why: "permissions boundary"},
		{name: "transport deny on a bucket", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`},
			resource: `{"Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}`,
			asked:    awsapi.Permission{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/x"}, want: true},
		{name: "bucket policy denies this role", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`},
			resource: `{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"*:role/other"}}}]}`,
			asked:    awsapi.Permission{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/x"}, why: "explicit deny in a resource-based policy"},
		{name: "bucket policy allows this role alone",
			resource: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"` + testRole + `"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}`,
			asked:    awsapi.Permission{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/x"}, want: true},
		{name: "account in a bucket policy leaves it to identity policies",
			resource: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"s3:GetObject","Resource":"*"}]}`,
			asked:    awsapi.Permission{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/x"}, why: "no identity-based policy"},
		{name: "key policy delegates", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"` + key + `"}]}`},
			resource: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"kms:*","Resource":"*"}]}`,
			asked:    awsapi.Permission{Action: "kms:Decrypt", Resource: key}, want: true},
		{name: "key policy silent", policies: []string{`{"Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"` + key + `"}]}`},
			asked: awsapi.Permission{Action: "kms:Decrypt", Resource: key}, why: "no resource-based policy allows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := Role{ARN: testRole}
			for _, p := range tt.policies {
				r.Policies = append(r.Policies, []byte(p))
			}
			if tt.boundary != "" {
				r.Boundary = []byte(tt.boundary)
			}
			var resources []Resource
			if tt.resource != "" {
				resources = []Resource{{ARN: resourceOf(tt.asked.Resource), Document: []byte(tt.resource)}}
			}
			e, err := New([]Role{r}, resources)
			if err != nil {
				t.Fatal(err)
			}
			got := e.Role(testRole, tt.asked)
			if got.Allowed != tt.want || !strings.Contains(got.Why, tt.why) {
				t.Errorf("got %+v, want %v %q", got, tt.want, tt.why)
			}
		})
	}
}

func leading(pattern string) string {
	return `{"Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"` + testTable +
		`","Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["` + pattern + `"]}}}]}`
}

func TestServiceAndAssume(t *testing.T) {
	t.Parallel()
	queue := "arn:aws:sqs:ap-northeast-1:000000000000:q"
	e, err := New([]Role{{ARN: testRole, Trust: []byte(`{"Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sts:AssumeRole"}]}`)}},
		[]Resource{{ARN: queue, Document: []byte(`{"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"` + queue +
			`","Condition":{"ArnEquals":{"aws:SourceArn":"arn:rule"}}}]}`)}})
	if err != nil {
		t.Fatal(err)
	}
	send := func(source string) awsapi.Permission {
		return awsapi.Permission{Action: "sqs:SendMessage", Resource: queue, Context: map[string][]string{"aws:SourceArn": {source}}}
	}
	for name, c := range map[string]struct {
		got  Decision
		want bool
	}{
		"rule named by the queue":  {e.Service("events.amazonaws.com", send("arn:rule")), true},
		"another rule":             {e.Service("events.amazonaws.com", send("arn:other")), false},
		"another service":          {e.Service("s3.amazonaws.com", send("arn:rule")), false},
		"trusted service":          {e.Assume("scheduler.amazonaws.com", testRole, nil), true},
		"service without trust":    {e.Assume("lambda.amazonaws.com", testRole, nil), false},
		"role that does not exist": {e.Assume("lambda.amazonaws.com", "arn:none", nil), false},
	} {
		if c.got.Allowed != c.want || !c.want && c.got.Why == "" {
			t.Errorf("%s: got %+v, want %v", name, c.got, c.want)
		}
	}
}

func TestBrokenPolicyIsNamed(t *testing.T) {
	t.Parallel()
	for _, document := range []string{`{`, `{"Statement":[{"Effect":"Maybe"}]}`, `{"Version":"x"}`} {
		if _, err := New([]Role{{ARN: testRole, Policies: [][]byte{[]byte(document)}}}, nil); err == nil || !strings.Contains(err.Error(), testRole) {
			t.Errorf("%s: got %v", document, err)
		}
	}
}

func TestGlob(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"*", "", true}, {"a*c", "abbc", true}, {"a*c", "abbd", false}, {"a?c", "abc", true}, {"a?c", "ac", false},
		{"*b*", "abc", true}, {"", "a", false}, {"a**", "a", true}, {"*ab", "aab", true},
	} {
		if got := Glob(c.pattern, c.text); got != c.want {
			t.Errorf("Glob(%q, %q) = %v", c.pattern, c.text, got)
		}
	}
}

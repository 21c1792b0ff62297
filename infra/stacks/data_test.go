package stacks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kikite/infra/topology"
)

func TestEveryContextOwnsATable(t *testing.T) {
	t.Parallel()
	for _, c := range []*cloud{prod(t), local(t)} {
		protected := c.stage.Name == "prod"
		names := []string{}
		for _, r := range c.of("AWS::DynamoDB::Table") {
			name := r.text(c, "TableName")
			names = append(names, name)
			if r.props["DeletionProtectionEnabled"] != protected || (r.policy == "RetainExceptOnCreate") != protected || (r.policy == "Delete") == protected {
				t.Errorf("%s: protection %v, on deletion %s", name, r.props["DeletionProtectionEnabled"], r.policy)
			}
			if r.props["BillingMode"] != "PAY_PER_REQUEST" {
				t.Errorf("%s: billing %v", name, r.props["BillingMode"])
			}
			if strings.HasSuffix(name, "-keys") {
				checkKeysTable(t, name, r)
				continue
			}
			checkTable(t, name, r)
		}
		want := []string{c.stage.Named("sessions", "keys")}
		for _, context := range topology.Contexts() {
			want = append(want, c.stage.Named(context))
		}
		slices.Sort(want)
		slices.Sort(names)
		if !slices.Equal(names, want) {
			t.Errorf("tables %v, want %v", names, want)
		}
	}
}

func checkTable(t *testing.T, name string, r resource) {
	t.Helper()
	keys := fmt.Sprint(r.props["KeySchema"], r.props["GlobalSecondaryIndexes"])
	for _, part := range []string{"pk", "sk", "gsi1", "gsi1pk", "gsi1sk", "ALL"} {
		if !strings.Contains(keys, ":"+part) {
			t.Errorf("%s: no %s in %s", name, part, keys)
		}
	}
	if get(r.props, "TimeToLiveSpecification", "AttributeName") != "ttl" {
		t.Errorf("%s: time to live %v", name, r.props["TimeToLiveSpecification"])
	}
	if get(r.props, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled") != true {
		t.Errorf("%s: no backups", name)
	}
}

// What is deleted from the keys table must be gone: no copy in a backup, a stream or an index.
func checkKeysTable(t *testing.T, name string, r resource) {
	t.Helper()
	for _, copy := range []string{"PointInTimeRecoverySpecification", "StreamSpecification", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "KinesisStreamSpecification"} {
		if r.props[copy] != nil {
			t.Errorf("%s has %s: erasing a key would not be final", name, copy)
		}
	}
}

func TestBucketsAreClosedEncryptedAndKeepNoRecordOfTouch(t *testing.T) {
	t.Parallel()
	c := prod(t)
	for _, b := range c.of("AWS::S3::Bucket") {
		for _, block := range []string{"BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"} {
			if get(b.props, "PublicAccessBlockConfiguration", block) != true {
				t.Errorf("%s: %s is off", b.id, block)
			}
		}
		rule := list(get(b.props, "BucketEncryption", "ServerSideEncryptionConfiguration"))[0]
		algorithm := get(rule, "ServerSideEncryptionByDefault", "SSEAlgorithm")
		if personal := strings.HasPrefix(b.id, "Claims") || strings.HasPrefix(b.id, "Files"); personal && algorithm != "aws:kms" {
			t.Errorf("%s: encrypted by %v", b.id, algorithm)
		}
		if b.props["LoggingConfiguration"] != nil || b.props["VersioningConfiguration"] != nil {
			t.Errorf("%s keeps logs or versions: erasure would not be final", b.id)
		}
	}
}

func TestWhatIsLeftInBucketsExpires(t *testing.T) {
	t.Parallel()
	want := map[string]string{"matching/snapshots/ 2": "Snapshots", "matching/models/ 400": "Snapshots", "rosters/ 30": "Files"}
	for _, b := range prod(t).of("AWS::S3::Bucket") {
		for rule, name := range want {
			if !strings.HasPrefix(b.id, name) {
				continue
			}
			for _, r := range list(get(b.props, "LifecycleConfiguration", "Rules")) {
				if get(r, "Status") == "Enabled" && fmt.Sprint(get(r, "Prefix"), " ", get(r, "ExpirationInDays")) == rule {
					delete(want, rule)
				}
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("no rule for %v", want)
	}
}

func TestArchiveForgetsBeforeConsumersDo(t *testing.T) {
	t.Parallel()
	archives := prod(t).of("AWS::Events::Archive")
	if len(archives) != 1 || archives[0].number("RetentionDays") != 10 {
		t.Fatalf("archives %v, want one of 10 days: dedupe items live 14", archives)
	}
}

// CloudFormation takes 500 resources per stack; half of that leaves room for growth.
func TestNoStackIsLarge(t *testing.T) {
	t.Parallel()
	for _, c := range []*cloud{prod(t), local(t)} {
		counts := map[string]int{}
		for _, r := range c.resources {
			counts[r.stack]++
		}
		for stack, n := range counts {
			if n > 250 {
				t.Errorf("%s has %d resources", stack, n)
			}
		}
		var lines []string
		for stack := range c.raw {
			lines = append(lines, fmt.Sprintf("%s: %s", strings.Replace(stack, c.stage.Name, "<stage>", 1), types(c, stack)))
		}
		slices.Sort(lines)
		golden(t, "testdata/stacks-"+c.stage.Name+".txt", strings.Join(lines, "\n")+"\n")
	}
}

// types counts the resources of a stack by type.
func types(c *cloud, stack string) string {
	n := map[string]int{}
	for _, r := range c.resources {
		if r.stack == stack {
			n[strings.TrimPrefix(r.kind, "AWS::")]++
		}
	}
	var out []string
	for kind, count := range n {
		out = append(out, fmt.Sprintf("%d %s", count, kind))
	}
	slices.SortFunc(out, func(a, b string) int {
		_, x, _ := strings.Cut(a, " ")
		_, y, _ := strings.Cut(b, " ")
		return strings.Compare(x, y)
	})
	return strings.Join(out, ", ")
}

// TestPhysicalNames pins the names that people and other stages rely on.
func TestPhysicalNames(t *testing.T) {
	t.Parallel()
	c := prod(t)
	var lines []string
	for _, r := range c.resources {
		for _, p := range []string{"FunctionName", "TableName", "QueueName", "BucketName", "TopicName", "LogGroupName", "DashboardName", "UserPoolName"} {
			if name, ok := r.props[p].(string); ok {
				lines = append(lines, r.kind+" "+name)
			}
		}
		if name, ok := r.props["Name"].(string); ok && (strings.HasPrefix(r.kind, "AWS::Events") || strings.HasPrefix(r.kind, "AWS::Scheduler")) {
			lines = append(lines, r.kind+" "+name)
		}
	}
	slices.Sort(lines)
	golden(t, "testdata/names.txt", strings.Join(slices.Compact(lines), "\n")+"\n")
}

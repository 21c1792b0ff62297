package stacks_test

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kikite/infra/topology"
)

// common are the variables of every function, which the document names once.
var common = []string{"KIKITE_STAGE", "KIKITE_CONTEXT", "KIKITE_FUNCTION", "TABLE_NAME", "LOG_LEVEL", "GOMEMLIMIT"}

var code = regexp.MustCompile("`([^`]+)`")

// documented reads the function table of docs/architecture.md: variables by function ID.
func documented(t *testing.T) map[string][]string {
	t.Helper()
	raw, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(raw), "\n## Functions\n")
	if !ok {
		t.Fatal("docs/architecture.md has no section Functions")
	}
	out := map[string][]string{}
	var variables []string
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) != 6 || !strings.Contains(cells[1], "`") {
			continue
		}
		if cell := strings.TrimSpace(cells[3]); cell != "same" {
			variables = nil
			for _, m := range code.FindAllStringSubmatch(cell, -1) {
				variables = append(variables, m[1])
			}
		}
		name := code.FindStringSubmatch(cells[1])[1]
		if rest, ok := strings.CutPrefix(name, "<context>"); ok {
			for _, c := range topology.Contexts() {
				out[c+rest] = variables
			}
			continue
		}
		out[name] = variables
	}
	return out
}

func TestTemplatesAndDocumentNameTheSameFunctionsAndVariables(t *testing.T) {
	t.Parallel()
	c, want := prod(t), documented(t)
	for id, f := range c.functions() {
		variables, ok := want[id]
		if !ok {
			t.Errorf("%s is deployed but not in docs/architecture.md", id)
			continue
		}
		delete(want, id)
		expect := slices.Concat(common, variables)
		got := []string{}
		for name := range get(f.props, "Environment", "Variables").(map[string]any) {
			got = append(got, name)
		}
		slices.Sort(expect)
		slices.Sort(got)
		if !slices.Equal(got, expect) {
			t.Errorf("%s has the variables %v, the document says %v", id, got, expect)
		}
	}
	for id := range want {
		t.Errorf("%s is in docs/architecture.md but not deployed", id)
	}
}

func TestEveryFunction(t *testing.T) {
	t.Parallel()
	c := prod(t)
	c.each(t, func(t *testing.T, f topology.Function, r resource) {
		if r.props["Runtime"] != "provided.al2023" || r.props["Handler"] != "bootstrap" || list(r.props["Architectures"])[0] != "arm64" {
			t.Errorf("runtime %v, handler %v, %v", r.props["Runtime"], r.props["Handler"], r.props["Architectures"])
		}
		if r.number("Timeout") != float64(f.Timeout) || r.number("MemorySize") != float64(f.Memory) {
			t.Errorf("timeout %v, memory %v", r.props["Timeout"], r.props["MemorySize"])
		}
		logs := c.at(t, r.text(c, "LoggingConfig", "LogGroup"))
		if logs.number("RetentionInDays") != 30 || logs.text(c, "LogGroupName") != "/aws/lambda/"+c.stage.Named(f.ID()) {
			t.Errorf("logs into %v for %v days", logs.props["LogGroupName"], logs.props["RetentionInDays"])
		}
		table := c.at(t, r.text(c, "Environment", "Variables", "TABLE_NAME"))
		if table.text(c, "TableName") != c.stage.Named(f.Context) {
			t.Errorf("works on %v", table.props["TableName"])
		}
		for name, want := range map[string]string{"KIKITE_CONTEXT": f.Context, "KIKITE_FUNCTION": f.Name, "KIKITE_STAGE": "prod"} {
			if got := r.text(c, "Environment", "Variables", name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
	})
}

func TestRelaysOfAllContextsAreTheSameBinaries(t *testing.T) {
	t.Parallel()
	c := prod(t)
	keys := map[string]map[string]bool{"relay": {}, "sweep": {}}
	for id, f := range c.functions() {
		if _, name, _ := strings.Cut(id, "-"); keys[name] != nil {
			keys[name][f.text(c, "Code", "S3Key")] = true
		}
	}
	for name, k := range keys {
		if len(k) != 1 {
			t.Errorf("%s: %d different binaries", name, len(k))
		}
	}
}

// The local cloud alone sets these; in a template they would reach real functions.
func TestNoTemplateSetsWhatOnlyTheLocalCloudSets(t *testing.T) {
	t.Parallel()
	for _, c := range []*cloud{prod(t), local(t)} {
		for stack, raw := range c.raw {
			for _, name := range []string{"KIKITE_CLOCK_OFFSET", "AWS_ENDPOINT_URL", "AWS_LAMBDA_RUNTIME_API"} {
				if bytes.Contains(raw, []byte(name)) {
					t.Errorf("%s sets %s", stack, name)
				}
			}
		}
	}
}

func TestMonthlyHandsWorkToGenerate(t *testing.T) {
	t.Parallel()
	c := prod(t)
	f := c.functions()
	url := f["reports-monthly"].text(c, "Environment", "Variables", "GENERATE_QUEUE_URL")
	if source := c.mapping(t, f["reports-generate"]).text(c, "EventSourceArn"); strings.TrimSuffix(source, ".Arn") != url {
		t.Errorf("monthly sends to %s, generate reads %s", url, source)
	}
}

func TestSchedulesRunWhatTheyAreFor(t *testing.T) {
	t.Parallel()
	for _, x := range []struct{ maker, runs, variable, group string }{
		{"reminders-worker", "reminders-fire", "FIRE_FUNCTION_ARN", "kikite-prod-reminders"},
		{"booking-worker", "booking-offers", "OFFERS_FUNCTION_ARN", "kikite-prod-waitlists"},
	} {
		t.Run(x.maker, func(t *testing.T) {
			t.Parallel()
			c := prod(t)
			worker, fire := c.functions()[x.maker], c.functions()[x.runs]
			variable := func(name string) string { return worker.text(c, "Environment", "Variables", name) }
			if got := variable(x.variable); got != fire.stack+"."+fire.id+".Arn" {
				t.Errorf("schedules would invoke %s", got)
			}
			if got := variable("SCHEDULE_GROUP"); got != x.group {
				t.Errorf("group %s", got)
			}
			role := c.at(t, variable("SCHEDULER_ROLE_ARN"))
			trust := list(get(role.props, "AssumeRolePolicyDocument", "Statement"))[0]
			if got := c.text(role.stack, get(trust, "Condition", "StringEquals", "aws:SourceArn")); !strings.HasSuffix(got, ":schedule-group/"+x.group) {
				t.Errorf("role trusts %s", got)
			}
			want := []grant{{action: "lambda:InvokeFunction", resource: variable(x.variable)}, {action: "sqs:SendMessage", resource: variable("SCHEDULE_DLQ_ARN")}}
			if got := c.grants(role); !slices.Equal(got, want) {
				t.Errorf("role may %v, want %v", got, want)
			}
		})
	}
}

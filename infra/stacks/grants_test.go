package stacks_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"kikite/infra/topology"
)

var update = flag.Bool("update", false, "write the golden files anew")

// grant is one action on one resource, with its conditions.
type grant struct{ action, resource, condition string }

// grants are all that a role's policies allow.
func (c *cloud) grants(role resource) []grant {
	var out []grant
	for _, p := range c.of("AWS::IAM::Policy") {
		for _, r := range list(p.props["Roles"]) {
			if c.text(p.stack, r) != role.stack+"."+role.id {
				continue
			}
			for _, s := range list(get(p.props, "PolicyDocument", "Statement")) {
				out = append(out, c.statement(p.stack, s)...)
			}
		}
	}
	return out
}

func (c *cloud) statement(stack string, s any) []grant {
	var out []grant
	for _, action := range list(get(s, "Action")) {
		for _, on := range list(get(s, "Resource")) {
			g := grant{action: action.(string), resource: c.text(stack, on)}
			if cond := get(s, "Condition"); cond != nil {
				text, _ := json.Marshal(cond)
				g.condition = string(text)
			}
			out = append(out, g)
		}
	}
	return out
}

func (c *cloud) role(t *testing.T, f resource) resource {
	t.Helper()
	return c.at(t, f.text(c, "Role"))
}

func TestNoRoleReachesAnotherContextsTable(t *testing.T) {
	t.Parallel()
	c := prod(t)
	c.each(t, func(t *testing.T, f topology.Function, r resource) {
		for _, g := range c.grants(c.role(t, r)) {
			if !strings.HasPrefix(g.action, "dynamodb:") {
				continue
			}
			if table := c.at(t, g.resource); table.stack != c.stage.Stack("data", f.Context) {
				t.Errorf("%s on %v of %s", g.action, table.props["TableName"], table.stack)
			}
		}
	})
}

// TestNobodyChangesTheLogOfOperatorsCalls: of the table that holds it, functions may read the log and put into it; what may delete, deletes from the
// outbox only.
func TestNobodyChangesTheLogOfOperatorsCalls(t *testing.T) {
	t.Parallel()
	c := prod(t)
	appends := []string{}
	for id, r := range c.functions() {
		for _, g := range c.grants(c.role(t, r)) {
			if !strings.HasPrefix(id, "operations-") || !strings.HasPrefix(g.action, "dynamodb:") || strings.Contains(g.action, "Stream") || g.action == "dynamodb:GetRecords" || g.action == "dynamodb:GetShardIterator" {
				continue
			}
			var condition struct {
				Keys struct {
					Leading []string `json:"dynamodb:LeadingKeys"`
				} `json:"ForAllValues:StringLike"`
			}
			if err := json.Unmarshal([]byte(g.condition), &condition); err != nil {
				t.Errorf("%s may %s without a condition", id, g.action)
			}
			log := slices.Contains(condition.Keys.Leading, "AUDIT*")
			switch g.action {
			case "dynamodb:Query":
			case "dynamodb:PutItem":
				if log {
					appends = append(appends, id)
				}
			case "dynamodb:BatchWriteItem":
				if !slices.Equal(condition.Keys.Leading, []string{"OUTBOX#*"}) {
					t.Errorf("%s may %s under %v", id, g.action, condition.Keys.Leading)
				}
			default:
				t.Errorf("%s may %s", id, g.action)
			}
		}
	}
	if !slices.Equal(appends, []string{"operations-worker"}) {
		t.Errorf("%v add to the log", appends)
	}
}

func TestEveryRoleBelongsToOneFunction(t *testing.T) {
	t.Parallel()
	c := prod(t)
	users := map[string][]string{}
	c.each(t, func(t *testing.T, f topology.Function, r resource) {
		role := c.role(t, r)
		users[role.stack+role.id] = append(users[role.stack+role.id], f.ID())
		if len(users[role.stack+role.id]) > 1 {
			t.Errorf("shared by %v", users[role.stack+role.id])
		}
		if managed := list(role.props["ManagedPolicyArns"]); len(managed) > 0 {
			t.Errorf("has managed policies %v", managed)
		}
	})
}

func TestNoGrantIsAWildcard(t *testing.T) {
	t.Parallel()
	c := prod(t)
	c.each(t, func(t *testing.T, _ topology.Function, r resource) {
		for _, g := range c.grants(c.role(t, r)) {
			if g.action == "ses:GetAccount" || g.action == "ses:DeleteSuppressedDestination" { // AWS knows no resource for them
				continue
			}
			if g.resource == "*" || strings.Contains(g.action, "*") || strings.HasSuffix(g.resource, ".Arn/*") {
				t.Errorf("%s on %s", g.action, g.resource)
			}
		}
	})
}

var hash = regexp.MustCompile(`[0-9A-F]{8}\b`)

// TestGrants pins every grant of every function in a file that a reviewer can read beside the permission table of
// docs/architecture.md. Run with -update after a change that is meant.
func TestGrants(t *testing.T) {
	t.Parallel()
	c := prod(t)
	var b strings.Builder
	functions := c.functions()
	ids := make([]string, 0, len(functions))
	for id := range functions {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		fmt.Fprintf(&b, "%s\n", id)
		for _, line := range c.summary(c.grants(c.role(t, functions[id]))) {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	golden(t, "testdata/grants.txt", b.String())
}

// summary is one line per resource, without the parts of names that CDK makes up.
func (c *cloud) summary(grants []grant) []string {
	by := map[string][]string{}
	for _, g := range grants {
		on := hash.ReplaceAllString(strings.TrimPrefix(g.resource, c.stage.Stack()+"-"), "")
		if g.condition != "" {
			on += "  if " + hash.ReplaceAllString(g.condition, "")
		}
		by[on] = append(by[on], g.action)
	}
	var out []string
	for on, actions := range by {
		slices.Sort(actions)
		out = append(out, on+": "+strings.Join(slices.Compact(actions), " "))
	}
	slices.Sort(out)
	return out
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) == got {
		return
	}
	have, wanted := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for _, line := range have {
		if !slices.Contains(wanted, line) {
			t.Errorf("%s: new: %s", file, line)
		}
	}
	for _, line := range wanted {
		if !slices.Contains(have, line) {
			t.Errorf("%s: gone: %s", file, line)
		}
	}
	if !t.Failed() {
		t.Errorf("%s: the order changed", file)
	}
}

package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// statement is one statement of a policy.
type statement struct {
	Sid          string
	Effect       string
	Principal    *principals
	NotPrincipal *principals
	Action       texts
	NotAction    texts
	Resource     texts
	NotResource  texts
	Condition    map[string]map[string]texts
}

// principals is "*" or a map from kind (AWS, Service, Federated) to names.
type principals struct {
	everyone bool
	byKind   map[string]texts
}

func (p *principals) UnmarshalJSON(raw []byte) error {
	if string(raw) == `"*"` {
		p.everyone = true
		return nil
	}
	return json.Unmarshal(raw, &p.byKind)
}

// principal is who asks, under every name that a policy may call it.
type principal struct {
	kind  string
	names []string // the role first, then its account
}

// parse reads a policy document; nil has no statements.
func parse(document []byte) ([]statement, error) {
	if document == nil {
		return nil, nil
	}
	var d struct{ Statement json.RawMessage }
	if err := json.Unmarshal(document, &d); err != nil {
		return nil, err
	}
	if len(d.Statement) == 0 {
		return nil, errors.New("policy without a Statement")
	}
	if d.Statement[0] == '{' {
		d.Statement = slices.Concat([]byte("["), d.Statement, []byte("]"))
	}
	var out []statement
	if err := json.Unmarshal(d.Statement, &out); err != nil {
		return nil, err
	}
	for _, s := range out {
		if s.Effect != "Allow" && s.Effect != "Deny" {
			return nil, fmt.Errorf("statement with the effect %q", s.Effect)
		}
	}
	return out, nil
}

// verdict is what a set of statements says about a question.
type verdict struct {
	allowed   bool // names the caller, or is an identity policy
	delegated bool // allows the account, which leaves it to identity policies
	denied    bool
}

// question is one permission asked by one principal; notes collect what could not be decided.
type question struct {
	permission  awsapi.Permission
	who         principal
	anyResource bool
	context     map[string][]string // keys in lower case
	notes       []string
}

func newQuestion(p awsapi.Permission, who principal) *question {
	q := &question{permission: p, who: who, context: map[string][]string{
		// The endpoint stands for AWS's, which is reached by TLS only.
		"aws:securetransport": {"true"},
		"aws:sourceaccount":   {awsapi.Account},
		"aws:requestedregion": {awsapi.Region},
	}}
	if who.kind == "AWS" {
		q.context["aws:principalarn"] = who.names[:1]
		q.context["aws:principalaccount"] = []string{awsapi.Account}
	}
	for k, v := range p.Context {
		q.context[strings.ToLower(k)] = v
	}
	return q
}

func (q *question) refuse(why string, unknownPolicies ...string) Decision {
	for _, p := range unknownPolicies {
		q.notes = append(q.notes, "the AWS-managed policy "+p+" is not emulated")
	}
	if len(q.notes) > 0 {
		slices.Sort(q.notes)
		why += " (" + strings.Join(slices.Compact(q.notes), "; ") + ")"
	}
	return Decision{Why: why}
}

// weigh goes through statements. onResource: they stand on a resource, so that Principal counts.
func (q *question) weigh(statements []statement, onResource bool) verdict {
	var v verdict
	for i := range statements {
		s := &statements[i]
		named, account := true, false
		if onResource {
			named, account = q.principal(s)
		}
		if !named && !account || !q.action(s) || !q.resource(s) {
			continue
		}
		holds, certain := q.conditions(s)
		switch {
		case s.Effect == "Deny":
			v.denied = v.denied || holds || !certain
		case holds && named:
			v.allowed = true
		case holds:
			v.delegated = true
		}
	}
	return v
}

// principal says whether a statement on a resource names the caller, or the caller's account.
func (q *question) principal(s *statement) (named, account bool) {
	if s.NotPrincipal != nil {
		n, a := q.listed(s.NotPrincipal)
		return !n && !a, false
	}
	if s.Principal == nil {
		return false, false
	}
	return q.listed(s.Principal)
}

func (q *question) listed(p *principals) (named, account bool) {
	if p.everyone {
		return true, false
	}
	for _, name := range p.byKind[q.who.kind] {
		switch {
		case name == "*" || name == q.who.names[0]:
			named = true
		case len(q.who.names) > 1 && (name == q.who.names[1] || name == awsapi.Account):
			account = true
		}
	}
	return named, account
}

func (q *question) action(s *statement) bool {
	if len(s.NotAction) > 0 {
		return !anyMatch(s.NotAction, q.permission.Action, true)
	}
	return anyMatch(s.Action, q.permission.Action, true)
}

func (q *question) resource(s *statement) bool {
	if q.anyResource {
		return true
	}
	for _, pattern := range slices.Concat(s.Resource, s.NotResource) {
		if strings.Contains(pattern, "${") {
			q.notes = append(q.notes, "the policy variable in "+pattern+" is not emulated")
			return s.Effect == "Deny"
		}
	}
	if len(s.NotResource) > 0 {
		return !anyMatch(s.NotResource, q.permission.Resource, false)
	}
	return anyMatch(s.Resource, q.permission.Resource, false)
}

func anyMatch(patterns []string, text string, foldCase bool) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		if foldCase {
			return Glob(strings.ToLower(p), strings.ToLower(text))
		}
		return Glob(p, text)
	})
}

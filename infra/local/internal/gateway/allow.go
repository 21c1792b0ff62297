package gateway

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// keptDenials bounds the list for the console.
const keptDenials = 500

// Denial is a call that the policies did not allow.
type Denial struct {
	At       time.Time // the machine's time
	Function string
	Action   string
	Resource string
	Why      string
	Count    int // equal denials, the latest of which was at At
}

// Denials is the list of denied calls, oldest first; equal ones are one entry.
type Denials struct {
	mu   sync.Mutex
	list []Denial
}

// List returns a copy.
func (d *Denials) List() []Denial {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]Denial(nil), d.list...)
}

func (d *Denials) add(n Denial) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n.Count = 1
	for i, old := range d.list {
		if old.Function == n.Function && old.Action == n.Action && old.Resource == n.Resource && old.Why == n.Why {
			n.Count += old.Count
			d.list = append(d.list[:i], d.list[i+1:]...)
			break
		}
	}
	d.list = append(d.list, n)
	if len(d.list) > keptDenials {
		d.list = d.list[1:]
	}
}

// allow checks every permission; the first that is missing is the error, in AWS's words, and is recorded.
func (g *Gateway) allow(caller awsapi.Caller, service string, permissions []awsapi.Permission) error {
	if caller.Function == "" {
		return nil
	}
	for _, p := range permissions {
		d := g.Policies.Role(caller.RoleARN, p)
		if d.Allowed {
			continue
		}
		g.denials.add(Denial{At: g.Now(), Function: caller.Function, Action: p.Action, Resource: p.Resource, Why: d.Why})
		g.Log.Warn("denied by policy", "function", caller.Function, "action", p.Action, "resource", p.Resource, "why", d.Why)
		return denied(service, fmt.Sprintf("User: %s is not authorized to perform: %s on resource: %s %s",
			session(caller), p.Action, p.Resource, d.Why))
	}
	return nil
}

// session is the ARN under which AWS knows a running function.
func session(c awsapi.Caller) string {
	role := c.RoleARN[strings.LastIndexByte(c.RoleARN, '/')+1:]
	return "arn:" + awsapi.Partition + ":sts::" + awsapi.Account + ":assumed-role/" + role + "/" + c.Function
}

// denied is the error of a service for a missing permission.
func denied(service, message string) *awsapi.Error {
	switch service {
	case "s3":
		return &awsapi.Error{Status: http.StatusForbidden, Code: "AccessDenied", Message: message}
	case "scheduler", "ses", "sqs", "lambda":
		return &awsapi.Error{Status: http.StatusForbidden, Code: "AccessDeniedException", Message: message}
	default:
		return &awsapi.Error{Status: http.StatusBadRequest, Code: "AccessDeniedException", Message: message}
	}
}

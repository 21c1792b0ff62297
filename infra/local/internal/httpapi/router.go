package httpapi

import (
	"fmt"
	"slices"
	"strings"
)

// route is a compiled Route.
type route struct {
	Route
	method   string // ANY for all
	segments []string
	fallback bool // $default
}

func compileRoute(r Route) (*route, error) {
	if r.FunctionARN == "" {
		return nil, fmt.Errorf("route %s: no function", r.Key)
	}
	if r.Authorizer == nil && len(r.Scopes) > 0 {
		return nil, fmt.Errorf("route %s: scopes without an authorizer", r.Key)
	}
	if r.Key == "$default" {
		return &route{Route: r, method: "ANY", fallback: true}, nil
	}
	method, path, ok := strings.Cut(r.Key, " ")
	if !ok || !strings.HasPrefix(path, "/") || method != strings.ToUpper(method) {
		return nil, fmt.Errorf("route %q is not a method and a path", r.Key)
	}
	segments := split(path)
	for i, s := range segments {
		if greedy(s) && i != len(segments)-1 {
			return nil, fmt.Errorf("route %s: %s must be last", r.Key, s)
		}
	}
	return &route{Route: r, method: method, segments: segments}, nil
}

func split(path string) []string {
	if path == "/" {
		return nil
	}
	return strings.Split(strings.TrimPrefix(path, "/"), "/")
}

func greedy(s string) bool   { return strings.HasPrefix(s, "{") && strings.HasSuffix(s, "+}") }
func variable(s string) bool { return strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") }

// match gives the path parameters. A greedy variable needs at least one character.
func (r *route) match(method string, path []string) (map[string]string, bool) {
	if r.method != "ANY" && r.method != method {
		return nil, false
	}
	params := map[string]string{}
	if r.fallback {
		return params, true
	}
	for i, s := range r.segments {
		switch {
		case greedy(s):
			rest := strings.Join(path[min(i, len(path)):], "/")
			params[s[1:len(s)-2]] = rest
			return params, rest != ""
		case i >= len(path):
			return nil, false
		case variable(s):
			if path[i] == "" {
				return nil, false
			}
			params[s[1:len(s)-1]] = path[i]
		case s != path[i]:
			return nil, false
		}
	}
	return params, len(path) == len(r.segments)
}

// compare orders routes by how specific they are, as API Gateway chooses: literal before variable before greedy,
// segment by segment from the left; a method before ANY; $default last.
func compare(a, b *route) int {
	if a.fallback != b.fallback {
		if a.fallback {
			return 1
		}
		return -1
	}
	for i := range min(len(a.segments), len(b.segments)) {
		if d := rank(a.segments[i]) - rank(b.segments[i]); d != 0 {
			return d
		}
	}
	if d := len(b.segments) - len(a.segments); d != 0 {
		return d
	}
	return rankMethod(a.method) - rankMethod(b.method)
}

func rank(s string) int {
	switch {
	case greedy(s):
		return 2
	case variable(s):
		return 1
	}
	return 0
}

func rankMethod(m string) int {
	if m == "ANY" {
		return 1
	}
	return 0
}

// compileRoutes sorts the routes so that the first match is the right one.
func compileRoutes(all []Route) ([]*route, error) {
	compiled := make([]*route, 0, len(all))
	seen := map[string]bool{}
	for _, r := range all {
		if seen[r.Key] {
			return nil, fmt.Errorf("route %s exists twice", r.Key)
		}
		seen[r.Key] = true
		c, err := compileRoute(r)
		if err != nil {
			return nil, err
		}
		compiled = append(compiled, c)
	}
	slices.SortStableFunc(compiled, compare)
	return compiled, nil
}

package policy

import (
	"slices"
	"strconv"
	"strings"
)

// operator compares one value of the request with one of the policy; negated operators hold when no value compares.
type operator struct {
	compare func(policy, request string) bool
	negated bool
}

// operators are the condition operators that are emulated.
func operators() map[string]operator {
	equal := func(p, r string) bool { return p == r }
	number := func(holds func(r, p float64) bool) func(p, r string) bool {
		return func(p, r string) bool {
			want, err1 := strconv.ParseFloat(p, 64)
			got, err2 := strconv.ParseFloat(r, 64)
			return err1 == nil && err2 == nil && holds(got, want)
		}
	}
	return map[string]operator{
		"StringEquals":              {compare: equal},
		"StringNotEquals":           {compare: equal, negated: true},
		"StringEqualsIgnoreCase":    {compare: strings.EqualFold},
		"StringNotEqualsIgnoreCase": {compare: strings.EqualFold, negated: true},
		"StringLike":                {compare: Glob},
		"StringNotLike":             {compare: Glob, negated: true},
		"ArnEquals":                 {compare: Glob},
		"ArnLike":                   {compare: Glob},
		"ArnNotEquals":              {compare: Glob, negated: true},
		"ArnNotLike":                {compare: Glob, negated: true},
		"Bool":                      {compare: strings.EqualFold},
		"NumericEquals":             {compare: number(func(r, p float64) bool { return r == p })},
		"NumericLessThan":           {compare: number(func(r, p float64) bool { return r < p })},
		"NumericLessThanEquals":     {compare: number(func(r, p float64) bool { return r <= p })},
		"NumericGreaterThan":        {compare: number(func(r, p float64) bool { return r > p })},
		"NumericGreaterThanEquals":  {compare: number(func(r, p float64) bool { return r >= p })},
	}
}

// conditions says whether all conditions of a statement hold. certain is false when one could not be decided; then
// an Allow does not count, and a Deny does.
func (q *question) conditions(s *statement) (holds, certain bool) {
	holds, certain = true, true
	for name, keys := range s.Condition {
		for key, values := range keys {
			ok, known := q.condition(name, key, values)
			holds, certain = holds && ok, certain && known
		}
	}
	return holds, certain
}

func (q *question) condition(name, key string, values []string) (holds, known bool) {
	request, present := q.context[strings.ToLower(key)]
	if name == "Null" {
		return (values[0] == "true") != present, true
	}
	set, plain, isSet := strings.Cut(name, ":")
	if !isSet {
		set, plain = "", name
	}
	plain, ifExists := strings.CutSuffix(plain, "IfExists")
	op, ok := operators()[plain]
	if !ok || isSet && set != "ForAllValues" && set != "ForAnyValue" {
		q.notes = append(q.notes, "the condition operator "+name+" is not emulated")
		return false, false
	}
	for _, v := range values {
		if strings.Contains(v, "${") {
			q.notes = append(q.notes, "the policy variable in "+v+" is not emulated")
			return false, false
		}
	}
	if !present && ifExists {
		return true, true
	}
	return op.holds(set, values, request), true
}

// holds applies the operator to the values of the request (none when the key is absent).
func (o operator) holds(set string, policy, request []string) bool {
	one := func(r string) bool {
		found := slices.ContainsFunc(policy, func(p string) bool { return o.compare(p, r) })
		return found != o.negated
	}
	switch {
	case set == "ForAllValues":
		return !slices.ContainsFunc(request, func(r string) bool { return !one(r) })
	case len(request) == 0:
		return o.negated && set == ""
	default:
		return slices.ContainsFunc(request, one)
	}
}

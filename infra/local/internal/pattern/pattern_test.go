package pattern_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kikite/infra/local/internal/pattern"
)

const booking = `{
	"source":"kikite.booking","detail-type":"booking.confirmed","resources":[],
	"detail":{"id":"01J","version":3,"price":1200.5,"paid":true,"note":null,
		"codes":["late","online"],
		"parties":[{"role":"employee","rank":1},{"role":"consultant","rank":2}]}}`

func TestMatch(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		pattern string
		want    bool
	}{
		"exact":                        {`{"source":["kikite.booking"]}`, true},
		"one of several":               {`{"detail-type":["a","booking.confirmed"]}`, true},
		"none of several":              {`{"detail-type":["a","b"]}`, false},
		"all fields must match":        {`{"source":["kikite.booking"],"detail-type":["x"]}`, false},
		"nested":                       {`{"detail":{"id":["01J"]}}`, true},
		"nested in a scalar":           {`{"source":{"id":["01J"]}}`, false},
		"number":                       {`{"detail":{"version":[3]}}`, true},
		"number written otherwise":     {`{"detail":{"version":[3.0]}}`, true},
		"number is not a string":       {`{"detail":{"version":["3"]}}`, false},
		"boolean":                      {`{"detail":{"paid":[true]}}`, true},
		"null":                         {`{"detail":{"note":[null]}}`, true},
		"null is not absent":           {`{"detail":{"missing":[null]}}`, false},
		"element of an array":          {`{"detail":{"codes":["online"]}}`, true},
		"no element of an array":       {`{"detail":{"codes":["paper"]}}`, false},
		"objects in an array":          {`{"detail":{"parties":{"role":["consultant"],"rank":[2]}}}`, true},
		"fields of different elements": {`{"detail":{"parties":{"role":["consultant"],"rank":[1]}}}`, false},
		"prefix":                       {`{"detail-type":[{"prefix":"booking."}]}`, true},
		"prefix missed":                {`{"detail-type":[{"prefix":"session."}]}`, false},
		"prefix ignoring case":         {`{"detail-type":[{"prefix":{"equals-ignore-case":"BOOK"}}]}`, true},
		"prefix of a number":           {`{"detail":{"version":[{"prefix":"3"}]}}`, false},
		"suffix":                       {`{"detail-type":[{"suffix":".confirmed"}]}`, true},
		"suffix missed":                {`{"detail-type":[{"suffix":".held"}]}`, false},
		"ignore case":                  {`{"source":[{"equals-ignore-case":"KIKITE.Booking"}]}`, true},
		"wildcard":                     {`{"detail-type":[{"wildcard":"b*.con*ed"}]}`, true},
		"wildcard at both ends":        {`{"detail-type":[{"wildcard":"*ing.c*"}]}`, true},
		"wildcard overlapping ends":    {`{"detail":{"id":[{"wildcard":"01J*J"}]}}`, false},
		"wildcard without star":        {`{"detail":{"id":[{"wildcard":"01J"}]}}`, true},
		"anything but":                 {`{"source":[{"anything-but":"kikite.signup"}]}`, true},
		"anything but that":            {`{"source":[{"anything-but":["x","kikite.booking"]}]}`, false},
		"anything but, number":         {`{"detail":{"version":[{"anything-but":[1,2]}]}}`, true},
		"anything but, absent":         {`{"detail":{"missing":[{"anything-but":"x"}]}}`, false},
		"anything but a prefix":        {`{"source":[{"anything-but":{"prefix":"kikite."}}]}`, false},
		"anything but suffixes":        {`{"source":[{"anything-but":{"suffix":["x","y"]}}]}`, true},
		"exists":                       {`{"detail":{"id":[{"exists":true}]}}`, true},
		"exists, null":                 {`{"detail":{"note":[{"exists":true}]}}`, true},
		"exists, absent":               {`{"detail":{"missing":[{"exists":true}]}}`, false},
		"exists, object is no leaf":    {`{"detail":[{"exists":true}]}`, false},
		"does not exist":               {`{"detail":{"missing":[{"exists":false}]}}`, true},
		"does not exist, deep":         {`{"nothing":{"here":[{"exists":false}]}}`, true},
		"does not exist, but does":     {`{"detail":{"id":[{"exists":false}]}}`, false},
		"empty array does not exist":   {`{"resources":[{"exists":false}]}`, true},
		"absent or a value":            {`{"detail":{"missing":[{"exists":false},"x"]}}`, true},
		"numeric":                      {`{"detail":{"price":[{"numeric":[">",1200,"<=",1200.5]}]}}`, true},
		"numeric equal":                {`{"detail":{"version":[{"numeric":["=",3]}]}}`, true},
		"numeric out of range":         {`{"detail":{"price":[{"numeric":["<",1200.5]}]}}`, false},
		"numeric on text":              {`{"detail":{"id":[{"numeric":[">=",0]}]}}`, false},
		"or, second":                   {`{"$or":[{"source":["x"]},{"detail":{"version":[3]}}]}`, true},
		"or, none":                     {`{"$or":[{"source":["x"]},{"source":["y"]}]}`, false},
		"or and a field":               {`{"source":["x"],"$or":[{"detail":{"version":[3]}},{"source":["y"]}]}`, false},
		"or inside detail":             {`{"detail":{"$or":[{"version":[9]},{"id":["01J"]}]}}`, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := pattern.Compile([]byte(c.pattern))
			if err != nil {
				t.Fatal(err)
			}
			got, err := p.Match([]byte(booking))
			if err != nil || got != c.want {
				t.Errorf("Match = %v, %v; want %v", got, err, c.want)
			}
		})
	}
}

func TestStreamFilter(t *testing.T) {
	t.Parallel()
	p, err := pattern.Compile([]byte(`{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"OUTBOX#"}]}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for record, want := range map[string]bool{
		`{"eventName":"INSERT","dynamodb":{"Keys":{"pk":{"S":"OUTBOX#3"},"sk":{"S":"a"}}}}`: true,
		`{"eventName":"REMOVE","dynamodb":{"Keys":{"pk":{"S":"OUTBOX#3"},"sk":{"S":"a"}}}}`: false,
		`{"eventName":"INSERT","dynamodb":{"Keys":{"pk":{"S":"SEEN#3"},"sk":{"S":"a"}}}}`:   false,
	} {
		if got, err := p.Match([]byte(record)); err != nil || got != want {
			t.Errorf("Match(%s) = %v, %v; want %v", record, got, err, want)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ pattern, reason string }{
		"broken":               {`{`, "EOF"},
		"two values":           {`{"a":["b"]} {}`, "more than one"},
		"not an object":        {`["a"]`, "not an object"},
		"empty":                {`{}`, "at least one"},
		"scalar":               {`{"a":"b"}`, "needs an object or a list"},
		"empty list":           {`{"a":[]}`, "empty list"},
		"empty object":         {`{"a":{}}`, "empty object"},
		"list in list":         {`{"a":[["b"]]}`, "list inside"},
		"unknown operator":     {`{"a":[{"cidr":"10.0.0.0/8"}]}`, `"cidr" is not supported`},
		"two operators":        {`{"a":[{"prefix":"b","suffix":"c"}]}`, "exactly one"},
		"prefix of a number":   {`{"a":[{"prefix":1}]}`, "needs a string"},
		"prefix, bad nesting":  {`{"a":[{"prefix":{"x":"y"}}]}`, "needs a string"},
		"ignore case, number":  {`{"a":[{"equals-ignore-case":1}]}`, "needs a string"},
		"wildcard, two stars":  {`{"a":[{"wildcard":"x**"}]}`, "consecutive"},
		"wildcard, number":     {`{"a":[{"wildcard":1}]}`, "needs a string"},
		"exists, text":         {`{"a":[{"exists":"yes"}]}`, "true or false"},
		"numeric, odd":         {`{"a":[{"numeric":[">"]}]}`, "comparisons"},
		"numeric, text bound":  {`{"a":[{"numeric":[">","1"]}]}`, "followed by a number"},
		"numeric, unknown":     {`{"a":[{"numeric":["!=",1]}]}`, "followed by a number"},
		"anything-but, empty":  {`{"a":[{"anything-but":[]}]}`, "empty list"},
		"anything-but, bool":   {`{"a":[{"anything-but":true}]}`, "strings or numbers"},
		"anything-but, list":   {`{"a":[{"anything-but":[[1]]}]}`, "strings or numbers"},
		"anything-but, exists": {`{"a":[{"anything-but":{"exists":true}}]}`, "exactly one of"},
		"anything-but, two":    {`{"a":[{"anything-but":{"prefix":"a","suffix":"b"}}]}`, "exactly one of"},
		"anything-but, number": {`{"a":[{"anything-but":{"prefix":1}}]}`, "needs a string"},
		"or, one":              {`{"$or":[{"a":["b"]}]}`, "at least two"},
		"or, scalar":           {`{"$or":["a","b"]}`, "at least two"},
		"or, bad inside":       {`{"$or":[{"a":["b"]},{"a":"c"}]}`, "needs an object or a list"},
		"deep path is named":   {`{"detail":{"x":{"y":[{"like":"b"}]}}}`, "detail.x.y"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := pattern.Compile([]byte(c.pattern))
			if err == nil || !strings.Contains(err.Error(), c.reason) {
				t.Errorf("Compile = %v; want an error with %q", err, c.reason)
			}
		})
	}
}

func TestMatchRefusesBrokenEvents(t *testing.T) {
	t.Parallel()
	p, err := pattern.Compile([]byte(`{"a":["b"]}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, event := range []string{`{`, `"text"`, ``} {
		if _, err := p.Match([]byte(event)); err == nil {
			t.Errorf("Match(%q) accepted", event)
		}
	}
}

func TestPrefixAgreesWithWildcard(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[ab.]{1,6}`)
		prefix, value := word.Draw(t, "prefix"), word.Draw(t, "value")
		event := []byte(`{"k":"` + value + `"}`)
		var got [2]bool
		for i, raw := range []string{`{"k":[{"prefix":"` + prefix + `"}]}`, `{"k":[{"wildcard":"` + prefix + `*"}]}`} {
			p, err := pattern.Compile([]byte(raw))
			if err != nil {
				t.Fatal(err)
			}
			if got[i], err = p.Match(event); err != nil {
				t.Fatal(err)
			}
		}
		if want := strings.HasPrefix(value, prefix); got[0] != want || got[1] != want {
			t.Errorf("prefix %q of %q: prefix %v, wildcard %v, want %v", prefix, value, got[0], got[1], want)
		}
	})
}

package meaning

import (
	"math"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/guregu/dynamo/v2"
	"pgregory.net/rapid"
)

func TestPackScales(t *testing.T) {
	t.Parallel()
	if got := pack([]float32{3, 0, -4}); got != string([]byte{76, 0, 256 - 102}) {
		t.Errorf("3, 0, -4 became %v", []byte(got))
	}
	for name, values := range map[string][]float32{"nothing": nil, "zero": {0, 0}, "not a number": {1, float32(math.NaN())}, "infinite": {1, float32(math.Inf(1))}} {
		if got := pack(values); got != "" {
			t.Errorf("%s became %v", name, []byte(got))
		}
	}
}

func TestCosine(t *testing.T) {
	t.Parallel()
	a, b := pack([]float32{1, 2, 3, 4}), pack([]float32{4, -3, 2, -1})
	for name, c := range map[string]struct {
		a, b string
		want float64
	}{
		"itself": {a, a, 1}, "right angle": {a, pack([]float32{2, -1, 4, -3}), 0}, "between": {a, b, 0}, "other width": {a, a[:3], 0}, "none": {"", "", 0},
	} {
		if got := float64(cosine(c.a, c.b)); math.Abs(got-c.want) > 0.02 {
			t.Errorf("%s: %.3f, not %.3f", name, got, c.want)
		}
	}
}

func TestSetKeepsVectors(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z0-9-]{0,30}`), 0, 4, rapid.ID).Draw(t, "kinds")
		want := map[string]string{}
		var vectors []Vector
		for _, k := range kinds {
			want[k] = string(rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "values"))
			vectors = append(vectors, Vector{k, want[k]})
		}
		s := NewSet(vectors...)
		for k, v := range want {
			if s.Of(k) != v || s.Without(k).Of(k) != "" {
				t.Fatalf("%q: %q, not %q", k, s.Of(k), v)
			}
		}
		if len(kinds) > 1 && s.Without(kinds[0]).Of(kinds[1]) != want[kinds[1]] {
			t.Fatal("leaving one out lost another")
		}
	})
}

// TestSetReadsAnything holds for damaged ones, too: nothing is read beyond them.
func TestSetReadsAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, o := Set(rapid.SliceOf(rapid.Byte()).Draw(t, "set")), Set(rapid.SliceOf(rapid.Byte()).Draw(t, "other"))
		if v := s.Without("local-1").Of("local-1"); v != "" {
			t.Fatalf("left out and still there: %q", v)
		}
		if v := s.Likeness(o); v < 0 || v > 1 {
			t.Fatal(v)
		}
	})
}

func TestLikenessComparesOneKind(t *testing.T) {
	t.Parallel()
	x, y := pack([]float32{1, 0}), pack([]float32{0, 1})
	remote := func(v string) Vector { return Vector{titanKind, v} }
	local := func(v string) Vector { return Vector{LocalKind, v} }
	for name, c := range map[string]struct {
		a, b Set
		want float32
	}{
		"the best kind that both have": {NewSet(remote(x), local(x)), NewSet(remote(y), local(x)), 0},
		"the order of the other":       {NewSet(remote(x), local(x)), NewSet(local(y), remote(x)), 1},
		"the local one otherwise":      {NewSet(remote(x), local(x)), NewSet(local(x)), 1},
		"no kind in common":            {NewSet(remote(x)), NewSet(local(x)), 0},
		"opposite":                     {NewSet(local(x)), NewSet(local(pack([]float32{-1, 0}))), 0},
		"none":                         {"", NewSet(local(x)), 0},
	} {
		if got := c.a.Likeness(c.b); got != c.want {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
	}
}

func TestSetInTable(t *testing.T) {
	t.Parallel()
	type row struct {
		Meaning Set `dynamo:"meaning,omitempty"`
	}
	for name, s := range map[string]Set{"vectors": NewSet(Vector{LocalKind, "\xff\x00\x80"}), "none": ""} {
		item, err := dynamo.MarshalItem(row{s})
		if err != nil {
			t.Fatal(err)
		}
		if _, stored := item["meaning"]; stored != (s != "") {
			t.Errorf("%s: stored as %v", name, item)
		}
		var got row
		if err := dynamo.UnmarshalItem(item, &got); err != nil || got.Meaning != s {
			t.Errorf("%s: %q, %v", name, got.Meaning, err)
		}
	}
	var s Set
	if err := s.UnmarshalDynamo(&types.AttributeValueMemberS{Value: "x"}); err == nil {
		t.Error("a text was read as vectors")
	}
}

func TestSetLeavesOutWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	if s := NewSet(Vector{strings.Repeat("k", 300), "v"}, Vector{"k", strings.Repeat("v", most+1)}, Vector{"k", ""}); s != "" {
		t.Errorf("%d bytes", len(s))
	}
}

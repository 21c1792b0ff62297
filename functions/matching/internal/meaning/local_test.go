package meaning

import (
	"context"
	"hash/fnv"
	"strings"
	"sync"
	"testing"
)

func local() *Local {
	return NewLocal([]Topic{{"workload", []string{"残業", "長時間労働", "workload"}}, {"boss", []string{"上司", "boss"}}})
}

func TestLocalMeetsSpellings(t *testing.T) {
	t.Parallel()
	l := local()
	for a, b := range map[string]string{
		"サーバーの運用": "ｻｰﾊﾞの運用", "ＷＯＲＫＬＯＡＤ": "workload", "Deadlines": "deadline", "営業の数字": "営業は、数字。", "Élan": "élan",
	} {
		if got := cosine(l.Vector(a).Values, l.Vector(b).Values); got < 0.97 {
			t.Errorf("%s and %s: %.2f", a, b, got)
		}
	}
	if got := cosine(l.Vector("残業が多い").Values, l.Vector("長時間労働の相談").Values); got < 0.5 {
		t.Errorf("two texts on one topic: %.2f", got)
	}
}

func TestLocalSaysNothingOfNothing(t *testing.T) {
	t.Parallel()
	l := local()
	for _, text := range []string{"", " \n", "。、！？", "なんとなく、おはなししたいです", "仕事の相談をしたい", "the work and my job", "123 456", "\xff\xfe"} {
		if v := l.Vector(text); v.Values != "" {
			t.Errorf("%q has a vector", text)
		}
	}
}

// TestLocalDoesNotSeeIllness holds the promise that matching does not use what people tell of their health.
func TestLocalDoesNotSeeIllness(t *testing.T) {
	t.Parallel()
	l := local()
	with, without := l.Vector("うつ病で通院し、薬をのみながら営業をしています"), l.Vector("で　し、をのみながら営業をしています")
	if with.Values != without.Values {
		t.Error("words of illness changed the vector")
	}
}

func TestLocalOfLongTexts(t *testing.T) {
	t.Parallel()
	l := local()
	var b strings.Builder
	for r := rune(0x4e00); r < 0x9fff; r++ {
		b.WriteRune(r)
	}
	v, err := l.Embed(context.Background(), b.String()+strings.Repeat("残業", 5000))
	if err != nil || len(v.Values) != topicPlaces+termPlaces || v.Kind != l.Kind() {
		t.Errorf("%d bytes of kind %s, %v", len(v.Values), v.Kind, err)
	}
}

func TestLocalAtOnce(t *testing.T) {
	t.Parallel()
	l := local()
	want := l.Vector("上司に言えない営業の悩み")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				l.Vector("海外駐在の話")
				if l.Vector("上司に言えない営業の悩み") != want {
					t.Error("another vector for the same text")
				}
			}
		})
	}
	all.Wait()
}

func TestTooManyTopics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("more topics than places were taken")
		}
	}()
	NewLocal(make([]Topic, topicPlaces+1))
}

// TestLocalKindIsRaised fails when the method changes: then raise LocalKind, so that stored vectors are made anew.
func TestLocalKindIsRaised(t *testing.T) {
	t.Parallel()
	h := fnv.New64a()
	_, _ = h.Write([]byte(local().Vector("残業が多く、エンジニアとして続けるか迷っています。営業の経験、Python。うつ病。Two deadlines.").Values))
	if got := [2]any{LocalKind, h.Sum64()}; got != [2]any{"local-1", uint64(12318292498266295145)} {
		t.Errorf("%v", got)
	}
}

package polarity_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"kikite/functions/sessions/internal/polarity"
)

func TestModelFile(t *testing.T) {
	t.Parallel()
	m, err := polarity.Load()
	if err != nil {
		t.Fatal(err)
	}
	b := m.Bytes()
	again, err := polarity.Parse(b)
	if err != nil || !bytes.Equal(again.Bytes(), b) {
		t.Errorf("%v", err)
	}
	for _, odd := range [][]byte{nil, b[:len(b)-1], append([]byte("odd"), b[3:]...)} {
		if _, err := polarity.Parse(odd); !errors.Is(err, polarity.ErrModel) {
			t.Errorf("%v", err)
		}
	}
}

func TestProbabilities(t *testing.T) {
	t.Parallel()
	m, err := polarity.Load()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{"嫌だよ。": 0, "ありがとう、嬉しい!": 2, "": -1} {
		p := m.Probabilities(polarity.Features(text, nil))
		if sum := p[0] + p[1] + p[2]; sum < 0.999 || sum > 1.001 || want >= 0 && p[want] < 0.5 {
			t.Errorf("%s: %v", text, p)
		}
	}
}

func TestFeaturesLeaveOutWhatSaysNothing(t *testing.T) {
	t.Parallel()
	for a, b := range map[string]string{"嫌だ": "嫌だ。", "「うん」": "うん", "えーーー!!!": "えー!", "Ok〜": "okー"} {
		if !slices.Equal(polarity.Features(a, nil), polarity.Features(b, nil)) {
			t.Errorf("%s and %s differ", a, b)
		}
	}
	if slices.Equal(polarity.Features("嫌だ。そう", nil), polarity.Features("嫌だそう", nil)) {
		t.Error("a full stop inside says nothing")
	}
}

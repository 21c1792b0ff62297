package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kikite/functions/sessions/internal/polarity"
)

// made writes a small set of which the polarity is plain.
func made(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	words := map[int][]string{-1: {"嫌だよ", "つらい", "困る"}, 0: {"机です", "窓です", "朝です"}, 1: {"楽しいね", "嬉しい", "最高だ"}}
	for i := range 60 {
		for p := -1; p <= 1; p++ {
			fmt.Fprintf(&b, "{\"id\":\"t%d/%d#%d\",\"text\":\"%s、%d番。\",\"polarity\":%d}\n", i%2, i/4, i, words[p][i%3], i, p)
		}
	}
	file := filepath.Join(t.TempDir(), "made.jsonl")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestTrainIsDeterministicAndLearns(t *testing.T) {
	t.Parallel()
	data, dir := made(t), t.TempDir()
	var files [2][]byte
	for i := range files {
		file := filepath.Join(dir, fmt.Sprint(i))
		if err := run([]string{"--data", data, "--out", file}, &strings.Builder{}); err != nil {
			t.Fatal(err)
		}
		var err error
		if files[i], err = os.ReadFile(file); err != nil { //nolint:gosec // written above
			t.Fatal(err)
		}
	}
	if string(files[0]) != string(files[1]) {
		t.Error("two runs differ")
	}
	m, err := polarity.Parse(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{"嫌だよ": 0, "窓です": 1, "最高だ": 2} {
		if p := m.Probabilities(polarity.Features(text, nil)); verdict(p) != want {
			t.Errorf("%s: %v", text, p)
		}
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := run([]string{"--data", made(t), "--cv", "3"}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "3 folds by dialogue    texts   180  accuracy 1.0000  macro-F1 1.0000  (always the most frequent: 0.3333)") ||
		strings.Count(out.String(), "topic not seen") != 2 {
		t.Error(out.String())
	}
}

func TestRunArguments(t *testing.T) {
	t.Parallel()
	odd := filepath.Join(t.TempDir(), "odd")
	if err := os.WriteFile(odd, []byte(`{"id":"a/1#1","text":"あ","polarity":2}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {"--data", "x"}, {"--data", "x", "--out", "y", "--cv", "5"}, {"--data", "/nowhere", "--cv", "5"}, {"--data", odd, "--cv", "5"}, {"--odd"}} {
		if err := run(args, &strings.Builder{}); err == nil {
			t.Errorf("%v accepted", args)
		}
	}
}

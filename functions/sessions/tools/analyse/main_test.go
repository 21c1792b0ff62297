package main

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	t.Parallel()
	roster := filepath.Join(t.TempDir(), "roster.jsonl")
	if err := os.WriteFile(roster, []byte(`{"name":"小鳥遊 翔","kana":"タカナシ ショウ"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in := "\uFEFF" + `{"id":"1","text":"相談者：タカナシの指示が多く、残業が続いてつらい。もう死にたいです。"}` + "\n\n" + `{"id":"2","text":""}` + "\n"
	if err := run([]string{"--roster", roster}, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%q", lines)
	}
	var r result
	if err := json.Unmarshal([]byte(lines[0]), &r); err != nil {
		t.Fatal(err)
	}
	if r.ID != "1" || r.Polarity != -1 || len(r.Topics) == 0 || len(r.Signals) != 1 || r.Signals[0].Sentence != "もう死にたいです。" || !r.Work ||
		strings.Contains(r.Redacted, "タカナシ") || !strings.HasPrefix(r.Redacted, "相談者:［人名］") {
		t.Errorf("%+v", r)
	}
	if !strings.HasPrefix(lines[1], `{"id":"2","polarity":0,"topics":[],"signals":[],"redacted":"","work":false,"career":false`) {
		t.Errorf("%s", lines[1])
	}
}

func TestRunSaysWhichLineIsWrong(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"no JSON":    {"{\"id\":\"1\",\"text\":\"あ\"}\nnonsense\n", "line 2"},
		"no text":    {"{\"id\":\"1\"}\n", "line 1"},
		"odd type":   {"\n{\"id\":1,\"text\":\"\"}\n", "line 2"},
		"too long":   {"{\"id\":\"1\",\"text\":\"" + strings.Repeat("a", longest) + "\"}\n", "line 1"},
		"array line": {"[]\n", "line 1"},
	} {
		var out strings.Builder
		err := run(nil, strings.NewReader(tt.in), &out)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
		if name == "no JSON" && !strings.HasPrefix(out.String(), `{"id":"1"`) {
			t.Errorf("%s: what came before is not written: %q", name, out.String())
		}
	}
}

func TestRunArguments(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := run([]string{"--help"}, strings.NewReader(""), &out); !errors.Is(err, flag.ErrHelp) || !strings.Contains(out.String(), "usage") {
		t.Errorf("%v %q", err, out.String())
	}
	for _, args := range [][]string{{"more"}, {"--odd"}, {"--roster", "/nowhere"}} {
		if err := run(args, strings.NewReader(""), &out); err == nil {
			t.Errorf("%v accepted", args)
		}
	}
}

package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, name string, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func inputs(t *testing.T) []string {
	t.Helper()
	return []string{
		"--experts", write(t, "experts", `{"id":"a","text":"","attributes":{}}`, `{"id":"b","attributes":{"age":30}}`, `{"id":"c"}`),
		"--interactions", write(t, "interactions", `{"seeker":"s1","expert":"b","rating":1}`, "", `{"seeker":"s2","expert":"b","rating":1,"at":"2026-01-01T00:00:00Z"}`, `{"seeker":"s2","expert":"c","rating":1}`),
	}
}

func TestRun(t *testing.T) {
	t.Parallel()
	queries := []string{"--queries", write(t, "queries", `{"id":"q1"}`, `{"id":"q2","candidates":["a","c"]}`)}
	truth := []string{"--truth", write(t, "truth", `{"id":"q1","relevant":["b"]}`, `{"id":"q2","relevant":["c"]}`)}
	for name, c := range map[string]struct {
		more []string
		want string
	}{
		"all":        {queries, `{"id":"q1","ranked":["b","c","a"]}` + "\n" + `{"id":"q2","ranked":["c","a"]}`},
		"best":       {append(queries, "--k", "1"), `{"id":"q1","ranked":["b"]}` + "\n" + `{"id":"q2","ranked":["c"]}`},
		"figures":    {append(queries, truth...), "queries 2  Recall@10 1.000  MRR 1.000"},
		"cross":      {[]string{"--folds", "2"}, "queries 2  Recall@10 1.000"},
		"no time":    {append(queries, "--no-time", "--weights"), `{"id":"q1","ranked":["b","c","a"]}`},
		"everybody":  {append(queries, truth...), "everybody alike: queries 2"},
		"exposure":   {append(queries, truth...), "experts shown 3/3"},
		"with times": {append(queries, "--weights"), `"q2"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			if err := run(append(inputs(t), c.more...), &out, io.Discard); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), c.want) {
				t.Errorf("wrote %s", out.String())
			}
		})
	}
}

func TestRunSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	queries := write(t, "queries", `{"id":"q1"}`)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"nothing":      {nil, "are needed"},
		"both":         {append(inputs(t), "--queries", queries, "--folds", "3"), "are needed"},
		"negative":     {append(inputs(t), "--queries", queries, "--k", "-1"), "not negative"},
		"missing":      {append(inputs(t), "--queries", "/nowhere"), "/nowhere"},
		"broken":       {append(inputs(t), "--queries", write(t, "broken", `{"id":"q1"}`, `{`)), "line 2"},
		"no truth":     {append(inputs(t), "--queries", queries, "--truth", write(t, "t", `{"id":"other","relevant":["a"]}`)), "no ranking"},
		"unknown flag": {[]string{"--what"}, "not defined"},
	} {
		if err := run(c.args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := run([]string{"--help"}, io.Discard, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("help: %v", err)
	}
}

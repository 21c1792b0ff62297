package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
)

// options are the command line.
type options struct {
	settings reports.Settings
	facts    string // file; empty: standard input
}

func parse(args []string, notes io.Writer) (options, error) {
	o := options{settings: reports.Settings{Scales: map[events.Code][2]float64{}}}
	flags := flag.NewFlagSet("publish", flag.ContinueOnError)
	flags.SetOutput(notes)
	flags.Usage = func() {
		_, _ = fmt.Fprint(notes, "publish [flags] [facts.jsonl]: figures of facts that no arithmetic traces to fewer than k people\n\n"+
			`in:  {"month":"2026-10","company":"c1","subject":"p17","department":"営業部/第一課","attributes":{"age":"30s"},"measures":{"k6":7}}`+"\n"+
			`out: {"release":"2026-10","company":"c1","months":["2026-10"],"slice":{"department":["営業部/第一課"]},"measure":"k6","stat":"mean","n":14,"value":6.5,…}`+"\n\n")
		flags.PrintDefaults()
	}
	flags.IntVar(&o.settings.K, "k", 10, "fewest `respondents` of what can be told")
	flags.BoolVar(&o.settings.NoLedger, "no-ledger", false, "publish every department and value that has k respondents, whatever was published before")
	headcounts := flags.String("headcounts", "", "`file` of {company, department, count} a line; groups then need 2k people on the roster")
	flags.Func("scale", "`measure=low:high` of a measure that the product does not know; may be repeated", o.scale)
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 1 || o.settings.K < 1 {
		flags.Usage()
		return o, errors.New("one file at most, and --k is 1 or more")
	}
	o.facts = flags.Arg(0)
	if *headcounts != "" {
		return o, o.readHeadcounts(*headcounts)
	}
	return o, nil
}

func (o *options) scale(s string) error {
	name, ends, ok := strings.Cut(s, "=")
	low, high, ok2 := strings.Cut(ends, ":")
	a, errA := strconv.ParseFloat(low, 64)
	b, errB := strconv.ParseFloat(high, 64)
	if !ok || !ok2 || name == "" || errA != nil || errB != nil || a >= b {
		return errors.New("want such as motivation=1:7")
	}
	o.settings.Scales[events.Code(name)] = [2]float64{a, b}
	return nil
}

func (o *options) readHeadcounts(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	o.settings.Headcounts = map[events.ID]map[string]int{}
	return eachLine(f, func(line []byte) error {
		var h struct {
			Company    events.ID `json:"company"`
			Department string    `json:"department"`
			Count      int       `json:"count"`
		}
		if err := strict(line, &h); err != nil {
			return err
		}
		if h.Company == "" || h.Count < 0 {
			return errors.New("a headcount needs a company, and a count that is not negative")
		}
		if o.settings.Headcounts[h.Company] == nil {
			o.settings.Headcounts[h.Company] = map[string]int{}
		}
		o.settings.Headcounts[h.Company][h.Department] += h.Count
		return nil
	})
}

// eachLine calls do for every line that is not empty, and says in which line an error was.
func eachLine(in io.Reader, do func([]byte) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), 1<<20)
	n := 0
	for lines.Scan() {
		n++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := do(lines.Bytes()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

// strict decodes one line and nothing else.
func strict(line []byte, v any) error {
	if err := json.Unmarshal(line, v); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return fmt.Errorf("%s is a %s", kind.Field, kind.Value)
		}
		return err
	}
	return nil
}

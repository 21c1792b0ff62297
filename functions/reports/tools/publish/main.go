// Command publish publishes figures from facts with the code that reports are made by: JSON Lines in, in order of months; JSON Lines out.
//
//	publish [--k N] [--headcounts F] [--scale measure=low:high]… [--no-ledger] [facts.jsonl]
//
// A fact is what a person answered in a month: {"month":"2026-10","company":"c1","subject":"p17","department":"営業部/第一課",
// "attributes":{"age":"30s"},"measures":{"k6":7}}. Who has several facts in a month counts once, with the mean, in the department
// and with the attributes of the last.
//
// A cell is one published figure: {"release":"2026-10","company":"c1","months":["2026-10"],"slice":{"department":["営業部/第一課"]},
// "measure":"k6","stat":"mean","n":14,"value":6.5,"low":4,"high":9}. It stands for all respondents of the months whose values lie in the
// slice; an empty slice for all respondents. "stat" is mean, or share: per cent with a value of "from" or more. "coding" at_most or
// at_least: value is a bound, because the group is nearly of one mind. "n" is absent where only a bound of it may be told.
//
// The facts hold no roster. With --headcounts, {"company":"c1","department":"営業部/第一課","count":40} a line, a group also needs 2k
// people on the roster, as in reports, and n leaves k of them open; without it only respondents are counted.
//
// Measures of the product have its scales and statistics. Any other is published as a mean, on the scale given or on the smallest of 0–1,
// 1–5, 0–10, 0–100 … that holds the values so far; within a twentieth of its ends a mean is a bound.
//
// --no-ledger publishes every department, branch and value that has k respondents: what the ledger prevents.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "publish:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out, notes io.Writer) (err error) {
	o, err := parse(args, notes)
	if err != nil {
		return err
	}
	if o.facts != "" {
		f, err := os.Open(o.facts)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	return o.publish(in, out)
}

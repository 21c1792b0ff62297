package schedule

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func utc(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestNext(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ expr, zone, after, want string }{
		"at":                        {"at(2026-04-02T09:00:00)", "Asia/Tokyo", "2026-04-01 00:00", "2026-04-02 00:00"},
		"at, over":                  {"at(2026-04-02T09:00:00)", "Asia/Tokyo", "2026-04-02 00:00", ""},
		"rate":                      {"rate(5 minutes)", "", "2026-04-01 00:07", "2026-04-01 00:10"},
		"rate on the point":         {"rate(1 hour)", "", "2026-04-01 02:00", "2026-04-01 03:00"},
		"daily in Tokyo":            {"cron(0 2 * * ? *)", "Asia/Tokyo", "2026-04-01 00:00", "2026-04-01 17:00"},
		"first of the month":        {"cron(0 6 1 * ? *)", "Asia/Tokyo", "2026-04-01 00:00", "2026-04-30 21:00"},
		"strictly after":            {"cron(0 6 1 * ? *)", "Asia/Tokyo", "2026-04-30 21:00", "2026-05-31 21:00"},
		"Sunday is 1":               {"cron(0 0 ? * 1 *)", "", "2026-04-01 00:00", "2026-04-05 00:00"},
		"Saturday is 7":             {"cron(0 0 ? * 7 *)", "", "2026-04-01 00:00", "2026-04-04 00:00"},
		"weekday names":             {"cron(0 9 ? * MON-FRI *)", "", "2026-04-03 10:00", "2026-04-06 09:00"},
		"weekday numbers":           {"cron(0 9 ? * 2-6 *)", "", "2026-04-03 10:00", "2026-04-06 09:00"},
		"last day of the month":     {"cron(0 0 L * ? *)", "", "2026-02-01 00:00", "2026-02-28 00:00"},
		"second Tuesday":            {"cron(0 0 ? * 3#2 *)", "", "2026-04-01 00:00", "2026-04-14 00:00"},
		"last Friday":               {"cron(15 10 ? * 6L *)", "", "2026-04-01 00:00", "2026-04-24 10:15"},
		"lone L is Saturday":        {"cron(0 0 ? * L *)", "", "2026-04-01 00:00", "2026-04-04 00:00"},
		"nearest weekday":           {"cron(0 8 15W * ? *)", "", "2026-11-01 00:00", "2026-11-16 08:00"},
		"steps":                     {"cron(0/20 * * * ? *)", "", "2026-04-01 00:05", "2026-04-01 00:20"},
		"leap day":                  {"cron(0 0 29 2 ? *)", "", "2026-04-01 00:00", "2028-02-29 00:00"},
		"31st":                      {"cron(0 0 31 * ? *)", "", "2026-04-01 00:00", "2026-05-31 00:00"},
		"one year":                  {"cron(0 0 1 1 ? 2030)", "", "2026-04-01 00:00", "2030-01-01 00:00"},
		"years are over":            {"cron(0 0 1 1 ? 2020)", "", "2026-04-01 00:00", ""},
		"never":                     {"cron(0 0 30 2 ? *)", "", "2026-04-01 00:00", ""},
		"time that does not exist":  {"cron(30 2 * * ? *)", "Europe/Berlin", "2026-03-28 12:00", "2026-03-30 00:30"},
		"time that exists twice":    {"cron(30 2 * * ? *)", "Europe/Berlin", "2026-10-24 12:00", "2026-10-25 00:30"},
		"not at the second of both": {"cron(30 2 * * ? *)", "Europe/Berlin", "2026-10-25 00:30", "2026-10-26 01:30"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			timing, err := parse(c.expr, c.zone, time.Time{}, utc("2026-04-01 00:00"))
			if err != nil {
				t.Fatal(err)
			}
			got, ok := timing.next(utc(c.after))
			if ok != (c.want != "") || (ok && !got.Equal(utc(c.want))) {
				t.Errorf("next = %v, %v; want %q", got.UTC(), ok, c.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ expr, zone string }{
		{"", ""}, {"daily", ""}, {"at(tomorrow)", ""}, {"at(2026-04-02T09:00:00Z)", ""}, {"at(2026-04-02)", ""},
		{"rate(0 minutes)", ""}, {"rate(5)", ""}, {"rate(5 weeks)", ""}, {"rate(-1 day)", ""},
		{"cron(0 6 1 * *)", ""}, {"cron(0 6 1 * * *)", ""}, {"cron(0 6 ? * ? *)", ""}, {"cron(60 6 1 * ? *)", ""},
		{"cron(0 25 1 * ? *)", ""}, {"cron(0 6 ? * 8 *)", ""}, {"cron(0 6 ? * 0 *)", ""}, {"cron(0 6 1 * ? x;)", ""},
		{"rate(5 minutes)", "Mars/Olympus"}, {"rate(5 minutes)", "Local"},
	} {
		if _, err := parse(c.expr, c.zone, time.Time{}, utc("2026-04-01 00:00")); err == nil {
			t.Errorf("parse(%q, %q) accepted", c.expr, c.zone)
		}
	}
}

func TestFirst(t *testing.T) {
	t.Parallel()
	created := utc("2026-04-01 00:00")
	for _, c := range []struct{ expr, start, want string }{
		{"rate(5 minutes)", "", "2026-04-01 00:00"},
		{"rate(1 day)", "2026-03-30 12:00", "2026-04-01 12:00"},
		{"rate(1 day)", "2026-04-03 12:00", "2026-04-03 12:00"},
		{"cron(0 0 * * ? *)", "", "2026-04-01 00:00"},
		{"cron(0 6 * * ? *)", "2026-04-03 07:00", "2026-04-04 06:00"},
		{"cron(0 6 * * ? *)", "2026-04-03 06:00", "2026-04-03 06:00"},
		{"at(2026-04-01T00:00:00)", "", "2026-04-01 00:00"},
		{"at(2026-03-31T00:00:00)", "", ""},
	} {
		var start time.Time
		if c.start != "" {
			start = utc(c.start)
		}
		timing, err := parse(c.expr, "", start, created)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := timing.first(created)
		if ok != (c.want != "") || (ok && !got.Equal(utc(c.want))) {
			t.Errorf("first of %s from %q = %v, %v; want %q", c.expr, c.start, got, ok, c.want)
		}
	}
}

func TestMissedIsNextRepeated(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		expr := rapid.SampledFrom([]string{"rate(7 minutes)", "rate(1 day)", "cron(0/30 * * * ? *)", "cron(0 6 1 * ? *)",
			"cron(0 9 ? * 2-6 *)", "at(2026-05-01T00:00:00)"}).Draw(t, "expression")
		from := utc("2026-04-01 00:00").Add(time.Duration(rapid.IntRange(0, 1e5).Draw(t, "from")) * time.Minute)
		now := from.Add(time.Duration(rapid.IntRange(0, 1e4).Draw(t, "jump")) * time.Minute)
		limit := rapid.IntRange(1, 62).Draw(t, "limit")
		timing, err := parse(expr, "Asia/Tokyo", time.Time{}, utc("2026-04-01 00:00"))
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for at, ok := timing.next(from); ok && !at.After(now); at, ok = timing.next(at) {
			all = append(all, at.String())
		}
		times, skipped := timing.missed(from, now, limit)
		var got []string
		for _, at := range times {
			got = append(got, at.String())
		}
		want := all[max(0, len(all)-limit):]
		if strings.Join(got, "|") != strings.Join(want, "|") || skipped != len(all)-len(want) {
			t.Errorf("missed = %v (%d skipped), want %v of %d", got, skipped, want, len(all))
		}
	})
}

package roster_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"kikite/infra/local/seed/roster"
)

func TestGenerate(t *testing.T) {
	t.Parallel()
	for seed := range int64(50) {
		people := roster.Generate(seed, 120)
		if !reflect.DeepEqual(people, roster.Generate(seed, 120)) {
			t.Fatalf("seed %d is not the same twice", seed)
		}
		numbers, addresses, names, sections := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]int{}
		for _, e := range people {
			numbers[e.Number], addresses[e.Email], names[e.Name()] = true, true, true
			sections[e.Division+"/"+e.Section]++
			if !strings.HasSuffix(e.Email, "@"+roster.Domain) || e.JoinedOn.Before(e.BirthDate.AddDate(18, 0, 0)) || e.JobType == "" || e.Kana() == "" {
				t.Fatalf("seed %d: %+v", seed, e)
			}
		}
		if len(numbers) != 120 || len(addresses) != 120 || len(names) != 120 {
			t.Fatalf("seed %d: %d numbers, %d addresses, %d names", seed, len(numbers), len(addresses), len(names))
		}
		small := 0
		for _, n := range sections {
			if n < 10 {
				small++
			}
		}
		if small != 1 || len(sections) < 5 {
			t.Fatalf("seed %d: %v", seed, sections)
		}
	}
	if reflect.DeepEqual(roster.Generate(1, 20), roster.Generate(2, 20)) {
		t.Error("two seeds give the same people")
	}
	for _, n := range []int{0, 1, 19, 20, 21, 10_000} {
		if got := len(roster.Generate(1, n)); got != n {
			t.Errorf("%d employees, want %d", got, n)
		}
	}
}

func TestShiftJISCSV(t *testing.T) {
	t.Parallel()
	people := roster.Generate(1, 120)
	data, err := roster.ShiftJISCSV(people)
	if err != nil {
		t.Fatal(err)
	}
	if utf8.Valid(data) || bytes.Count(data, []byte("\r\n")) != 121 || !bytes.HasPrefix(data, []byte{0x8e, 0xd0, 0x88, 0xf5}) { // 社員
		t.Errorf("begins with % x", data[:16])
	}
}

package rosterfile_test

import (
	"testing"

	"kikite/functions/signup/internal/signup/rosterfile"
	"kikite/infra/local/seed/roster"
)

// TestSeededRosterIsRead: what the demonstration uploads is what HR would upload.
func TestSeededRosterIsRead(t *testing.T) {
	t.Parallel()
	people := roster.Generate(7, 2000)
	data, err := roster.ShiftJISCSV(people)
	if err != nil {
		t.Fatal(err)
	}
	f := rosterfile.Parse(data, nil)
	if f.Refused || f.ErrorCount != 0 || len(f.Rows) != len(people) || len(f.Ignored) != 0 {
		t.Fatalf("refused %v, errors %v, %d rows", f.Refused, f.Errors, len(f.Rows))
	}
	for i, row := range f.Rows {
		e := people[i]
		if row.Name != e.Name() || row.Kana != e.Kana() || row.Romaji != e.Romaji() || row.Email != e.Email || row.JobType == "" ||
			row.Department[0] != e.Division || row.Department[1] != e.Section || row.Category == "other" {
			t.Fatalf("%+v was read as %+v", e, row)
		}
	}
}

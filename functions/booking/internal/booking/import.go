package booking

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/shared/problem"
)

// ImportBody is the availability of several consultants.
type ImportBody struct {
	Rows []struct {
		ConsultantID string           `json:"consultant_id" pattern:"^con_[0-9a-z]{26}$"`
		Availability AvailabilityBody `json:"availability"`
	} `json:"rows" minItems:"1" maxItems:"200"`
}

// ImportResult says what became of each row, in the order of the rows.
type ImportResult struct {
	Stored  int               `json:"stored"`
	Refused int               `json:"refused"`
	Rows    []ImportRowResult `json:"rows"`
}

// ImportRowResult is one row's result.
type ImportRowResult struct {
	ConsultantID string `json:"consultant_id"`
	Stored       bool   `json:"stored"`
	Code         string `json:"code,omitempty"`
	Detail       string `json:"detail,omitempty"`
}

// importRows stores each row by itself; a row that cannot be read, or names a consultant again, is refused alone.
func importRows(ctx context.Context, d *Desk, in ImportBody) (ImportResult, error) {
	var rows []ImportRow
	results := make([]error, len(in.Rows))
	var place []int // of rows in in.Rows
	seen := map[string]bool{}
	for i, r := range in.Rows {
		plan, err := r.Availability.plan()
		if seen[r.ConsultantID] {
			err = problem.New(problem.Invalid, "duplicate_row", "That consultant is in an earlier row.")
		}
		seen[r.ConsultantID] = true
		if results[i] = err; err == nil {
			rows, place = append(rows, ImportRow{events.ID(r.ConsultantID), plan}), append(place, i)
		}
	}
	stored, err := d.Import(ctx, caller(ctx), rows)
	if err != nil {
		return ImportResult{}, err
	}
	for i, err := range stored {
		results[place[i]] = err
	}
	out := ImportResult{Rows: make([]ImportRowResult, len(results))}
	for i, err := range results {
		out.Rows[i] = rowResult(in.Rows[i].ConsultantID, err)
		if err != nil {
			out.Refused++
		} else {
			out.Stored++
		}
	}
	return out, nil
}

func rowResult(consultant string, err error) ImportRowResult {
	if err == nil {
		return ImportRowResult{ConsultantID: consultant, Stored: true}
	}
	var p *problem.Error
	if errors.As(err, &p) {
		return ImportRowResult{ConsultantID: consultant, Code: p.Reason, Detail: p.Message}
	}
	return ImportRowResult{ConsultantID: consultant, Code: string(problem.Internal), Detail: "Not stored. Please send this row again."}
}

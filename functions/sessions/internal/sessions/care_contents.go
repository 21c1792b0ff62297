package sessions

import (
	"context"
	"slices"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/care"
)

// contents reads what a disclosure opens. The reading is in the log already.
func (s *Service) contents(ctx context.Context, c *careItem, saw []events.Code) (Contents, error) {
	var out Contents
	if slices.Contains(saw, SawPerson) {
		x, err := s.load(ctx, c.SessionID)
		if err != nil {
			return out, err
		}
		out.EmployeeID, out.CompanyID = c.EmployeeID, x.CompanyID
		e, at, err := s.emergencyOf(ctx, c.EmployeeID)
		if err != nil {
			return out, err
		}
		if !at.IsZero() {
			out.Emergency = &e
		}
		if c.Entry.Source == care.SourceSOS {
			if out.SOS, err = s.sosOf(ctx, c); err != nil {
				return out, err
			}
		}
	}
	if slices.Contains(saw, SawSentences) {
		key, err := s.vault.Existing(ctx, c.EmployeeID)
		if err != nil {
			return out, err
		}
		var result analysis.Result
		if _, _, err := s.openSealed(ctx, key, sessionPK(c.SessionID), analysisSK, &result); err != nil {
			return out, err
		}
		for _, signal := range result.Signals {
			if signal.Code == c.Entry.Signal && signal.Sentence != "" && !slices.Contains(out.Sentences, signal.Sentence) {
				out.Sentences = append(out.Sentences, signal.Sentence)
			}
		}
	}
	return out, nil
}

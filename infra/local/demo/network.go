package main

import (
	"context"
	"fmt"
	"slices"

	"kikite/events"
	"kikite/infra/local/seed/consultants"
)

// perCall is how many consultants are sent at a time: an import takes 200, which a busy machine does not store within the API's ten
// seconds.
const perCall = 50

// importConsultants brings the partner network in, each with weekly hours. An import may be repeated: who is there stays.
func (s *seeding) importConsultants(ctx context.Context) (string, error) {
	if s.inquiry.ID != "" { // it is made after the last consultant
		return "are there", nil
	}
	var conduct struct { // the network confirms that its people accepted it
		Version string `json:"version"`
	}
	if err := s.Public(ctx, "GET", "/api/signup/public/conduct", nil, &conduct); err != nil {
		return "", err
	}
	count := 0
	for chunk := range slices.Chunk(consultants.Generate(seedNumber, s.settings.consultants), perCall) {
		if err := s.importChunk(ctx, chunk, conduct.Version); err != nil {
			return "", err
		}
		if count += len(chunk); count%(10*perCall) == 0 && count < s.settings.consultants {
			s.say("  %-12s %s of %s …", "consultants", thousands(count), thousands(s.settings.consultants))
		}
	}
	s.say("  %-12s all sent; waiting until they can be found …", "consultants")
	return thousands(count) + " with their weekly hours", s.Quiet(ctx, quietFor)
}

func (s *seeding) importChunk(ctx context.Context, chunk []consultants.Consultant, conduct string) error {
	rows := make([]consultants.Application, len(chunk))
	for i, c := range chunk {
		rows[i] = c.Application()
	}
	var imported struct {
		Results []struct {
			ConsultantID events.ID `json:"consultant_id"`
			Message      string    `json:"message"`
		} `json:"results"`
	}
	if err := s.operator.Do(ctx, "POST", "/api/signup/consultants/import", map[string]any{"consultants": rows, "conduct": conduct}, &imported); err != nil {
		return err
	}
	if len(imported.Results) != len(chunk) {
		return fmt.Errorf("%d answers for %d consultants", len(imported.Results), len(chunk))
	}
	hours := make([]consultants.AvailabilityRow, len(chunk))
	for i, r := range imported.Results {
		if r.ConsultantID == "" {
			return fmt.Errorf("%s was refused: %s", chunk[i].Email, r.Message)
		}
		hours[i] = chunk[i].Availability(r.ConsultantID)
	}
	var stored struct {
		Stored int `json:"stored"`
	}
	if err := s.operator.Do(ctx, "POST", "/api/booking/availability/import", map[string]any{"rows": hours}, &stored); err != nil {
		return err
	}
	if stored.Stored != len(hours) {
		return fmt.Errorf("the hours of %d of %d consultants were stored", stored.Stored, len(hours))
	}
	return nil
}

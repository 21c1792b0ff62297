package sessions

import (
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/care"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// queueSignals adds entries of the care queue for the signals of an analysis and the risk signs that the consultant named, one for each signal of a
// session, however often it is analysed. It must be called within a change of the session, whose version keeps two of them apart.
func (s *Service) queueSignals(ctx context.Context, tx *store.Tx, x *Session, signals []analysis.Signal) error {
	var marks []markItem
	if err := s.table.Prefix(ctx, sessionPK(x.ID), signalPrefix, &marks); err != nil {
		return err
	}
	known := map[string]bool{}
	for _, m := range marks {
		known[m.SK] = true
	}
	daily := false
	for _, signal := range signals {
		mark := signalPrefix + string(signal.Code)
		if known[mark] || !care.Stated(x.Program, signal.Code) {
			continue
		}
		known[mark] = true
		c := s.newEntry(x, s.ids.Random(ids.Care), care.Entry{Source: care.SourceSignal, Signal: signal.Code, Status: care.New})
		tx.Put(s.table.Put(markItem{PK: sessionPK(x.ID), SK: mark, EntryID: c.ID}).If("attribute_not_exists(pk)"), errMoved)
		tx.Put(s.table.Put(c).If("attribute_not_exists(pk)"), errMoved)
		if !c.Entry.Danger() && daily {
			continue // one transaction must not write the day's notice twice
		}
		daily = daily || !c.Entry.Danger()
		if _, err := s.tellOfEntry(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) newEntry(x *Session, id events.ID, e care.Entry) *careItem {
	c := &careItem{
		ID: id, SessionID: x.ID, EmployeeID: x.EmployeeID, ConsultantID: x.ConsultantID, Program: x.Program,
		At: s.clock.Now().Truncate(time.Second), Entry: e, Version: 1,
	}
	c.place()
	return c
}

// withRiskSigns adds the signs that the consultant named; those have no sentence.
func withRiskSigns(signals []analysis.Signal, signs []events.Code) []analysis.Signal {
	for _, sign := range signs {
		if !slices.ContainsFunc(signals, func(a analysis.Signal) bool { return a.Code == sign }) {
			signals = append(signals, analysis.Signal{Code: sign})
		}
	}
	return signals
}

// forgetCare takes whom they are about out of the entries of a session, with all words. Codes, times and operators stay.
func (s *Service) forgetCare(ctx context.Context, session events.ID) error {
	for _, prefix := range []string{signalPrefix, sosPrefix} {
		var marks []markItem
		if err := s.table.Prefix(ctx, sessionPK(session), prefix, &marks); err != nil {
			return err
		}
		for _, m := range marks {
			if err := s.forgetEntry(ctx, m.EntryID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Service) forgetEntry(ctx context.Context, id events.ID) error {
	_, err := s.changeEntry(ctx, id, func(c *careItem, tx *store.Tx) error {
		var list []openingItem
		if err := s.table.Prefix(ctx, c.PK, openingPrefix, &list); err != nil {
			return err
		}
		for _, o := range list {
			before := o.Version
			o.Sealed, o.Version = nil, before+1
			tx.Put(s.table.Put(o).If("version = ?", before), errMoved)
		}
		c.EmployeeID, c.SessionID = "", ""
		return nil
	})
	return err
}

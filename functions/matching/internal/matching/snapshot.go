package matching

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"time"

	"kikite/shared/problem"
)

// snapshotFormat is raised when old snapshots cannot be read any more; readers then fall back to the change log.
const snapshotFormat = 1

// Snapshot is the state of an Index with how far in the change log it reaches.
type Snapshot struct {
	Format      int
	Version     string
	Through     time.Time // when the change log was read
	Consultants []Consultant
	Open        []OpenTime
	Standings   []Standing
	Companies   []Company
	Model       Pointer
}

// Encode writes the snapshot. Gob, because it loads several times faster than JSON and tolerates added fields.
func (s Snapshot) Encode() ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(s); err != nil {
		return nil, fmt.Errorf("encode snapshot: %w", err)
	}
	return b.Bytes(), nil
}

// DecodeSnapshot reads a snapshot. A snapshot of another format is an error of code Gone: rebuild it.
func DecodeSnapshot(raw []byte) (Snapshot, error) {
	var s Snapshot
	if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(&s); err != nil {
		return s, problem.Wrap(err, problem.Gone, "snapshot", "The snapshot cannot be read.")
	}
	if s.Format != snapshotFormat {
		return s, problem.Newf(problem.Gone, "snapshot", "The snapshot has format %d, not %d.", s.Format, snapshotFormat)
	}
	return s, nil
}

// Snapshot copies the index. Time and model are the caller's to fill in.
func (x *Index) Snapshot(version string) Snapshot {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := Snapshot{Format: snapshotFormat, Version: version}
	for slot := range x.docs {
		e := &x.docs[slot]
		if e.consultant.ID != "" {
			s.Consultants = append(s.Consultants, e.consultant)
		}
		if e.open.ConsultantID != "" {
			s.Open = append(s.Open, e.open)
		}
		if e.standing.ConsultantID != "" {
			s.Standings = append(s.Standings, e.standing)
		}
	}
	for _, c := range x.companies {
		s.Companies = append(s.Companies, c)
	}
	return s
}

// changes are the snapshot as changes.
func (s Snapshot) changes() []Change {
	out := make([]Change, 0, len(s.Consultants)+len(s.Open)+len(s.Standings)+len(s.Companies))
	for i := range s.Consultants {
		out = append(out, Change{Consultant: &s.Consultants[i]})
	}
	for i := range s.Open {
		out = append(out, Change{Open: &s.Open[i]})
	}
	for i := range s.Standings {
		out = append(out, Change{Standing: &s.Standings[i]})
	}
	for i := range s.Companies {
		out = append(out, Change{Company: &s.Companies[i]})
	}
	return out
}

// snapshotVersion orders snapshots by the time they were made.
func snapshotVersion(now time.Time) string { return now.UTC().Format("20060102T150405.000000") }

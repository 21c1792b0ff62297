package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// record is one stream record. Images pass through as they were written.
type record struct {
	EventID      string          `json:"eventID"`
	EventName    string          `json:"eventName"`
	EventVersion string          `json:"eventVersion"`
	EventSource  string          `json:"eventSource"`
	Region       string          `json:"awsRegion"`
	Change       change          `json:"dynamodb"`
	UserIdentity json.RawMessage `json:"userIdentity,omitempty"`
	StreamARN    string          `json:"eventSourceARN"`
}

type change struct {
	Created    float64         `json:"ApproximateCreationDateTime"` // seconds since 1970
	Keys       json.RawMessage `json:"Keys,omitempty"`
	NewImage   json.RawMessage `json:"NewImage,omitempty"`
	OldImage   json.RawMessage `json:"OldImage,omitempty"`
	Sequence   string          `json:"SequenceNumber"`
	SizeBytes  int             `json:"SizeBytes"`
	StreamView string          `json:"StreamViewType"`
}

func (r record) sequence() string { return r.Change.Sequence }

func (r record) created() time.Time { return time.UnixMilli(int64(r.Change.Created * 1000)) }

// normalize gives a record the identity that the templates know: engine and region of our own process are others, and
// its event IDs are only unique within a table.
func (r *record) normalize(streamARN string) {
	r.StreamARN, r.Region, r.EventSource = streamARN, awsapi.Region, "aws:dynamodb"
	sum := sha256.Sum256([]byte(streamARN + "/" + r.Change.Sequence))
	r.EventID = hex.EncodeToString(sum[:16])
}

// filter keeps the records that one of the filters matches; without filters, all.
func (f *flow) filter(records []record) ([]record, error) {
	var out []record
	for _, r := range records {
		r.normalize(f.StreamARN)
		ok, err := f.wants(r)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, r)
		}
	}
	return out, nil
}

func (f *flow) wants(r record) (bool, error) {
	if len(f.filters) == 0 {
		return true, nil
	}
	raw, err := json.Marshal(r)
	if err != nil {
		return false, err
	}
	for _, p := range f.filters {
		ok, err := p.Match(raw)
		if ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

package bus

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Register adds PutEvents, the only operation that our functions call.
func (s *Service) Register(r awsapi.Registrar) {
	r.Register(awsapi.Operation{Service: "events", Name: "PutEvents", Permissions: s.permissions, Handle: s.putEvents})
}

type putInput struct {
	Entries []struct {
		EventBusName string
		Source       string
		DetailType   string
		Detail       string
		Resources    []string
		Time         json.Number // epoch seconds, with a fraction
	}
}

type putResult struct {
	EventID      string `json:"EventId,omitempty"`
	ErrorCode    string `json:",omitempty"`
	ErrorMessage string `json:",omitempty"`
}

type putOutput struct {
	FailedEntryCount int
	Entries          []putResult
}

func parse(body []byte) ([]Entry, error) {
	var in putInput
	if err := json.Unmarshal(body, &in); err != nil {
		return nil, &awsapi.Error{Status: 400, Code: "SerializationException", Message: err.Error()}
	}
	if len(in.Entries) == 0 || len(in.Entries) > maxEntries {
		return nil, &awsapi.Error{Status: 400, Code: "ValidationException", Message: fmt.Sprintf(
			"%d entries: the request must contain 1 to %d", len(in.Entries), maxEntries)}
	}
	entries, total := make([]Entry, 0, len(in.Entries)), 0
	for _, e := range in.Entries {
		entry := Entry{Bus: e.EventBusName, Source: e.Source, DetailType: e.DetailType, Detail: json.RawMessage(e.Detail), Resources: e.Resources}
		if seconds, err := e.Time.Float64(); err == nil {
			entry.Time = time.UnixMilli(int64(seconds * 1000))
		}
		total += entry.size()
		entries = append(entries, entry)
	}
	if total > maxBytes {
		return nil, &awsapi.Error{Status: 400, Code: "ValidationException", Message: "Total size of the entries in the request is over the limit."}
	}
	return entries, nil
}

// permissions: one per entry, because conditions look at the entry's source and type.
func (s *Service) permissions(r *awsapi.Request) ([]awsapi.Permission, error) {
	entries, err := parse(r.Body)
	if err != nil {
		return nil, err
	}
	needed := make([]awsapi.Permission, 0, len(entries))
	for _, e := range entries {
		needed = append(needed, awsapi.Permission{Action: "events:PutEvents", Resource: ARN(nameOf(e.Bus)),
			Context: map[string][]string{"events:source": {e.Source}, "events:detail-type": {e.DetailType}}})
	}
	return needed, nil
}

func (s *Service) putEvents(w http.ResponseWriter, r *awsapi.Request) {
	out, err := s.put(r.Body)
	if err != nil {
		var known *awsapi.Error
		if !errors.As(err, &known) {
			known = &awsapi.Error{Status: 500, Code: "InternalException", Message: err.Error()}
		}
		awsapi.WriteJSONError(w, known)
		return
	}
	awsapi.WriteJSON(w, http.StatusOK, out)
}

// put accepts what it can: a bad entry does not stop the others, as in AWS.
func (s *Service) put(body []byte) (putOutput, error) {
	entries, err := parse(body)
	if err != nil {
		return putOutput{}, err
	}
	out := putOutput{Entries: make([]putResult, len(entries))}
	var all []accepted
	for i, e := range entries {
		a, err := s.accept(e)
		if strings.HasPrefix(e.Source, "aws.") {
			err = entryError("NotAuthorizedForSourceException", "Not authorized for the source.")
		}
		if err != nil {
			out.FailedEntryCount++
			out.Entries[i] = refused(err)
			continue
		}
		out.Entries[i] = putResult{EventID: a.line.BusID}
		all = append(all, a)
	}
	return out, s.commit(all)
}

func refused(err error) putResult {
	var known *awsapi.Error
	if errors.As(err, &known) {
		return putResult{ErrorCode: known.Code, ErrorMessage: known.Message}
	}
	return putResult{ErrorCode: "InternalFailure", ErrorMessage: err.Error()}
}

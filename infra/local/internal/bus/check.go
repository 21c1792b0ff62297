package bus

import (
	"bytes"
	"encoding/json"

	"kikite/infra/local/internal/awsapi"
)

// Limits of PutEvents: entries of a call and bytes of all of them, from "Amazon EventBridge quotas".
const (
	maxEntries = 10
	maxBytes   = 1 << 20
)

func entryError(code, message string) *awsapi.Error {
	return &awsapi.Error{Status: 400, Code: code, Message: message}
}

func (e Entry) check() error {
	switch {
	case e.Source == "":
		return entryError("InvalidArgument", "Parameter Source is not valid. Reason: Source is a required argument.")
	case e.DetailType == "":
		return entryError("InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is a required argument.")
	case len(e.DetailType) > 128:
		return entryError("InvalidArgument", "Parameter DetailType is not valid. Reason: must be at most 128 characters.")
	case len(e.Detail) == 0:
		return entryError("InvalidArgument", "Parameter Detail is not valid. Reason: Detail is a required argument.")
	}
	if trimmed := bytes.TrimSpace(e.Detail); !json.Valid(e.Detail) || trimmed[0] != '{' {
		return entryError("MalformedDetail", "Detail is malformed.")
	}
	return nil
}

// size follows "Calculating Amazon EventBridge PutEvents event entry size": time counts 14 bytes.
func (e Entry) size() int {
	n := len(e.Source) + len(e.DetailType) + len(e.Detail)
	if !e.Time.IsZero() {
		n += 14
	}
	for _, r := range e.Resources {
		n += len(r)
	}
	return n
}

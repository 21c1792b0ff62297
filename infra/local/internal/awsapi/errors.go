package awsapi

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
)

// Error is an AWS error: Code is the service's error name (ConditionalCheckFailedException, AccessDenied, …).
type Error struct {
	Status  int
	Code    string
	Message string
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }

// WriteJSON answers in the JSON protocols (DynamoDB, SQS, EventBridge, KMS, SSM, Cognito, Scheduler, SES v2).
func WriteJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	w.WriteHeader(status)
	if v != nil {
		_ = json.NewEncoder(w).Encode(v)
	}
}

// WriteJSONError answers an error in the JSON protocols.
func WriteJSONError(w http.ResponseWriter, e *Error) {
	w.Header().Set("X-Amzn-Errortype", e.Code)
	WriteJSON(w, e.Status, map[string]string{"__type": e.Code, "message": e.Message, "Message": e.Message})
}

// WriteXMLError answers an error in S3's XML protocol.
func WriteXMLError(w http.ResponseWriter, e *Error) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(e.Status)
	_ = xml.NewEncoder(w).Encode(struct {
		XMLName xml.Name `xml:"Error"`
		Code    string
		Message string
	}{Code: e.Code, Message: e.Message})
}

package queue

import (
	"fmt"

	"kikite/infra/local/internal/awsapi"
)

// Errors by their JSON protocol names; the SDK turns those it models into types.
func noSuchQueue() *awsapi.Error {
	return &awsapi.Error{Status: 400, Code: "QueueDoesNotExist", Message: "The specified queue does not exist."}
}

func invalidValue(format string, args ...any) *awsapi.Error {
	return &awsapi.Error{Status: 400, Code: "InvalidParameterValue", Message: fmt.Sprintf(format, args...)}
}

func badHandle(h string) *awsapi.Error {
	return &awsapi.Error{Status: 400, Code: "ReceiptHandleIsInvalid", Message: fmt.Sprintf("The input receipt handle %q is not a valid receipt handle.", h)}
}

func notInFlight() *awsapi.Error {
	return &awsapi.Error{Status: 400, Code: "MessageNotInflight", Message: "The message is not in flight."}
}

// invalidName also refuses attributes that SQS has and this emulation does not: by name, never silently.
func invalidName(name string) *awsapi.Error {
	return &awsapi.Error{Status: 400, Code: "InvalidAttributeName", Message: "Unknown Attribute " + name + "."}
}

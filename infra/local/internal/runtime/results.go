package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// initError carries the document that a runtime posted to /runtime/init/error.
type initError struct{ payload []byte }

func (e initError) Error() string { return string(e.payload) }

// unhandled is Lambda's answer for a function that failed without a document of its own.
func unhandled(kind, message string) awsapi.InvokeResult {
	payload, err := json.Marshal(map[string]string{"errorType": kind, "errorMessage": message})
	if err != nil {
		payload = []byte(`{}`) // cannot happen with strings
	}
	return awsapi.InvokeResult{FunctionError: "Unhandled", Payload: payload}
}

func exitError(requestID string, err error) awsapi.InvokeResult {
	var initial initError
	if errors.As(err, &initial) {
		return awsapi.InvokeResult{FunctionError: "Unhandled", Payload: initial.payload}
	}
	reason := "exit status 0"
	if err != nil {
		reason = err.Error()
	}
	return unhandled("Runtime.ExitError", fmt.Sprintf("RequestId: %s Error: Runtime exited with error: %s", requestID, reason))
}

func timedOut(requestID string, after time.Duration) awsapi.InvokeResult {
	return unhandled("Sandbox.Timedout", fmt.Sprintf("RequestId: %s Error: Task timed out after %.2f seconds", requestID, after.Seconds()))
}

func responseTooLarge() awsapi.InvokeResult {
	return unhandled("Function.ResponseSizeTooLarge",
		fmt.Sprintf("Response payload size exceeded maximum allowed payload size (%d bytes).", maxPayload))
}

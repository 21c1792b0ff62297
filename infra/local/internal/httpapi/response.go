package httpapi

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// functionResponse is payload format 2.0 of an answer.
type functionResponse struct {
	StatusCode      json.RawMessage            `json:"statusCode"` // a number, or one in a string
	Headers         map[string]json.RawMessage `json:"headers"`    // strings, numbers or booleans
	Body            string                     `json:"body"`
	Cookies         []string                   `json:"cookies"`
	IsBase64Encoded bool                       `json:"isBase64Encoded"`
}

// writeResult sends what a function returned. With ownCORS the function's CORS headers are left out. Nothing has been
// written if it returns an error.
func writeResult(w http.ResponseWriter, payload []byte, ownCORS bool) error {
	response, inferred, err := parseResult(payload)
	if err != nil {
		return err
	}
	if inferred != nil {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(inferred)
		return nil
	}
	status, err := statusCode(response.StatusCode)
	if err != nil {
		return err
	}
	body := []byte(response.Body)
	if response.IsBase64Encoded {
		if body, err = base64.StdEncoding.DecodeString(response.Body); err != nil {
			return fmt.Errorf("body: %w", err)
		}
	}
	values := make(map[string]string, len(response.Headers))
	for name, raw := range response.Headers {
		if values[name], err = headerValue(raw); err != nil {
			return fmt.Errorf("header %s: %w", name, err)
		}
	}
	h := w.Header()
	h.Set("Content-Type", "text/plain;charset=UTF-8")
	for name, value := range values {
		name = http.CanonicalHeaderKey(name)
		ours := name == "Content-Length" || name == "Transfer-Encoding" || name == "Connection"
		if ours || (ownCORS && strings.HasPrefix(name, "Access-Control-")) {
			continue
		}
		h.Set(name, value)
	}
	for _, c := range response.Cookies {
		h.Add("Set-Cookie", c)
	}
	if status == http.StatusNoContent || status == http.StatusNotModified {
		h.Del("Content-Type")
		body = nil
	}
	w.WriteHeader(status)
	_, _ = w.Write(body)
	return nil
}

// parseResult applies the rule for functions that return no statusCode: valid JSON is the body of a 200 as it is.
func parseResult(payload []byte) (*functionResponse, []byte, error) {
	if !json.Valid(payload) {
		return nil, nil, errors.New("not JSON")
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(payload, &fields) != nil || fields["statusCode"] == nil {
		var text string
		if json.Unmarshal(payload, &text) == nil && bytes.HasPrefix(bytes.TrimSpace(payload), []byte(`"`)) {
			return nil, []byte(text), nil
		}
		return nil, payload, nil
	}
	response := &functionResponse{}
	if err := json.Unmarshal(payload, response); err != nil {
		return nil, nil, err
	}
	return response, nil, nil
}

func statusCode(raw json.RawMessage) (int, error) {
	n, err := strconv.Atoi(string(bytes.Trim(raw, `"`)))
	if err != nil || n < 200 || n > 599 {
		return 0, fmt.Errorf("statusCode %s", raw)
	}
	return n, nil
}

func headerValue(raw json.RawMessage) (string, error) {
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return "", err
	}
	switch v := v.(type) {
	case string:
		return v, nil
	case float64, bool:
		return string(raw), nil
	}
	return "", fmt.Errorf("%s is no string", raw)
}

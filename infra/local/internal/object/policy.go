package object

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// meets checks a POST policy (S3 API reference, "POST policy"): not expired, every condition true, every field of the form
// named by a condition, the file's size in range. now is the machine's time. Errors: AccessDenied, EntityTooSmall,
// EntityTooLarge, InvalidPolicyDocument.
func (f form) meets(encoded string, now time.Time) error {
	var policy struct {
		Expiration time.Time         `json:"expiration"`
		Conditions []json.RawMessage `json:"conditions"`
	}
	raw, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || json.Unmarshal(raw, &policy) != nil || policy.Expiration.IsZero() {
		return refuse(http.StatusBadRequest, "InvalidPolicyDocument", "the policy is no base64 of a policy document with an expiration")
	}
	if now.After(policy.Expiration) {
		return refuse(http.StatusForbidden, "AccessDenied", "Invalid according to Policy: Policy expired.")
	}
	covered := map[string]bool{"policy": true, "x-amz-signature": true, "file": true, "bucket": true}
	for _, c := range policy.Conditions {
		if err := f.meetsOne(c, covered); err != nil {
			return err
		}
	}
	for name := range f.fields {
		if !covered[name] && !strings.HasPrefix(name, "x-ignore-") {
			return refuse(http.StatusForbidden, "AccessDenied", "Invalid according to Policy: Extra input fields: "+name)
		}
	}
	return nil
}

// meetsOne checks {"field": "value"}, ["eq"|"starts-with", "$field", "value"] or ["content-length-range", min, max].
func (f form) meetsOne(raw json.RawMessage, covered map[string]bool) error {
	failed := refuse(http.StatusForbidden, "AccessDenied", "Invalid according to Policy: Policy Condition failed: "+string(raw))
	var exact map[string]string
	if json.Unmarshal(raw, &exact) == nil {
		for name, want := range exact {
			name = strings.ToLower(name)
			covered[name] = true
			if f.fields[name] != want {
				return failed
			}
		}
		return nil
	}
	var size struct {
		kind     string
		min, max int64
	}
	if json.Unmarshal(raw, &[]any{&size.kind, &size.min, &size.max}) == nil && size.kind == "content-length-range" {
		switch n := int64(len(f.file)); {
		case n < size.min:
			return refuse(http.StatusBadRequest, "EntityTooSmall", fmt.Sprintf("Your proposed upload is smaller than the minimum allowed size of %d", size.min))
		case n > size.max:
			return refuse(http.StatusBadRequest, "EntityTooLarge", fmt.Sprintf("Your proposed upload exceeds the maximum allowed size of %d", size.max))
		}
		return nil
	}
	var match []string
	if json.Unmarshal(raw, &match) != nil || len(match) != 3 || !strings.HasPrefix(match[1], "$") {
		return refuse(http.StatusBadRequest, "InvalidPolicyDocument", "a condition has no known form: "+string(raw))
	}
	name := strings.ToLower(match[1][1:])
	covered[name] = true
	got := f.fields[name]
	switch {
	case match[0] == "eq" && got == match[2], match[0] == "starts-with" && strings.HasPrefix(got, match[2]):
		return nil
	default:
		return failed
	}
}

// Package config reads a function's settings from the environment once, at cold start, and reports all that is missing
// at the same time.
package config

import (
	"fmt"
	"os"
	"strings"
)

// Reader collects settings and what is missing.
type Reader struct{ missing []string }

// Get returns a required variable.
func (r *Reader) Get(name string) string {
	v := os.Getenv(name)
	if v == "" {
		r.missing = append(r.missing, name)
	}
	return v
}

// Or returns a variable or its default.
func (r *Reader) Or(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

// Err names every required variable that was not set.
func (r *Reader) Err() error {
	if len(r.missing) == 0 {
		return nil
	}
	return fmt.Errorf("missing environment variables: %s", strings.Join(r.missing, ", "))
}

package cloud

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// writeToolEnvironments leaves a file of variables per function, with which a command-line tool of its context works on the same
// tables and buckets, as the developer: env $(cat .local/environment/kikite-local-signup-api.env) operator -email ….
func (c *Cloud) writeToolEnvironments() error {
	dir := filepath.Join(c.Data, "environment")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	credentials, err := filepath.Abs(filepath.Join(c.Data, "credentials"))
	if err != nil {
		return err
	}
	var failed error
	for _, f := range c.model.Functions {
		variables := maps.Clone(f.Environment)
		maps.Copy(variables, map[string]string{"AWS_ENDPOINT_URL": c.address, "AWS_REGION": awsapi.Region, "AWS_SHARED_CREDENTIALS_FILE": credentials,
			"AWS_EC2_METADATA_DISABLED": "true"})
		var text strings.Builder
		for _, name := range slices.Sorted(maps.Keys(variables)) {
			fmt.Fprintf(&text, "%s=%s\n", name, variables[name])
		}
		failed = errors.Join(failed, os.WriteFile(filepath.Join(dir, f.Name+".env"), []byte(text.String()), 0o600))
	}
	return failed
}

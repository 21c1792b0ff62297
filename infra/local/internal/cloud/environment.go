package cloud

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/gateway"
)

// environment is what a function's process gets: the variables of its template, the endpoint with its own credentials,
// and how far the clock is ahead. The runtime adds what Lambda itself sets.
func (c *Cloud) environment(function string) (map[string]string, error) {
	key, ok := c.gateway.Credentials.Of(function)
	if !ok {
		return nil, fmt.Errorf("no access key for %s", function)
	}
	out := map[string]string{
		"AWS_ENDPOINT_URL":          c.address,
		"AWS_ACCESS_KEY_ID":         key.AccessKey,
		"AWS_SECRET_ACCESS_KEY":     key.Secret,
		"AWS_EC2_METADATA_DISABLED": "true",
		"KIKITE_CLOCK_OFFSET":       c.clock.Offset().String(),
	}
	for _, f := range c.model.Functions {
		if f.Name == function {
			maps.Copy(out, f.Environment)
		}
	}
	return out, nil
}

// writeEnvironments leaves the environment of every function as <data>/environment/<function>.env, so that a tool of the
// product can be run with the rights, the names and the time of a function.
func (c *Cloud) writeEnvironments() error {
	dir := filepath.Join(c.Data, "environment")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, f := range c.model.Functions {
		variables, err := c.environment(f.Name)
		if err != nil {
			return err
		}
		variables["AWS_REGION"] = awsapi.Region // which the runtime gives functions
		var text strings.Builder
		for _, name := range slices.Sorted(maps.Keys(variables)) {
			text.WriteString(name + "=" + variables[name] + "\n")
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name+".env"), []byte(text.String()), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// writeDeveloperKey leaves a credentials file for the developer's own tools, such as
// AWS_SHARED_CREDENTIALS_FILE=.local/credentials aws --endpoint-url http://localhost:8787 sqs ….
func (c *Cloud) writeDeveloperKey(k gateway.Key) error {
	text := "[default]\naws_access_key_id = " + k.AccessKey + "\naws_secret_access_key = " + k.Secret + "\nregion = " + awsapi.Region + "\n"
	return os.WriteFile(filepath.Join(c.Data, "credentials"), []byte(text), 0o600)
}

func (c Config) rememberPort(port int) error {
	return os.WriteFile(c.portFile(), []byte(strconv.Itoa(port)+"\n"), 0o600)
}

package cloud

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"

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

// writeDeveloperKey leaves a credentials file for the developer's own tools, such as
// AWS_SHARED_CREDENTIALS_FILE=.local/credentials aws --endpoint-url http://localhost:8787 sqs ….
func (c *Cloud) writeDeveloperKey(k gateway.Key) error {
	text := "[default]\naws_access_key_id = " + k.AccessKey + "\naws_secret_access_key = " + k.Secret + "\nregion = " + awsapi.Region + "\n"
	return os.WriteFile(filepath.Join(c.Data, "credentials"), []byte(text), 0o600)
}

func (c Config) rememberPort(port int) error {
	return os.WriteFile(c.portFile(), []byte(strconv.Itoa(port)+"\n"), 0o600)
}

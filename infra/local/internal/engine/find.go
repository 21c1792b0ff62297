package engine

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// EndpointVariable names the environment variable that brings another DynamoDB.
const EndpointVariable = "KIKITE_DYNAMODB_ENDPOINT"

// Source is where DynamoDB comes from: a program to start, or an endpoint that exists already.
type Source struct {
	Binary   string
	Endpoint string
}

// Find takes the endpoint variable if somebody set it, otherwise looks for the program in node_modules of dir and the
// directories above it, then on the PATH. The error says how to get one.
func Find(dir string, getenv func(string) string) (Source, error) {
	if endpoint := getenv(EndpointVariable); endpoint != "" {
		if u, err := url.Parse(endpoint); err != nil || u.Host == "" {
			return Source{}, errors.New(EndpointVariable + " is not a URL such as http://127.0.0.1:8000")
		}
		return Source{Endpoint: endpoint}, nil
	}
	platform := npmPlatform(runtime.GOOS, runtime.GOARCH)
	abs, err := filepath.Abs(dir)
	if err != nil {
		return Source{}, err
	}
	for at := abs; ; at = filepath.Dir(at) {
		candidate := filepath.Join(at, "node_modules", "@dynoxide", platform, "dynoxide")
		if info, err := os.Stat(candidate); err == nil && info.Mode()&0o111 != 0 {
			return Source{Binary: candidate}, nil
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	if path, err := exec.LookPath("dynoxide"); err == nil {
		return Source{Binary: path}, nil
	}
	return Source{}, fmt.Errorf("no DynamoDB engine: node_modules/@dynoxide/%s is missing (npm ci installs it), dynoxide is not on "+
		"the PATH, and %s is not set", platform, EndpointVariable)
}

// npmPlatform is the name that npm gives a platform.
func npmPlatform(system, processor string) string {
	if processor == "amd64" {
		processor = "x64"
	}
	return system + "-" + processor
}

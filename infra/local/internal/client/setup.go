package client

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// SignIn reads from config.json, as the web client does, where people sign in.
func (c *Cloud) SignIn(ctx context.Context) (SignIn, error) {
	var out struct {
		Issuer   string `json:"issuer"`
		ClientID string `json:"client_id"`
	}
	err := c.call(ctx, http.MethodGet, "/config.json", "", nil, &out)
	return SignIn{Issuer: out.Issuer, ClientID: out.ClientID, RedirectURI: c.base + "/auth/callback"}, err
}

// MakeOperator opens an operator account with the product's own command; data is the local cloud's folder.
func MakeOperator(ctx context.Context, command, data, email string) error {
	raw, err := os.ReadFile(filepath.Join(data, "environment", "kikite-local-signup-api.env"))
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, command, "-email", email, "-name", "デモ 運営")
	cmd.Env = append(os.Environ(), strings.Fields(string(raw))...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", command, err, out)
	}
	return nil
}

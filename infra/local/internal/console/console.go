// Package console is the local cloud's window: pages and a JSON API under /_local that show what flows, waits, failed and was
// mailed, and move the clock. It is for the developer of this machine and shows everything, sign-in codes included, so it answers
// only requests addressed to this machine, and takes commands only from its own pages and from programs.
package console

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
)

// Base is the path of everything here.
const Base = "/_local"

// Config of the console.
type Config struct {
	// Hosts are names besides localhost and loopback addresses under which the local cloud may be opened.
	Hosts []string
	// WebURL is the product's own page, linked from the console; "" = no link.
	WebURL string
}

// Console is the handler for Base and all below it.
type Console struct {
	cfg Config
	Sources
	handler http.Handler
}

// New fails if a source is missing.
func New(cfg Config, sources Sources) (*Console, error) {
	if missing := sources.missing(); len(missing) > 0 {
		return nil, fmt.Errorf("console: no source for %s", strings.Join(missing, ", "))
	}
	c := &Console{cfg: cfg, Sources: sources}
	mux := http.NewServeMux()
	c.pageRoutes(mux)
	c.apiRoutes(mux)
	c.handler = http.NewCrossOriginProtection().Handler(http.StripPrefix(Base, mux))
	return c, nil
}

// ServeHTTP refuses names that are not this machine's: a page elsewhere could otherwise point a name of its own at
// this machine and read the console (DNS rebinding).
func (c *Console) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !c.here(r.Host) {
		http.Error(w, "the console answers to localhost only", http.StatusMisdirectedRequest)
		return
	}
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy",
		"default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'")
	if r.URL.Path == Base {
		http.Redirect(w, r, Base+"/", http.StatusFound)
		return
	}
	c.handler.ServeHTTP(w, r)
}

func (c *Console) here(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || slices.Contains(c.cfg.Hosts, host)
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(c.cfg.Hosts, host)
}

// errNotFound is what pages and API answer for an unknown name.
var errNotFound = errors.New("not found")

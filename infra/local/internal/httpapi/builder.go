package httpapi

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httputil"
	"net/url"
)

// newBuilder forwards to a server that builds the client as it is asked for, with the connection over which that server reloads pages.
// It sets no security headers: such a server writes scripts into its pages, which a deployment's policy forbids. Nil without an address.
func newBuilder(address string, log *slog.Logger) (http.Handler, error) {
	if address == "" {
		return nil, nil
	}
	to, err := url.Parse(address)
	if err != nil || to.Scheme != "http" || to.Host == "" {
		return nil, fmt.Errorf("web client at %q: give an http address", address)
	}
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) },
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
			log.Debug("web client not reachable", "error", err)
			w.Header().Set("Cache-Control", "no-store")
			http.Error(w, "The server that builds the web client does not answer at "+address+".\nIt may still be starting: reload in a moment.", http.StatusBadGateway)
		},
	}, nil
}

package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"kikite/infra/topology"
)

// Server is the whole address; it is an http.Handler.
type Server struct {
	cfg     Config
	deps    Deps
	routes  []*route
	keys    *keys
	mounts  []Mount
	builder http.Handler // of WebURL
	packed  sync.Map     // name → packed
}

// New checks the routes: a key that is not valid, exists twice or has no function is an error.
func New(cfg Config, deps Deps) (*Server, error) {
	if cfg.Timeout == 0 {
		cfg.Timeout = defaultTimeout
	}
	if cfg.Headers == nil {
		cfg.Headers = topology.SecurityHeaders() // uploads and sign-in are on this address, too
	}
	builder, err := newBuilder(cfg.WebURL, deps.Log)
	if err != nil {
		return nil, err
	}
	routes, err := compileRoutes(cfg.Routes)
	if err != nil {
		return nil, err
	}
	mounts := slices.Clone(cfg.Mounts)
	for _, m := range mounts {
		if !strings.HasPrefix(m.Prefix, "/") || !strings.HasSuffix(m.Prefix, "/") || m.Handler == nil {
			return nil, fmt.Errorf("mount %q needs a handler and a path between slashes", m.Prefix)
		}
	}
	slices.SortFunc(mounts, func(a, b Mount) int { return len(b.Prefix) - len(a.Prefix) }) // the longest wins
	return &Server{cfg: cfg, deps: deps, routes: routes, keys: newKeys(deps.Client), mounts: mounts, builder: builder}, nil
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, m := range s.mounts {
		if strings.HasPrefix(r.URL.Path, m.Prefix) || r.URL.Path+"/" == m.Prefix {
			m.Handler.ServeHTTP(w, r)
			return
		}
	}
	if strings.HasPrefix(r.URL.Path, apiPrefix) || r.URL.Path+"/" == apiPrefix {
		s.serveAPI(w, r)
		return
	}
	s.serveFile(w, r)
}

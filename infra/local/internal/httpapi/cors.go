package httpapi

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// answer adds the CORS headers of a request from an allowed origin and answers preflights, before routes and
// authorizers, as API Gateway does. It reports whether the request is done.
func (c *CORS) answer(w http.ResponseWriter, r *http.Request) bool {
	if c == nil {
		return false
	}
	origin := r.Header.Get("Origin")
	preflight := r.Method == http.MethodOptions && origin != "" && r.Header.Get("Access-Control-Request-Method") != ""
	if allowed := c.origin(origin); allowed != "" {
		c.allow(w.Header(), allowed, preflight)
	}
	if preflight {
		w.WriteHeader(http.StatusNoContent)
	}
	return preflight
}

func (c *CORS) origin(origin string) string {
	switch {
	case origin == "":
		return ""
	case slices.Contains(c.AllowOrigins, "*"):
		return "*"
	case slices.Contains(c.AllowOrigins, origin):
		return origin
	}
	return ""
}

func (c *CORS) allow(h http.Header, origin string, preflight bool) {
	h.Set("Access-Control-Allow-Origin", origin)
	h.Add("Vary", "Origin")
	if c.AllowCredentials {
		h.Set("Access-Control-Allow-Credentials", "true")
	}
	set := func(name string, values []string) {
		if len(values) > 0 {
			h.Set(name, strings.Join(values, ","))
		}
	}
	if !preflight {
		set("Access-Control-Expose-Headers", c.ExposeHeaders)
		return
	}
	set("Access-Control-Allow-Methods", c.AllowMethods)
	set("Access-Control-Allow-Headers", c.AllowHeaders)
	if c.MaxAge > 0 {
		h.Set("Access-Control-Max-Age", strconv.Itoa(int(c.MaxAge/time.Second)))
	}
}

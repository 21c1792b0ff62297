package object

import (
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
)

// find returns the first rule that allows a method from an origin, as S3 does.
func (b Bucket) find(origin, method string) (CORSRule, bool) {
	for _, rule := range b.CORS {
		if origin != "" && slices.ContainsFunc(rule.Origins, wild(origin)) && slices.Contains(rule.Methods, method) {
			return rule, true
		}
	}
	return CORSRule{}, false
}

// wild matches a pattern with * against v; path.Match would stop at slashes, which origins have.
func wild(v string) func(string) bool {
	return func(pattern string) bool {
		flat := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "/", "\x00")) }
		ok, err := path.Match(flat(pattern), flat(v))
		return err == nil && ok
	}
}

func allowOrigin(h http.Header, origin, method string, b Bucket) {
	rule, ok := b.find(origin, method)
	if !ok {
		return
	}
	allowed := origin
	if slices.Contains(rule.Origins, "*") {
		allowed = "*"
	}
	h.Set("Access-Control-Allow-Origin", allowed)
	h.Set("Access-Control-Allow-Methods", strings.Join(rule.Methods, ", "))
	h.Add("Vary", "Origin")
	if len(rule.Exposed) > 0 {
		h.Set("Access-Control-Expose-Headers", strings.Join(rule.Exposed, ", "))
	}
}

// preflight answers OPTIONS. Error: AccessForbidden if no rule allows what the browser is about to send.
func preflight(w http.ResponseWriter, r *http.Request, b Bucket) error {
	forbidden := refuse(http.StatusForbidden, "AccessForbidden", "CORSResponse: This CORS request is not allowed.")
	method := r.Header.Get("Access-Control-Request-Method")
	rule, ok := b.find(r.Header.Get("Origin"), method)
	if !ok {
		return forbidden
	}
	wanted := r.Header.Get("Access-Control-Request-Headers")
	for name := range strings.SplitSeq(wanted, ",") {
		if name = strings.TrimSpace(name); name != "" && !slices.ContainsFunc(rule.Headers, wild(name)) {
			return forbidden
		}
	}
	h := w.Header()
	allowOrigin(h, r.Header.Get("Origin"), method, b)
	if wanted != "" {
		h.Set("Access-Control-Allow-Headers", wanted)
	}
	if rule.MaxAgeSeconds > 0 {
		h.Set("Access-Control-Max-Age", strconv.Itoa(rule.MaxAgeSeconds))
	}
	w.WriteHeader(http.StatusOK)
	return nil
}

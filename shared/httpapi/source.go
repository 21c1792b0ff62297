package httpapi

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Source is where a request came from, for counting and for nothing else: it must not be stored or logged as it is.
type Source struct {
	Viewer string // the browser's network: an IPv4 address, or the first 64 bits of an IPv6 one
	Hop    string // the address that called the API: CloudFront's, or the browser's own where it called the API directly
}

type sourceKey struct{}

// SourceFrom returns where the request came from; it is empty outside of a request.
func SourceFrom(ctx context.Context) Source {
	s, _ := ctx.Value(sourceKey{}).(Source)
	return s
}

// withSource notes it. CloudFront appends the viewer to X-Forwarded-For and API Gateway the caller, so that the viewer is the last but
// one; what stands before it was written by the viewer. Whoever calls the API directly can choose its Viewer, but not its Hop.
func withSource(r *http.Request) *http.Request {
	hop := r.RemoteAddr
	if host, _, err := net.SplitHostPort(hop); err == nil {
		hop = host
	}
	s := Source{Viewer: network(hop), Hop: network(hop)}
	if hops := strings.Split(r.Header.Get("X-Forwarded-For"), ","); len(hops) >= 2 {
		s.Viewer = network(strings.TrimSpace(hops[len(hops)-2]))
	}
	return r.WithContext(context.WithValue(r.Context(), sourceKey{}, s))
}

// network is what one subscriber holds: an address of version 4, 64 bits of version 6; what is no address counts as one.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return "unknown"
	}
	if a = a.Unmap().WithZone(""); a.Is4() {
		return a.String()
	}
	p, err := a.Prefix(64)
	if err != nil {
		return "unknown"
	}
	return p.String()
}

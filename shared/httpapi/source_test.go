package httpapi

import (
	"net/http/httptest"
	"testing"
)

func TestSource(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		remote, forwarded string
		want              Source
	}{
		"by CloudFront":               {"130.176.1.1", "203.0.113.7, 130.176.1.1", Source{"203.0.113.7", "130.176.1.1"}},
		"a viewer who lies":           {"130.176.1.1", "10.0.0.1, 203.0.113.7, 130.176.1.1", Source{"203.0.113.7", "130.176.1.1"}},
		"directly":                    {"203.0.113.7", "203.0.113.7", Source{"203.0.113.7", "203.0.113.7"}},
		"directly, lying":             {"203.0.113.7", "10.0.0.1, 203.0.113.7", Source{"10.0.0.1", "203.0.113.7"}},
		"with a port":                 {"127.0.0.1:5000", "", Source{"127.0.0.1", "127.0.0.1"}},
		"one subscriber of version 6": {"[2001:db8:1:2:3:4:5:6]:5000", "", Source{"2001:db8:1:2::/64", "2001:db8:1:2::/64"}},
		"version 4 in version 6":      {"::ffff:203.0.113.7", "", Source{"203.0.113.7", "203.0.113.7"}},
		"nonsense":                    {"203.0.113.7", "<script>, 203.0.113.7", Source{"unknown", "203.0.113.7"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = c.remote
			r.Header.Set("X-Forwarded-For", c.forwarded)
			if got := SourceFrom(withSource(r).Context()); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

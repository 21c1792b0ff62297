package topology

import "strings"

// ContentSecurityPolicy of the web client, in the cloud and on one machine: our own files and nothing else. connect are further addresses
// that the client may call, such as those of sign-in and uploads.
//
// Scripts are files of ours, none inline. Styles may be inline, because the component library sets sizes and colours of single elements that
// way (style attributes and the variables of its theme), for which a policy has no nonce. Pictures may come from data and blobs: small icons in
// styles, and files that somebody is about to download.
func ContentSecurityPolicy(connect ...string) string {
	return strings.Join([]string{
		"default-src 'self'",
		"script-src 'self'",
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"connect-src " + strings.Join(append([]string{"'self'"}, connect...), " "),
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	}, "; ")
}

// SecurityHeaders make the browser refuse what the web client never needs. connect is as in ContentSecurityPolicy.
func SecurityHeaders(connect ...string) map[string]string {
	return map[string]string{
		"Content-Security-Policy":    ContentSecurityPolicy(connect...),
		"Cross-Origin-Opener-Policy": "same-origin",
		"Permissions-Policy":         "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Referrer-Policy":            "no-referrer",
		"X-Content-Type-Options":     "nosniff",
		"X-Frame-Options":            "DENY",
	}
}

// How long browsers keep the client's files: what the build names by its content never changes; everything else is asked for again.
const (
	KeepForever = "public, max-age=31536000, immutable"
	AskAgain    = "no-cache"
)

// AssetsPrefix is below what the build puts files that are named by their content.
const AssetsPrefix = "assets/"

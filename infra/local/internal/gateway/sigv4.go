package gateway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Signature Version 4 in the Authorization header: IAM user guide, "Create a signed AWS API request".
const (
	algorithm = "AWS4-HMAC-SHA256"
	amzTime   = "20060102T150405Z"
	skew      = 15 * time.Minute
)

// signature is a parsed Authorization header.
type signature struct {
	accessKey, date, region, service string
	headers                          []string
	value                            string
}

func incomplete(why string) *awsapi.Error {
	return &awsapi.Error{Status: http.StatusBadRequest, Code: "IncompleteSignatureException", Message: why}
}

func parseAuthorization(header string) (signature, error) {
	rest, ok := strings.CutPrefix(header, algorithm+" ")
	if !ok {
		return signature{}, &awsapi.Error{Status: http.StatusForbidden, Code: "MissingAuthenticationTokenException", Message: "the request is not signed"}
	}
	var s signature
	for part := range strings.SplitSeq(rest, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch name {
		case "Credential":
			c := strings.Split(value, "/")
			if len(c) != 5 || c[4] != "aws4_request" {
				return s, incomplete("the credential scope is malformed")
			}
			s.accessKey, s.date, s.region, s.service = c[0], c[1], c[2], c[3]
		case "SignedHeaders":
			s.headers = strings.Split(value, ";")
		case "Signature":
			s.value = value
		}
	}
	if s.accessKey == "" || len(s.headers) == 0 || s.value == "" {
		return s, incomplete("Authorization lacks Credential, SignedHeaders or Signature")
	}
	return s, nil
}

// verify recomputes the signature. Errors: IncompleteSignatureException, InvalidSignatureException (wrong or out of time).
func (s signature) verify(secret string, r *http.Request, body []byte, now time.Time) error {
	stamp := r.Header.Get("X-Amz-Date")
	at, err := time.Parse(amzTime, stamp)
	if err != nil || !strings.HasPrefix(stamp, s.date) {
		return incomplete("X-Amz-Date is missing or does not fit the credential")
	}
	invalid := func(why string) error {
		return &awsapi.Error{Status: http.StatusForbidden, Code: "InvalidSignatureException", Message: why}
	}
	if d := now.Sub(at); d > skew || d < -skew {
		return invalid("Signature expired: " + stamp + " is not within 15 minutes of the machine's time")
	}
	payload, ok := payloadHash(r, s.service, body)
	if !ok {
		return invalid("the body is not the one that was signed")
	}
	sum := sha256.Sum256([]byte(s.canonical(r, payload)))
	scope := strings.Join([]string{s.date, s.region, s.service, "aws4_request"}, "/")
	text := strings.Join([]string{algorithm, stamp, scope, hex.EncodeToString(sum[:])}, "\n")
	key := []byte("AWS4" + secret)
	for _, part := range []string{s.date, s.region, s.service, "aws4_request", text} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(part))
		key = mac.Sum(nil)
	}
	if !hmac.Equal([]byte(hex.EncodeToString(key)), []byte(s.value)) {
		return invalid("The request signature we calculated does not match the signature you provided.")
	}
	return nil
}

// payloadHash is the hash that was signed. S3 names it in a header, where it may say that the payload is not signed.
func payloadHash(r *http.Request, service string, body []byte) (string, bool) {
	named := r.Header.Get("X-Amz-Content-Sha256")
	if service == "s3" && (named == "UNSIGNED-PAYLOAD" || strings.HasPrefix(named, "STREAMING-")) {
		return named, true
	}
	sum := sha256.Sum256(body)
	actual := hex.EncodeToString(sum[:])
	return actual, named == "" || named == actual
}

func (s signature) canonical(r *http.Request, payload string) string {
	path := r.URL.EscapedPath()
	if path == "" {
		path = "/"
	}
	if s.service != "s3" {
		path = encodePath(path) // every service but S3 signs the path encoded twice
	}
	var headers strings.Builder
	for _, name := range s.headers {
		value := strings.Join(r.Header.Values(name), ",")
		switch name {
		case "host":
			value = r.Host
		case "content-length":
			value = strconv.FormatInt(r.ContentLength, 10)
		}
		headers.WriteString(name + ":" + strings.Join(strings.Fields(value), " ") + "\n")
	}
	return strings.Join([]string{r.Method, path, canonicalQuery(r.URL.Query()), headers.String(), strings.Join(s.headers, ";"), payload}, "\n")
}

// canonicalQuery sorts by name and value and encodes spaces as %20.
func canonicalQuery(q url.Values) string {
	for _, values := range q {
		sort.Strings(values)
	}
	return strings.ReplaceAll(q.Encode(), "+", "%20")
}

const hexDigits = "0123456789ABCDEF"

// encodePath percent-encodes everything but unreserved characters and slashes.
func encodePath(path string) string {
	var b strings.Builder
	for _, c := range []byte(path) {
		if 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-_.~/", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hexDigits[c>>4], hexDigits[c&15]})
	}
	return b.String()
}

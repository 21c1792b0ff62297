package object

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Signature Version 4 in the query string and in POST policies: AWS General Reference, "Signing AWS API requests".

const (
	algorithm  = "AWS4-HMAC-SHA256"
	amzTime    = "20060102T150405Z"
	maxExpires = 7 * 24 * time.Hour
)

// scope is a credential: access key, date, region, service, "aws4_request".
type scope struct{ accessKey, date, region, service string }

func parseScope(credential string) (scope, error) {
	p := strings.Split(credential, "/")
	if len(p) != 5 || p[3] != "s3" || p[4] != "aws4_request" {
		return scope{}, refuse(http.StatusBadRequest, "AuthorizationQueryParametersError", "the credential is malformed or not for s3")
	}
	return scope{p[0], p[1], p[2], p[3]}, nil
}

func (c scope) String() string {
	return strings.Join([]string{c.date, c.region, c.service, "aws4_request"}, "/")
}

// sign is the hex signature of text under the secret and the scope.
func (c scope) sign(secret, text string) string {
	key := []byte("AWS4" + secret)
	for _, part := range []string{c.date, c.region, c.service, "aws4_request", text} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(part))
		key = mac.Sum(nil)
	}
	return hex.EncodeToString(key)
}

func equal(a, b string) bool { return hmac.Equal([]byte(a), []byte(b)) }

var errSignature = refuse(http.StatusForbidden, "SignatureDoesNotMatch",
	"The request signature we calculated does not match the signature you provided.")

// presigned verifies a request whose query is signed and returns whose credentials signed it. Errors: AccessDenied (expired),
// SignatureDoesNotMatch, InvalidAccessKeyId, AuthorizationQueryParametersError.
func (s *Service) presigned(r *http.Request) (awsapi.Caller, error) {
	q := r.URL.Query()
	c, err := parseScope(q.Get("X-Amz-Credential"))
	if err != nil {
		return awsapi.Caller{}, err
	}
	at, err := time.Parse(amzTime, q.Get("X-Amz-Date"))
	seconds, bad := strconv.Atoi(q.Get("X-Amz-Expires"))
	lasts := time.Duration(seconds) * time.Second
	if err != nil || bad != nil || lasts <= 0 || lasts > maxExpires || q.Get("X-Amz-Algorithm") != algorithm || at.Format("20060102") != c.date {
		return awsapi.Caller{}, refuse(http.StatusBadRequest, "AuthorizationQueryParametersError", "the signing parameters are incomplete or wrong")
	}
	secret, caller, ok := s.Secrets.Secret(c.accessKey)
	if !ok {
		return caller, refuse(http.StatusForbidden, "InvalidAccessKeyId", "The access key does not exist.")
	}
	canonical := canonicalRequest(r, q)
	sum := sha256.Sum256([]byte(canonical))
	text := strings.Join([]string{algorithm, q.Get("X-Amz-Date"), c.String(), hex.EncodeToString(sum[:])}, "\n")
	if !equal(c.sign(secret, text), q.Get("X-Amz-Signature")) {
		return caller, errSignature
	}
	if s.RealTime().After(at.Add(lasts)) {
		return caller, refuse(http.StatusForbidden, "AccessDenied", "Request has expired")
	}
	return caller, nil
}

// canonicalRequest as S3 builds it: the path is encoded once, the payload is not signed unless the query says so.
func canonicalRequest(r *http.Request, q url.Values) string {
	var pairs []string
	for name, values := range q {
		if name == "X-Amz-Signature" {
			continue
		}
		for _, v := range values {
			pairs = append(pairs, encode(name, true)+"="+encode(v, true))
		}
	}
	slices.Sort(pairs)
	signed := q.Get("X-Amz-SignedHeaders")
	var headers strings.Builder
	for name := range strings.SplitSeq(signed, ";") {
		value := strings.Join(r.Header.Values(name), ",")
		switch name {
		case "host":
			value = r.Host
		case "content-length":
			value = strconv.FormatInt(r.ContentLength, 10)
		}
		headers.WriteString(name + ":" + strings.Join(strings.Fields(value), " ") + "\n")
	}
	payload := q.Get("X-Amz-Content-Sha256")
	if payload == "" {
		payload = "UNSIGNED-PAYLOAD"
	}
	path, err := url.PathUnescape(r.URL.EscapedPath())
	if err != nil {
		path = r.URL.Path
	}
	return strings.Join([]string{r.Method, encode(path, false), strings.Join(pairs, "&"), headers.String(), signed, payload}, "\n")
}

// encode is AWS's URI encoding: everything but unreserved characters, slashes only where asked.
func encode(v string, slash bool) string {
	var b strings.Builder
	for _, c := range []byte(v) {
		switch {
		case 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z', '0' <= c && c <= '9', strings.IndexByte("-_.~", c) >= 0, c == '/' && !slash:
			b.WriteByte(c)
		default:
			b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
		}
	}
	return b.String()
}

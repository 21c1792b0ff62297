package engine

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

const (
	tableTarget  = "DynamoDB_20120810."
	streamTarget = "DynamoDBStreams_20120810."
)

// Answer is what the engine answered: 200 or an error of DynamoDB.
type Answer struct {
	Status int
	Body   []byte
}

// Forward sends an operation of DynamoDB as it is. While the engine restarts, it waits. An error means that nobody
// knows whether the operation happened, as after a lost connection to AWS.
func (e *Engine) Forward(ctx context.Context, operation string, body []byte) (Answer, error) {
	return e.send(ctx, tableTarget+operation, body)
}

func (e *Engine) send(ctx context.Context, target string, body []byte) (Answer, error) {
	for {
		if err := e.Ready(ctx); err != nil {
			return Answer{}, err
		}
		a, err := e.post(ctx, target, body)
		// A refused connection means the process has just died and this request never reached it.
		var refused *net.OpError
		if err != nil && errors.As(err, &refused) && refused.Op == "dial" && e.signer == nil && ctx.Err() == nil {
			e.awaitNotice(ctx)
			continue
		}
		return a, err
	}
}

// awaitNotice gives the supervisor a moment to see what the refused connection showed.
func (e *Engine) awaitNotice(ctx context.Context) {
	if e.PID() == 0 {
		return
	}
	select {
	case <-ctx.Done():
	case <-time.After(2 * time.Millisecond):
	}
}

func (e *Engine) post(ctx context.Context, target string, body []byte) (Answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, e.host(target)+"/", bytes.NewReader(body))
	if err != nil {
		return Answer{}, err
	}
	req.Header.Set("Content-Type", "application/x-amz-json-1.0")
	req.Header.Set("X-Amz-Target", target)
	if e.signer != nil {
		err = e.signer(ctx, req, body)
	} else {
		req.Header.Set("Authorization", unchecked)
		req.Header.Set("X-Amz-Date", "20250101T000000Z")
	}
	if err != nil {
		return Answer{}, err
	}
	res, err := e.http.Do(req)
	if err != nil {
		return Answer{}, err
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	return Answer{Status: res.StatusCode, Body: raw}, err
}

// unchecked has the form of a signature; our own process looks at no more than that.
const unchecked = "AWS4-HMAC-SHA256 Credential=local/20250101/" + awsapi.Region +
	"/dynamodb/aws4_request, SignedHeaders=host, Signature=0"

// host is the endpoint of an operation: AWS itself serves streams at another one.
func (e *Engine) host(target string) string {
	if strings.HasPrefix(target, streamTarget) {
		return strings.Replace(e.endpoint, "://dynamodb.", "://streams.dynamodb.", 1)
	}
	return e.endpoint
}

// probe asks something cheap.
func (e *Engine) probe(ctx context.Context) error {
	a, err := e.post(ctx, tableTarget+"ListTables", []byte(`{"Limit":1}`))
	if err == nil && a.Status != http.StatusOK {
		err = fmt.Errorf("ListTables: %d %s", a.Status, a.Body)
	}
	return err
}

// call sends in as JSON and decodes the answer into out (nil = not wanted). An error of DynamoDB is an *awsapi.Error.
func (e *Engine) call(ctx context.Context, target string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	a, err := e.send(ctx, target, body)
	if err != nil {
		return fmt.Errorf("%s: %w", target, err)
	}
	if a.Status != http.StatusOK {
		return a.failure()
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(a.Body, out)
}

func (a Answer) failure() *awsapi.Error {
	var body struct {
		Type     string `json:"__type"`
		Message  string `json:"message"`
		Message2 string `json:"Message"`
	}
	if err := json.Unmarshal(a.Body, &body); err != nil {
		body.Message = string(a.Body)
	}
	return &awsapi.Error{Status: a.Status, Code: body.Type[strings.LastIndexByte(body.Type, '#')+1:], Message: cmp.Or(body.Message, body.Message2)}
}

// hasCode says whether err is that error of DynamoDB.
func hasCode(err error, code string) bool {
	var e *awsapi.Error
	return errors.As(err, &e) && e.Code == code
}

package gateway_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	"github.com/aws/smithy-go"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/policy"
	"kikite/infra/local/internal/state"
)

const (
	booking  = "kikite-local-booking-api"
	roleARN  = "arn:aws:iam::000000000000:role/booking"
	tableARN = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/kikite-local-booking"
)

// world is a gateway with one function, whose role has the given policy, and a fake engine.
type world struct {
	*testing.T
	gateway *gateway.Gateway
	url     string
	keys    *gateway.Credentials
	now     time.Time

	mu       sync.Mutex
	unlisted []error
	woken    []string
	bodies   []string
	answer   string
}

func newWorld(t *testing.T, statements string) *world {
	t.Helper()
	store, err := state.Open(filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	w := &world{T: t, now: time.Now(), answer: "{}"}
	if w.keys, err = gateway.NewCredentials(store, []awsapi.Caller{{Function: booking, RoleARN: roleARN}}); err != nil {
		t.Fatal(err)
	}
	policies, err := policy.New([]policy.Role{{ARN: roleARN, Policies: [][]byte{[]byte(`{"Statement":[` + statements + `]}`)}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.gateway = gateway.New(gateway.Config{Credentials: w.keys, Policies: policies, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Now: func() time.Time { return w.now }, Random: func() float64 { return 0.5 }, Unlisted: func(err error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.unlisted = append(w.unlisted, err)
		}})
	w.gateway.NewDatabase([]gateway.Table{{Name: "kikite-local-booking", ARN: tableARN, HashKey: "pk", Indexes: map[string]string{"gsi1": "gsi1pk"}}},
		w.forward, func(table string) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.woken = append(w.woken, table)
		}).Register(w.gateway)
	server := httptest.NewServer(w.gateway)
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

func (w *world) forward(_ context.Context, _ string, body []byte) (int, []byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.bodies = append(w.bodies, string(body))
	if w.answer == "" {
		return 0, nil, errors.New("engine gone")
	}
	return http.StatusOK, []byte(w.answer), nil
}

// reached are the bodies that came to the engine.
func (w *world) reached() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.bodies)
}

// stops are the errors by which the gateway wanted the local cloud to stop.
func (w *world) stops() []error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.unlisted)
}

func (w *world) config(change func(*gateway.Key)) aws.Config {
	k, _ := w.keys.Of(booking)
	if change != nil {
		change(&k)
	}
	return aws.Config{Region: awsapi.Region, BaseEndpoint: aws.String(w.url), RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider(k.AccessKey, k.Secret, "")}
}

func (w *world) get(c aws.Config, pk string) error {
	_, err := dynamodb.NewFromConfig(c).GetItem(w.Context(), &dynamodb.GetItemInput{TableName: aws.String("kikite-local-booking"),
		Key: map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: pk}, "sk": &types.AttributeValueMemberS{Value: "x"}}})
	return err
}

// code is the error code of AWS, "" for nil.
func code(err error) string {
	if err == nil {
		return ""
	}
	var e smithy.APIError
	if errors.As(err, &e) {
		return e.ErrorCode()
	}
	return "? " + err.Error()
}

func allow(action, resource string) string {
	return `{"Effect":"Allow","Action":"` + action + `","Resource":"` + resource + `"}`
}

func TestSignature(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*gateway.Key)
		skew   time.Duration
		want   string
	}{
		{name: "right key"},
		{name: "unknown key", change: func(k *gateway.Key) { k.AccessKey = "AKIAGUESSED" }, want: "UnrecognizedClientException"},
		{name: "wrong secret", change: func(k *gateway.Key) { k.Secret = "guessed" }, want: "InvalidSignatureException"},
		{name: "long ago", skew: 20 * time.Minute, want: "InvalidSignatureException"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, allow("dynamodb:GetItem", tableARN))
			w.now = time.Now().Add(tt.skew)
			if got := code(w.get(w.config(tt.change), "a")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestUnsignedAndBrokenHeaders(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "")
	for header, want := range map[string]string{
		"":                                     "MissingAuthenticationTokenException",
		"Bearer x":                             "MissingAuthenticationTokenException",
		"AWS4-HMAC-SHA256 Credential=a/b":      "IncompleteSignatureException",
		"AWS4-HMAC-SHA256 SignedHeaders=host,": "IncompleteSignatureException",
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.url, strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", header)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if got := res.Header.Get("X-Amzn-Errortype"); got != want {
			t.Errorf("%q: got %s, want %s", header, got, want)
		}
		_ = res.Body.Close()
	}
}

func TestTamperedBodyIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("dynamodb:*", tableARN))
	c := w.config(nil)
	c.HTTPClient = tamper{}
	if got := code(w.get(c, "mine")); got != "InvalidSignatureException" {
		t.Errorf("got %q", got)
	}
}

// tamper changes a signed request on its way.
type tamper struct{}

// Do implements aws.HTTPClient.
func (tamper) Do(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	changed := strings.ReplaceAll(string(body), "mine", "ours")
	r.Body = io.NopCloser(strings.NewReader(changed))
	return http.DefaultClient.Do(r)
}

func TestPoliciesAreEnforcedAndDenialsRecorded(t *testing.T) {
	t.Parallel()
	w := newWorld(t, `{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"`+tableARN+
		`","Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["BOOKING#*"]}}}`)
	if err := w.get(w.config(nil), "BOOKING#1"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		err := w.get(w.config(nil), "SIGNUP#1")
		if code(err) != "AccessDeniedException" || !strings.Contains(err.Error(), "assumed-role/booking/"+booking+
			" is not authorized to perform: dynamodb:GetItem on resource: "+tableARN) {
			t.Fatalf("got %v", err)
		}
	}
	d := w.gateway.Denials().List()
	if len(d) != 1 || d[0].Count != 2 || d[0].Function != booking || d[0].Action != "dynamodb:GetItem" || d[0].Resource != tableARN {
		t.Errorf("denials %+v", d)
	}
	if n := len(w.reached()); n != 1 {
		t.Errorf("%d calls reached the engine", n)
	}
}

func TestDeveloperIsNotSubjectToPolicies(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "")
	c := w.config(func(k *gateway.Key) { *k = w.keys.Developer() })
	if err := w.get(c, "a"); err != nil {
		t.Fatal(err)
	}
	if _, err := dynamodb.NewFromConfig(c).ListTables(t.Context(), nil); code(err) != "UnknownOperationException" {
		t.Errorf("unlisted: %v", err)
	}
	if stops := w.stops(); len(stops) != 0 {
		t.Errorf("the developer stopped the local cloud: %v", stops)
	}
}

func TestUnlistedOperationStopsByName(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("*", "*"))
	_, err := eventbridge.NewFromConfig(w.config(nil)).ListRules(t.Context(), &eventbridge.ListRulesInput{})
	if code(err) != "UnknownOperationException" || !strings.Contains(err.Error(), "events ListRules") {
		t.Errorf("got %v", err)
	}
	_, _ = scheduler.NewFromConfig(w.config(nil)).GetSchedule(t.Context(), &scheduler.GetScheduleInput{Name: aws.String("a b")})
	if stops := w.stops(); len(stops) != 2 || !strings.Contains(stops[0].Error(), booking) || !strings.Contains(stops[1].Error(), "GET /schedules/a b") {
		t.Errorf("stopped with %v", stops)
	}
}

// TestRESTServices signs paths that need escaping: S3 signs them once encoded, the others twice.
func TestRESTServices(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("*", "*"))
	var mu sync.Mutex
	var paths []string
	for _, service := range []string{"s3", "scheduler"} {
		w.gateway.Register(awsapi.Operation{Service: service, Name: "Any", Match: func(*http.Request) bool { return true },
			Permissions: func(*awsapi.Request) ([]awsapi.Permission, error) { return nil, nil },
			Handle: func(rw http.ResponseWriter, r *awsapi.Request) {
				mu.Lock()
				defer mu.Unlock()
				paths = append(paths, r.HTTP.URL.Path+"|"+string(r.Body))
				rw.WriteHeader(http.StatusOK)
			}})
	}
	bucket := s3.NewFromConfig(w.config(nil), func(o *s3.Options) { o.UsePathStyle = true })
	_, err := bucket.PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String("files"), Key: aws.String("a b/面談+1.csv"), Body: strings.NewReader("x")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bucket.ListObjectsV2(t.Context(), &s3.ListObjectsV2Input{Bucket: aws.String("files"), Prefix: aws.String("a b/c+d")}); err != nil && !strings.Contains(err.Error(), "EOF") {
		t.Fatal(err)
	}
	if _, err := scheduler.NewFromConfig(w.config(nil)).GetSchedule(t.Context(), &scheduler.GetScheduleInput{Name: aws.String("a b")}); code(err) != "" {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(paths) != 3 || !strings.HasPrefix(paths[0], "/files/a b/面談+1.csv|") || !strings.HasPrefix(paths[2], "/schedules/a b|") {
		t.Errorf("paths %q", paths)
	}
}

func TestPermissionsPerItem(t *testing.T) {
	t.Parallel()
	key := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "A"}, "sk": &types.AttributeValueMemberS{Value: "x"}}
	other := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "B"}, "sk": &types.AttributeValueMemberS{Value: "x"}}
	name := aws.String("kikite-local-booking")
	tests := []struct {
		name string
		call func(context.Context, *dynamodb.Client) error
		want []string // denied, in the order of asking
	}{
		{"transaction", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: []types.TransactWriteItem{
				{ConditionCheck: &types.ConditionCheck{TableName: name, Key: key, ConditionExpression: aws.String("attribute_exists(pk)")}}}})
			return err
		}, []string{"dynamodb:ConditionCheckItem " + tableARN}},
		{"transactional read", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.TransactGetItems(ctx, &dynamodb.TransactGetItemsInput{TransactItems: []types.TransactGetItem{{Get: &types.Get{TableName: name, Key: key}}}})
			return err
		}, []string{"dynamodb:GetItem " + tableARN}},
		{"batch write", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.BatchWriteItem(ctx, &dynamodb.BatchWriteItemInput{RequestItems: map[string][]types.WriteRequest{*name: {{PutRequest: &types.PutRequest{Item: other}}, {DeleteRequest: &types.DeleteRequest{Key: key}}}}})
			return err
		}, []string{"dynamodb:BatchWriteItem " + tableARN}},
		{"batch read", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]types.KeysAndAttributes{*name: {Keys: []map[string]types.AttributeValue{key}}}})
			return err
		}, []string{"dynamodb:BatchGetItem " + tableARN}},
		{"query on an index", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.Query(ctx, &dynamodb.QueryInput{TableName: name, IndexName: aws.String("gsi1"), KeyConditionExpression: aws.String("#p = :p AND begins_with(gsi1sk, :s)"),
				ExpressionAttributeNames:  map[string]string{"#p": "gsi1pk"},
				ExpressionAttributeValues: map[string]types.AttributeValue{":p": &types.AttributeValueMemberS{Value: "G"}, ":s": &types.AttributeValueMemberS{Value: "1"}}})
			return err
		}, []string{"dynamodb:Query " + tableARN + "/index/gsi1"}},
		{"scan", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.Scan(ctx, &dynamodb.ScanInput{TableName: name})
			return err
		}, []string{"dynamodb:Scan " + tableARN}},
		{"update", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: name, Key: key})
			return err
		}, []string{"dynamodb:UpdateItem " + tableARN}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, "")
			if got := code(tt.call(t.Context(), dynamodb.NewFromConfig(w.config(nil)))); got != "AccessDeniedException" {
				t.Fatalf("got %q", got)
			}
			var got []string
			for _, d := range w.gateway.Denials().List() {
				got = append(got, d.Action+" "+d.Resource)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("asked for %v, want %v", got, tt.want)
			}
		})
	}
}

func TestUnknownTableAndMissingKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("*", "*"))
	c := dynamodb.NewFromConfig(w.config(nil))
	_, err := c.Scan(t.Context(), &dynamodb.ScanInput{TableName: aws.String("kikite-local-other")})
	if code(err) != "ResourceNotFoundException" {
		t.Errorf("unknown table: %v", err)
	}
	_, err = c.PutItem(t.Context(), &dynamodb.PutItemInput{TableName: aws.String("kikite-local-booking"), Item: map[string]types.AttributeValue{"x": &types.AttributeValueMemberS{Value: "1"}}})
	if code(err) != "ValidationException" {
		t.Errorf("item without key: %v", err)
	}
	_, err = c.Query(t.Context(), &dynamodb.QueryInput{TableName: aws.String("kikite-local-booking"), KeyConditionExpression: aws.String("sk = :s"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":s": &types.AttributeValueMemberS{Value: "1"}}})
	if code(err) != "ValidationException" {
		t.Errorf("query without partition: %v", err)
	}
}

func TestWritesWakeAndCapacityIsCounted(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("dynamodb:*", tableARN))
	w.answer = `{"Attributes":{"note":{"S":"\"ConsumedCapacity\":{\"CapacityUnits\":99}"}},"ConsumedCapacity":{"TableName":"t","CapacityUnits":2.0}}`
	item := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "A"}, "sk": &types.AttributeValueMemberS{Value: "x"}}
	_, err := dynamodb.NewFromConfig(w.config(nil)).PutItem(t.Context(), &dynamodb.PutItemInput{TableName: aws.String("kikite-local-booking"), Item: item})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.get(w.config(nil), "A"); err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	woken := slices.Clone(w.woken)
	w.mu.Unlock()
	if !slices.Equal(woken, []string{"kikite-local-booking"}) {
		t.Errorf("woken %v", woken)
	}
	for _, b := range w.reached() {
		if !json.Valid([]byte(b)) || !strings.Contains(b, `"ReturnConsumedCapacity":"TOTAL"`) {
			t.Errorf("body to the engine: %s", b)
		}
	}
	counts := w.gateway.Meter().List()
	if len(counts) != 2 || counts[0].Operation != "GetItem" || counts[0].ReadUnits != 2 || counts[1].WriteUnits != 2 || counts[1].Calls != 1 || counts[1].Errors != 0 {
		t.Errorf("counts %+v", counts)
	}
	w.gateway.Meter().Reset()
	if len(w.gateway.Meter().List()) != 0 {
		t.Error("reset keeps counts")
	}
}

func TestEngineGone(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("dynamodb:*", tableARN))
	w.answer = ""
	if got := code(w.get(w.config(nil), "A")); got != "InternalServerError" {
		t.Errorf("got %q", got)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		fault gateway.Fault
		want  string
		done  int
	}{
		{"throttled", gateway.Fault{Service: "dynamodb", Throttle: 1}, "ThrottlingException", 0},
		{"internal error", gateway.Fault{Operation: "GetItem", Internal: 1}, "InternalServerError", 0},
		{"lost answer after the commit", gateway.Fault{Function: booking, Lost: 1}, "? ", 1},
		{"dice above the probability", gateway.Fault{Throttle: 0.4}, "", 1},
		{"another operation", gateway.Fault{Operation: "PutItem", Throttle: 1}, "", 1},
		{"another service", gateway.Fault{Service: "sqs", Throttle: 1}, "", 1},
		{"latency", gateway.Fault{LatencyMS: 30}, "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, allow("dynamodb:*", tableARN))
			w.gateway.Faults().Set([]gateway.Fault{tt.fault})
			began := time.Now()
			if got := code(w.get(w.config(nil), "A")); !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if n := len(w.reached()); n != tt.done {
				t.Errorf("%d calls reached the engine, want %d", n, tt.done)
			}
			if took := time.Since(began); took < time.Duration(tt.fault.LatencyMS)*time.Millisecond {
				t.Errorf("took %s", took)
			}
		})
	}
}

func TestKeysSurviveARestart(t *testing.T) {
	t.Parallel()
	store, err := state.Open(filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	callers := []awsapi.Caller{{Function: "a"}, {Function: "b"}}
	first, err := gateway.NewCredentials(store, callers)
	if err != nil {
		t.Fatal(err)
	}
	second, err := gateway.NewCredentials(store, callers)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := first.Of("a")
	again, _ := second.Of("a")
	b, _ := first.Of("b")
	if a != again || a == b || a.Secret == "" || first.Developer() != second.Developer() {
		t.Errorf("keys %v %v %v", a, again, b)
	}
	if _, ok := first.Of(""); ok {
		t.Error("the developer's key was given out as a function's")
	}
}

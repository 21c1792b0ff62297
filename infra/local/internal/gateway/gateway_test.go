package gateway_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/gateway"
)

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

package identity_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/google/uuid"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/awsapi/awsapitest"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/identity"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/state"
)

const (
	pool     = "ap-northeast-1_Kikite000"
	clientID = "webclient"
	callback = "http://localhost:8080/auth/callback"
	verifier = "a-verifier-that-is-at-least-forty-three-characters-long"
	claims   = "arn:aws:lambda:ap-northeast-1:000000000000:function:kikite-local-signup-claims"
	codes    = "arn:aws:lambda:ap-northeast-1:000000000000:function:kikite-local-mailer-codes"
)

// lambda answers the triggers; the errors and refusals are set by tests.
type lambda struct {
	mu      sync.Mutex
	events  []map[string]any
	refuse  bool // function error
	down    bool // cannot be invoked
	noCode  bool // custom message without the code parameter
	replace map[string]any
}

func (l *lambda) Invoke(_ context.Context, arn string, payload []byte) (awsapi.InvokeResult, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.down {
		return awsapi.InvokeResult{}, errors.New("starting")
	}
	var event map[string]any
	if err := json.Unmarshal(payload, &event); err != nil {
		return awsapi.InvokeResult{}, err
	}
	l.events = append(l.events, event)
	if l.refuse {
		return awsapi.InvokeResult{Payload: []byte(`{"errorMessage":"no"}`), FunctionError: "Unhandled"}, nil
	}
	switch arn {
	case claims:
		add := map[string]any{"role": "employee", "account_id": event["userName"], "sub": "forged", "exp": 1}
		for k, v := range l.replace {
			add[k] = v
		}
		event["response"] = map[string]any{"claimsAndScopeOverrideDetails": map[string]any{
			"accessTokenGeneration": map[string]any{"claimsToAddOrOverride": add}}}
	case codes:
		message := "<p>コード: {####}</p>"
		if l.noCode {
			message = "<p>no code</p>"
		}
		event["response"] = map[string]any{"emailSubject": "確認コード", "emailMessage": message}
	}
	raw, err := json.Marshal(event)
	return awsapi.InvokeResult{Payload: raw}, err
}

func (l *lambda) set(change func(*lambda)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(l)
}

type fixture struct {
	t      *testing.T
	svc    *identity.Service
	api    *cognito.Client
	server *awsapitest.Server
	clock  *clock.Clock
	mail   *mail.Service
	lambda *lambda
	issuer string
}

func start(t *testing.T) *fixture {
	t.Helper()
	return startAt(t, t.TempDir(), time.Now)
}

func startAt(t *testing.T, folder string, now func() time.Time) *fixture {
	t.Helper()
	store, err := state.Open(filepath.Join(folder, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := clock.New(store, now)
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{t: t, clock: c, lambda: &lambda{}, server: awsapitest.Start(t),
		mail: mail.New(mail.Config{}, store, c, nil, uuid.NewString)}
	var handler http.Handler
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	f.issuer = web.URL + "/cognito/" + pool
	f.svc, err = identity.New(identity.Config{PoolID: pool, Issuer: f.issuer, PreTokenARN: claims, CustomMessageARN: codes, Aliases: []string{"email"},
		MailFrom: "no-reply@kikite.example", ProductName: "Kikite",
		Clients: []identity.Client{{ID: clientID, RedirectURIs: []string{callback}, LogoutURIs: []string{"http://localhost:8080/"},
			Scopes: []string{"openid", "email"}, AccessTTL: 5 * time.Minute, IDTTL: 5 * time.Minute, RefreshTTL: 30 * 24 * time.Hour,
			Rotate: true, RotateGrace: time.Minute}}},
		identity.Deps{Store: store, Clock: c, Invoker: f.lambda, Mailbox: f.mail, NewID: uuid.NewString})
	if err != nil {
		t.Fatal(err)
	}
	handler = f.svc
	f.svc.Register(f.server)
	f.api = cognito.NewFromConfig(f.server.Config())
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = f.svc.Run(ctx) })
	t.Cleanup(func() { stop(); running.Wait(); web.Close(); _ = store.Close() })
	return f
}

func (f *fixture) create(username, email string) error {
	_, err := f.api.AdminCreateUser(f.t.Context(), &cognito.AdminCreateUserInput{UserPoolId: aws.String(pool), Username: aws.String(username),
		MessageAction: types.MessageActionTypeSuppress, UserAttributes: []types.AttributeType{
			{Name: aws.String("email"), Value: aws.String(email)}, {Name: aws.String("email_verified"), Value: aws.String("true")}}})
	return err
}

package identity_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/lestrrat-go/jwx/v3/jwk"
	"github.com/lestrrat-go/jwx/v3/jws"

	"kikite/infra/local/internal/mail"
)

func TestSignInEndToEnd(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	f := startAt(t, folder, time.Now)
	if err := f.create("acc_1", "Aoi@Example.com"); err != nil {
		t.Fatal(err)
	}
	b := f.browser()
	// People type full-width letters, and blanks into the code.
	flow := b.begin()
	if a := b.post("/login", flow, "email", " ＡＯＩ@example.com "); a.status != http.StatusSeeOther {
		t.Fatalf("login %d", a.status)
	}
	code := f.mailed("aoi@example.com", 1)
	a := b.post("/code", flow, "code", code[:3]+" "+strings.Map(func(r rune) rune { return r - '0' + '０' }, code[3:]))
	if a.status != http.StatusSeeOther {
		t.Fatalf("code %d %s", a.status, a.body)
	}
	status, got := b.exchange(a.to.Query().Get("code"))
	if status != http.StatusOK || got.Refresh == "" || got.Expires != 300 {
		t.Fatalf("token %d %+v", status, got)
	}
	access, id := payload(t, got.Access), payload(t, got.ID)
	for name, want := range map[string]string{"iss": f.issuer, "token_use": "access", "client_id": clientID, "username": "acc_1",
		"scope": "openid email", "role": "employee", "account_id": "acc_1", "version": "2"} {
		if text(access, name) != want {
			t.Errorf("access token: %s = %v, want %s", name, access[name], want)
		}
	}
	if access["sub"] == "forged" || access["exp"].(float64)-access["iat"].(float64) != 300 {
		t.Error("a trigger changed a protected claim")
	}
	for name, want := range map[string]string{"aud": clientID, "token_use": "id", "nonce": "N1", "email": "Aoi@Example.com",
		"email_verified": "true", "cognito:username": "acc_1", "sub": text(access, "sub")} {
		if text(id, name) != want {
			t.Errorf("ID token: %s = %v, want %s", name, id[name], want)
		}
	}
	f.checkSignature(b, got.Access)
	f.checkTriggers()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, f.issuer+"/oauth2/userInfo", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+got.Access)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if raw, _ := io.ReadAll(res.Body); res.StatusCode != 200 || !strings.Contains(string(raw), `"username":"acc_1"`) {
		t.Errorf("userInfo %d %s", res.StatusCode, raw)
	}
}

// checkSignature verifies a token with the key set that discovery leads to.
func (f *fixture) checkSignature(b *browser, token string) {
	f.t.Helper()
	var discovery struct {
		Issuer string
		JWKS   string `json:"jwks_uri"`
	}
	if err := json.Unmarshal([]byte(b.do(http.MethodGet, f.issuer+"/.well-known/openid-configuration", nil).body), &discovery); err != nil {
		f.t.Fatal(err)
	}
	set, err := jwk.Parse([]byte(b.do(http.MethodGet, discovery.JWKS, nil).body))
	if err != nil || discovery.Issuer != f.issuer {
		f.t.Fatal(discovery, err)
	}
	if strings.Contains(b.do(http.MethodGet, discovery.JWKS, nil).body, `"d"`) {
		f.t.Error("the private key is public")
	}
	if _, err := jws.Verify([]byte(token), jws.WithKeySet(set)); err != nil {
		f.t.Error(err)
	}
}

func (f *fixture) checkTriggers() {
	f.t.Helper()
	f.lambda.mu.Lock()
	defer f.lambda.mu.Unlock()
	if len(f.lambda.events) != 2 {
		f.t.Fatalf("%d trigger calls", len(f.lambda.events))
	}
	message, token := f.lambda.events[0], f.lambda.events[1]
	if message["triggerSource"] != "CustomMessage_Authentication" || message["version"] != "1" ||
		message["request"].(map[string]any)["codeParameter"] != "{####}" {
		f.t.Errorf("custom message event %+v", message)
	}
	request := token["request"].(map[string]any)
	if token["triggerSource"] != "TokenGeneration_HostedAuth" || token["version"] != "2" || token["userName"] != "acc_1" || token["userPoolId"] != pool ||
		request["userAttributes"].(map[string]any)["email"] != "Aoi@Example.com" || request["scopes"].([]any)[0] != "openid" {
		f.t.Errorf("pre token event %+v", token)
	}
}

func TestAccountsAndTokensSurviveRestart(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var refresh string
	t.Run("before", func(t *testing.T) {
		f := startAt(t, folder, time.Now)
		if err := f.create("acc_1", "a@example.com"); err != nil {
			t.Fatal(err)
		}
		b := f.browser()
		_, got := b.exchange(b.signIn("a@example.com", 1))
		refresh = got.Refresh
	})
	f := startAt(t, folder, time.Now)
	if status, got := f.browser().refresh(refresh); status != 200 || got.Access == "" {
		t.Errorf("refresh after a restart: %d %+v", status, got)
	}
}

// The page must not tell who is a customer: known, unknown and disabled addresses look alike, but only the known gets mail.
func TestAddressesLookAlike(t *testing.T) {
	t.Parallel()
	f := start(t)
	for name, email := range map[string]string{"acc_known": "known@example.com", "acc_off": "off@example.com"} {
		if err := f.create(name, email); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.api.AdminDisableUser(t.Context(), &cognito.AdminDisableUserInput{UserPoolId: aws.String(pool), Username: aws.String("acc_off")}); err != nil {
		t.Fatal(err)
	}
	shape := func(email string) string {
		b := f.browser()
		flow := b.begin()
		first := b.post("/login", flow, "email", email)
		form := b.do(http.MethodGet, first.to.String(), nil)
		second := b.post("/code", flow, "code", "not a code")
		clean := strings.NewReplacer(flow, "FLOW", email, "EMAIL").Replace
		return clean(first.to.String()) + clean(form.body) + clean(second.body)
	}
	known := shape("known@example.com")
	for _, email := range []string{"unknown@example.com", "off@example.com"} {
		if got := shape(email); got != known {
			t.Errorf("%s is answered differently:\n%s\n%s", email, got, known)
		}
	}
	f.mailed("known@example.com", 1)
	for _, email := range []string{"unknown@example.com", "off@example.com"} {
		if box, _ := f.mail.List(mail.Filter{Address: email}); len(box) != 0 {
			t.Errorf("%s got a code", email)
		}
	}
}

func TestCodesAreLimited(t *testing.T) {
	t.Parallel()
	f := start(t)
	if err := f.create("acc_1", "a@example.com"); err != nil {
		t.Fatal(err)
	}
	b := f.browser()
	flow := b.begin()
	b.post("/login", flow, "email", "a@example.com")
	code := f.mailed("a@example.com", 1)
	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	for i := range 5 {
		if a := b.post("/code", flow, "code", wrong); a.status != http.StatusUnprocessableEntity {
			t.Fatalf("try %d: %d", i, a.status)
		}
	}
	if a := b.post("/code", flow, "code", code); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "上限") {
		t.Errorf("the right code after five wrong ones: %d", a.status)
	}
	if a := b.post("/resend", flow); a.status != http.StatusSeeOther {
		t.Fatalf("resend %d", a.status)
	}
	second := f.mailed("a@example.com", 2)
	if _, err := f.clock.Advance(8*time.Minute + time.Second); err != nil {
		t.Fatal(err)
	}
	if a := b.post("/code", flow, "code", second); !strings.Contains(a.body, "有効期限") {
		t.Errorf("a code after eight minutes: %d %s", a.status, a.body)
	}
	for i := range 2 {
		if a := b.post("/resend", flow); a.status != http.StatusSeeOther {
			t.Fatalf("resend %d: %d", i+2, a.status)
		}
	}
	if a := b.post("/resend", flow); a.status != http.StatusTooManyRequests {
		t.Errorf("the fifth code of a flow: %d", a.status)
	}
	fresh := b.begin()
	for range 6 {
		b.post("/login", fresh, "email", "a@example.com")
		fresh = b.begin()
	}
	if a := b.post("/login", fresh, "email", "a@example.com"); a.status != http.StatusTooManyRequests {
		t.Errorf("the eleventh code of an address: %d", a.status)
	}
}

func TestFlowsBelongToTheirBrowser(t *testing.T) {
	t.Parallel()
	f := start(t)
	flow := f.browser().begin()
	stranger := f.browser()
	stranger.begin() // has a cookie of its own
	for _, path := range []string{"/login", "/code", "/resend"} {
		if a := stranger.post(path, flow, "email", "a@example.com", "code", "1"); a.status != http.StatusBadRequest {
			t.Errorf("%s with another browser's flow: %d", path, a.status)
		}
	}
}

func TestTriggersRefuse(t *testing.T) {
	t.Parallel()
	f := start(t)
	if err := f.create("acc_1", "a@example.com"); err != nil {
		t.Fatal(err)
	}
	b := f.browser()
	code := b.signIn("a@example.com", 1)
	f.lambda.set(func(l *lambda) { l.down = true })
	if status, got := b.exchange(code); status != http.StatusServiceUnavailable || got.Access != "" {
		t.Errorf("trigger not to be called: %d %+v", status, got)
	}
	f.lambda.set(func(l *lambda) { l.down, l.refuse = false, true })
	if status, got := b.exchange(code); status != http.StatusBadRequest || got.Error != "invalid_grant" || got.Access != "" {
		t.Errorf("refused: %d %+v", status, got)
	}
	f.lambda.set(func(l *lambda) { l.refuse = false })
	_, got := b.exchange(code)
	if got.Access == "" {
		t.Fatal("a refusal must not spend the code, or a function that fails once locks people out")
	}
	f.lambda.set(func(l *lambda) { l.refuse = true })
	if status, again := b.refresh(got.Refresh); status != http.StatusBadRequest || again.Access != "" {
		t.Errorf("refresh refused: %d %+v", status, again)
	}
}

func TestCustomMessageMustHaveTheCode(t *testing.T) {
	t.Parallel()
	f := start(t)
	if err := f.create("acc_1", "a@example.com"); err != nil {
		t.Fatal(err)
	}
	f.lambda.set(func(l *lambda) { l.noCode = true })
	b := f.browser()
	b.post("/login", b.begin(), "email", "a@example.com")
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if n, err := f.svc.Pending(); err != nil || time.Now().After(deadline) {
			t.Fatal("the letter was not given up", err)
		} else if n == 0 {
			break
		}
	}
	if box, _ := f.mail.List(mail.Filter{}); len(box) != 0 {
		t.Errorf("a mail without a code was sent: %+v", box)
	}
}

func TestCodeWaitsForItsTrigger(t *testing.T) {
	t.Parallel()
	f := start(t)
	if err := f.create("acc_1", "a@example.com"); err != nil {
		t.Fatal(err)
	}
	f.lambda.set(func(l *lambda) { l.down = true })
	b := f.browser()
	flow := b.begin()
	b.post("/login", flow, "email", "a@example.com")
	time.Sleep(20 * time.Millisecond)
	f.lambda.set(func(l *lambda) { l.down = false })
	if a := b.post("/code", flow, "code", f.mailed("a@example.com", 1)); a.status != http.StatusSeeOther {
		t.Errorf("%d", a.status)
	}
}

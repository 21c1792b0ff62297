package identity_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go"
)

func code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func (f *fixture) setEmail(username, email string) error {
	_, err := f.api.AdminUpdateUserAttributes(f.t.Context(), &cognito.AdminUpdateUserAttributesInput{UserPoolId: aws.String(pool), Username: aws.String(username),
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String(email)}, {Name: aws.String("email_verified"), Value: aws.String("true")}}})
	return err
}

func TestAddressBelongsToOneAccount(t *testing.T) {
	t.Parallel()
	f := start(t)
	if err := f.create("acc_1", "a@example.com"); err != nil {
		t.Fatal(err)
	}
	if err := f.create("acc_1", "b@example.com"); code(err) != "UsernameExistsException" {
		t.Errorf("same username: %v", err)
	}
	if err := f.create("acc_2", "A@example.com"); code(err) != "UsernameExistsException" {
		t.Errorf("same address: %v", err)
	}
	if err := f.create("acc_2", "b@example.com"); err != nil {
		t.Fatal(err)
	}
	if err := f.setEmail("acc_2", "a@example.com"); code(err) != "AliasExistsException" {
		t.Errorf("taking another's address: %v", err)
	}
	if err := f.setEmail("acc_1", "c@example.com"); err != nil {
		t.Fatal(err)
	}
	if err := f.setEmail("acc_2", "a@example.com"); err != nil {
		t.Errorf("an address that was given up is free: %v", err)
	}
	got, err := f.api.AdminGetUser(t.Context(), &cognito.AdminGetUserInput{UserPoolId: aws.String(pool), Username: aws.String("c@example.com")})
	if err != nil || *got.Username != "acc_1" || !got.Enabled || got.UserStatus != types.UserStatusTypeConfirmed {
		t.Errorf("by address: %+v, %v", got, err)
	}
	if asked := f.server.Asked(); asked[len(asked)-1].Action != "cognito-idp:AdminGetUser" || asked[len(asked)-1].Resource != f.svc.ARN() {
		t.Errorf("permission %+v", asked)
	}
}

func TestEndingAnAccountEndsItsSignIns(t *testing.T) {
	t.Parallel()
	name := aws.String("acc_1")
	tests := map[string]struct {
		end   func(*fixture) error
		login bool // may sign in again
	}{
		"disable": {func(f *fixture) error {
			_, err := f.api.AdminDisableUser(f.t.Context(), &cognito.AdminDisableUserInput{UserPoolId: aws.String(pool), Username: name})
			return err
		}, false},
		"delete": {func(f *fixture) error {
			_, err := f.api.AdminDeleteUser(f.t.Context(), &cognito.AdminDeleteUserInput{UserPoolId: aws.String(pool), Username: name})
			return err
		}, false},
		"sign out": {func(f *fixture) error {
			_, err := f.api.AdminUserGlobalSignOut(f.t.Context(), &cognito.AdminUserGlobalSignOutInput{UserPoolId: aws.String(pool), Username: name})
			return err
		}, true},
		"disable and enable": {func(f *fixture) error {
			_, err := f.api.AdminDisableUser(f.t.Context(), &cognito.AdminDisableUserInput{UserPoolId: aws.String(pool), Username: name})
			if err == nil {
				_, err = f.api.AdminEnableUser(f.t.Context(), &cognito.AdminEnableUserInput{UserPoolId: aws.String(pool), Username: name})
			}
			return err
		}, true},
	}
	for what, tt := range tests {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			f, b, got := signedIn(t)
			flow := b.begin("prompt", "login") // under way with a code in hand when the account ends
			b.post("/login", flow, "email", "a@example.com")
			inHand := f.mailed("a@example.com", 2)
			if err := tt.end(f); err != nil {
				t.Fatal(err)
			}
			if status, _ := b.refresh(got.Refresh); status != http.StatusBadRequest {
				t.Errorf("refresh: %d", status)
			}
			if a := b.do(http.MethodGet, f.authorizeURL("prompt", "none"), nil); a.to.Query().Get("error") != "login_required" {
				t.Errorf("the browser is still signed in: %v", a.to)
			}
			if a := b.post("/code", flow, "code", inHand); (a.status == http.StatusSeeOther) != tt.login {
				t.Errorf("code in hand: %d", a.status)
			}
		})
	}
}

func TestAdminRefusals(t *testing.T) {
	t.Parallel()
	f := start(t)
	base := func() *cognito.AdminCreateUserInput {
		return &cognito.AdminCreateUserInput{UserPoolId: aws.String(pool), Username: aws.String("acc_9"), MessageAction: types.MessageActionTypeSuppress}
	}
	tests := map[string]struct {
		change func(*cognito.AdminCreateUserInput)
		code   string
	}{
		"other pool":      {func(in *cognito.AdminCreateUserInput) { in.UserPoolId = aws.String("ap-northeast-1_Other") }, "ResourceNotFoundException"},
		"invitation mail": {func(in *cognito.AdminCreateUserInput) { in.MessageAction = "" }, "InvalidParameterException"},
		"address as name": {func(in *cognito.AdminCreateUserInput) { in.Username = aws.String("a@example.com") }, "InvalidParameterException"},
		"unknown attribute": {func(in *cognito.AdminCreateUserInput) {
			in.UserAttributes = []types.AttributeType{{Name: aws.String("custom:x"), Value: aws.String("1")}}
		}, "InvalidParameterException"},
		"bad address": {func(in *cognito.AdminCreateUserInput) {
			in.UserAttributes = []types.AttributeType{{Name: aws.String("email"), Value: aws.String("x")}}
		}, "InvalidParameterException"},
		"password": {func(in *cognito.AdminCreateUserInput) { in.TemporaryPassword = aws.String("secret") }, "ValidationException"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := base()
			tt.change(in)
			if _, err := f.api.AdminCreateUser(t.Context(), in); code(err) != tt.code {
				t.Errorf("error %v, want %s", err, tt.code)
			}
		})
	}
	if _, err := f.api.AdminGetUser(t.Context(), &cognito.AdminGetUserInput{UserPoolId: aws.String(pool), Username: aws.String("nobody")}); code(err) != "UserNotFoundException" {
		t.Errorf("unknown user: %v", err)
	}
}

package cognito_test

import (
	"context"
	"errors"
	"testing"

	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/functions/signup/internal/signup/cognito"
)

const (
	one events.ID = "acc_00000000000000000000000001"
	two events.ID = "acc_00000000000000000000000002"
)

func TestEnsure(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := &pool{users: map[string]*idp.AdminGetUserOutput{}}
	users := cognito.New(p, "pool")
	for range 2 {
		if id, err := users.Ensure(ctx, one, "a@b.example", "ja"); err != nil || id != one {
			t.Fatalf("%v %v", id, err)
		}
	}
	if p.created != 1 || p.updated != 0 || p.message != types.MessageActionTypeSuppress {
		t.Errorf("created %d, updated %d, message %q", p.created, p.updated, p.message)
	}
	if id, err := users.Ensure(ctx, two, "a@b.example", "ja"); !errors.Is(err, signup.ErrAddressTaken) || id != one {
		t.Errorf("%v %v", id, err)
	}
	if _, err := users.Ensure(ctx, one, "new@b.example", "en"); err != nil || p.updated != 1 {
		t.Errorf("%v, updated %d", err, p.updated)
	}
}

func TestDisableEnableAndDelete(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := &pool{users: map[string]*idp.AdminGetUserOutput{}}
	users := cognito.New(p, "pool")
	for name, call := range map[string]func(context.Context, events.ID) error{"disable": users.Disable, "delete": users.Delete} {
		if err := call(ctx, one); err != nil {
			t.Errorf("%s nobody: %v", name, err)
		}
	}
	if _, err := users.Ensure(ctx, one, "a@b.example", "ja"); err != nil {
		t.Fatal(err)
	}
	if err := users.Disable(ctx, one); err != nil || p.users[string(one)].Enabled || p.signedOut != 1 {
		t.Errorf("%v, %+v", err, p)
	}
	if _, err := users.Ensure(ctx, one, "a@b.example", "ja"); err != nil || !p.users[string(one)].Enabled {
		t.Errorf("%v, %+v", err, p)
	}
	if err := users.Delete(ctx, one); err != nil || len(p.users) != 0 {
		t.Errorf("%v, %+v", err, p)
	}
}

func TestFailuresAreNotMistaken(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	users := cognito.New(&pool{down: errors.New("TooManyRequestsException")}, "pool")
	if _, err := users.Ensure(ctx, one, "a@b.example", "ja"); err == nil || errors.Is(err, signup.ErrAddressTaken) {
		t.Errorf("ensure: %v", err)
	}
	for name, call := range map[string]func(context.Context, events.ID) error{"disable": users.Disable, "delete": users.Delete} {
		if err := call(ctx, one); err == nil {
			t.Errorf("%s succeeded", name)
		}
	}
}

// pool is a user pool with the address as an alias: a taken alias is reported as an existing user name, as Cognito does.
type pool struct {
	users                       map[string]*idp.AdminGetUserOutput
	created, updated, signedOut int
	message                     types.MessageActionType
	down                        error
}

func (p *pool) find(name string) (*idp.AdminGetUserOutput, error) {
	if p.down != nil {
		return nil, p.down
	}
	for id, u := range p.users {
		if id == name || *u.UserAttributes[0].Value == name {
			return u, nil
		}
	}
	return nil, &types.UserNotFoundException{}
}

func (p *pool) AdminCreateUser(_ context.Context, in *idp.AdminCreateUserInput, _ ...func(*idp.Options)) (*idp.AdminCreateUserOutput, error) {
	if p.down != nil {
		return nil, p.down
	}
	for _, name := range []string{*in.Username, *in.UserAttributes[0].Value} {
		if _, err := p.find(name); err == nil {
			return nil, &types.UsernameExistsException{}
		}
	}
	p.created++
	p.message = in.MessageAction
	p.users[*in.Username] = &idp.AdminGetUserOutput{Username: in.Username, UserAttributes: in.UserAttributes, Enabled: true}
	return &idp.AdminCreateUserOutput{}, nil
}

func (p *pool) AdminGetUser(_ context.Context, in *idp.AdminGetUserInput, _ ...func(*idp.Options)) (*idp.AdminGetUserOutput, error) {
	return p.find(*in.Username)
}

func (p *pool) AdminUpdateUserAttributes(_ context.Context, in *idp.AdminUpdateUserAttributesInput, _ ...func(*idp.Options)) (*idp.AdminUpdateUserAttributesOutput, error) {
	u, err := p.find(*in.Username)
	if err != nil {
		return nil, err
	}
	p.updated++
	u.UserAttributes = in.UserAttributes
	return &idp.AdminUpdateUserAttributesOutput{}, nil
}

func (p *pool) AdminDisableUser(_ context.Context, in *idp.AdminDisableUserInput, _ ...func(*idp.Options)) (*idp.AdminDisableUserOutput, error) {
	u, err := p.find(*in.Username)
	if err != nil {
		return nil, err
	}
	u.Enabled = false
	return &idp.AdminDisableUserOutput{}, nil
}

func (p *pool) AdminEnableUser(_ context.Context, in *idp.AdminEnableUserInput, _ ...func(*idp.Options)) (*idp.AdminEnableUserOutput, error) {
	u, err := p.find(*in.Username)
	if err != nil {
		return nil, err
	}
	u.Enabled = true
	return &idp.AdminEnableUserOutput{}, nil
}

func (p *pool) AdminUserGlobalSignOut(_ context.Context, in *idp.AdminUserGlobalSignOutInput, _ ...func(*idp.Options)) (*idp.AdminUserGlobalSignOutOutput, error) {
	if _, err := p.find(*in.Username); err != nil {
		return nil, err
	}
	p.signedOut++
	return &idp.AdminUserGlobalSignOutOutput{}, nil
}

func (p *pool) AdminDeleteUser(_ context.Context, in *idp.AdminDeleteUserInput, _ ...func(*idp.Options)) (*idp.AdminDeleteUserOutput, error) {
	if _, err := p.find(*in.Username); err != nil {
		return nil, err
	}
	delete(p.users, *in.Username)
	return &idp.AdminDeleteUserOutput{}, nil
}

// Package cognito keeps signup's users in a Cognito user pool: passwordless, the user name is the account ID, the verified
// address is an alias to sign in with.
package cognito

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
)

// tries is how often a call is repeated against the pool's rate limit; an import makes thousands of users.
const tries = 8

// Client is what is used of Cognito.
type Client interface {
	AdminCreateUser(context.Context, *idp.AdminCreateUserInput, ...func(*idp.Options)) (*idp.AdminCreateUserOutput, error)
	AdminGetUser(context.Context, *idp.AdminGetUserInput, ...func(*idp.Options)) (*idp.AdminGetUserOutput, error)
	AdminUpdateUserAttributes(context.Context, *idp.AdminUpdateUserAttributesInput, ...func(*idp.Options)) (*idp.AdminUpdateUserAttributesOutput, error)
	AdminDisableUser(context.Context, *idp.AdminDisableUserInput, ...func(*idp.Options)) (*idp.AdminDisableUserOutput, error)
	AdminEnableUser(context.Context, *idp.AdminEnableUserInput, ...func(*idp.Options)) (*idp.AdminEnableUserOutput, error)
	AdminUserGlobalSignOut(context.Context, *idp.AdminUserGlobalSignOutInput, ...func(*idp.Options)) (*idp.AdminUserGlobalSignOutOutput, error)
	AdminDeleteUser(context.Context, *idp.AdminDeleteUserInput, ...func(*idp.Options)) (*idp.AdminDeleteUserOutput, error)
}

// Pool implements signup.Users.
type Pool struct {
	client Client
	id     string
}

// New returns the users of a pool.
func New(client Client, poolID string) *Pool { return &Pool{client: client, id: poolID} }

// Open returns the users of a pool over a real client.
func Open(cfg aws.Config, poolID string) *Pool {
	return New(idp.NewFromConfig(cfg, func(o *idp.Options) { o.RetryMaxAttempts = tries }), poolID)
}

// Ensure implements signup.Users. Cognito sends nothing: the first mail is the sign-in code.
func (p *Pool) Ensure(ctx context.Context, account events.ID, address string, locale events.Code) (events.ID, error) {
	_, err := p.client.AdminCreateUser(ctx, &idp.AdminCreateUserInput{
		UserPoolId: &p.id, Username: aws.String(string(account)), MessageAction: types.MessageActionTypeSuppress,
		UserAttributes: attributes(address, locale),
	})
	var exists *types.UsernameExistsException
	var alias *types.AliasExistsException
	switch {
	case err == nil:
		return account, nil
	case errors.As(err, &alias):
		return p.holder(ctx, address), signup.ErrAddressTaken
	case !errors.As(err, &exists):
		return "", fmt.Errorf("create user: %w", err)
	}
	return p.align(ctx, account, address, locale)
}

// align makes an existing user as it should be. Cognito reports an address that is in use as an existing user name too, so
// there may be no such user after all.
func (p *Pool) align(ctx context.Context, account events.ID, address string, locale events.Code) (events.ID, error) {
	user, err := p.client.AdminGetUser(ctx, &idp.AdminGetUserInput{UserPoolId: &p.id, Username: aws.String(string(account))})
	if missing(err) {
		return p.holder(ctx, address), signup.ErrAddressTaken
	}
	if err != nil {
		return "", fmt.Errorf("read user: %w", err)
	}
	if value(user.UserAttributes, "email") != address || value(user.UserAttributes, "locale") != string(locale) {
		_, err := p.client.AdminUpdateUserAttributes(ctx, &idp.AdminUpdateUserAttributesInput{
			UserPoolId: &p.id, Username: aws.String(string(account)), UserAttributes: attributes(address, locale),
		})
		var alias *types.AliasExistsException
		if errors.As(err, &alias) {
			return p.holder(ctx, address), signup.ErrAddressTaken
		}
		if err != nil {
			return "", fmt.Errorf("update user: %w", err)
		}
	}
	if !user.Enabled {
		if _, err := p.client.AdminEnableUser(ctx, &idp.AdminEnableUserInput{UserPoolId: &p.id, Username: aws.String(string(account))}); err != nil {
			return "", fmt.Errorf("enable user: %w", err)
		}
	}
	return account, nil
}

// holder finds who has an address, "" if the pool does not tell.
func (p *Pool) holder(ctx context.Context, address string) events.ID {
	user, err := p.client.AdminGetUser(ctx, &idp.AdminGetUserInput{UserPoolId: &p.id, Username: &address})
	if err != nil || user.Username == nil || !events.ID(*user.Username).Valid() {
		return ""
	}
	return events.ID(*user.Username)
}

// Disable implements signup.Users.
func (p *Pool) Disable(ctx context.Context, account events.ID) error {
	name := aws.String(string(account))
	_, err := p.client.AdminDisableUser(ctx, &idp.AdminDisableUserInput{UserPoolId: &p.id, Username: name})
	if err == nil {
		_, err = p.client.AdminUserGlobalSignOut(ctx, &idp.AdminUserGlobalSignOutInput{UserPoolId: &p.id, Username: name})
	}
	if err != nil && !missing(err) {
		return fmt.Errorf("disable user: %w", err)
	}
	return nil
}

// Delete implements signup.Users.
func (p *Pool) Delete(ctx context.Context, account events.ID) error {
	_, err := p.client.AdminDeleteUser(ctx, &idp.AdminDeleteUserInput{UserPoolId: &p.id, Username: aws.String(string(account))})
	if err != nil && !missing(err) {
		return fmt.Errorf("delete user: %w", err)
	}
	return nil
}

func missing(err error) bool {
	var none *types.UserNotFoundException
	return errors.As(err, &none)
}

func attributes(address string, locale events.Code) []types.AttributeType {
	return []types.AttributeType{
		{Name: aws.String("email"), Value: &address},
		{Name: aws.String("email_verified"), Value: aws.String("true")},
		{Name: aws.String("locale"), Value: aws.String(string(locale))},
	}
}

func value(attributes []types.AttributeType, name string) string {
	for _, a := range attributes {
		if a.Name != nil && *a.Name == name && a.Value != nil {
			return *a.Value
		}
	}
	return ""
}

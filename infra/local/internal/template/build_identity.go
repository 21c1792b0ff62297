package template

import (
	"encoding/json"

	"kikite/infra/local/internal/awsapi"
)

func identifyUserPool(n naming) (identity, error) {
	id := awsapi.Region + "_" + digest(n.key())[:9]
	provider := "cognito-idp." + awsapi.Region + ".amazonaws.com/" + id
	return identity{name: id, ref: id, attributes: map[string]string{"Arn": arn("cognito-idp", "userpool/"+id), "UserPoolId": id,
		"ProviderName": provider, "ProviderURL": "https://" + provider}}, nil
}

type poolProps struct {
	UserPoolName          string
	UsernameAttributes    []string
	AliasAttributes       []string
	UsernameConfiguration struct{ CaseSensitive bool }
	AdminCreateUserConfig struct{ AllowAdminCreateUserOnly bool }
	Policies              struct {
		SignInPolicy struct{ AllowedFirstAuthFactors []string }
	}
	LambdaConfig map[string]any
	Schema       []json.RawMessage
}

func buildUserPool(b *builder, r *resource) error {
	var p poolProps
	resolved, err := b.value(r.stack, r.Properties)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(resolved)
	if err != nil {
		return err
	}
	// A pool has many properties about mail wording, passwords and devices; the emulation reads Raw for those it has.
	if err := json.Unmarshal(raw, &p); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	pool := UserPool{Origin: r.origin(), ID: known.ref, ARN: known.attributes["Arn"], Name: p.UserPoolName,
		UsernameAttributes: p.UsernameAttributes, Aliases: p.AliasAttributes, CaseSensitive: p.UsernameConfiguration.CaseSensitive,
		AdminCreateOnly: p.AdminCreateUserConfig.AllowAdminCreateUserOnly, FirstAuthFactors: p.Policies.SignInPolicy.AllowedFirstAuthFactors,
		Triggers: map[string]string{}, Schema: p.Schema, Raw: raw}
	triggers(&pool, p.LambdaConfig)
	b.model.UserPools = append(b.model.UserPools, pool)
	return nil
}

// triggers reads LambdaConfig. The versioned form (PreTokenGenerationConfig) wins over the plain one.
func triggers(pool *UserPool, config map[string]any) {
	for name, v := range config {
		if function, ok := v.(string); ok && name != "KMSKeyID" {
			if _, done := pool.Triggers[name]; !done {
				pool.Triggers[name] = function
			}
		}
	}
	if versioned, ok := config["PreTokenGenerationConfig"].(map[string]any); ok {
		pool.Triggers["PreTokenGeneration"], _ = versioned["LambdaArn"].(string)
		pool.TokenVersion, _ = versioned["LambdaVersion"].(string)
	}
}

func identifyClient(n naming) (identity, error) {
	id := digest(n.key())[:26]
	return identity{name: id, ref: id, attributes: map[string]string{"ClientId": id, "Name": id}}, nil
}

type clientProps struct {
	ClientName, UserPoolId                                   string
	ExplicitAuthFlows, AllowedOAuthFlows, AllowedOAuthScopes []string
	CallbackURLs, LogoutURLs                                 []string
	AccessTokenValidity, IdTokenValidity                     int
	RefreshTokenValidity                                     int
	TokenValidityUnits                                       struct{ AccessToken, IdToken, RefreshToken string }
	GenerateSecret                                           bool
}

func buildClient(b *builder, r *resource) error {
	var p clientProps
	raw, err := b.properties(r, &p, "PreventUserExistenceErrors", "SupportedIdentityProviders", "EnableTokenRevocation",
		"AllowedOAuthFlowsUserPoolClient", "ReadAttributes", "WriteAttributes", "AuthSessionValidity",
		"EnablePropagateAdditionalUserContextData", "RefreshTokenRotation")
	if err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	u := p.TokenValidityUnits
	b.model.UserPoolClients = append(b.model.UserPoolClients, UserPoolClient{Origin: r.origin(), ID: known.ref, Name: p.ClientName,
		UserPoolID: p.UserPoolId, AuthFlows: p.ExplicitAuthFlows, OAuthFlows: p.AllowedOAuthFlows, OAuthScopes: p.AllowedOAuthScopes,
		CallbackURLs: p.CallbackURLs, LogoutURLs: p.LogoutURLs, GenerateSecret: p.GenerateSecret, Raw: raw,
		AccessMinutes:  minutes(p.AccessTokenValidity, u.AccessToken, "hours", 60),
		IDMinutes:      minutes(p.IdTokenValidity, u.IdToken, "hours", 60),
		RefreshMinutes: minutes(p.RefreshTokenValidity, u.RefreshToken, "days", 30*24*60)})
	return nil
}

// minutes converts a token's validity; a client without one has the fallback, and each token its own default unit.
func minutes(n int, unit, defaultUnit string, fallback int) int {
	if n == 0 {
		return fallback
	}
	if unit == "" {
		unit = defaultUnit
	}
	switch unit {
	case "seconds":
		return max(n/60, 1)
	case "minutes":
		return n
	case "hours":
		return n * 60
	default:
		return n * 24 * 60
	}
}

func buildGroup(b *builder, r *resource) error {
	var p struct {
		UserPoolId, GroupName string
		Precedence            int
	}
	if _, err := b.properties(r, &p, "Description", "RoleArn"); err != nil {
		return err
	}
	b.model.UserPoolGroups = append(b.model.UserPoolGroups, UserPoolGroup{Origin: r.origin(), UserPoolID: p.UserPoolId,
		Name: p.GroupName, Precedence: p.Precedence})
	return nil
}

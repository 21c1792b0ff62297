package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	cdk "github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// Identity is who people are: the user pool, the web client in it and the two functions that the pool calls. The functions
// live here, not with their contexts, because the pool must know them; services then need only the pool.
type Identity struct {
	Stack  awscdk.Stack
	Pool   awscognito.UserPool
	Client awscognito.UserPoolClient
}

// NewIdentity makes the user pool: sign-in by a code sent by mail, accounts made by us alone.
func NewIdentity(app awscdk.App, stage topology.Stage, data map[string]*Data, m *Messaging) *Identity {
	stack := newStack(app, stage, stage.Region, "accounts and sign-in", "identity")
	pool := awscognito.NewUserPool(stack, jsii.String("Pool"), poolProps(stage))
	explainPool(pool)
	claims := trigger(stack, stage, m, "signup-claims", data["signup"], constructs.ReadWrite, map[string]*string{"CLAIMS_BUCKET": m.Claims.Bucket.BucketName()})
	m.Claims.AllowPut(claims, "mailer/signup/") // the first sign-in opens an account, and mailer hears of its address
	pool.AddTrigger(awscognito.UserPoolOperation_PRE_TOKEN_GENERATION_CONFIG(), claims, awscognito.LambdaVersion_V2_0)
	codes := trigger(stack, stage, m, "mailer-codes", data["mailer"], constructs.ReadOnly, map[string]*string{"WEB_URL": jsii.String(stage.WebURL)})
	pool.AddTrigger(awscognito.UserPoolOperation_CUSTOM_MESSAGE(), codes, awscognito.LambdaVersion_V1_0)
	client := newWebClient(pool, stage)
	domain := pool.AddDomain(jsii.String("SignIn"), &awscognito.UserPoolDomainOptions{
		CognitoDomain:       &awscognito.CognitoDomainOptions{DomainPrefix: jsii.String(stage.AuthPrefix)},
		ManagedLoginVersion: awscognito.ManagedLoginVersion_NEWER_MANAGED_LOGIN,
	})
	branding := awscognito.NewCfnManagedLoginBranding(stack, jsii.String("Branding"), &awscognito.CfnManagedLoginBrandingProps{
		UserPoolId: pool.UserPoolId(), ClientId: client.UserPoolClientId(), UseCognitoProvidedValues: jsii.Bool(true),
	})
	branding.Node().AddDependency(domain)
	output(stack, "UserPoolId", pool.UserPoolId(), "User pool")
	output(stack, "WebClientId", client.UserPoolClientId(), "The web client in the pool")
	output(stack, "Issuer", pool.UserPoolProviderUrl(), "OpenID Connect issuer")
	return &Identity{Stack: stack, Pool: pool, Client: client}
}

func trigger(stack awscdk.Stack, stage topology.Stage, m *Messaging, id string, data *Data, access constructs.TableAccess, env map[string]*string) awslambda.Function {
	return constructs.NewFunction(cdk.NewConstruct(stack, jsii.String(id)), constructs.FunctionProps{
		Stage: stage, Function: topology.Of(id), Table: data.Table, Access: access, Environment: env, Alarms: m.Alarms,
	})
}

func poolProps(stage topology.Stage) *awscognito.UserPoolProps {
	props := &awscognito.UserPoolProps{
		UserPoolName:      jsii.String(stage.Named()),
		FeaturePlan:       awscognito.FeaturePlan_ESSENTIALS,
		SelfSignUpEnabled: jsii.Bool(false),
		// Both: with the address alone, Cognito would take nothing but addresses as usernames, and ours are account IDs.
		SignInAliases:      &awscognito.SignInAliases{Username: jsii.Bool(true), Email: jsii.Bool(true)},
		AutoVerify:         &awscognito.AutoVerifiedAttrs{Email: jsii.Bool(true)},
		StandardAttributes: &awscognito.StandardAttributes{Email: &awscognito.StandardAttribute{Required: jsii.Bool(true), Mutable: jsii.Bool(true)}},
		SignInPolicy: &awscognito.SignInPolicy{AllowedFirstAuthFactors: &awscognito.AllowedFirstAuthFactors{
			EmailOtp: jsii.Bool(true),
			Password: jsii.Bool(true), // Cognito demands it; no account has a password and the client offers no flow for one
		}},
		PasswordPolicy: &awscognito.PasswordPolicy{
			MinLength: jsii.Number(16), RequireLowercase: jsii.Bool(true), RequireUppercase: jsii.Bool(true),
			RequireDigits: jsii.Bool(true), RequireSymbols: jsii.Bool(true),
		},
		AccountRecovery:     awscognito.AccountRecovery_NONE,
		SignInCaseSensitive: jsii.Bool(false),
		DeletionProtection:  jsii.Bool(stage.Protected),
		RemovalPolicy:       constructs.Removal(stage),
	}
	if stage.Domain != "" && stage.MailIdentity == stage.Domain {
		props.Email = awscognito.UserPoolEmail_WithSES(&awscognito.UserPoolSESOptions{
			FromEmail: jsii.String(stage.MailAddress), SesRegion: jsii.String(stage.Region), SesVerifiedDomain: jsii.String(stage.Domain),
			ConfigurationSetName: jsii.String(stage.Named("mail")),
		})
	}
	return props
}

func explainPool(pool awscognito.UserPool) {
	constructs.Explain(pool, "AwsSolutions-COG2", "Sign-in is a one-time code to the person's own mailbox; Cognito allows no second factor with it.")
	constructs.Explain(pool, "AwsSolutions-COG3", "Threat protection keeps addresses and devices of every sign-in: a record of who came. There is no password to guess.")
	constructs.Explain(pool, "AwsSolutions-COG8", "The Plus plan differs by that threat protection.")
}

// newWebClient is the browser: no secret, code flow with PKCE, short access tokens, a refresh token that changes with each use.
func newWebClient(pool awscognito.UserPool, stage topology.Stage) awscognito.UserPoolClient {
	return pool.AddClient(jsii.String("Web"), &awscognito.UserPoolClientOptions{
		UserPoolClientName:              jsii.String(stage.Named("web")),
		GenerateSecret:                  jsii.Bool(false),
		AuthFlows:                       &awscognito.AuthFlow{User: jsii.Bool(true)},
		SupportedIdentityProviders:      &[]awscognito.UserPoolClientIdentityProvider{awscognito.UserPoolClientIdentityProvider_COGNITO()},
		PreventUserExistenceErrors:      jsii.Bool(true), // nobody can try out who has an account
		EnableTokenRevocation:           jsii.Bool(true),
		AccessTokenValidity:             awscdk.Duration_Minutes(jsii.Number(5)),
		IdTokenValidity:                 awscdk.Duration_Minutes(jsii.Number(5)),
		RefreshTokenValidity:            awscdk.Duration_Days(jsii.Number(30)),
		RefreshTokenRotationGracePeriod: awscdk.Duration_Seconds(jsii.Number(60)), // two tabs may refresh at once
		OAuth: &awscognito.OAuthSettings{
			Flows:        &awscognito.OAuthFlows{AuthorizationCodeGrant: jsii.Bool(true)},
			Scopes:       &[]awscognito.OAuthScope{awscognito.OAuthScope_OPENID(), awscognito.OAuthScope_EMAIL()},
			CallbackUrls: jsii.Strings(stage.WebURL + "/auth/callback"),
			LogoutUrls:   jsii.Strings(stage.WebURL + "/"),
		},
	})
}

package template

import "encoding/json"

// UserPool is one AWS::Cognito::UserPool.
type UserPool struct {
	Origin
	ID                 string
	ARN                string
	Name               string
	UsernameAttributes []string
	Aliases            []string
	CaseSensitive      bool
	AdminCreateOnly    bool
	FirstAuthFactors   []string          // SignInPolicy: EMAIL_OTP, PASSWORD …
	Triggers           map[string]string // CustomMessage, PreTokenGeneration … → function ARN
	TokenVersion       string            // of PreTokenGeneration: V1_0, V2_0
	Schema             []json.RawMessage
	Raw                json.RawMessage // all properties, resolved
}

// UserPoolClient is one AWS::Cognito::UserPoolClient.
type UserPoolClient struct {
	Origin
	ID             string
	Name           string
	UserPoolID     string
	AuthFlows      []string
	OAuthFlows     []string
	OAuthScopes    []string
	CallbackURLs   []string
	LogoutURLs     []string
	AccessMinutes  int
	IDMinutes      int
	RefreshMinutes int
	GenerateSecret bool
	Raw            json.RawMessage // all properties, resolved
}

// UserPoolGroup is one AWS::Cognito::UserPoolGroup.
type UserPoolGroup struct {
	Origin
	UserPoolID string
	Name       string
	Precedence int
}

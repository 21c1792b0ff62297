package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// errRefused is a trigger that answered with an error or with nonsense: Cognito refuses what the user was doing.
var errRefused = errors.New("refused by a trigger")

// Cognito waits five seconds for a trigger and tries three times.
const (
	triggerTimeout  = 5 * time.Second
	triggerAttempts = 3
)

// trigger calls a Lambda trigger as Cognito does and reads its response into out. Errors: errRefused for a function
// error, otherwise the invocation's.
func (s *Service) trigger(ctx context.Context, arn, version, source string, u user, client string, request map[string]any, out any) error {
	attributes := map[string]string{"cognito:user_status": status}
	for k, v := range u.Attributes {
		attributes[k] = v
	}
	request["userAttributes"] = attributes
	payload, err := json.Marshal(map[string]any{
		"version": version, "triggerSource": source, "region": awsapi.Region, "userPoolId": s.PoolID, "userName": u.Username,
		"callerContext": map[string]string{"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": client},
		"request":       request, "response": map[string]any{},
	})
	if err != nil {
		return err
	}
	answer, err := s.invoke(ctx, arn, payload)
	if err != nil {
		return err
	}
	if answer.FunctionError != "" {
		slog.Warn("cognito trigger failed", "trigger", source, "function", arn, "error", answer.FunctionError)
		return fmt.Errorf("%w: %s failed with error", errRefused, source)
	}
	envelope := struct{ Response any }{out}
	if err := json.Unmarshal(answer.Payload, &envelope); err != nil {
		return fmt.Errorf("%w: unrecognizable lambda output of %s", errRefused, source)
	}
	return nil
}

func (s *Service) invoke(ctx context.Context, arn string, payload []byte) (answer awsapi.InvokeResult, err error) {
	for range triggerAttempts {
		limited, cancel := context.WithTimeout(ctx, triggerTimeout)
		answer, err = s.Invoker.Invoke(limited, arn, payload)
		cancel()
		if err == nil || ctx.Err() != nil {
			return answer, err
		}
	}
	return answer, err
}

// overrides is the V2_0 answer of the pre token generation trigger: Cognito developer guide, "Pre token generation Lambda
// trigger".
type overrides struct {
	IDTokenGeneration     tokenOverride `json:"idTokenGeneration"`
	AccessTokenGeneration tokenOverride `json:"accessTokenGeneration"`
	GroupOverrideDetails  struct {
		GroupsToOverride []string `json:"groupsToOverride"`
	} `json:"groupOverrideDetails"`
}

type tokenOverride struct {
	ClaimsToAddOrOverride map[string]any `json:"claimsToAddOrOverride"`
	ClaimsToSuppress      []string       `json:"claimsToSuppress"`
	ScopesToAdd           []string       `json:"scopesToAdd"`
	ScopesToSuppress      []string       `json:"scopesToSuppress"`
}

// preToken asks the trigger for the claims of u's next tokens; without a trigger there are none to add.
func (s *Service) preToken(ctx context.Context, source string, u user, client string, scopes []string) (overrides, error) {
	var out struct {
		Details *overrides `json:"claimsAndScopeOverrideDetails"`
	}
	if s.PreTokenARN == "" {
		return overrides{}, nil
	}
	err := s.trigger(ctx, s.PreTokenARN, "2", source, u, client, map[string]any{
		"scopes": scopes,
		"groupConfiguration": map[string]any{
			"groupsToOverride": []string{}, "iamRolesToOverride": []string{}, "preferredRole": nil},
	}, &out)
	if err != nil || out.Details == nil {
		return overrides{}, err
	}
	return *out.Details, nil
}

// wording is the subject and HTML of a code mail, with {####} where the code goes.
type wording struct {
	EmailSubject string `json:"emailSubject"`
	EmailMessage string `json:"emailMessage"`
}

const codeParameter = "{####}"

func (s *Service) customMessage(ctx context.Context, u user, client string) (wording, error) {
	var w wording
	if s.CustomMessageARN != "" {
		err := s.trigger(ctx, s.CustomMessageARN, "1", "CustomMessage_Authentication", u, client, map[string]any{
			"codeParameter": codeParameter, "linkParameter": "{##Click Here##}", "usernameParameter": nil}, &w)
		if err != nil {
			return w, err
		}
	}
	if w.EmailSubject == "" {
		w.EmailSubject = "Your authentication code"
	}
	if w.EmailMessage == "" {
		w.EmailMessage = "Your authentication code is " + codeParameter + "."
	}
	return w, nil
}

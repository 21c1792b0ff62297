package params_test

import (
	"errors"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/ssm/types"

	"kikite/infra/local/internal/awsapi/awsapitest"
	"kikite/infra/local/internal/params"
)

type still struct{}

func (still) Now() time.Time           { return time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) }
func (still) Changed() <-chan struct{} { return nil }

func TestParameters(t *testing.T) {
	t.Parallel()
	server := awsapitest.Start(t)
	params.New([]params.Parameter{{Name: "/kikite/local/k", Value: "10"}}, still{}).Register(server)
	client := ssm.NewFromConfig(server.Config())

	one, err := client.GetParameter(t.Context(), &ssm.GetParameterInput{Name: aws.String("/kikite/local/k")})
	if err != nil || *one.Parameter.Value != "10" || one.Parameter.Type != types.ParameterTypeString {
		t.Fatalf("%+v, %v", one, err)
	}
	if asked := server.Asked(); asked[0].Resource != "arn:aws:ssm:ap-northeast-1:000000000000:parameter/kikite/local/k" {
		t.Errorf("permissions %+v", asked)
	}
	many, err := client.GetParameters(t.Context(), &ssm.GetParametersInput{Names: []string{"/kikite/local/k", "/none"}})
	if err != nil || len(many.Parameters) != 1 || len(many.InvalidParameters) != 1 {
		t.Fatalf("%+v, %v", many, err)
	}
	var missing *types.ParameterNotFound
	if _, err := client.GetParameter(t.Context(), &ssm.GetParameterInput{Name: aws.String("/none")}); !errors.As(err, &missing) {
		t.Errorf("error %v", err)
	}
	if _, err := client.GetParameters(t.Context(), &ssm.GetParametersInput{Names: []string{}}); err == nil {
		t.Error("no names must be refused")
	}
}

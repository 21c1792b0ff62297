// Package params emulates reading AWS Systems Manager parameters that the templates define.
package params

import (
	"context"
	"net/http"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Parameter is one AWS::SSM::Parameter.
type Parameter struct {
	Name  string // such as /kikite/local/threshold
	Type  string // String or StringList
	Value string
}

// Service answers GetParameter and GetParameters. Its values are those of the templates: nothing writes here.
type Service struct {
	byName map[string]Parameter
	since  time.Time
}

// New takes the parameters of the templates; clock gives their last-modified time.
func New(parameters []Parameter, clock awsapi.Clock) *Service {
	s := &Service{byName: map[string]Parameter{}, since: clock.Now()}
	for _, p := range parameters {
		s.byName[p.Name] = p
	}
	return s
}

type getInput struct {
	Name           string
	WithDecryption bool
}

type getManyInput struct {
	Names          []string
	WithDecryption bool
}

type described struct {
	ARN              string
	DataType         string
	LastModifiedDate float64 // seconds since 1970
	Name             string
	Type             string
	Value            string
	Version          int
}

// Register adds GetParameter and GetParameters.
func (s *Service) Register(r awsapi.Registrar) {
	r.Register(
		awsapi.Operation{Service: "ssm", Name: "GetParameter", Handle: awsapi.JSON(s.get),
			Permissions: func(r *awsapi.Request) ([]awsapi.Permission, error) {
				in, err := awsapi.Decode[getInput](r)
				return allow("ssm:GetParameter", in.Name), err
			}},
		awsapi.Operation{Service: "ssm", Name: "GetParameters", Handle: awsapi.JSON(s.getMany),
			Permissions: func(r *awsapi.Request) ([]awsapi.Permission, error) {
				in, err := awsapi.Decode[getManyInput](r)
				return allow("ssm:GetParameters", in.Names...), err
			}},
	)
}

func (s *Service) get(_ context.Context, _ *awsapi.Request, in getInput) (any, error) {
	p, ok := s.byName[in.Name]
	if !ok {
		return nil, &awsapi.Error{Status: http.StatusBadRequest, Code: "ParameterNotFound", Message: "no parameter " + in.Name}
	}
	return map[string]any{"Parameter": s.describe(p)}, nil
}

func (s *Service) getMany(_ context.Context, _ *awsapi.Request, in getManyInput) (any, error) {
	if n := len(in.Names); n < 1 || n > 10 {
		return nil, &awsapi.Error{Status: http.StatusBadRequest, Code: "ValidationException", Message: "Names must have 1 to 10 members"}
	}
	found, missing := []described{}, []string{}
	for _, name := range in.Names {
		if p, ok := s.byName[name]; ok {
			found = append(found, s.describe(p))
		} else {
			missing = append(missing, name)
		}
	}
	return map[string]any{"Parameters": found, "InvalidParameters": missing}, nil
}

func (s *Service) describe(p Parameter) described {
	kind := p.Type
	if kind == "" {
		kind = "String"
	}
	return described{ARN: arn(p.Name), DataType: "text", LastModifiedDate: float64(s.since.UnixMilli()) / 1000,
		Name: p.Name, Type: kind, Value: p.Value, Version: 1}
}

func allow(action string, names ...string) []awsapi.Permission {
	all := make([]awsapi.Permission, 0, len(names))
	for _, n := range names {
		all = append(all, awsapi.Permission{Action: action, Resource: arn(n)})
	}
	return all
}

// arn: the name's leading slash is also the separator of the resource type.
func arn(name string) string {
	return strings.Join([]string{"arn", awsapi.Partition, "ssm", awsapi.Region, awsapi.Account,
		"parameter/" + strings.TrimPrefix(name, "/")}, ":")
}

package schedule

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

const service = "scheduler"

// Register adds the operations that our functions call.
func (s *Service) Register(r awsapi.Registrar) {
	r.Register(
		s.operation(http.MethodPost, "CreateSchedule", s.create),
		s.operation(http.MethodPut, "UpdateSchedule", s.update),
		s.operation(http.MethodGet, "GetSchedule", s.get),
		s.operation(http.MethodDelete, "DeleteSchedule", s.remove),
	)
}

const pathPrefix = "/schedules/"

// operation matches by method and path: Scheduler speaks REST.
func (s *Service) operation(method, name string, handle func(*awsapi.Request) (any, error)) awsapi.Operation {
	return awsapi.Operation{
		Service: service, Name: name,
		Match: func(r *http.Request) bool {
			return r.Method == method && strings.HasPrefix(r.URL.Path, pathPrefix) && len(r.URL.Path) > len(pathPrefix)
		},
		Permissions: func(r *awsapi.Request) ([]awsapi.Permission, error) { return permissions(r, name) },
		Handle: func(w http.ResponseWriter, r *awsapi.Request) {
			out, err := handle(r)
			if err != nil {
				var known *awsapi.Error
				if !errors.As(err, &known) {
					known = &awsapi.Error{Status: 500, Code: "InternalServerException", Message: err.Error()}
				}
				awsapi.WriteJSONError(w, known)
				return
			}
			awsapi.WriteJSON(w, http.StatusOK, out)
		},
	}
}

// address of the schedule that a request is about. Writes name the group in the body, the others in the query.
func address(r *awsapi.Request) (group, name string, in *input, err error) {
	name, err = url.PathUnescape(strings.TrimPrefix(r.HTTP.URL.EscapedPath(), pathPrefix))
	if err != nil || !validName.MatchString(name) {
		return "", "", nil, invalid("schedule name %q is not valid", name)
	}
	if r.HTTP.Method == http.MethodGet || r.HTTP.Method == http.MethodDelete {
		return groupName(r.HTTP.URL.Query().Get("groupName")), name, nil, nil
	}
	if in, err = parseInput(r.Body); err != nil {
		return "", "", nil, err
	}
	return groupName(in.GroupName), name, in, nil
}

// permissions: writes also pass the target's role to Scheduler.
func permissions(r *awsapi.Request, operation string) ([]awsapi.Permission, error) {
	group, name, in, err := address(r)
	if err != nil {
		return nil, err
	}
	needed := []awsapi.Permission{{Action: "scheduler:" + operation, Resource: ARN(group, name)}}
	if in != nil {
		needed = append(needed, awsapi.Permission{Action: "iam:PassRole", Resource: in.Target.RoleArn,
			Context: map[string][]string{"iam:PassedToService": {"scheduler.amazonaws.com"}}})
	}
	return needed, nil
}

func invalid(format string, args ...any) *awsapi.Error {
	return &awsapi.Error{Status: 400, Code: "ValidationException", Message: fmt.Sprintf(format, args...)}
}

func notFound(kind, name string) *awsapi.Error {
	return &awsapi.Error{Status: 404, Code: "ResourceNotFoundException", Message: kind + " " + name + " does not exist."}
}

func conflict(name string) *awsapi.Error {
	return &awsapi.Error{Status: 409, Code: "ConflictException", Message: "Schedule " + name + " already exists."}
}

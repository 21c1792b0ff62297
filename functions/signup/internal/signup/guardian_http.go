package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

func (s *Service) registerGuardians(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "view-guardian-request", Method: http.MethodGet, Path: "/public/guardians/{secret}",
		Summary: "What a guardian is asked to agree to"}, s.getGuardian)
	httpapi.Register(api, httpapi.Op{ID: "guardian-agrees", Method: http.MethodPost, Path: "/public/guardians/{secret}",
		Summary: "Agree as the guardian of somebody under eighteen"}, s.postGuardian)
}

// GuardianRequest is what a guardian sees.
type GuardianRequest struct {
	Person   string        `json:"person" doc:"Of whom they are the guardian"`
	Version  string        `json:"version"`
	Texts    []ConsentText `json:"texts"`
	AgreedAt time.Time     `json:"agreed_at,omitzero"`
}

// GuardianPath is the secret of a guardian's link.
type GuardianPath struct {
	Secret string `path:"secret" maxLength:"100"`
}

func (s *Service) viewGuardian(ctx context.Context, secret string) (*struct{ Body GuardianRequest }, error) {
	a, item, err := s.guardianRequest(ctx, secret)
	if err != nil {
		return nil, err
	}
	return &struct{ Body GuardianRequest }{GuardianRequest{Person: a.Name, Version: ConsentVersion, Texts: currentConsents().Plain, AgreedAt: item.AgreedAt}}, nil
}

func (s *Service) getGuardian(ctx context.Context, in *GuardianPath) (*struct{ Body GuardianRequest }, error) {
	return s.viewGuardian(ctx, in.Secret)
}

// GuardianAgreement agrees to a version.
type GuardianAgreement struct {
	Secret string `path:"secret" maxLength:"100"`
	Body   struct {
		Version string `json:"version" minLength:"1" maxLength:"40"`
	}
}

func (s *Service) postGuardian(ctx context.Context, in *GuardianAgreement) (*struct{ Body GuardianRequest }, error) {
	if err := s.guardianAgrees(ctx, in.Secret, in.Body.Version); err != nil {
		return nil, err
	}
	return s.viewGuardian(ctx, in.Secret)
}

// MyGuardian is the guardian whom the caller named.
type MyGuardian struct {
	Name     string    `json:"name"`
	Email    string    `json:"email"`
	AskedAt  time.Time `json:"asked_at"`
	AgreedAt time.Time `json:"agreed_at,omitzero" doc:"Absent as long as they have not"`
}

func (s *Service) myGuardian(ctx context.Context, a Account) (*MyGuardian, error) {
	if a.Role != events.RoleEmployee {
		return nil, nil
	}
	var item guardianItem
	ok, err := s.Table.One(ctx, accountKey(a.ID), guardianSK, &item)
	if err != nil || !ok {
		return nil, err
	}
	return &MyGuardian{Name: item.Name, Email: item.Email, AskedAt: item.AskedAt, AgreedAt: item.AgreedAt}, nil
}

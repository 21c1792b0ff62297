package mail

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

const suppressionPath = "/v2/email/suppression/addresses/"

// registerSuppression adds the list of addresses that SES itself does not deliver to. Here nothing is ever on it: what bounces is told by the address
// (see Message.Outcome), not remembered.
func (s *Service) registerSuppression(r awsapi.Registrar) {
	r.Register(awsapi.Operation{
		Service: "ses", Name: "DeleteSuppressedDestination", Handle: awsapi.JSON(s.unsuppress),
		Permissions: func(*awsapi.Request) ([]awsapi.Permission, error) {
			return []awsapi.Permission{{Action: "ses:DeleteSuppressedDestination", Resource: "*"}}, nil
		},
		Match: func(r *http.Request) bool {
			return r.Method == http.MethodDelete && strings.HasPrefix(r.URL.Path, suppressionPath)
		},
	})
}

func (s *Service) unsuppress(_ context.Context, r *awsapi.Request, _ struct{}) (any, error) {
	if address, err := url.PathUnescape(strings.TrimPrefix(r.HTTP.URL.EscapedPath(), suppressionPath)); err != nil || !strings.Contains(address, "@") {
		return nil, refuse("BadRequestException", "not an address")
	}
	return nil, &awsapi.Error{Status: http.StatusNotFound, Code: "NotFoundException", Message: "The address is not on the suppression list."}
}

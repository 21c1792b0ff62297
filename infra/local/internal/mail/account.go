package mail

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// What the account is said to have: the quota of a small account in use. Nothing here enforces it.
const (
	dailyQuota = 50_000
	perSecond  = 14
)

func (s *Service) registerAccount(r awsapi.Registrar) {
	r.Register(awsapi.Operation{
		Service: "ses", Name: "GetAccount", Handle: awsapi.JSON(s.account),
		Permissions: func(*awsapi.Request) ([]awsapi.Permission, error) {
			return []awsapi.Permission{{Action: "ses:GetAccount", Resource: "*"}}, nil
		},
		Match: func(r *http.Request) bool { return r.Method == http.MethodGet && r.URL.Path == "/v2/email/account" },
	})
}

func (s *Service) account(context.Context, *awsapi.Request, struct{}) (any, error) {
	sent, err := s.since(s.clock.Now().Add(-24 * time.Hour))
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"SendingEnabled": true, "ProductionAccessEnabled": true, "EnforcementStatus": "HEALTHY", "DedicatedIpAutoWarmupEnabled": false,
		"SendQuota": map[string]float64{"Max24HourSend": dailyQuota, "MaxSendRate": perSecond, "SentLast24Hours": float64(sent)},
	}, nil
}

// since counts the messages from a time on: their IDs sort by time.
func (s *Service) since(begin time.Time) (int, error) {
	n, from := 0, fmt.Sprintf("0106%012x", begin.UnixMilli())
	err := s.store.View(func(tx *state.Tx) error {
		return tx.Range(tableMessages, "", func(id string, _ []byte) (bool, error) {
			if id >= from {
				n++
			}
			return true, nil
		})
	})
	return n, err
}

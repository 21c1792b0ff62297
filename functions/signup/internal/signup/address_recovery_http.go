package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

func (s *Service) registerRecoveries(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "recover-address", Method: http.MethodPost, Path: "/address-recoveries", Roles: operators(), Status: http.StatusAccepted,
		Summary: "Help an employee who lost their private address to another one, after a wait in which the old one can say no"}, s.postRecovery)
	httpapi.Register(api, httpapi.Op{ID: "view-recovery", Method: http.MethodGet, Path: "/public/address-recoveries/{secret}",
		Summary: "What a link about a private address is for"}, s.getRecovery)
	httpapi.Register(api, httpapi.Op{ID: "use-recovery", Method: http.MethodPost, Path: "/public/address-recoveries/{secret}",
		Summary: "Take the new address into use, or, with the link that the old one got, say no"}, s.postUseRecovery)
}

// RecoveryInput asks for a recovery.
type RecoveryInput struct {
	Keyed
	Body struct {
		OldEmail string `json:"old_email" minLength:"3" maxLength:"254" doc:"The address that the person registered"`
		NewEmail string `json:"new_email" minLength:"3" maxLength:"254" doc:"Private: not one of the company"`
		Reason   string `json:"reason" minLength:"1" maxLength:"1000" doc:"What happened, and how it was checked who asks; stays with the account"`
	}
}

// BegunRecovery says when a recovery can be completed.
type BegunRecovery struct {
	NotBefore time.Time `json:"not_before" doc:"From when the link in the mail to the new address can be used"`
	ExpiresAt time.Time `json:"expires_at"`
}

func (s *Service) postRecovery(ctx context.Context, in *RecoveryInput) (*struct{ Body BegunRecovery }, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	b := in.Body
	r, err := s.recoverAddress(ctx, me.ID, s.newID(ids.Request, me.ID, in.Key), Recovering{Old: b.OldEmail, New: b.NewEmail, Reason: b.Reason})
	return &struct{ Body BegunRecovery }{BegunRecovery{r.NotBefore, r.ExpiresAt}}, err
}

// RecoveryView is what a link is for, and how far it is. It names no address: who holds the link knows theirs.
type RecoveryView struct {
	Stop      bool        `json:"stop" doc:"Whether the link says no to the recovery; otherwise it completes it"`
	State     events.Code `json:"state" enum:"waiting,open,done,stopped,over"`
	NotBefore time.Time   `json:"not_before"`
	ExpiresAt time.Time   `json:"expires_at"`
}

// RecoveryPath is the secret of a link.
type RecoveryPath struct {
	Secret string `path:"secret" maxLength:"100"`
}

func (s *Service) viewRecovery(r Recovery, stop bool) *struct{ Body RecoveryView } {
	return &struct{ Body RecoveryView }{RecoveryView{stop, r.state(s.Clock.Now()), r.NotBefore, r.ExpiresAt}}
}

func (s *Service) getRecovery(ctx context.Context, in *RecoveryPath) (*struct{ Body RecoveryView }, error) {
	_, r, stop, err := s.recovery(ctx, in.Secret)
	return s.viewRecovery(r, stop), err
}

func (s *Service) postUseRecovery(ctx context.Context, in *RecoveryPath) (*struct{ Body RecoveryView }, error) {
	r, stop, err := s.useRecovery(ctx, in.Secret)
	return s.viewRecovery(r, stop), err
}

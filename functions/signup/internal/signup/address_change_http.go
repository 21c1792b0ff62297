package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

func (s *Service) registerAddressChange(api *httpapi.API) {
	employees := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "my-address", Method: http.MethodGet, Path: "/me/address", Roles: employees,
		Summary: "The caller's private address, and the one whose code is waited for"}, s.getAddress)
	httpapi.Register(api, httpapi.Op{ID: "ask-address", Method: http.MethodPost, Path: "/me/address", Roles: employees, Status: http.StatusAccepted,
		Summary: "Ask to be reached at another private address: a code is sent there"}, s.postAddress)
	httpapi.Register(api, httpapi.Op{ID: "confirm-address", Method: http.MethodPost, Path: "/me/address/confirmation", Roles: employees,
		Summary: "Enter the code that was sent to the new address; mail and sign-in follow it"}, s.postAddressCode)
}

// MyAddress is the private address, and what it may become.
type MyAddress struct {
	Email   string         `json:"email"`
	Pending *WantedAddress `json:"pending,omitempty" doc:"The address that a code was sent to, as long as the code can be entered"`
}

// WantedAddress waits for its code.
type WantedAddress struct {
	Email     string    `json:"email"`
	ExpiresAt time.Time `json:"expires_at" doc:"Until when the code can be entered"`
}

func (s *Service) viewAddress(a Account, c AddressChange) *struct{ Body MyAddress } {
	v := MyAddress{Email: a.Email}
	if c.open(s.Clock.Now()) {
		v.Pending = &WantedAddress{c.Email, c.ExpiresAt}
	}
	return &struct{ Body MyAddress }{v}
}

func (s *Service) getAddress(ctx context.Context, _ *struct{}) (*struct{ Body MyAddress }, error) {
	a, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.addressChange(ctx, a.ID)
	return s.viewAddress(a, c), err
}

// AddressInput names the new address.
type AddressInput struct {
	Body struct {
		Email string `json:"email" minLength:"3" maxLength:"254" doc:"Private: not one of the company"`
	}
}

func (s *Service) postAddress(ctx context.Context, in *AddressInput) (*struct{ Body MyAddress }, error) {
	a, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.askAddress(ctx, a, in.Body.Email)
	return s.viewAddress(a, c), err
}

// AddressCodeInput is a code from a mail.
type AddressCodeInput struct {
	Body struct {
		Code string `json:"code" pattern:"^[0-9]{6}$" doc:"Six digits"`
	}
}

func (s *Service) postAddressCode(ctx context.Context, in *AddressCodeInput) (*OneMe, error) {
	a, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	if a, err = s.confirmAddress(ctx, a, in.Body.Code); err != nil {
		return nil, err
	}
	return s.me(ctx, a)
}

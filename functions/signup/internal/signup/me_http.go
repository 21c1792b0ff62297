package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// Me is the caller's own account.
type Me struct {
	AccountID    events.ID     `json:"account_id"`
	Role         events.Code   `json:"role"`
	Name         string        `json:"name"`
	Email        string        `json:"email" doc:"Where mail goes; of an employee the private address"`
	Locale       events.Code   `json:"locale"`
	Zone         events.Zone   `json:"zone"`
	CompanyID    events.ID     `json:"company_id,omitempty"`
	CompanyName  string        `json:"company_name,omitempty"`
	Programs     []events.Code `json:"programs" nullable:"false" doc:"That the caller's company uses, in the order of the design"`
	ConsultantID events.ID     `json:"consultant_id,omitempty"`
	Consent      MyConsent     `json:"consent"`
	Desk         bool          `json:"desk,omitempty" doc:"Whether the caller belongs to the company's desk for cases"`
	Left         bool          `json:"left,omitempty" doc:"Whether the caller's employer said that they left: exit talks only, if the company has them; settings, export and erasure stay"`
	EndsOn       events.Date   `json:"ends_on,omitempty" doc:"Of who left, and of everybody once the company's contract is over: the last day of the account, after which it is erased"`
}

// MyConsent says what the caller consented to.
type MyConsent struct {
	Current bool       `json:"current" doc:"Whether the newest version was consented to"`
	Version string     `json:"version,omitempty"`
	At      *time.Time `json:"at,omitempty"`

	AskAge   bool        `json:"ask_age,omitempty" doc:"Whether the caller has to say if they are eighteen"`
	Minor    bool        `json:"minor,omitempty" doc:"Whether the caller is under eighteen, reads the plain texts and names a guardian"`
	Guardian *MyGuardian `json:"guardian,omitempty" doc:"Whom the caller named"`
}

// OneMe answers with the caller's account.
type OneMe struct{ Body Me }

func (s *Service) registerMe(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "me", Method: http.MethodGet, Path: "/me", Roles: anyone(),
		Summary: "The caller's account"}, s.getMe)
	httpapi.Register(api, httpapi.Op{ID: "current-consents", Method: http.MethodGet, Path: "/consents/current", Roles: anyone(),
		Summary: "The consent texts in force"}, s.getConsents)
	httpapi.Register(api, httpapi.Op{ID: "give-consent", Method: http.MethodPost, Path: "/me/consents", Roles: anyone(),
		Summary: "Consent to the current version"}, s.postConsent)
	httpapi.Register(api, httpapi.Op{ID: "change-settings", Method: http.MethodPut, Path: "/me/settings", Roles: anyone(),
		Summary: "Change language and time zone"}, s.putSettings)
}

func (s *Service) me(ctx context.Context, a Account) (*OneMe, error) {
	me := Me{AccountID: a.ID, Role: a.Role, Name: a.Name, Email: a.Email, Locale: a.Locale, Zone: a.Zone, CompanyID: a.CompanyID,
		Programs: []events.Code{}, ConsultantID: a.ConsultantID, Consent: MyConsent{Current: a.consented(s.Clock.Now()), Version: a.Consent, AskAge: a.ageAsked(), Minor: a.minor(s.Clock.Now())}, Desk: a.Desk, Left: a.Left}
	if a.Consent != "" {
		me.Consent.At = &a.ConsentedAt
	}
	var err error
	if me.Consent.Guardian, err = s.myGuardian(ctx, a); err != nil {
		return nil, err
	}
	if a.CompanyID != "" {
		c, err := s.company(ctx, a.CompanyID)
		if err != nil {
			return nil, err
		}
		me.CompanyName, me.EndsOn = c.Name, a.endsOn(c)
		for _, p := range programNames(a.open(c.Programs)) {
			me.Programs = append(me.Programs, p.Code)
		}
	}
	return &OneMe{me}, nil
}

func (s *Service) getMe(ctx context.Context, _ *struct{}) (*OneMe, error) {
	a, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	return s.me(ctx, a)
}

func (s *Service) getConsents(ctx context.Context, _ *struct{}) (*struct{ Body Consents }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	return &struct{ Body Consents }{currentConsents()}, nil
}

// ConsentInput agrees to a version.
type ConsentInput struct {
	Body struct {
		Version  string         `json:"version" minLength:"1" maxLength:"40"`
		Adult    *bool          `json:"adult,omitempty" doc:"Whether the caller is eighteen or older; where ask_age says so"`
		Guardian *GuardianInput `json:"guardian,omitempty" doc:"Of a caller under eighteen"`
	}
}

// GuardianInput names a guardian.
type GuardianInput struct {
	Name  string `json:"name" minLength:"1" maxLength:"100"`
	Email string `json:"email" minLength:"3" maxLength:"254" doc:"Private: not one of the company, nor the caller's own"`
}

func (s *Service) postConsent(ctx context.Context, in *ConsentInput) (*OneMe, error) {
	a, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c := Consenting{Version: in.Body.Version, Adult: in.Body.Adult}
	if g := in.Body.Guardian; g != nil {
		c.Guardian = &GuardianOf{Name: g.Name, Email: g.Email}
	}
	if a, err = s.consent(ctx, a, c); err != nil {
		return nil, err
	}
	return s.me(ctx, a)
}

// SettingsInput changes settings.
type SettingsInput struct {
	Body struct {
		Locale events.Code `json:"locale" enum:"ja,en"`
		Zone   events.Zone `json:"zone" maxLength:"64"`
	}
}

func (s *Service) putSettings(ctx context.Context, in *SettingsInput) (*OneMe, error) {
	a, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	if err := zone(in.Body.Zone); err != nil {
		return nil, err
	}
	if a.Locale == in.Body.Locale && a.Zone == in.Body.Zone {
		return s.me(ctx, a)
	}
	a.Locale, a.Zone = in.Body.Locale, in.Body.Zone
	tx := s.Table.Tx()
	if err := s.saveAccount(ctx, tx, a); err != nil {
		return nil, err
	}
	if err := tx.Run(ctx); err != nil {
		return nil, err
	}
	return s.me(ctx, a)
}

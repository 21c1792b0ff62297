package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// ConductVersion names the code of conduct; new words are a new version, which every consultant accepts again.
const ConductVersion = "2026-11"

// Conduct is the code of conduct in a language.
type Conduct struct {
	Version string   `json:"version"`
	Title   string   `json:"title"`
	Rules   []string `json:"rules" nullable:"false"`
}

// conduct returns the code of conduct.
func conduct(locale events.Code) Conduct {
	if locale == "en" {
		return Conduct{ConductVersion, "Code of conduct", []string{
			"I keep what I hear to myself, also after my work with Kikite has ended. I do not tell the employer who talked to me, or what about.",
			"I do not steer anybody toward changing jobs, and take no talk whose premise is a change of jobs. I accept nothing from recruiters for anybody I met here.",
			"I write records for the talk only, and keep no copies on devices or in services of my own.",
			"I do not meet, sell to or work for the people whom I met here outside of Kikite without the operator's consent.",
			"I tell the operator with which companies I am connected, and when that changes. I do not talk with their employees.",
			"Where life is in danger I use the emergency button at once, and leave other disclosures to the operator.",
			"I work only while my licence holds, within what it qualifies me for, and tell the operator of changes.",
			"I treat everybody with respect, regardless of gender, age, origin, illness or belief.",
		}}
	}
	return Conduct{ConductVersion, "行動規範", []string{
		"面談で聞いたことは、活動を終えたあとも口外しません。誰が話したか、何を話したかを、勤務先に伝えません（守秘義務）。",
		"転職をすすめたり、そこへ導いたりしません。転職を前提とした相談は受けません。ここで会った方について、紹介会社から何も受け取りません。",
		"面談記録は面談のためだけに書き、手元の機器やほかのサービスに写しを残しません。",
		"運営の同意なしに、ここで会った方とKikiteの外で会ったり、売り込んだり、仕事を受けたりしません。",
		"つながりのある企業を運営に伝え、変わったときも知らせます。その企業の従業員の方とは面談しません。",
		"生命に危険があるときは、すぐに緊急のボタンを使います。そのほかの開示は運営に任せます。",
		"有効な資格を持つ間だけ、その資格の範囲で活動し、変更があれば運営に知らせます。",
		"性別、年齢、出身、病気、信条にかかわらず、どなたにも敬意をもって接します。",
	}}
}

// Accepted is a code of conduct that a consultant accepted.
type Accepted struct {
	Version string    `dynamo:"version" json:"version"`
	At      time.Time `dynamo:"at" json:"at"`
	By      events.ID `dynamo:"by,omitempty" json:"by,omitempty" doc:"The operator who brought the word of a partner network; absent where the consultant did it here"`
}

// ConductOutput answers with the code of conduct.
type ConductOutput struct{ Body Conduct }

// AcceptConductInput accepts a version of it.
type AcceptConductInput struct {
	Body struct {
		Version string `json:"version" minLength:"1" maxLength:"20"`
	}
}

func (s *Service) registerConduct(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-conduct", Method: http.MethodGet, Path: "/public/conduct",
		Summary: "The code of conduct that consultants accept"}, s.getConduct)
	httpapi.Register(api, httpapi.Op{ID: "accept-conduct", Method: http.MethodPut, Path: "/me/consultant/conduct", Roles: consultants(),
		Summary: "Accept the code of conduct"}, s.acceptConduct)
}

func (s *Service) getConduct(_ context.Context, in *struct {
	Locale events.Code `query:"locale" enum:"ja,en" default:"ja"`
}) (*ConductOutput, error) {
	return &ConductOutput{conduct(in.Locale)}, nil
}

// accepted makes the acceptance of a version. Errors: conduct_version for words that are no longer those.
func (s *Service) accepted(version string) (*Accepted, error) {
	if version != ConductVersion {
		return nil, errConductVersion
	}
	return &Accepted{Version: version, At: s.Clock.Now().UTC().Truncate(time.Second)}, nil
}

// acceptConduct notes that a consultant accepted the current version, first or again; the first moment stays. Who was paused for it is back at once.
func (s *Service) acceptConduct(ctx context.Context, in *AcceptConductInput) (*struct{ Body OwnProfile }, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	accepted, err := s.accepted(in.Body.Version)
	if err != nil {
		return nil, err
	}
	if c.Conduct == nil || c.Conduct.Version != accepted.Version {
		c.Conduct, c.Asked, c.Paused = accepted, nil, false
		if c, err = s.saveConsultant(ctx, c, nil); err != nil {
			return nil, err
		}
	}
	return s.showOwn(ctx, c)
}

package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// Keyed is embedded in the inputs of commands that create something: with the header a repeated request names the same thing.
type Keyed struct {
	Key string `header:"Idempotency-Key" maxLength:"128" doc:"Repeats of a request carry the same key"`
}

// VoicePath is the path parameter of operations on a voice.
type VoicePath struct {
	ID events.ID `path:"id" pattern:"^voi_[0-9a-z]{26}$" doc:"Voice"`
}

// VoiceWords are somebody's own words to the company.
type VoiceWords struct {
	Text string `json:"text" minLength:"1" maxLength:"2000" pattern:"\\S"`
}

type voiceView struct {
	VoiceID  events.ID     `json:"voice_id"`
	Status   events.Code   `json:"status" enum:"drafted,proposed,approved,released" doc:"drafted: names are being removed; proposed: the preview waits for approval; approved: waits for its batch; released: the company can read it"`
	Text     string        `json:"text" doc:"Exactly what the company sees; of a draft, what was written"`
	LeavesOn events.Date   `json:"leaves_on,omitempty" format:"date" doc:"Of an approved one: the next batch that it may go with"`
	Batch    events.Date   `json:"batch,omitempty" format:"date" doc:"The day on which it left"`
	Answers  []VoiceAnswer `json:"answers" nullable:"false"`
}

func viewVoice(v Voice) voiceView {
	if v.Answers == nil {
		v.Answers = []VoiceAnswer{}
	}
	return voiceView{VoiceID: v.ID, Status: v.Status, Text: v.Text, LeavesOn: v.LeavesOn, Batch: v.Batch, Answers: v.Answers}
}

type voiceOutput struct{ Body voiceView }

func voiceAnswered(v Voice, err error) (*voiceOutput, error) {
	if err != nil {
		return nil, err
	}
	return &voiceOutput{viewVoice(v)}, nil
}

type voicesOutput struct {
	Body struct {
		Voices    []voiceView `json:"voices" nullable:"false"`
		Threshold int         `json:"threshold" doc:"Fewest employees of the company with an active account for anything to leave"`
	}
}

func (s *Service) registerVoices(api *httpapi.API) {
	mine := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "list-voices", Method: http.MethodGet, Path: "/me/voices", Summary: "Own words to the company, newest first", Roles: mine}, s.listVoices)
	httpapi.Register(api, httpapi.Op{ID: "get-voice", Method: http.MethodGet, Path: "/me/voices/{id}", Summary: "One of them", Roles: mine},
		func(ctx context.Context, in *VoicePath) (*voiceOutput, error) {
			p, _ := principal.From(ctx)
			return voiceAnswered(s.ownVoice(ctx, p.AccountID, in.ID))
		})
	httpapi.Register(api, httpapi.Op{ID: "write-voice", Method: http.MethodPost, Path: "/me/voices", Summary: "Write to the company; nothing leaves before the preview was approved", Roles: mine, Status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			Keyed
			Body VoiceWords
		}) (*voiceOutput, error) {
			p, _ := principal.From(ctx)
			return voiceAnswered(s.SpeakUp(ctx, p, in.Body.Text, in.Key))
		})
	httpapi.Register(api, httpapi.Op{ID: "rewrite-voice", Method: http.MethodPut, Path: "/me/voices/{id}", Summary: "Change the words of a voice that has not left; the preview is made anew", Roles: mine},
		func(ctx context.Context, in *struct {
			VoicePath
			Body VoiceWords
		}) (*voiceOutput, error) {
			p, _ := principal.From(ctx)
			return voiceAnswered(s.Rewrite(ctx, p, in.ID, in.Body.Text))
		})
	httpapi.Register(api, httpapi.Op{ID: "approve-voice", Method: http.MethodPost, Path: "/me/voices/{id}/approval", Summary: "Let exactly this text leave with a batch", Roles: mine},
		func(ctx context.Context, in *struct {
			VoicePath
			Body struct {
				Text string `json:"text" minLength:"1" maxLength:"8000" doc:"The text of the preview"`
			}
		}) (*voiceOutput, error) {
			p, _ := principal.From(ctx)
			return voiceAnswered(s.Approve(ctx, p, in.ID, in.Body.Text))
		})
	httpapi.Register(api, httpapi.Op{ID: "discard-voice", Method: http.MethodDelete, Path: "/me/voices/{id}", Summary: "Discard or withdraw a voice that has not left", Roles: mine, Status: http.StatusNoContent},
		func(ctx context.Context, in *VoicePath) (*struct{}, error) {
			p, _ := principal.From(ctx)
			return nil, s.Discard(ctx, p, in.ID)
		})
	s.registerCompanyVoices(api)
}

func (s *Service) listVoices(ctx context.Context, _ *struct{}) (*voicesOutput, error) {
	p, _ := principal.From(ctx)
	list, err := s.Voices(ctx, p)
	if err != nil {
		return nil, err
	}
	var c companyItem
	if _, err := s.table.One(ctx, companyPK(p.CompanyID), companySK, &c); err != nil {
		return nil, err
	}
	out := &voicesOutput{}
	out.Body.Voices, out.Body.Threshold = []voiceView{}, s.threshold(c)
	for _, v := range list {
		out.Body.Voices = append(out.Body.Voices, viewVoice(v))
	}
	return out, nil
}

type companyVoiceView struct {
	VoiceID events.ID     `json:"voice_id" doc:"Random"`
	Batch   events.Date   `json:"batch" format:"date" doc:"The day on which it came, with all others of that day"`
	Text    string        `json:"text"`
	Answers []VoiceAnswer `json:"answers" nullable:"false"`
}

type companyVoicesOutput struct {
	Body struct {
		Voices []companyVoiceView `json:"voices" nullable:"false"`
	}
}

func (s *Service) registerCompanyVoices(api *httpapi.API) {
	hr := []events.Code{events.RoleHR}
	httpapi.Register(api, httpapi.Op{ID: "list-company-voices", Method: http.MethodGet, Path: "/voices", Summary: "What employees let leave to the company, newest batch first, shuffled within a batch", Roles: hr},
		func(ctx context.Context, _ *struct{}) (*companyVoicesOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.CompanyVoices(ctx, p)
			if err != nil {
				return nil, err
			}
			out := &companyVoicesOutput{}
			out.Body.Voices = []companyVoiceView{}
			for _, v := range list {
				out.Body.Voices = append(out.Body.Voices, companyVoiceView{v.ID, v.Batch, v.Text, v.Answers})
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "answer-voice", Method: http.MethodPost, Path: "/voices/{id}/answers", Summary: "Answer a voice; nobody learns whether the answer was read", Roles: hr, Status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			Keyed
			VoicePath
			Body VoiceWords
		}) (*struct{ Body companyVoiceView }, error) {
			p, _ := principal.From(ctx)
			v, err := s.AnswerVoice(ctx, p, in.ID, in.Body.Text, in.Key)
			if err != nil {
				return nil, err
			}
			return &struct{ Body companyVoiceView }{companyVoiceView{v.ID, v.Batch, v.Text, v.Answers}}, nil
		})
}

package sessions

import (
	"context"
	"errors"
	"net/http"
	"unicode/utf8"

	"kikite/events"
	"kikite/functions/sessions/internal/transcript"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// shownTurns is how many turns a preview has: enough to see who is who.
const shownTurns = 30

// transcriptBody is a file on the wire. Its length is checked by the parser, whose answer says how long it is.
type transcriptBody struct {
	Text     string `json:"text" maxLength:"400000" doc:"The file: WebVTT, lines with speaker labels, or plain text; up to 100,000 characters"`
	Employee string `json:"employee_label,omitempty" maxLength:"100" doc:"Which label is the employee's, where the labels do not say it"`
}

type turnView struct {
	Label string      `json:"label,omitempty"`
	Who   events.Code `json:"who" enum:"employee,consultant,unknown"`
	Text  string      `json:"text"`
}

type speakerView struct {
	Label      string      `json:"label"`
	Who        events.Code `json:"who" enum:"employee,consultant,unknown"`
	Turns      int         `json:"turns"`
	Characters int         `json:"characters"`
}

// faultView is why a file cannot be read, as an answer rather than a failure: to find that out is what a preview is for.
type faultView struct {
	Reason events.Code `json:"reason" enum:"transcript_empty,transcript_too_long,transcript_not_text,transcript_header,transcript_time,transcript_cue,transcript_label"`
	Line   int         `json:"line,omitempty" doc:"Of the file, from 1; none where it is the file as a whole"`
}

type transcriptPreview struct {
	Body struct {
		Format     events.Code   `json:"format" enum:"webvtt,labels,plain"`
		Unclear    bool          `json:"unclear" doc:"Which label is the employee's has to be said"`
		Characters int           `json:"characters"`
		Count      int           `json:"turns_count"`
		Speakers   []speakerView `json:"speakers"`
		Turns      []turnView    `json:"turns" doc:"The first ones"`
		Fault      *faultView    `json:"fault,omitempty" doc:"Why the file cannot be read; then nothing else is said"`
	}
}

type turnsOutput struct {
	Body struct {
		Turns []turnView `json:"turns"`
	}
}

func turnViews(turns []transcript.Turn) []turnView {
	out := make([]turnView, len(turns))
	for i, t := range turns {
		out[i] = turnView{t.Label, events.Code(t.Who), t.Text}
	}
	return out
}

func preview(t transcript.Transcript) *transcriptPreview {
	out := &transcriptPreview{}
	b := &out.Body
	b.Format, b.Unclear, b.Count = events.Code(t.Format), t.Unclear(), len(t.Turns)
	b.Speakers, b.Turns = []speakerView{}, turnViews(t.Turns[:min(len(t.Turns), shownTurns)])
	at := map[string]int{}
	for _, name := range t.Speakers() {
		at[name] = len(b.Speakers)
		b.Speakers = append(b.Speakers, speakerView{Label: name})
	}
	for _, turn := range t.Turns {
		n := utf8.RuneCountInString(turn.Text)
		b.Characters += n
		if i, ok := at[turn.Label]; ok {
			b.Speakers[i].Who = events.Code(turn.Who)
			b.Speakers[i].Turns++
			b.Speakers[i].Characters += n
		}
	}
	return out
}

func (s *Service) registerTranscripts(api *httpapi.API) {
	roles := []events.Code{events.RoleConsultant}
	httpapi.Register(api, httpapi.Op{ID: "preview-transcript", Method: http.MethodPost, Path: "/transcript-preview", Summary: "Read a transcript as it would be kept, and keep nothing", Roles: roles},
		func(_ context.Context, in *struct{ Body transcriptBody }) (*transcriptPreview, error) {
			t, err := transcript.Parse(in.Body.Text, in.Body.Employee)
			out := preview(t)
			var fault *transcript.Fault
			if errors.As(err, &fault) {
				out.Body.Fault = &faultView{events.Code(fault.Reason), fault.Line}
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "put-transcript", Method: http.MethodPut, Path: "/sessions/{id}/transcript", Summary: "Keep the transcript of a talk, beside its record or in its place", Roles: roles},
		func(ctx context.Context, in *struct {
			SessionPath
			Body transcriptBody
		}) (*sessionOutput, error) {
			p, _ := principal.From(ctx)
			x, err := s.PutTranscript(ctx, p, in.ID, in.Body.Text, in.Body.Employee)
			return s.answer(x, p, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "get-transcript", Method: http.MethodGet, Path: "/sessions/{id}/transcript", Summary: "The transcript of one's own talk", Roles: roles},
		func(ctx context.Context, in *SessionPath) (*turnsOutput, error) {
			p, _ := principal.From(ctx)
			turns, err := s.Transcript(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			out := &turnsOutput{}
			out.Body.Turns = turnViews(turns)
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "delete-transcript", Method: http.MethodDelete, Path: "/sessions/{id}/transcript", Summary: "Delete a transcript", Roles: roles, Status: http.StatusOK},
		s.onSession(s.DeleteTranscript))
}

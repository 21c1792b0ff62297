package bedrockanalyser

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/redact"
)

// Limits of a talk's analysis. Together they stay below the time that the function has.
const (
	callTimeout = 20 * time.Second // of one call
	tries       = 2
	pause       = 500 * time.Millisecond // between two
	maxRunes    = 60_000                 // a longer talk is the local analyser's
	maxOutput   = 1500                   // tokens of an answer
	tokensRune  = 2                      // of a character at most: Japanese takes about one
)

// version is that of the question and the schema.
const version = "bedrock-1"

// Client is what is needed of the SDK's client.
type Client interface {
	Converse(context.Context, *bedrockruntime.ConverseInput, ...func(*bedrockruntime.Options)) (*bedrockruntime.ConverseOutput, error)
}

// Local is the analyser that is always there, and its redactor.
type Local interface {
	analysis.Analyser
	Redact(ctx context.Context, text string, names *redact.Names) (string, error)
}

// Budget says whether so many tokens may still be used today, and counts them.
type Budget interface {
	Take(ctx context.Context, tokens int) (bool, error)
}

// Analyser implements analysis.Analyser.
type Analyser struct {
	client  Client
	model   string
	local   Local
	budget  Budget
	timeout time.Duration
	pause   time.Duration
}

// New returns the analyser over a model, which the account may call.
func New(client Client, model string, local Local, budget Budget) *Analyser {
	return &Analyser{client: client, model: model, local: local, budget: budget, timeout: callTimeout, pause: pause}
}

var (
	errLong    = errors.New("the talk is too long")
	errNames   = errors.New("the names of the company are not known")
	errBudget  = errors.New("today's tokens are used up")
	errAnswer  = errors.New("the answer is not of the schema")
	notInCodes = regexp.MustCompile(`[^a-z0-9_.\-]+`)
)

// Analyse implements analysis.Analyser. It fails only where the local analyser does.
func (a *Analyser) Analyse(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	local, err := a.local.Analyse(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	found, err := a.ask(ctx, in)
	if err != nil {
		slog.WarnContext(ctx, "the local analyser stands in for the model", "reason", reason(err))
		return local, nil
	}
	return a.merge(local, found), nil
}

// reason is an error without what a service may have repeated of the text.
func reason(err error) string {
	for _, known := range []error{errLong, errNames, errBudget, errAnswer, context.DeadlineExceeded} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	return "the call failed"
}

// ask redacts the talk and lets the model read it.
func (a *Analyser) ask(ctx context.Context, in analysis.Input) (*answer, error) {
	if in.Names == nil {
		return nil, errNames // without the roster, names would leave
	}
	text, err := a.local.Redact(ctx, script(in), in.Names)
	if err != nil {
		return nil, err
	}
	n := utf8.RuneCountInString(text)
	if n > maxRunes {
		return nil, errLong
	}
	for try := range tries {
		if try > 0 {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(a.pause):
			}
		}
		var ok bool
		if ok, err = a.budget.Take(ctx, n*tokensRune+questionTokens+maxOutput); err != nil {
			return nil, err
		} else if !ok {
			return nil, errBudget
		}
		var found *answer
		if found, err = a.call(ctx, text); err == nil {
			return found, nil
		}
	}
	return nil, err
}

// script writes a talk as lines with who speaks.
func script(in analysis.Input) string {
	if len(in.Turns) == 0 {
		return in.Text
	}
	labels := map[analysis.Speaker]string{analysis.Employee: "相談者: ", analysis.Consultant: "専門家: ", analysis.Unknown: "記録: "}
	lines := make([]string, len(in.Turns))
	for i, t := range in.Turns {
		lines[i] = labels[t.Speaker] + t.Text
	}
	return strings.Join(lines, "\n")
}

// merge takes topics and polarity from the model. What the local analyser saw of danger stays, whatever the model says; sentences for release
// are the local analyser's alone, so that no word of the model can leave.
func (a *Analyser) merge(local analysis.Result, found *answer) analysis.Result {
	r := local
	r.Analyser = a.name()
	r.Polarity, r.Work, r.Career, r.Topics = found.Polarity, found.Work, found.Career, nil
	for _, t := range found.Topics {
		r.Topics = append(r.Topics, analysis.Topic{Code: t.Code, Score: t.Score, Polarity: t.Polarity})
	}
	slices.SortStableFunc(r.Topics, func(x, y analysis.Topic) int { return cmp.Compare(y.Score, x.Score) })
	r.Signals = slices.Clone(local.Signals)
	for _, s := range found.Signals {
		if !slices.ContainsFunc(local.Signals, func(known analysis.Signal) bool { return known.Code == s.Code }) {
			r.Signals = append(r.Signals, analysis.Signal{Code: s.Code, Sentence: s.Sentence})
		}
	}
	return r
}

// name is the question's version and the model.
func (a *Analyser) name() events.Code {
	code := version + "." + notInCodes.ReplaceAllString(strings.ToLower(a.model), "-")
	return events.Code(code[:min(len(code), 64)])
}

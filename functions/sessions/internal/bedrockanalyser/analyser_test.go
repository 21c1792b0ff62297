package bedrockanalyser

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"kikite/events/claims"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/taxonomy"
)

// local finds danger and proposes one sentence.
type local struct{ err error }

func (l local) Analyse(context.Context, analysis.Input) (analysis.Result, error) {
	return analysis.Result{
		Analyser: "local-9", Polarity: -1, Topics: []analysis.Topic{{Code: "workload", Score: 0.4}},
		Signals:    []analysis.Signal{{Code: taxonomy.SignalDangerSelf, Sentence: "消えたい。"}},
		Candidates: []analysis.Candidate{{Topic: "workload", Text: "仕事が多い。"}},
	}, l.err
}

func (local) Redact(_ context.Context, text string, _ *redact.Names) (string, error) {
	return strings.ReplaceAll(text, "山田", "［人名］"), nil
}

// model answers a call with the next of its answers, the last one again and again.
type model struct {
	answers []func(context.Context) (any, error)
	got     []*bedrockruntime.ConverseInput
}

func (m *model) Converse(ctx context.Context, in *bedrockruntime.ConverseInput, _ ...func(*bedrockruntime.Options)) (*bedrockruntime.ConverseOutput, error) {
	m.got = append(m.got, in)
	out, err := m.answers[min(len(m.got), len(m.answers))-1](ctx)
	if err != nil {
		return nil, err
	}
	content := []types.ContentBlock{&types.ContentBlockMemberText{Value: "Here it is."}}
	if out != nil {
		content = append(content, &types.ContentBlockMemberToolUse{Value: types.ToolUseBlock{Name: aws.String(tool), Input: document.NewLazyDocument(out)}})
	}
	return &bedrockruntime.ConverseOutput{Output: &types.ConverseOutputMemberMessage{Value: types.Message{Content: content}}}, nil
}

func says(out any) func(context.Context) (any, error) {
	return func(context.Context) (any, error) { return out, nil }
}

func fails(err error) func(context.Context) (any, error) {
	return func(context.Context) (any, error) { return nil, err }
}

func hangs(ctx context.Context) (any, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// purse holds tokens.
type purse struct {
	left, taken int
	err         error
}

func (p *purse) Take(_ context.Context, tokens int) (bool, error) {
	if p.err != nil || tokens > p.left {
		return false, p.err
	}
	p.left, p.taken = p.left-tokens, p.taken+1
	return true, nil
}

func good(change func(map[string]any)) map[string]any {
	out := map[string]any{
		"polarity": 1, "work": true, "career": false,
		"topics":  []map[string]any{{"code": "pay", "score": 0.3, "polarity": 0}, {"code": "evaluation", "score": 0.9, "polarity": -1}},
		"signals": []map[string]any{{"code": "overwork", "sentence": "毎日終電だ。"}},
	}
	if change != nil {
		change(out)
	}
	return out
}

func talk() analysis.Input {
	return analysis.Input{Program: "regular_care", Names: redact.NewNames([]claims.PersonName{{Name: "山田 花子"}}), Turns: []analysis.Turn{
		{Speaker: analysis.Consultant, Text: "どうされましたか。"}, {Speaker: analysis.Employee, Text: "山田さんの評価がつらい。消えたい。"}}}
}

func analyser(m *model, p *purse) *Analyser {
	a := New(m, "vendor.model-1-v1:0", local{}, p)
	a.timeout, a.pause = 20*time.Millisecond, time.Millisecond
	return a
}

func TestTheModelReadsRedactedTextOnly(t *testing.T) {
	t.Parallel()
	m, p := &model{answers: []func(context.Context) (any, error){says(good(nil))}}, &purse{left: 1_000_000}
	r, err := analyser(m, p).Analyse(t.Context(), talk())
	if err != nil || r.Analyser != "bedrock-1.vendor.model-1-v1-0" || r.Polarity != 1 || !r.Work || len(r.Topics) != 2 || r.Topics[0].Code != "evaluation" {
		t.Fatalf("%v %+v", err, r)
	}
	text := m.got[0].Messages[0].Content[0].(*types.ContentBlockMemberText).Value
	if strings.Contains(text, "山田") || text != "専門家: どうされましたか。\n相談者: ［人名］さんの評価がつらい。消えたい。" {
		t.Errorf("sent %q", text)
	}
	codes := make([]string, len(r.Signals))
	for i, s := range r.Signals {
		codes[i] = string(s.Code)
	}
	if !slices.Equal(codes, []string{"danger_self", "overwork"}) {
		t.Errorf("signals %v", codes)
	}
	if len(r.Candidates) != 1 || r.Candidates[0].Text != "仕事が多い。" {
		t.Errorf("candidates %+v", r.Candidates)
	}
}

// TestAModelCannotSilenceDanger: it may say that there is nothing.
func TestAModelCannotSilenceDanger(t *testing.T) {
	t.Parallel()
	m := &model{answers: []func(context.Context) (any, error){says(good(func(o map[string]any) { o["signals"] = []any{} }))}}
	r, err := analyser(m, &purse{left: 1_000_000}).Analyse(t.Context(), talk())
	if err != nil || len(r.Signals) != 1 || r.Signals[0].Code != taxonomy.SignalDangerSelf {
		t.Errorf("%v %+v", err, r)
	}
}

func TestTheLocalAnalyserStandsIn(t *testing.T) {
	t.Parallel()
	broken := func(change func(map[string]any)) []func(context.Context) (any, error) {
		return []func(context.Context) (any, error){says(good(change))}
	}
	throttled := &types.ThrottlingException{Message: aws.String("slow down")}
	for name, tt := range map[string]struct {
		answers []func(context.Context) (any, error)
		purse   purse
		calls   int
		change  func(*analysis.Input)
	}{
		"no tool":            {[]func(context.Context) (any, error){says(nil)}, purse{left: 1e6}, tries, nil},
		"unknown topic":      {broken(func(o map[string]any) { o["topics"] = []map[string]any{{"code": "weather", "score": 1, "polarity": 0}} }), purse{left: 1e6}, tries, nil},
		"score too high":     {broken(func(o map[string]any) { o["topics"] = []map[string]any{{"code": "pay", "score": 7, "polarity": 0}} }), purse{left: 1e6}, tries, nil},
		"a field is missing": {broken(func(o map[string]any) { delete(o, "signals") }), purse{left: 1e6}, tries, nil},
		"unknown signal":     {broken(func(o map[string]any) { o["signals"] = []map[string]any{{"code": "rain", "sentence": "x"}} }), purse{left: 1e6}, tries, nil},
		"words for a number": {broken(func(o map[string]any) { o["polarity"] = "good" }), purse{left: 1e6}, tries, nil},
		"throttled":          {[]func(context.Context) (any, error){fails(throttled)}, purse{left: 1e6}, tries, nil},
		"too slow":           {[]func(context.Context) (any, error){hangs}, purse{left: 1e6}, tries, nil},
		"nothing left today": {broken(nil), purse{left: 100}, 0, nil},
		"no counter":         {broken(nil), purse{err: errors.New("unreachable")}, 0, nil},
		"no roster":          {broken(nil), purse{left: 1e6}, 0, func(in *analysis.Input) { in.Names = nil }},
		"too long":           {broken(nil), purse{left: 1e6}, 0, func(in *analysis.Input) { in.Turns[1].Text = strings.Repeat("長", maxRunes) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, in, p := &model{answers: tt.answers}, talk(), tt.purse
			if tt.change != nil {
				tt.change(&in)
			}
			r, err := analyser(m, &p).Analyse(t.Context(), in)
			if err != nil || r.Analyser != "local-9" || len(m.got) != tt.calls || p.taken != tt.calls {
				t.Errorf("%v %s after %d calls, %d paid", err, r.Analyser, len(m.got), p.taken)
			}
		})
	}
}

func TestASecondTryMaySucceed(t *testing.T) {
	t.Parallel()
	m := &model{answers: []func(context.Context) (any, error){fails(&types.ThrottlingException{}), says(good(nil))}}
	r, err := analyser(m, &purse{left: 1_000_000}).Analyse(t.Context(), talk())
	if err != nil || !strings.HasPrefix(string(r.Analyser), version) || len(m.got) != 2 {
		t.Errorf("%v %+v", err, r)
	}
}

func TestWhatTheLocalAnalyserCannotNobodyCan(t *testing.T) {
	t.Parallel()
	m := &model{answers: []func(context.Context) (any, error){says(good(nil))}}
	a := analyser(m, &purse{left: 1_000_000})
	a.local = local{err: errors.New("out of memory")}
	if _, err := a.Analyse(t.Context(), talk()); err == nil || len(m.got) != 0 {
		t.Errorf("%v, %d calls", err, len(m.got))
	}
}

package recordform_test

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/recordform"
	"kikite/functions/sessions/internal/survey"
	"kikite/functions/sessions/internal/taxonomy"
)

func TestEveryProgramHasItsOwnParts(t *testing.T) {
	t.Parallel()
	shapes := map[string]events.Code{}
	code := regexp.MustCompile(`^[a-z][a-z_]{1,29}$`)
	for _, program := range events.Programs() {
		parts, codes := recordform.For(program), map[events.Code]bool{}
		shape := ""
		for _, p := range parts {
			if codes[p.Code] || !code.MatchString(string(p.Code)) || p.Text.JA == "" || p.Text.EN == "" || (p.Most > 0) != (len(p.Options) > 0) || p.Most > len(p.Options) {
				t.Errorf("%s: %+v", program, p)
			}
			codes[p.Code] = true
			shape += string(p.Code) + " "
			options := map[events.Code]bool{}
			for _, o := range p.Options {
				if options[o.Code] || !code.MatchString(string(o.Code)) || o.Text.JA == "" || o.Text.EN == "" {
					t.Errorf("%s %s: %+v", program, p.Code, o)
				}
				options[o.Code] = true
			}
		}
		if len(parts) < 3 || len(parts) > 6 || shapes[shape] != "" {
			t.Errorf("%s has %d parts, as %q", program, len(parts), shapes[shape])
		}
		shapes[shape] = program
	}
	if recordform.For("lunch") != nil {
		t.Error("a program that is none has parts")
	}
}

// TestWhatExitAndPreJoiningDoNotAsk: neither health, job fit nor leaving; why somebody who has decided goes is what an exit talk is for.
func TestWhatExitAndPreJoiningDoNotAsk(t *testing.T) {
	t.Parallel()
	words := regexp.MustCompile(`健康|体調|不調|病|睡眠|眠|休めて|ストレス|向き|適性|やりがい|離職|転職|辞退|辞め|家族|(?i)health|sick|sleep|stress|suit|job fit|resign|leaving|family`)
	for _, program := range []events.Code{events.Exit, events.PreJoining} {
		for _, p := range recordform.For(program) {
			texts := []recordform.Text{p.Text}
			codes := []events.Code{p.Code}
			for _, o := range p.Options {
				texts, codes = append(texts, o.Text), append(codes, o.Code)
			}
			for i, text := range texts {
				if words.MatchString(text.JA+" "+text.EN) || taxonomy.Withheld(program, codes[i]) {
					t.Errorf("%s asks %s: %+v", program, codes[i], text)
				}
			}
		}
	}
}

// TestNoLabelTwice: what is chosen in a part is not called what a theme or a risk sign of the same page is called.
func TestNoLabelTwice(t *testing.T) {
	t.Parallel()
	taken := map[string]events.Code{}
	for _, e := range append(taxonomy.Topics(), taxonomy.Signals()...) {
		taken[e.JA], taken[e.EN] = e.Code, e.Code
	}
	for _, program := range events.Programs() {
		for _, p := range recordform.For(program) {
			for _, o := range p.Options {
				if taken[o.Text.JA] != "" || taken[o.Text.EN] != "" {
					t.Errorf("%s %s %s: %+v", program, p.Code, o.Code, o.Text)
				}
			}
		}
	}
}

// TestNamesOfTheSurvey: a reason or worry is called in the record what the survey calls it.
func TestNamesOfTheSurvey(t *testing.T) {
	t.Parallel()
	for program, prefix := range map[events.Code]string{events.Exit: "reason_", events.PreJoining: "worry_"} {
		form, _ := survey.For(program)
		offered := map[events.Code]bool{"preventable": true} // asked in the record by what would have kept them
		for _, o := range recordform.For(program)[0].Options {
			offered[o.Code] = true
		}
		for _, item := range form.Items {
			if name, ok := strings.CutPrefix(string(item.Code), prefix); ok && !offered[events.Code(name)] {
				t.Errorf("%s: the record has no %s", program, name)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	type answers = []recordform.Answer
	type codes = []events.Code
	tests := map[string]struct {
		program events.Code
		in      answers
		want    answers
		reason  string
	}{
		"none":              {events.Exit, nil, nil, ""},
		"put in order":      {events.Exit, answers{{Part: "keep_up", Words: " 朝会 "}, {Part: "reasons", Chosen: codes{"hours", "pay"}}}, answers{{Part: "reasons", Chosen: codes{"pay", "hours"}}, {Part: "keep_up", Words: "朝会"}}, ""},
		"empty ones go":     {events.Exit, answers{{Part: "reasons"}, {Part: "keep_up", Words: "  "}}, nil, ""},
		"another program's": {events.Exit, answers{{Part: "worries", Chosen: codes{"work"}}}, nil, "unknown_part"},
		"unknown code":      {events.Exit, answers{{Part: "reasons", Chosen: codes{"pay", "health"}}}, nil, "unknown_choice"},
		"chosen twice":      {events.Exit, answers{{Part: "reasons", Chosen: codes{"pay", "pay"}}}, nil, "unknown_choice"},
		"two of one":        {events.Exit, answers{{Part: "told_company", Chosen: codes{"told", "partly"}}}, nil, "too_many_choices"},
		"answered twice":    {events.Exit, answers{{Part: "told_company", Chosen: codes{"told"}}, {Part: "told_company", Chosen: codes{"partly"}}}, nil, "repeated_part"},
		"words for a code":  {events.Exit, answers{{Part: "reasons", Words: "上司"}}, nil, "no_words"},
		"code for words":    {events.Exit, answers{{Part: "keep_up", Chosen: codes{"pay"}}}, nil, "unknown_choice"},
		"too many words":    {events.Exit, answers{{Part: "keep_up", Words: strings.Repeat("長", recordform.MaxWords+1)}}, nil, "too_long"},
		"just enough words": {events.Exit, answers{{Part: "keep_up", Words: strings.Repeat("長", recordform.MaxWords)}}, answers{{Part: "keep_up", Words: strings.Repeat("長", recordform.MaxWords)}}, ""},
		"no such program":   {"lunch", answers{{Part: "reasons"}}, nil, "unknown_part"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := recordform.Check(tt.program, tt.in)
			var fault *recordform.Fault
			if errors.As(err, &fault) != (tt.reason != "") || fault != nil && fault.Reason != tt.reason {
				t.Fatalf("%v, not %s", err, tt.reason)
			}
			if err == nil && !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%+v", got)
			}
		})
	}
}

// Package survey is the pulse: the short form that an employee answers after a talk, one per program, and the measures that its
// answers become. Forms have at most twelve items and use only instruments that are free to use, with their source.
package survey

import (
	"fmt"
	"slices"

	"kikite/events"
)

// Text is a wording in both languages.
type Text struct{ JA, EN string }

// Option is one answer of an item.
type Option struct {
	Value int
	Text  Text
}

// Item is one question. Answers are the values of its options.
type Item struct {
	Code    events.Code
	Text    Text
	Options []Option
	Source  string // of the instrument; empty: our own wording
}

// Form is the pulse of one program.
type Form struct {
	Program events.Code
	Notice  Text
	Items   []Item
}

// Items that every form has.
const (
	Rating events.Code = "rating" // how the talk went, 1 to 5
	Again  events.Code = "again"  // would talk to this consultant again, 0 or 1
)

// For returns the form of a program; ok is false for an unknown program.
func For(program events.Code) (Form, bool) {
	if !slices.Contains(events.Programs(), program) {
		return Form{}, false
	}
	f := Form{Program: program, Notice: notice()}
	switch program {
	case events.Exit:
		f.Items = reasons()
	case events.PreJoining:
		f.Items = worries()
	default:
		f.Items = append(k6(), work()...)
	}
	f.Items = append(f.Items, talk()...)
	return f, true
}

func notice() Text {
	return Text{
		"回答はご本人だけのものです。会社には、10人以上をまとめた数字だけが届きます。だれが答えたか、何と答えたかは伝わりません。",
		"Your answers are your own. Your company sees only figures over ten or more people, never who answered or what.",
	}
}

// Check says what is wrong with a set of answers: every item is answered, with one of its options, and nothing else is.
func (f Form) Check(answers map[events.Code]int) error {
	for _, item := range f.Items {
		v, ok := answers[item.Code]
		if !ok {
			return fmt.Errorf("%s is not answered", item.Code)
		}
		if !slices.ContainsFunc(item.Options, func(o Option) bool { return o.Value == v }) {
			return fmt.Errorf("%s has no answer %d", item.Code, v)
		}
	}
	if len(answers) != len(f.Items) {
		return fmt.Errorf("%d answers to %d items", len(answers), len(f.Items))
	}
	return nil
}

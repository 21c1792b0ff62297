package transcript

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spoken is a line that begins with a label: at most 20 characters, after a time in brackets or not, before a colon.
var spoken = regexp.MustCompile(`^[\[（(]?(?:(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?)?[\])）]?\s*([^\s:：。、][^:：。、\n]{0,19}?)\s*[:：]\s*(.*)$`)

// label splits a line; ok is false if it begins with none. An address and a time are none.
func label(line string) (name, rest string, ok bool) {
	m := spoken.FindStringSubmatch(line)
	if m == nil || strings.HasPrefix(m[2], "//") || !strings.ContainsFunc(m[1], unicode.IsLetter) {
		return "", "", false
	}
	return m[1], m[2], true
}

// labelsOf returns the labels of a text in the order they appear; nil if lines do not begin with who speaks. A word before a colon is a label if
// it says a role, or if at least two lines begin with it; and a text has labels if at least two lines begin with one.
func labelsOf(lines []string) []string {
	count := map[string]int{}
	var all []string
	for _, line := range lines {
		if name, _, ok := label(line); ok {
			if count[name]++; count[name] == 1 {
				all = append(all, name)
			}
		}
	}
	used := 0
	all = slices.DeleteFunc(all, func(name string) bool { return count[name] < 2 && roleOf(name) == Unknown })
	for _, name := range all {
		used += count[name]
	}
	if used < 2 {
		return nil
	}
	return all
}

// readLabels reads lines; one without a label goes on with what was said before it.
func readLabels(lines, labels []string) []Turn {
	turns := []Turn{{}}
	for _, line := range lines {
		name, rest, ok := label(line)
		if ok && slices.Contains(labels, name) {
			turns = append(turns, Turn{Label: name, Text: rest})
			continue
		}
		last := &turns[len(turns)-1]
		last.Text += "\n" + line
	}
	return turns
}

// roles are words for the two people, as transcripts of counselling name them, in lower case and narrow letters.
var roles = map[Who][]string{
	Employee:   {"相談者", "来談者", "クライアント", "クライエント", "従業員", "社員", "本人", "受談者", "cl", "client", "employee", "counselee", "counsellee"},
	Consultant: {"カウンセラー", "キャリアコンサルタント", "コンサルタント", "相談員", "専門家", "面談者", "聞き手", "co", "cc", "th", "counselor", "counsellor", "consultant", "interviewer"},
}

// roleOf says who a label means, whatever number or honorific it ends with.
func roleOf(name string) Who {
	name = strings.ToLower(norm.NFKC.String(name))
	name = strings.TrimRightFunc(name, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsSpace(r) || r == '.' })
	for _, honorific := range []string{"さん", "様", "氏"} {
		name = strings.TrimSuffix(name, honorific)
	}
	for who, words := range roles {
		if slices.Contains(words, name) {
			return who
		}
	}
	return Unknown
}

// Speakers returns the labels of a transcript in the order they speak.
func (t Transcript) Speakers() []string {
	var out []string
	for _, turn := range t.Turns {
		if turn.Label != "" && !slices.Contains(out, turn.Label) {
			out = append(out, turn.Label)
		}
	}
	return out
}

// Unclear says whether somebody has to say which label is the employee's.
func (t Transcript) Unclear() bool {
	return len(t.Speakers()) > 0 && !slices.ContainsFunc(t.Turns, func(turn Turn) bool { return turn.Who == Employee })
}

// assign says of each turn who speaks. Of two labels, one decides the other; of more, those that no word explains stay unknown. Errors: *Fault,
// if the label that is said to be the employee's is not in the file.
func assign(t *Transcript, employee string) error {
	labels := t.Speakers()
	if employee != "" && !slices.Contains(labels, employee) {
		return &Fault{0, "transcript_label", "Nobody in the file is called that."}
	}
	who := map[string]Who{"": Unknown}
	for _, name := range labels {
		who[name] = roleOf(name)
		if name == employee {
			who[name] = Employee
		} else if employee != "" && who[name] == Employee {
			who[name] = Unknown
		}
	}
	if len(labels) == 2 {
		a, b := labels[0], labels[1]
		who[a], who[b] = paired(who[a], who[b])
	}
	for i := range t.Turns {
		t.Turns[i].Who = who[t.Turns[i].Label]
	}
	return nil
}

// paired completes two roles of which one is known. Two people cannot have the same.
func paired(a, b Who) (first, second Who) {
	other := map[Who]Who{Employee: Consultant, Consultant: Employee, Unknown: Unknown}
	switch {
	case a == b:
		return Unknown, Unknown
	case a == Unknown:
		return other[b], b
	case b == Unknown:
		return a, other[a]
	}
	return a, b
}

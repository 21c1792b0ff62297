package transcript

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxRunes is the longest file that is read, in characters: some five hours of talk.
const MaxRunes = 100_000

// Who says whose words they are.
type Who string

// Who speaks.
const (
	Employee   Who = "employee"
	Consultant Who = "consultant"
	Unknown    Who = "unknown"
)

// Format is how a file is written.
type Format string

// The formats.
const (
	WebVTT  Format = "webvtt"
	Labels  Format = "labels" // lines that begin with who speaks
	Plain   Format = "plain"
	vttHead        = "WEBVTT"
)

// Turn is what one person said before another spoke. Label is how the file names them; empty if it does not.
type Turn struct {
	Label string `json:"l,omitempty"`
	Who   Who    `json:"w"`
	Text  string `json:"t"`
}

// Transcript is a file that was read.
type Transcript struct {
	Format Format
	Turns  []Turn
}

// Fault is why a file cannot be read. Line counts from 1; 0 is the file as a whole. Reason is a code of the API.
type Fault struct {
	Line    int
	Reason  string
	Message string
}

func (f *Fault) Error() string {
	if f.Line == 0 {
		return f.Message
	}
	return fmt.Sprintf("line %d: %s", f.Line, f.Message)
}

// Parse reads a file and tells employee from consultant by the labels, where these say so; employee names the label of the employee where they
// do not (empty: not said). Turns of one speaker that follow each other become one. Errors: *Fault.
func Parse(file, employee string) (Transcript, error) {
	lines, err := linesOf(file)
	if err != nil {
		return Transcript{}, err
	}
	t, err := read(lines)
	if err != nil {
		return Transcript{}, err
	}
	t.Turns = joined(t.Turns)
	if len(t.Turns) == 0 {
		return Transcript{}, &Fault{0, "transcript_empty", "The file holds no words."}
	}
	if err := assign(&t, strings.TrimSpace(employee)); err != nil {
		return Transcript{}, err
	}
	return t, nil
}

func read(lines []string) (Transcript, error) {
	if lines[0] == vttHead || strings.HasPrefix(lines[0], vttHead+" ") || strings.HasPrefix(lines[0], vttHead+"\t") {
		turns, err := readVTT(lines)
		return Transcript{WebVTT, turns}, err
	}
	for i, line := range lines {
		if timing.MatchString(line) {
			return Transcript{}, &Fault{i + 1, "transcript_header", "These look like subtitles, but the file does not begin with WEBVTT."}
		}
	}
	if labels := labelsOf(lines); labels != nil {
		return Transcript{Labels, readLabels(lines, labels)}, nil
	}
	return Transcript{Plain, []Turn{{Text: strings.TrimSpace(strings.Join(lines, "\n"))}}}, nil
}

// linesOf splits a file and refuses what is no text.
func linesOf(file string) ([]string, error) {
	if n := utf8.RuneCountInString(file); n > MaxRunes {
		return nil, &Fault{0, "transcript_too_long", fmt.Sprintf("The file has %d characters; at most %d are read.", n, MaxRunes)}
	}
	file = strings.TrimPrefix(file, "\ufeff")
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(file), "\n")
	for i, line := range lines {
		for _, r := range line {
			if r == utf8.RuneError || unicode.IsControl(r) && r != '\t' {
				return nil, &Fault{i + 1, "transcript_not_text", "There are characters here that are no text. Save the file as UTF-8."}
			}
		}
		lines[i] = strings.TrimRightFunc(line, unicode.IsSpace)
	}
	if strings.TrimSpace(strings.Join(lines, "")) == "" {
		return nil, &Fault{0, "transcript_empty", "The file holds no words."}
	}
	return lines, nil
}

// joined puts turns of one label that follow each other together and drops those without words.
func joined(turns []Turn) []Turn {
	var out []Turn
	for _, t := range turns {
		t.Text = strings.TrimSpace(t.Text)
		switch last := len(out) - 1; {
		case t.Text == "":
		case last >= 0 && out[last].Label == t.Label:
			out[last].Text += "\n" + t.Text
		default:
			out = append(out, t)
		}
	}
	return out
}

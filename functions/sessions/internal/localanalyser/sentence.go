package localanalyser

import (
	"strings"

	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/morph"
)

// sentence is a piece of the text with its tokens (offsets count from the sentence's beginning) and who said it.
type sentence struct {
	text    string
	start   int // byte of the talk's normalised text at which it begins
	tokens  []morph.Token
	speaker analysis.Speaker
}

// sentences cuts a talk into what one person says at a time, and returns its normalised text too. Where the talk comes without turns,
// labels at the beginning of a line or sentence name the speakers.
func sentences(in analysis.Input) (text string, out []sentence) {
	if len(in.Turns) > 0 {
		var b strings.Builder
		for _, t := range in.Turns {
			turn := morph.Normalise(t.Text)
			out = split(turn, b.Len(), t.Speaker, out)
			b.WriteString(turn)
			b.WriteByte('\n')
		}
		return b.String(), out
	}
	text = morph.Normalise(in.Text)
	speaker := analysis.Unknown
	for _, s := range split(text, 0, speaker, nil) {
		said, rest, labelled := speakerOf(s.text)
		if labelled {
			speaker = said
			rest = strings.TrimLeft(rest, " ")
			s.start += len(s.text) - len(rest)
			s.text = rest
		}
		if s.speaker = speaker; s.text != "" {
			out = append(out, s)
		}
	}
	return text, out
}

// split cuts a text into sentences: at 。！？ and at line ends. A closing bracket after the mark belongs to it.
func split(text string, at int, speaker analysis.Speaker, out []sentence) []sentence {
	start := 0
	flush := func(end int) {
		s := strings.TrimLeft(text[start:end], " \n\r\t")
		begin := end - len(s)
		if s = strings.TrimRight(s, " \n\r\t"); s != "" {
			out = append(out, sentence{text: s, start: at + begin, speaker: speaker})
		}
		start = end
	}
	ended := false // a mark came, and perhaps what may follow it
	for i, r := range text {
		mark, bracket := false, false
		switch r {
		case '。', '！', '？', '!', '?':
			mark = true
		case '」', '』', '）', ')':
			bracket = true
		case '\n', '\r':
			flush(i)
		}
		if ended && !mark && !bracket {
			flush(i)
		}
		ended = mark || ended && bracket
	}
	flush(len(text))
	return out
}

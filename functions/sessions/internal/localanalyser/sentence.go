package localanalyser

import (
	"strings"

	"kikite/functions/sessions/internal/morph"
)

// sentence is a piece of the text with its tokens (offsets count from the sentence's beginning).
type sentence struct {
	text   string
	tokens []morph.Token
}

// split cuts a normalised text into sentences: at 。！？ and at line ends. A closing bracket after the mark belongs to it.
func split(text string) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	runes := []rune(text)
	for i, r := range runes {
		if r == '\n' || r == '\r' {
			flush()
			continue
		}
		b.WriteRune(r)
		end := strings.ContainsRune("。！？!?", r)
		closing := i+1 < len(runes) && strings.ContainsRune("」』）)。！？!?", runes[i+1])
		after := i > 0 && strings.ContainsRune("」』）)", r) && strings.ContainsRune("。！？!?", runes[i-1])
		if end && !closing || after && !closing {
			flush()
		}
	}
	flush()
	return out
}

package localanalyser

import (
	"context"
	"strings"

	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact"
)

// Redact returns a whole text with marks where it named people, places and the like; its lines stay. The text that comes back is
// normalised.
func (a *Analyser) Redact(ctx context.Context, text string, names *redact.Names) (string, error) {
	lines := strings.Split(morph.Normalise(strings.ReplaceAll(text, "\r\n", "\n")), "\n")
	for i, line := range lines {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if strings.TrimSpace(line) != "" {
			lines[i] = a.redactor.Redact(line, a.tokens.Tokenise(line), names)
		}
	}
	return strings.Join(lines, "\n"), nil
}

package stacks_test

import (
	"strings"
	"testing"

	"kikite/infra/topology"
)

// TestAnalyserModel holds that only a stage that names a model for talks may ask one, that one only, and only the analyst.
func TestAnalyserModel(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]*cloud{"without": prod(t), "with": ready(t, modelCloud)} {
		c.each(t, func(t *testing.T, f topology.Function, r resource) {
			want := name == "with" && f.ID() == "sessions-analyst"
			model, set := get(r.props, "Environment", "Variables", "BEDROCK_ANALYSER_MODEL").(string)
			tokens, _ := get(r.props, "Environment", "Variables", "BEDROCK_ANALYSER_TOKENS").(string)
			if set != want || set && (model != analyserModel || tokens != "2000000") {
				t.Errorf("%s: the variables are %q and %q", name, model, tokens)
			}
			granted := false
			for _, g := range c.grants(c.role(t, r)) {
				if f.ID() != "sessions-analyst" || !strings.HasPrefix(g.action, "bedrock:") {
					continue
				}
				granted = true
				if g.action != "bedrock:InvokeModel" || !strings.HasSuffix(g.resource, "::foundation-model/"+analyserModel) || strings.Contains(g.resource, "*") {
					t.Errorf("%s: %s on %s", name, g.action, g.resource)
				}
			}
			if granted != want {
				t.Errorf("%s: may ask a model: %v", name, granted)
			}
		})
	}
}

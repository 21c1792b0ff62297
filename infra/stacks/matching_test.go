package stacks_test

import (
	"strings"
	"testing"

	"kikite/infra/topology"
)

// TestEmbeddingModel holds that only a stage that names a model may ask one, that one only, and only the functions that read texts.
func TestEmbeddingModel(t *testing.T) {
	t.Parallel()
	asking := map[string]bool{"matching-api": true, "matching-worker": true, "matching-trainer": true}
	for name, c := range map[string]*cloud{"without": prod(t), "with": ready(t, modelCloud)} {
		c.each(t, func(t *testing.T, f topology.Function, r resource) {
			if f.ID() == "sessions-analyst" {
				return // has a model of its own: TestAnalyserModel
			}
			want := name == "with" && asking[f.ID()]
			model, set := get(r.props, "Environment", "Variables", "BEDROCK_EMBEDDING_MODEL").(string)
			if set != want || set && model != "amazon.titan-embed-text-v2:0" {
				t.Errorf("%s: the variable is %q", name, model)
			}
			granted := false
			for _, g := range c.grants(c.role(t, r)) {
				if !strings.HasPrefix(g.action, "bedrock:") {
					continue
				}
				granted = true
				if g.action != "bedrock:InvokeModel" || !strings.HasSuffix(g.resource, "::foundation-model/amazon.titan-embed-text-v2:0") || strings.Contains(g.resource, "*") {
					t.Errorf("%s: %s on %s", name, g.action, g.resource)
				}
			}
			if granted != want {
				t.Errorf("%s: may ask a model: %v", name, granted)
			}
		})
	}
}

package bedrockanalyser

import (
	"context"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"kikite/functions/sessions/internal/analysis"
	"kikite/shared/awsconfig"
	"kikite/shared/config"
)

// FromEnv returns the analyser over the model that BEDROCK_ANALYSER_MODEL names, with BEDROCK_ANALYSER_TOKENS a day, or the local one where none is
// named. It makes no call. Errors: a model without a number of tokens.
func FromEnv(ctx context.Context, local Local, budget func(daily int) Budget) (analysis.Analyser, error) {
	var env config.Reader
	model, tokens := env.Or("BEDROCK_ANALYSER_MODEL", ""), env.Or("BEDROCK_ANALYSER_TOKENS", "")
	if err := env.Err(); err != nil {
		return nil, err
	}
	if model == "" {
		return local, nil
	}
	daily, err := strconv.Atoi(tokens)
	if err != nil || daily < 1 {
		return nil, fmt.Errorf("BEDROCK_ANALYSER_TOKENS %q is not a number of tokens", tokens)
	}
	aws, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	return New(bedrockruntime.NewFromConfig(aws), model, local, budget(daily)), nil
}

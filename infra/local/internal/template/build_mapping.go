package template

import (
	"encoding/json"
	"strings"
)

func identifyMapping(n naming) (identity, error) {
	id := uuidOf(n.key())
	return identity{name: id, ref: id, attributes: map[string]string{"Id": id,
		"EventSourceMappingArn": arn("lambda", "event-source-mapping:"+id)}}, nil
}

type mappingProps struct {
	FunctionName      string
	EventSourceArn    string
	Enabled           *bool
	BatchSize         int
	Window            int `json:"MaximumBatchingWindowInSeconds"`
	StartingPosition  string
	FilterCriteria    struct{ Filters []struct{ Pattern string } }
	ResponseTypes     []string `json:"FunctionResponseTypes"`
	Bisect            bool     `json:"BisectBatchOnFunctionError"`
	MaximumRetries    *int     `json:"MaximumRetryAttempts"`
	MaximumAge        int      `json:"MaximumRecordAgeInSeconds"`
	DestinationConfig struct{ OnFailure struct{ Destination string } }
	ScalingConfig     struct{ MaximumConcurrency int }
	Parallelization   int `json:"ParallelizationFactor"`
}

// The batch sizes that Lambda takes when a mapping says none.
const (
	defaultQueueBatch  = 10
	defaultStreamBatch = 100
)

func buildMapping(b *builder, r *resource) error {
	var p mappingProps
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	m := EventSourceMapping{Origin: r.origin(), ID: uuidOf(r.key()), FunctionARN: functionARN(p.FunctionName), SourceARN: p.EventSourceArn,
		Enabled: p.Enabled == nil || *p.Enabled, BatchSize: p.BatchSize, WindowSeconds: p.Window,
		StartingPosition: p.StartingPosition, BisectOnError: p.Bisect, MaximumRetryAttempts: -1,
		MaximumRecordAge: max(p.MaximumAge, 0), OnFailureARN: p.DestinationConfig.OnFailure.Destination,
		MaximumConcurrency: p.ScalingConfig.MaximumConcurrency, ParallelizationFactor: max(p.Parallelization, 1)}
	if p.MaximumRetries != nil {
		m.MaximumRetryAttempts = *p.MaximumRetries
	}
	for _, f := range p.FilterCriteria.Filters {
		m.Filters = append(m.Filters, json.RawMessage(f.Pattern))
	}
	for _, t := range p.ResponseTypes {
		m.ReportBatchItemFailure = m.ReportBatchItemFailure || t == "ReportBatchItemFailures"
	}
	if m.BatchSize == 0 {
		m.BatchSize = defaultStreamBatch
		if strings.HasPrefix(m.SourceARN, "arn:aws:sqs:") {
			m.BatchSize = defaultQueueBatch
		}
	}
	b.model.Mappings = append(b.model.Mappings, m)
	return nil
}

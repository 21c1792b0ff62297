package relay

import (
	"context"
	"log/slog"

	lambdaevents "github.com/aws/aws-lambda-go/events"
)

// Stream returns the handler of the table's stream. Rejected items are reported one by one, so that Lambda retries from the
// first of them; accepted ones after it may be published again.
func (p *Publisher) Stream() func(context.Context, lambdaevents.DynamoDBEvent) (lambdaevents.DynamoDBEventResponse, error) {
	return func(ctx context.Context, batch lambdaevents.DynamoDBEvent) (lambdaevents.DynamoDBEventResponse, error) {
		items, sequence := fromStream(ctx, batch)
		var answer lambdaevents.DynamoDBEventResponse
		for _, item := range p.Publish(ctx, items) {
			answer.BatchItemFailures = append(answer.BatchItemFailures,
				lambdaevents.DynamoDBBatchItemFailure{ItemIdentifier: sequence[item.SK]})
		}
		return answer, nil
	}
}

func fromStream(ctx context.Context, batch lambdaevents.DynamoDBEvent) ([]Item, map[string]string) {
	var items []Item
	sequence := make(map[string]string, len(batch.Records))
	for _, r := range batch.Records {
		if r.EventName != string(lambdaevents.DynamoDBOperationTypeInsert) {
			continue // the filter passes inserts only; a removal is our own
		}
		item := Item{PK: text(r.Change.NewImage, "pk"), SK: text(r.Change.NewImage, "sk"),
			Type: text(r.Change.NewImage, "type"), Detail: text(r.Change.NewImage, "detail")}
		if item.SK == "" || item.Type == "" || item.Detail == "" {
			slog.ErrorContext(ctx, "stream record is no outbox item", "sequence", r.Change.SequenceNumber)
			continue
		}
		items = append(items, item)
		sequence[item.SK] = r.Change.SequenceNumber
	}
	return items, sequence
}

func text(image map[string]lambdaevents.DynamoDBAttributeValue, name string) string {
	v, ok := image[name]
	if !ok || v.DataType() != lambdaevents.DataTypeString {
		return ""
	}
	return v.String()
}

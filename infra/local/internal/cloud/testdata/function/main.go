// Command function is every function of the test's product: ROLE says which one it is.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	bustypes "github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	p := product{db: dynamodb.NewFromConfig(cfg), bus: eventbridge.NewFromConfig(cfg), queues: sqs.NewFromConfig(cfg), table: aws.String(os.Getenv("TABLE_NAME"))}
	handlers := map[string]any{"api": p.api, "relay": p.relay, "worker": p.worker, "tick": p.tick, "token": p.token}
	lambda.Start(handlers[os.Getenv("ROLE")])
}

type product struct {
	db     *dynamodb.Client
	bus    *eventbridge.Client
	queues *sqs.Client
	table  *string
}

func key(pk, sk string) map[string]types.AttributeValue {
	return map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: pk}, "sk": &types.AttributeValueMemberS{Value: sk}}
}

// api stores a state and its outbox item, shows what the worker made of it, or does what the test asks for.
func (p product) api(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	what, id, _ := strings.Cut(r.PathParameters["proxy"], "/")
	answer := func(body string, err error) (events.APIGatewayV2HTTPResponse, error) {
		if err != nil {
			return events.APIGatewayV2HTTPResponse{StatusCode: 500, Body: err.Error()}, nil
		}
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: body}, nil
	}
	switch what + " " + r.RequestContext.HTTP.Method {
	case "items POST":
		return answer("stored", p.put(ctx, id))
	case "items GET":
		return answer(p.done(ctx, id))
	case "clock GET":
		return answer(os.Getenv("KIKITE_CLOCK_OFFSET"), nil)
	case "unlisted POST":
		_, err := p.queues.ListQueues(ctx, &sqs.ListQueuesInput{})
		return answer("", err)
	case "forbidden POST":
		_, err := p.db.Scan(ctx, &dynamodb.ScanInput{TableName: p.table})
		return answer("", err)
	default:
		return answer("{}", nil)
	}
}

func (p product) put(ctx context.Context, id string) error {
	state, outbox := key("ITEM#"+id, "STATE"), key("OUTBOX#0", id)
	_, err := p.db.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: []types.TransactWriteItem{
		{Put: &types.Put{TableName: p.table, Item: state}}, {Put: &types.Put{TableName: p.table, Item: outbox}}}})
	return err
}

func (p product) done(ctx context.Context, id string) (string, error) {
	out, err := p.db.GetItem(ctx, &dynamodb.GetItemInput{TableName: p.table, Key: key("ITEM#"+id, "DONE"), ConsistentRead: aws.Bool(true)})
	if err != nil || out.Item == nil {
		return "0", err
	}
	n, _ := out.Item["n"].(*types.AttributeValueMemberN)
	return n.Value, nil
}

// relay publishes outbox items and deletes them.
func (p product) relay(ctx context.Context, e events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	for _, r := range e.Records {
		id := r.Change.Keys["sk"].String()
		detail, err := json.Marshal(map[string]string{"id": id})
		if err != nil {
			return events.DynamoDBEventResponse{}, err
		}
		out, err := p.bus.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: []bustypes.PutEventsRequestEntry{{
			EventBusName: aws.String(os.Getenv("BUS_NAME")), Source: aws.String("kikite.demo"), DetailType: aws.String("demo.stored"), Detail: aws.String(string(detail))}}})
		if err == nil && out.FailedEntryCount > 0 {
			err = errors.New("not accepted")
		}
		if err == nil {
			_, err = p.db.DeleteItem(ctx, &dynamodb.DeleteItemInput{TableName: p.table, Key: key("OUTBOX#0", id)})
		}
		if err != nil {
			fmt.Println(err)
			return events.DynamoDBEventResponse{BatchItemFailures: []events.DynamoDBBatchItemFailure{{ItemIdentifier: r.Change.SequenceNumber}}}, nil
		}
	}
	return events.DynamoDBEventResponse{}, nil
}

// worker counts how often each event arrived.
func (p product) worker(ctx context.Context, e events.SQSEvent) (events.SQSEventResponse, error) {
	var out events.SQSEventResponse
	for _, m := range e.Records {
		var event struct{ Detail struct{ ID string } }
		err := json.Unmarshal([]byte(m.Body), &event)
		if err == nil {
			_, err = p.db.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: p.table, Key: key("ITEM#"+event.Detail.ID, "DONE"),
				UpdateExpression: aws.String("ADD n :one"), ExpressionAttributeValues: map[string]types.AttributeValue{":one": &types.AttributeValueMemberN{Value: "1"}}})
		}
		if err != nil {
			fmt.Println(err)
			out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return out, nil
}

// tick is called by a schedule and leaves a mark.
func (p product) tick(ctx context.Context, in struct {
	ScheduledFor string `json:"scheduled_for"`
}) error {
	_, err := p.db.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: p.table, Key: key("ITEM#tick", "DONE"),
		UpdateExpression: aws.String("ADD n :one"), ExpressionAttributeValues: map[string]types.AttributeValue{":one": &types.AttributeValueMemberN{Value: "1"}}})
	return err
}

// token answers the user pool unchanged.
func (p product) token(_ context.Context, e json.RawMessage) (json.RawMessage, error) { return e, nil }

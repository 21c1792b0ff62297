package gateway_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

func TestPermissionsPerItem(t *testing.T) {
	t.Parallel()
	key := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "A"}, "sk": &types.AttributeValueMemberS{Value: "x"}}
	other := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "B"}, "sk": &types.AttributeValueMemberS{Value: "x"}}
	name := aws.String("kikite-local-booking")
	tests := []struct {
		name string
		call func(context.Context, *dynamodb.Client) error
		want []string // denied, in the order of asking
	}{
		{"transaction", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: []types.TransactWriteItem{
				{ConditionCheck: &types.ConditionCheck{TableName: name, Key: key, ConditionExpression: aws.String("attribute_exists(pk)")}}}})
			return err
		}, []string{"dynamodb:ConditionCheckItem " + tableARN}},
		{"transactional read", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.TransactGetItems(ctx, &dynamodb.TransactGetItemsInput{TransactItems: []types.TransactGetItem{{Get: &types.Get{TableName: name, Key: key}}}})
			return err
		}, []string{"dynamodb:GetItem " + tableARN}},
		{"batch write", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.BatchWriteItem(ctx, &dynamodb.BatchWriteItemInput{RequestItems: map[string][]types.WriteRequest{*name: {{PutRequest: &types.PutRequest{Item: other}}, {DeleteRequest: &types.DeleteRequest{Key: key}}}}})
			return err
		}, []string{"dynamodb:BatchWriteItem " + tableARN}},
		{"batch read", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]types.KeysAndAttributes{*name: {Keys: []map[string]types.AttributeValue{key}}}})
			return err
		}, []string{"dynamodb:BatchGetItem " + tableARN}},
		{"query on an index", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.Query(ctx, &dynamodb.QueryInput{TableName: name, IndexName: aws.String("gsi1"), KeyConditionExpression: aws.String("#p = :p AND begins_with(gsi1sk, :s)"),
				ExpressionAttributeNames:  map[string]string{"#p": "gsi1pk"},
				ExpressionAttributeValues: map[string]types.AttributeValue{":p": &types.AttributeValueMemberS{Value: "G"}, ":s": &types.AttributeValueMemberS{Value: "1"}}})
			return err
		}, []string{"dynamodb:Query " + tableARN + "/index/gsi1"}},
		{"scan", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.Scan(ctx, &dynamodb.ScanInput{TableName: name})
			return err
		}, []string{"dynamodb:Scan " + tableARN}},
		{"update", func(ctx context.Context, c *dynamodb.Client) error {
			_, err := c.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: name, Key: key})
			return err
		}, []string{"dynamodb:UpdateItem " + tableARN}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, "")
			if got := code(tt.call(t.Context(), dynamodb.NewFromConfig(w.config(nil)))); got != "AccessDeniedException" {
				t.Fatalf("got %q", got)
			}
			var got []string
			for _, d := range w.gateway.Denials().List() {
				got = append(got, d.Action+" "+d.Resource)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("asked for %v, want %v", got, tt.want)
			}
		})
	}
}

func TestUnknownTableAndMissingKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("*", "*"))
	c := dynamodb.NewFromConfig(w.config(nil))
	_, err := c.Scan(t.Context(), &dynamodb.ScanInput{TableName: aws.String("kikite-local-other")})
	if code(err) != "ResourceNotFoundException" {
		t.Errorf("unknown table: %v", err)
	}
	_, err = c.PutItem(t.Context(), &dynamodb.PutItemInput{TableName: aws.String("kikite-local-booking"), Item: map[string]types.AttributeValue{"x": &types.AttributeValueMemberS{Value: "1"}}})
	if code(err) != "ValidationException" {
		t.Errorf("item without key: %v", err)
	}
	_, err = c.Query(t.Context(), &dynamodb.QueryInput{TableName: aws.String("kikite-local-booking"), KeyConditionExpression: aws.String("sk = :s"),
		ExpressionAttributeValues: map[string]types.AttributeValue{":s": &types.AttributeValueMemberS{Value: "1"}}})
	if code(err) != "ValidationException" {
		t.Errorf("query without partition: %v", err)
	}
}

func TestWritesWakeAndCapacityIsCounted(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("dynamodb:*", tableARN))
	w.answer = `{"Attributes":{"note":{"S":"\"ConsumedCapacity\":{\"CapacityUnits\":99}"}},"ConsumedCapacity":{"TableName":"t","CapacityUnits":2.0}}`
	item := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "A"}, "sk": &types.AttributeValueMemberS{Value: "x"}}
	_, err := dynamodb.NewFromConfig(w.config(nil)).PutItem(t.Context(), &dynamodb.PutItemInput{TableName: aws.String("kikite-local-booking"), Item: item})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.get(w.config(nil), "A"); err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	woken := slices.Clone(w.woken)
	w.mu.Unlock()
	if !slices.Equal(woken, []string{"kikite-local-booking"}) {
		t.Errorf("woken %v", woken)
	}
	for _, b := range w.reached() {
		if !json.Valid([]byte(b)) || !strings.Contains(b, `"ReturnConsumedCapacity":"TOTAL"`) {
			t.Errorf("body to the engine: %s", b)
		}
	}
	counts := w.gateway.Meter().List()
	if len(counts) != 2 || counts[0].Operation != "GetItem" || counts[0].ReadUnits != 2 || counts[1].WriteUnits != 2 || counts[1].Calls != 1 || counts[1].Errors != 0 {
		t.Errorf("counts %+v", counts)
	}
	w.gateway.Meter().Reset()
	if len(w.gateway.Meter().List()) != 0 {
		t.Error("reset keeps counts")
	}
}

func TestEngineGone(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("dynamodb:*", tableARN))
	w.answer = ""
	if got := code(w.get(w.config(nil), "A")); got != "InternalServerError" {
		t.Errorf("got %q", got)
	}
}

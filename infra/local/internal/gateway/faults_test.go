package gateway_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kikite/infra/local/internal/gateway"
)

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		fault gateway.Fault
		want  string
		done  int
	}{
		{"throttled", gateway.Fault{Service: "dynamodb", Throttle: 1}, "ThrottlingException", 0},
		{"internal error", gateway.Fault{Operation: "GetItem", Internal: 1}, "InternalServerError", 0},
		{"lost answer after the commit", gateway.Fault{Function: booking, Lost: 1}, "? ", 1},
		{"dice above the probability", gateway.Fault{Throttle: 0.4}, "", 1},
		{"another operation", gateway.Fault{Operation: "PutItem", Throttle: 1}, "", 1},
		{"another service", gateway.Fault{Service: "sqs", Throttle: 1}, "", 1},
		{"latency", gateway.Fault{LatencyMS: 30}, "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, allow("dynamodb:*", tableARN))
			w.gateway.Faults().Set([]gateway.Fault{tt.fault})
			began := time.Now()
			if got := code(w.get(w.config(nil), "A")); !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if n := len(w.reached()); n != tt.done {
				t.Errorf("%d calls reached the engine, want %d", n, tt.done)
			}
			if took := time.Since(began); took < time.Duration(tt.fault.LatencyMS)*time.Millisecond {
				t.Errorf("took %s", took)
			}
		})
	}
}

// TestConflict: a transaction, and nothing else, meets another one and is not done.
func TestConflict(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("dynamodb:*", tableARN))
	w.gateway.Faults().Set([]gateway.Fault{{Conflict: 1}})
	if err := w.get(w.config(nil), "A"); err != nil {
		t.Errorf("a read met a conflict: %v", err)
	}
	item := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "A"}, "sk": &types.AttributeValueMemberS{Value: "x"}}
	put := types.TransactWriteItem{Put: &types.Put{TableName: aws.String("kikite-local-booking"), Item: item}}
	check := types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{TableName: aws.String("kikite-local-booking"), Key: item, ConditionExpression: aws.String("attribute_exists(pk)")}}
	_, err := dynamodb.NewFromConfig(w.config(nil)).TransactWriteItems(t.Context(), &dynamodb.TransactWriteItemsInput{TransactItems: []types.TransactWriteItem{put, check}})
	var cancelled *types.TransactionCanceledException
	if !errors.As(err, &cancelled) || len(cancelled.CancellationReasons) != 2 || *cancelled.CancellationReasons[0].Code != "TransactionConflict" || *cancelled.CancellationReasons[1].Code != "None" {
		t.Errorf("%v", err)
	}
	if n := len(w.reached()); n != 1 {
		t.Errorf("%d calls reached the engine, want the read only", n)
	}
}

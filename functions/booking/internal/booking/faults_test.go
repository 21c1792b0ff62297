package booking

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go/middleware"

	"kikite/shared/store"
	"kikite/shared/testkit"
)

// errLost is what a client sees when the answer to its request is lost.
var errLost = errors.New("the connection broke before the answer")

// faults stands between the SDK client and the engine: it counts capacity and, as told, loses answers of transactions that
// committed and pretends conflicts with other transactions, which the engine itself never reports.
type faults struct {
	mu       sync.Mutex
	lose     float64 // share of committed transactions whose answer is lost
	conflict float64 // share of transactions that meet a conflict
	writes   []float64
	items    []int
	reads    []float64
}

// faultyTable is an empty table behind f.
func faultyTable(t testing.TB, f *faults) *Table {
	t.Helper()
	name := testkit.Table(t).Name()
	client := dynamodb.New(testkit.Client(t).Options(), func(o *dynamodb.Options) {
		o.APIOptions = append(o.APIOptions, func(stack *middleware.Stack) error {
			return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("faults", f.handle), middleware.After)
		})
	})
	return &Table{store.OpenClient(client, name)}
}

func (f *faults) set(lose, conflict float64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lose, f.conflict = lose, conflict
}

// reset forgets the counted capacity.
func (f *faults) reset() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.writes, f.items, f.reads = nil, nil, nil
}

func (f *faults) handle(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
	out middleware.InitializeOutput, meta middleware.Metadata, err error,
) {
	f.mu.Lock()
	lose, conflict := rand.Float64() < f.lose, rand.Float64() < f.conflict
	f.mu.Unlock()
	switch p := in.Parameters.(type) {
	case *dynamodb.TransactWriteItemsInput:
		if conflict {
			reasons := make([]types.CancellationReason, len(p.TransactItems))
			reasons[0].Code = aws.String("TransactionConflict")
			return out, meta, &types.TransactionCanceledException{CancellationReasons: reasons}
		}
		p.ReturnConsumedCapacity = types.ReturnConsumedCapacityIndexes
		out, meta, err = next.HandleInitialize(ctx, in)
		if err == nil && lose {
			return out, meta, errLost
		}
		if err == nil {
			f.note(len(p.TransactItems), out.Result.(*dynamodb.TransactWriteItemsOutput).ConsumedCapacity)
		}
		return out, meta, err
	case *dynamodb.QueryInput:
		p.ReturnConsumedCapacity = types.ReturnConsumedCapacityTotal
		out, meta, err = next.HandleInitialize(ctx, in)
		if err == nil {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.reads = append(f.reads, *out.Result.(*dynamodb.QueryOutput).ConsumedCapacity.CapacityUnits)
		}
		return out, meta, err
	}
	return next.HandleInitialize(ctx, in)
}

func (f *faults) note(items int, consumed []types.ConsumedCapacity) {
	f.mu.Lock()
	defer f.mu.Unlock()
	total := 0.0
	for _, c := range consumed {
		total += *c.CapacityUnits
	}
	f.writes, f.items = append(f.writes, total), append(f.items, items)
}

package testkit

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/guregu/dynamo/v2/dynamodbiface"

	"kikite/shared/store"
)

// Memory is one table in memory, for tests with more requests than an engine serves in their time: reading one item, querying a partition, and
// transactions of puts, deletes and checks whose conditions are equalities and absence. Anything else fails. The same test runs over a real
// engine, too, with fewer requests.
type Memory struct {
	dynamodbiface.DynamoDBAPI // of which the methods below are all that is there

	mu     sync.RWMutex
	before func()
	items  map[string]map[string]memoryItem // pk → sk
}

type memoryItem = map[string]types.AttributeValue

// InMemory is an empty table, and what it is made of.
func InMemory() (*store.Table, *Memory) {
	m := &Memory{items: map[string]map[string]memoryItem{}}
	return store.OpenClient(m, "in-memory"), m
}

// Before lets something happen before the next transaction, once: after whoever sends it has read, that is.
func (m *Memory) Before(do func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before = do
}

func (m *Memory) takeBefore() func() {
	m.mu.Lock()
	defer m.mu.Unlock()
	do := m.before
	m.before = nil
	return do
}

func memoryText(v types.AttributeValue) string {
	if s, ok := v.(*types.AttributeValueMemberS); ok {
		return s.Value
	}
	return ""
}

func memoryKey(i memoryItem) (pk, sk string) { return memoryText(i[store.PK]), memoryText(i[store.SK]) }

// GetItem implements dynamodbiface.DynamoDBAPI.
func (m *Memory) GetItem(_ context.Context, in *dynamodb.GetItemInput, _ ...func(*dynamodb.Options)) (*dynamodb.GetItemOutput, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	pk, sk := memoryKey(in.Key)
	return &dynamodb.GetItemOutput{Item: m.items[pk][sk]}, nil
}

// Query implements dynamodbiface.DynamoDBAPI.
func (m *Memory) Query(_ context.Context, in *dynamodb.QueryInput, _ ...func(*dynamodb.Options)) (*dynamodb.QueryOutput, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	hash, sort := store.PK, store.SK
	if in.IndexName != nil {
		hash, sort = store.GSI1PK, store.GSI1SK
	}
	partitions := m.items
	if hash == store.PK {
		pk := memoryText(in.KeyConditions[hash].AttributeValueList[0])
		partitions = map[string]map[string]memoryItem{pk: m.items[pk]}
	}
	out := &dynamodb.QueryOutput{}
	for _, partition := range partitions {
		for _, item := range partition {
			fits, err := memoryFits(item, in.KeyConditions)
			if err != nil {
				return nil, err
			}
			if fits {
				out.Items = append(out.Items, item)
			}
		}
	}
	slices.SortFunc(out.Items, func(a, b memoryItem) int { return strings.Compare(memoryText(a[sort]), memoryText(b[sort])) })
	out.Count = int32(len(out.Items))
	return out, nil
}

func memoryFits(item memoryItem, conditions map[string]types.Condition) (bool, error) {
	for name, c := range conditions {
		v, ok := item[name].(*types.AttributeValueMemberS)
		if !ok {
			return false, nil
		}
		than := memoryText(c.AttributeValueList[0])
		fits := false
		switch c.ComparisonOperator {
		case types.ComparisonOperatorEq:
			fits = v.Value == than
		case types.ComparisonOperatorBeginsWith:
			fits = strings.HasPrefix(v.Value, than)
		case types.ComparisonOperatorLt:
			fits = v.Value < than
		default:
			return false, fmt.Errorf("in memory there is no %s", c.ComparisonOperator)
		}
		if !fits {
			return false, nil
		}
	}
	return true, nil
}

// TransactWriteItems implements dynamodbiface.DynamoDBAPI.
func (m *Memory) TransactWriteItems(_ context.Context, in *dynamodb.TransactWriteItemsInput, _ ...func(*dynamodb.Options)) (*dynamodb.TransactWriteItemsOutput, error) {
	if do := m.takeBefore(); do != nil {
		do()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	reasons, failed := make([]types.CancellationReason, len(in.TransactItems)), false
	for i, w := range in.TransactItems {
		reasons[i].Code = aws.String("None")
		holds, err := m.holds(w)
		if err != nil {
			return nil, err
		}
		if !holds {
			reasons[i].Code, failed = aws.String("ConditionalCheckFailed"), true
		}
	}
	if failed {
		return nil, &types.TransactionCanceledException{CancellationReasons: reasons}
	}
	for _, w := range in.TransactItems {
		switch {
		case w.Put != nil:
			pk, sk := memoryKey(w.Put.Item)
			if m.items[pk] == nil {
				m.items[pk] = map[string]memoryItem{}
			}
			m.items[pk][sk] = maps.Clone(w.Put.Item)
		case w.Delete != nil:
			pk, sk := memoryKey(w.Delete.Key)
			delete(m.items[pk], sk)
		}
	}
	return &dynamodb.TransactWriteItemsOutput{}, nil
}

// holds looks at the condition of one write.
func (m *Memory) holds(w types.TransactWriteItem) (bool, error) {
	switch {
	case w.Put != nil:
		return m.condition(w.Put.Item, w.Put.ConditionExpression, w.Put.ExpressionAttributeNames, w.Put.ExpressionAttributeValues)
	case w.Delete != nil:
		return m.condition(w.Delete.Key, w.Delete.ConditionExpression, w.Delete.ExpressionAttributeNames, w.Delete.ExpressionAttributeValues)
	case w.ConditionCheck != nil:
		c := w.ConditionCheck
		return m.condition(c.Key, c.ConditionExpression, c.ExpressionAttributeNames, c.ExpressionAttributeValues)
	default:
		return false, errors.New("in memory there are no updates")
	}
}

func (m *Memory) condition(key memoryItem, expression *string, names map[string]string, values memoryItem) (bool, error) {
	if expression == nil {
		return true, nil
	}
	pk, sk := memoryKey(key)
	item := m.items[pk][sk]
	attribute := func(name string) types.AttributeValue {
		if full, ok := names[name]; ok {
			name = full
		}
		return item[name]
	}
	for _, term := range strings.Split(*expression, " AND ") {
		term = strings.TrimLeft(term, "(") // of AND alone, brackets say nothing
		for strings.Count(term, ")") > strings.Count(term, "(") {
			term = strings.TrimSuffix(term, ")")
		}
		name, absent := strings.CutPrefix(term, "attribute_not_exists(")
		left, right, equal := strings.Cut(term, " = ")
		switch {
		case absent:
			if attribute(strings.TrimSuffix(name, ")")) != nil {
				return false, nil
			}
		case equal && values[right] != nil:
			if !reflect.DeepEqual(attribute(left), values[right]) {
				return false, nil
			}
		default:
			return false, fmt.Errorf("in memory there is no condition %q", term)
		}
	}
	return true, nil
}

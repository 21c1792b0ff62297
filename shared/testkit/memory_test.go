package testkit_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/guregu/dynamo/v2"

	"kikite/shared/store"
	"kikite/shared/testkit"
)

type thing struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`
	Rev    int    `dynamo:"rev"`
}

var errRefused = errors.New("the condition does not hold")

// TestMemoryIsLikeTheEngine sends the same random requests to both and compares every answer.
func TestMemoryIsLikeTheEngine(t *testing.T) {
	t.Parallel()
	memory, _ := testkit.InMemory()
	tables := []*store.Table{memory, testkit.Table(t)}
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 400 {
		n := r.IntN(3)
		pk, other, sk, rev := fmt.Sprint("P", n), fmt.Sprint("P", (n+1)%3), fmt.Sprint("S", r.IntN(4)), r.IntN(4)
		operation := r.IntN(6)
		var answers []string
		for _, table := range tables {
			answers = append(answers, fmt.Sprint(ask(table, operation, pk, sk, rev, other)))
		}
		if !reflect.DeepEqual(answers[0], answers[1]) {
			t.Fatalf("request %d (%d %s %s %d): memory says %s, the engine %s", i, operation, pk, sk, rev, answers[0], answers[1])
		}
	}
}

func ask(table *store.Table, operation int, pk, sk string, rev int, other string) (any, error) {
	ctx := context.Background()
	item := thing{pk, sk, "I" + other, sk, rev + 1}
	switch operation {
	case 0:
		return nil, table.Tx().Put(table.Put(item).If("attribute_not_exists(pk)"), errRefused).Run(ctx)
	case 1: // both or none
		return nil, table.Tx().Put(table.Put(item).If("rev = ?", rev), errRefused).
			Check(table.Check(store.PK, other).Range(store.SK, sk).If("attribute_not_exists(pk)"), errRefused).Run(ctx)
	case 2:
		return nil, table.Tx().Delete(table.Delete(store.PK, pk).Range(store.SK, sk).If("rev = ? AND gsi1sk = ?", rev, sk), errRefused).Run(ctx)
	case 3:
		var out thing
		found, err := table.One(ctx, pk, sk, &out)
		return fmt.Sprint(found, out), err
	case 4:
		var out []thing
		return &out, table.Prefix(ctx, pk, sk[:1], &out)
	default:
		var out []thing
		err := table.Get(store.GSI1PK, "I"+other).Index(store.Index).Range(store.GSI1SK, dynamo.Less, sk).All(ctx, &out)
		return len(out), err
	}
}

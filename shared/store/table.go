// Package store is a context's table: guregu/dynamo for reads and single writes, and transactions that carry events
// (outbox), consume events once (dedupe) and say which condition failed in the words of the domain.
package store

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/guregu/dynamo/v2"
	"github.com/guregu/dynamo/v2/dynamodbiface"
)

// Key attributes of every table and of its one index.
const (
	PK     = "pk"
	SK     = "sk"
	Index  = "gsi1"
	GSI1PK = "gsi1pk"
	GSI1SK = "gsi1sk"
	TTL    = "ttl" // epoch seconds; DynamoDB deletes within days, so readers must check it themselves
)

// Table is one DynamoDB table. It embeds guregu's table for Get, Put, Update, Delete and Batch.
type Table struct {
	dynamo.Table
	db *dynamo.DB
}

// Open returns the table; it makes no call.
func Open(cfg aws.Config, name string) *Table {
	return fromDB(dynamo.New(cfg), name)
}

// OpenClient is Open over a given client, such as a *dynamodb.Client.
func OpenClient(client dynamodbiface.DynamoDBAPI, name string) *Table {
	return fromDB(dynamo.NewFromIface(client), name)
}

func fromDB(db *dynamo.DB, name string) *Table { return &Table{Table: db.Table(name), db: db} }

// One reads the item pk, sk into out with a consistent read and says whether it exists.
func (t *Table) One(ctx context.Context, pk, sk string, out any) (bool, error) {
	err := t.Get(PK, pk).Range(SK, dynamo.Equal, sk).Consistent(true).One(ctx, out)
	if errors.Is(err, dynamo.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Prefix reads all items of partition pk whose sk begins with prefix, in order of sk, consistently, into out (a pointer
// to a slice).
func (t *Table) Prefix(ctx context.Context, pk, prefix string, out any) error {
	q := t.Get(PK, pk).Consistent(true)
	if prefix != "" {
		q = q.Range(SK, dynamo.BeginsWith, prefix)
	}
	return q.All(ctx, out)
}

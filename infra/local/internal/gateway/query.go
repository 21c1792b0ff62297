package gateway

import (
	"regexp"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

type queryInput struct {
	TableName                 string
	IndexName                 string
	KeyConditionExpression    string
	ExpressionAttributeNames  map[string]string
	ExpressionAttributeValues map[string]value
	KeyConditions             map[string]struct { // the older form, which guregu/dynamo sends
		ComparisonOperator string
		AttributeValueList []value
	}
}

// onQuery asks for the table, or the index, with the partition that the key condition names.
func (d *Database) onQuery(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := decode[queryInput](r)
	if err != nil {
		return nil, err
	}
	t, resource, hash, err := d.target(in.TableName, in.IndexName)
	if err != nil {
		return nil, err
	}
	key, ok := in.partition(hash)
	if !ok {
		return nil, invalid("Query condition missed key schema element: " + hash + " (table " + t.Name + ")")
	}
	return []awsapi.Permission{{Action: "dynamodb:Query", Resource: resource, Context: map[string][]string{"dynamodb:LeadingKeys": {key}}}}, nil
}

func (d *Database) onScan(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := decode[queryInput](r)
	if err != nil {
		return nil, err
	}
	_, resource, _, err := d.target(in.TableName, in.IndexName)
	return []awsapi.Permission{{Action: "dynamodb:Scan", Resource: resource}}, err
}

// target is the table or index that is read, with its hash key.
func (d *Database) target(table, index string) (t Table, resource, hash string, err error) {
	t, err = d.table(table)
	if err != nil || index == "" {
		return t, t.ARN, t.HashKey, err
	}
	hash, ok := t.Indexes[index]
	if !ok {
		return t, "", "", invalid("The table does not have the specified index: " + index)
	}
	return t, t.ARN + "/index/" + index, hash, nil
}

// equality is "name = :value" within a key condition; the other comparisons cannot be on the hash key.
var equality = regexp.MustCompile(`([#\w.\-]+)\s*=\s*(:\w+)`)

// partition finds the value that the key condition wants the hash key to equal.
func (q queryInput) partition(hash string) (string, bool) {
	if c, ok := q.KeyConditions[hash]; ok && c.ComparisonOperator == "EQ" && len(c.AttributeValueList) == 1 {
		return c.AttributeValueList[0].text()
	}
	for _, m := range equality.FindAllStringSubmatch(q.KeyConditionExpression, -1) {
		name := m[1]
		if strings.HasPrefix(name, "#") {
			name = q.ExpressionAttributeNames[name]
		}
		if name == hash {
			return q.ExpressionAttributeValues[m[2]].text()
		}
	}
	return "", false
}

package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"hash/crc32"
	"net/http"
	"strconv"

	"kikite/infra/local/internal/awsapi"
)

// Table is what the gateway must know of a table to derive permissions.
type Table struct {
	Name    string
	ARN     string
	HashKey string
	Indexes map[string]string // index name → its hash key
}

// Forward sends an operation to the DynamoDB engine. An error means that nobody knows whether it happened.
type Forward func(ctx context.Context, operation string, body []byte) (status int, answer []byte, err error)

// Database is DynamoDB behind the gateway.
type Database struct {
	tables  map[string]Table
	forward Forward
	wrote   func(table string)
	meter   *Meter
}

// NewDatabase makes the DynamoDB operations. wrote is told of each table after a write.
func (g *Gateway) NewDatabase(tables []Table, forward Forward, wrote func(table string)) *Database {
	d := &Database{tables: map[string]Table{}, forward: forward, wrote: wrote, meter: g.meter}
	for _, t := range tables {
		d.tables[t.Name] = t
	}
	return d
}

// Register adds the item operations and DescribeTable. Tables are made from the templates, so no operation makes or
// changes one.
func (d *Database) Register(r awsapi.Registrar) {
	type permit = func(*awsapi.Request) ([]awsapi.Permission, error)
	for name, p := range map[string]permit{
		"GetItem":            d.onKey("dynamodb:GetItem"),
		"PutItem":            d.onItem,
		"UpdateItem":         d.onKey("dynamodb:UpdateItem"),
		"DeleteItem":         d.onKey("dynamodb:DeleteItem"),
		"Query":              d.onQuery,
		"Scan":               d.onScan,
		"TransactWriteItems": d.onTransactWrite,
		"TransactGetItems":   d.onTransactGet,
		"BatchGetItem":       d.onBatchGet,
		"BatchWriteItem":     d.onBatchWrite,
		"DescribeTable":      d.onTable("dynamodb:DescribeTable"),
	} {
		r.Register(awsapi.Operation{Service: "dynamodb", Name: name, Permissions: p, Handle: d.handle})
	}
}

// handle forwards a call, counts what it consumed and tells of written tables.
func (d *Database) handle(w http.ResponseWriter, r *awsapi.Request) {
	written := writtenTables(r)
	status, answer, err := d.forward(r.HTTP.Context(), r.Operation, askCapacity(r.Operation, r.Body))
	if err != nil {
		d.announce(written) // it may have happened
		refuseChecked(w, &awsapi.Error{Status: http.StatusInternalServerError, Code: "InternalServerError", Message: "the DynamoDB engine did not answer"})
		return
	}
	if status == http.StatusOK {
		d.count(r, answer, len(written) > 0)
		d.announce(written)
	}
	writeChecked(w, status, answer)
}

// writeChecked answers as DynamoDB does, with the checksum that its SDKs look for.
func writeChecked(w http.ResponseWriter, status int, answer []byte) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	w.Header().Set("X-Amz-Crc32", strconv.FormatUint(uint64(crc32.ChecksumIEEE(answer)), 10))
	w.WriteHeader(status)
	_, _ = w.Write(answer) // the caller may have gone
}

// refuseChecked answers an error as DynamoDB does.
func refuseChecked(w http.ResponseWriter, e *awsapi.Error) {
	body, err := json.Marshal(map[string]string{"__type": "com.amazonaws.dynamodb.v20120810#" + e.Code, "message": e.Message})
	if err != nil { // two strings always marshal
		body = []byte("{}")
	}
	w.Header().Set("X-Amzn-Errortype", e.Code)
	writeChecked(w, e.Status, body)
}

func (d *Database) announce(tables []string) {
	for _, name := range tables {
		if t, err := d.table(name); err == nil { // a table may be named by its ARN
			d.wrote(t.Name)
		}
	}
}

// askCapacity adds ReturnConsumedCapacity to a request that does not ask for it.
func askCapacity(operation string, body []byte) []byte {
	const field = "ReturnConsumedCapacity"
	at := bytes.IndexByte(body, '{')
	if operation == "DescribeTable" || at < 0 || bytes.Contains(body, []byte(`"`+field+`"`)) {
		return body
	}
	rest := bytes.TrimSpace(body[at+1:])
	if len(rest) == 0 || rest[0] == '}' {
		return body
	}
	out := make([]byte, 0, len(body)+len(field)+12)
	out = append(out, `{"`+field+`":"TOTAL",`...)
	return append(out, rest...)
}

type capacity struct {
	CapacityUnits, ReadCapacityUnits, WriteCapacityUnits float64
}

// count reads the consumed capacity, which stands behind the items in the answer.
func (d *Database) count(r *awsapi.Request, answer []byte, writes bool) {
	const field = `"ConsumedCapacity":`
	at := bytes.LastIndex(answer, []byte(field))
	if at < 0 {
		return
	}
	decoder := json.NewDecoder(bytes.NewReader(answer[at+len(field):]))
	var raw json.RawMessage
	if decoder.Decode(&raw) != nil || len(raw) == 0 {
		return
	}
	if raw[0] == '{' {
		raw = append(append([]byte{'['}, raw...), ']')
	}
	var list []capacity
	if json.Unmarshal(raw, &list) != nil {
		return
	}
	var read, write float64
	for _, c := range list {
		switch {
		case c.ReadCapacityUnits+c.WriteCapacityUnits > 0:
			read, write = read+c.ReadCapacityUnits, write+c.WriteCapacityUnits
		case writes:
			write += c.CapacityUnits
		default:
			read += c.CapacityUnits
		}
	}
	d.meter.consume(r, read, write)
}

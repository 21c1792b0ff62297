package gateway

import (
	"encoding/json"
	"net/http"
	"slices"

	"kikite/infra/local/internal/awsapi"
)

// value is one attribute value of DynamoDB's JSON, of the types a key can have.
type value struct {
	S *string
	N *string
	B *string
}

// text is what dynamodb:LeadingKeys compares.
func (v value) text() (string, bool) {
	for _, p := range []*string{v.S, v.N, v.B} {
		if p != nil {
			return *p, true
		}
	}
	return "", false
}

// item is a key or a whole item; only key attributes are ever looked at.
type item map[string]json.RawMessage

func invalid(message string) error {
	return &awsapi.Error{Status: http.StatusBadRequest, Code: "ValidationException", Message: message}
}

func decode[T any](r *awsapi.Request) (T, error) {
	var in T
	if err := json.Unmarshal(r.Body, &in); err != nil {
		return in, &awsapi.Error{Status: http.StatusBadRequest, Code: "SerializationException", Message: err.Error()}
	}
	return in, nil
}

// table finds a table by name or ARN. Like AWS, an unknown table is not told from a forbidden one by a role without
// rights, but here every caller may know the names.
func (d *Database) table(name string) (Table, error) {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			name = name[i+1:]
			break
		}
	}
	t, ok := d.tables[name]
	if !ok {
		return t, &awsapi.Error{Status: http.StatusBadRequest, Code: "ResourceNotFoundException",
			Message: "Requested resource not found: Table: " + name + " not found"}
	}
	return t, nil
}

// one is the permission for an action on the item with that key.
func (d *Database) one(action, table string, key item) (awsapi.Permission, error) {
	t, err := d.table(table)
	if err != nil {
		return awsapi.Permission{}, err
	}
	var v value
	if raw, ok := key[t.HashKey]; ok {
		if err := json.Unmarshal(raw, &v); err != nil {
			return awsapi.Permission{}, invalid("the key attribute " + t.HashKey + " is malformed")
		}
	}
	text, ok := v.text()
	if !ok {
		return awsapi.Permission{}, invalid("One of the required keys was not given a value")
	}
	return awsapi.Permission{Action: action, Resource: t.ARN, Context: map[string][]string{"dynamodb:LeadingKeys": {text}}}, nil
}

type keyInput struct {
	TableName string
	Key       item
}

func (d *Database) onKey(action string) func(*awsapi.Request) ([]awsapi.Permission, error) {
	return func(r *awsapi.Request) ([]awsapi.Permission, error) {
		in, err := decode[keyInput](r)
		if err != nil {
			return nil, err
		}
		p, err := d.one(action, in.TableName, in.Key)
		return []awsapi.Permission{p}, err
	}
}

type putInput struct {
	TableName string
	Item      item
}

func (d *Database) onItem(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := decode[putInput](r)
	if err != nil {
		return nil, err
	}
	p, err := d.one("dynamodb:PutItem", in.TableName, in.Item)
	return []awsapi.Permission{p}, err
}

func (d *Database) onTable(action string) func(*awsapi.Request) ([]awsapi.Permission, error) {
	return func(r *awsapi.Request) ([]awsapi.Permission, error) {
		in, err := decode[struct{ TableName string }](r)
		if err != nil {
			return nil, err
		}
		t, err := d.table(in.TableName)
		return []awsapi.Permission{{Action: action, Resource: t.ARN}}, err
	}
}

type transactInput struct {
	TransactItems []struct {
		Put                            *putInput
		Update, Delete, ConditionCheck *keyInput
		Get                            *keyInput
	}
}

func (d *Database) onTransactWrite(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := decode[transactInput](r)
	if err != nil {
		return nil, err
	}
	var list permissions
	for _, t := range in.TransactItems {
		switch {
		case t.Put != nil:
			err = list.add(d.one("dynamodb:PutItem", t.Put.TableName, t.Put.Item))
		case t.Update != nil:
			err = list.add(d.one("dynamodb:UpdateItem", t.Update.TableName, t.Update.Key))
		case t.Delete != nil:
			err = list.add(d.one("dynamodb:DeleteItem", t.Delete.TableName, t.Delete.Key))
		case t.ConditionCheck != nil:
			err = list.add(d.one("dynamodb:ConditionCheckItem", t.ConditionCheck.TableName, t.ConditionCheck.Key))
		default:
			err = invalid("a transact item without an action")
		}
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (d *Database) onTransactGet(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := decode[transactInput](r)
	if err != nil {
		return nil, err
	}
	var list permissions
	for _, t := range in.TransactItems {
		if t.Get == nil {
			return nil, invalid("a transact item without Get")
		}
		if err := list.add(d.one("dynamodb:GetItem", t.Get.TableName, t.Get.Key)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (d *Database) onBatchGet(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := decode[struct {
		RequestItems map[string]struct{ Keys []item }
	}](r)
	if err != nil {
		return nil, err
	}
	var list permissions
	for table, keys := range in.RequestItems {
		for _, k := range keys.Keys {
			if err := list.add(d.one("dynamodb:BatchGetItem", table, k)); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

type batchWriteInput struct {
	RequestItems map[string][]struct {
		PutRequest    *struct{ Item item }
		DeleteRequest *struct{ Key item }
	}
}

func (d *Database) onBatchWrite(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := decode[batchWriteInput](r)
	if err != nil {
		return nil, err
	}
	var list permissions
	for table, writes := range in.RequestItems {
		for _, w := range writes {
			var key item
			switch {
			case w.PutRequest != nil:
				key = w.PutRequest.Item
			case w.DeleteRequest != nil:
				key = w.DeleteRequest.Key
			}
			if err := list.add(d.one("dynamodb:BatchWriteItem", table, key)); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// permissions collects those of a call with several items; items with the same action and table become one permission
// with several leading keys.
type permissions []awsapi.Permission

func (l *permissions) add(p awsapi.Permission, err error) error {
	if err != nil {
		return err
	}
	for _, have := range *l {
		if have.Action == p.Action && have.Resource == p.Resource {
			keys := have.Context["dynamodb:LeadingKeys"]
			if next := p.Context["dynamodb:LeadingKeys"][0]; !slices.Contains(keys, next) {
				have.Context["dynamodb:LeadingKeys"] = append(keys, next)
			}
			return nil
		}
	}
	*l = append(*l, p)
	return nil
}

// writtenTables are the tables that a write changes; none for a read. The body has been decoded before without error.
func writtenTables(r *awsapi.Request) []string {
	switch r.Operation {
	case "PutItem", "UpdateItem", "DeleteItem":
		in, _ := decode[struct{ TableName string }](r)
		return []string{in.TableName}
	case "TransactWriteItems":
		in, _ := decode[transactInput](r)
		var out []string
		for _, t := range in.TransactItems {
			switch {
			case t.Put != nil:
				out = append(out, t.Put.TableName)
			case t.Update != nil:
				out = append(out, t.Update.TableName)
			case t.Delete != nil:
				out = append(out, t.Delete.TableName)
			}
		}
		return sorted(out)
	case "BatchWriteItem":
		in, _ := decode[batchWriteInput](r)
		var out []string
		for t := range in.RequestItems {
			out = append(out, t)
		}
		return out
	default:
		return nil
	}
}

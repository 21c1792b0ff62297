package mailer

import (
	"context"
	"errors"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Contact is an entry of the contact book: where and in which language an account is written to.
type Contact struct {
	AccountID    events.ID
	Role         events.Code
	CompanyID    events.ID
	ConsultantID events.ID
	Name         string
	Address      string
	Locale       events.Code
	Zone         events.Zone
	Active       bool
}

type contactItem struct {
	PK      string  `dynamo:"pk"` // CONTACT#<account>
	SK      string  `dynamo:"sk"` // CONTACT
	GSI1PK  string  `dynamo:"gsi1pk,omitempty"`
	GSI1SK  string  `dynamo:"gsi1sk,omitempty"`
	Version int64   `dynamo:"version"`
	Contact Contact `dynamo:"contact"`
}

const contactSort = "CONTACT"

// errStale means that the table holds another state than was read, or a newer one.
var errStale = errors.New("there is another state in the table")

// Contacts is the contact book.
type Contacts struct{ table *store.Table }

// NewContacts returns the contact book in the table.
func NewContacts(table *store.Table) *Contacts { return &Contacts{table: table} }

// Save stores a contact unless the book holds this or a newer version, and links its address to the account, so that a stop of the address leads to it.
func (c *Contacts) Save(ctx context.Context, contact Contact, version int64) error {
	for range 5 {
		err := c.save(ctx, contact, version)
		if !errors.Is(err, errStale) {
			return err
		}
	}
	return problem.New(problem.Unavailable, "busy", "The contact changes too often.")
}

func (c *Contacts) save(ctx context.Context, contact Contact, version int64) error {
	var old contactItem
	found, err := c.table.One(ctx, contactKey(contact.AccountID), contactSort, &old)
	if err != nil || found && old.Version >= version {
		return err
	}
	item := contactItem{PK: contactKey(contact.AccountID), SK: contactSort, Version: version, Contact: contact}
	item.GSI1PK, item.GSI1SK = group(contact), string(contact.AccountID)
	put := c.table.Put(item).If("attribute_not_exists(pk)")
	if found {
		put = c.table.Put(item).If("version = ?", old.Version)
	}
	tx, sort := c.table.Tx().Put(put, errStale), accountPrefix+string(contact.AccountID)
	if was := old.Contact.Address; was != "" && addressKey(was) != addressKey(contact.Address) {
		tx.Delete(c.table.Delete(store.PK, addressKey(was)).Range(store.SK, sort), nil)
	}
	if contact.Address != "" {
		tx.Put(c.table.Put(addressItem{PK: addressKey(contact.Address), SK: sort, Of: AddressOf{contact.AccountID, contact.Role}}), nil)
	}
	return tx.Run(ctx)
}

// Account returns the contact of an account; ok is false if the book has none.
func (c *Contacts) Account(ctx context.Context, id events.ID) (Contact, bool, error) {
	var item contactItem
	ok, err := c.table.One(ctx, contactKey(id), contactSort, &item)
	return item.Contact, ok, err
}

// HR returns the HR users of a company that the book knows, active or not.
func (c *Contacts) HR(ctx context.Context, company events.ID) ([]Contact, error) {
	return c.group(ctx, "HR#"+string(company))
}

// Operators returns the operators that the book knows, active or not.
func (c *Contacts) Operators(ctx context.Context) ([]Contact, error) {
	return c.group(ctx, operatorsGroup)
}

// Consultant returns the contact of a consultant, active or not; ok is false if the book has none.
func (c *Contacts) Consultant(ctx context.Context, id events.ID) (Contact, bool, error) {
	found, err := c.group(ctx, "CONSULTANT#"+string(id))
	if err != nil || len(found) == 0 {
		return Contact{}, false, err
	}
	return found[0], true, nil
}

func (c *Contacts) group(ctx context.Context, pk string) ([]Contact, error) {
	var items []contactItem
	if err := c.table.Get(store.GSI1PK, pk).Index(store.Index).All(ctx, &items); err != nil && !errors.Is(err, dynamo.ErrNotFound) {
		return nil, err
	}
	out := make([]Contact, len(items))
	for i, item := range items {
		out[i] = item.Contact
	}
	return out, nil
}

func contactKey(account events.ID) string { return "CONTACT#" + string(account) }

const operatorsGroup = "OPERATORS"

// group is the index partition under which a contact is found other than by its account; employees and desks have none.
func group(c Contact) string {
	switch c.Role {
	case events.RoleHR:
		return "HR#" + string(c.CompanyID)
	case events.RoleConsultant:
		return "CONSULTANT#" + string(c.ConsultantID)
	case events.RoleOperator:
		return operatorsGroup
	default:
		return ""
	}
}

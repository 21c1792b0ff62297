package mailer

import (
	"context"
	"errors"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
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

// errStale means that the book already holds a newer state of the account.
var errStale = errors.New("contact is newer in the book")

// Contacts is the contact book.
type Contacts struct{ table *store.Table }

// NewContacts returns the contact book in the table.
func NewContacts(table *store.Table) *Contacts { return &Contacts{table: table} }

// Save stores a contact unless the book holds this or a newer version.
func (c *Contacts) Save(ctx context.Context, contact Contact, version int64) error {
	item := contactItem{PK: contactKey(contact.AccountID), SK: contactSort, Version: version, Contact: contact}
	item.GSI1PK, item.GSI1SK = group(contact), string(contact.AccountID)
	err := c.table.Tx().Put(c.table.Put(item).If("attribute_not_exists(pk) OR version < ?", version), errStale).Run(ctx)
	if errors.Is(err, errStale) {
		return nil
	}
	return err
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

// group is the index partition under which a contact is found other than by its account; employees have none.
func group(c Contact) string {
	switch c.Role {
	case events.RoleHR:
		return "HR#" + string(c.CompanyID)
	case events.RoleConsultant:
		return "CONSULTANT#" + string(c.ConsultantID)
	default:
		return ""
	}
}

package gateway

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/base64"
	"fmt"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

const credentialTable = "credentials"

// Key is an access key with its secret.
type Key struct{ AccessKey, Secret string }

// Credentials are the access keys given out: one per function and one for the developer. They stay the same through
// restarts, so that what was presigned before one is still valid after it.
type Credentials struct {
	byAccessKey map[string]holder
	byFunction  map[string]Key
}

type holder struct {
	secret string
	caller awsapi.Caller
}

// developer is the name under which the developer's key is kept; no function has it.
const developer = ""

// NewCredentials loads or makes the keys of the callers; the developer's is added.
func NewCredentials(store *state.Store, functions []awsapi.Caller) (*Credentials, error) {
	c := &Credentials{byAccessKey: map[string]holder{}, byFunction: map[string]Key{}}
	err := store.Update(func(tx *state.Tx) error {
		for _, f := range append(functions, awsapi.Caller{Function: developer}) {
			var k Key
			name := "function/" + f.Function
			found, err := tx.Get(credentialTable, name, &k)
			if err != nil {
				return err
			}
			if !found {
				k = newKey()
				if err := tx.Put(credentialTable, name, k); err != nil {
					return err
				}
			}
			c.byAccessKey[k.AccessKey] = holder{secret: k.Secret, caller: f}
			c.byFunction[f.Function] = k
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("access keys: %w", err)
	}
	return c, nil
}

// newKey has the form of an AWS key with 240 random bits in the secret.
func newKey() Key {
	id, secret := make([]byte, 10), make([]byte, 30)
	rand.Read(id)
	rand.Read(secret)
	return Key{AccessKey: "AKIA" + base32.StdEncoding.EncodeToString(id), Secret: base64.StdEncoding.EncodeToString(secret)}
}

// Of is the key of a function.
func (c *Credentials) Of(function string) (Key, bool) {
	k, ok := c.byFunction[function]
	return k, ok && function != developer
}

// Developer is the key for the developer's own tools; it is not subject to policies.
func (c *Credentials) Developer() Key { return c.byFunction[developer] }

// Secret finds who an access key belongs to.
func (c *Credentials) Secret(accessKey string) (secret string, caller awsapi.Caller, ok bool) {
	h, ok := c.byAccessKey[accessKey]
	return h.secret, h.caller, ok
}

package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
)

// keyBytes is the size of a data key: AES-256.
const keyBytes = 32

// ErrSealBroken says that a sealed value was changed, moved to another item or sealed with another key.
var ErrSealBroken = errors.New("sealed value does not open")

// Key is the data key of one employee, in memory for one request. It must not be kept longer: a key that outlives its erasure
// would undo it.
type Key struct{ aead cipher.AEAD }

func newKey(plain []byte) (*Key, error) {
	if len(plain) != keyBytes {
		return nil, fmt.Errorf("data key of %d bytes", len(plain))
	}
	block, err := aes.NewCipher(plain)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return &Key{aead}, nil
}

// Seal encrypts v as JSON with AES-256-GCM for one place: pk and sk of the item that will hold it are authenticated with it, so a
// value copied to another item does not open there. The result begins with the random nonce of 96 bits.
func (k *Key) Seal(pk, sk string, v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return k.seal(pk, sk, plain)
}

func (k *Key) seal(pk, sk string, plain []byte) ([]byte, error) {
	nonce := make([]byte, k.aead.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return k.aead.Seal(nonce, nonce, plain, place(pk, sk)), nil
}

// Open decrypts what Seal made for the same place into v. Errors: ErrSealBroken.
func (k *Key) Open(pk, sk string, sealed []byte, v any) error {
	plain, err := k.open(pk, sk, sealed)
	if err != nil {
		return err
	}
	return json.Unmarshal(plain, v)
}

func (k *Key) open(pk, sk string, sealed []byte) ([]byte, error) {
	n := k.aead.NonceSize()
	if len(sealed) < n {
		return nil, ErrSealBroken
	}
	plain, err := k.aead.Open(nil, sealed[:n], sealed[n:], place(pk, sk))
	if err != nil {
		return nil, ErrSealBroken
	}
	return plain, nil
}

func place(pk, sk string) []byte { return []byte(pk + "\x00" + sk) }

package vault

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
)

// maxPacked bounds what OpenPacked makes of a sealed value, in bytes: a transcript is a tenth of it.
const maxPacked = 8 << 20

// SealPacked is Seal for long texts: the JSON is compressed first (RFC 1951), since a ciphertext cannot be. How well it was says a little about
// the text; of hours of talk that is nothing.
func (k *Key) SealPacked(pk, sk string, v any) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if err := json.NewEncoder(w).Encode(v); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return k.seal(pk, sk, b.Bytes())
}

// OpenPacked decrypts what SealPacked made for the same place into v. Errors: ErrSealBroken.
func (k *Key) OpenPacked(pk, sk string, sealed []byte, v any) error {
	plain, err := k.open(pk, sk, sealed)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(plain)), maxPacked+1))
	if err != nil || len(text) > maxPacked {
		return ErrSealBroken
	}
	return json.Unmarshal(text, v)
}

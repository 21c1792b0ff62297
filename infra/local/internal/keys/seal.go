package keys

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/json"
	"net/http"

	"kikite/infra/local/internal/awsapi"
)

// A ciphertext blob is: format byte, length of the key ID, key ID, 12-byte nonce, AES-256-GCM output. It names its key so
// that Decrypt needs no KeyId, as with KMS.
const format = 1

var errCiphertext = &awsapi.Error{Status: http.StatusBadRequest, Code: "InvalidCiphertextException",
	Message: "the ciphertext is not of this service, was changed, or its encryption context is another"}

// seal encrypts plain under the key, bound to the encryption context.
func (s *Service) seal(id string, plain []byte, context map[string]string) ([]byte, error) {
	gcm, err := s.cipher(id)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, gcm.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	aad, err := bind(id, context)
	if err != nil {
		return nil, err
	}
	blob := append([]byte{format, byte(len(id))}, id...)
	blob = append(blob, nonce...)
	return gcm.Seal(blob, nonce, plain, aad), nil
}

// open reverses seal. Errors: *awsapi.Error InvalidCiphertextException.
func (s *Service) open(blob []byte, context map[string]string) (id string, plain []byte, err error) {
	id, rest, err := s.split(blob)
	if err != nil {
		return "", nil, err
	}
	gcm, err := s.cipher(id)
	if err != nil || len(rest) < gcm.NonceSize() {
		return "", nil, errCiphertext
	}
	aad, err := bind(id, context)
	if err != nil {
		return "", nil, err
	}
	plain, err = gcm.Open(nil, rest[:gcm.NonceSize()], rest[gcm.NonceSize():], aad)
	if err != nil {
		return "", nil, errCiphertext
	}
	return id, plain, nil
}

// split reads the key ID off a blob; unknown keys are InvalidCiphertextException like anything unreadable.
func (s *Service) split(blob []byte) (id string, rest []byte, err error) {
	if len(blob) < 2 || blob[0] != format || len(blob) < 2+int(blob[1]) {
		return "", nil, errCiphertext
	}
	end := 2 + int(blob[1])
	id = string(blob[2:end])
	if _, known := s.masters[id]; !known {
		return "", nil, errCiphertext
	}
	return id, blob[end:], nil
}

func (s *Service) cipher(id string) (cipher.AEAD, error) {
	block, err := aes.NewCipher(s.masters[id].Secret)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// bind is the additional authenticated data: encoding/json sorts map keys, so equal contexts give equal bytes.
// No context and an empty one are the same.
func bind(id string, context map[string]string) ([]byte, error) {
	if len(context) == 0 {
		context = nil
	}
	return json.Marshal(struct {
		Key     string
		Context map[string]string
	}{id, context})
}

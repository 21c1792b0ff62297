package keys

import (
	"context"
	"crypto/rand"
	"maps"
	"net/http"
	"slices"

	"kikite/infra/local/internal/awsapi"
)

// AWS limits of the emulated operations, in bytes.
const (
	maxPlaintext = 4096
	maxDataKey   = 1024
)

type dataKeyInput struct {
	KeyID             string `json:"KeyId"`
	KeySpec           string
	NumberOfBytes     int
	EncryptionContext map[string]string
}

type encryptInput struct {
	KeyID               string `json:"KeyId"`
	Plaintext           []byte
	EncryptionContext   map[string]string
	EncryptionAlgorithm string
}

type decryptInput struct {
	KeyID               string `json:"KeyId"`
	CiphertextBlob      []byte
	EncryptionContext   map[string]string
	EncryptionAlgorithm string
}

type describeInput struct {
	KeyID string `json:"KeyId"`
}

// Register adds GenerateDataKey, Encrypt, Decrypt and DescribeKey.
func (s *Service) Register(r awsapi.Registrar) {
	r.Register(
		awsapi.Operation{Service: "kms", Name: "GenerateDataKey", Handle: awsapi.JSON(s.generateDataKey),
			Permissions: allow("kms:GenerateDataKey", func(in dataKeyInput) (string, map[string]string, error) {
				id, err := s.find(in.KeyID)
				return id, in.EncryptionContext, err
			})},
		awsapi.Operation{Service: "kms", Name: "Encrypt", Handle: awsapi.JSON(s.encrypt),
			Permissions: allow("kms:Encrypt", func(in encryptInput) (string, map[string]string, error) {
				id, err := s.find(in.KeyID)
				return id, in.EncryptionContext, err
			})},
		awsapi.Operation{Service: "kms", Name: "Decrypt", Handle: awsapi.JSON(s.decrypt),
			Permissions: allow("kms:Decrypt", func(in decryptInput) (string, map[string]string, error) {
				id, _, err := s.split(in.CiphertextBlob)
				return id, in.EncryptionContext, err
			})},
		awsapi.Operation{Service: "kms", Name: "DescribeKey", Handle: awsapi.JSON(s.describeKey),
			Permissions: allow("kms:DescribeKey", func(in describeInput) (string, map[string]string, error) {
				id, err := s.find(in.KeyID)
				return id, nil, err
			})},
	)
}

// allow asks for action on the key that of finds, with the condition keys KMS offers for an encryption context.
func allow[In any](action string, of func(In) (string, map[string]string, error)) func(*awsapi.Request) ([]awsapi.Permission, error) {
	return func(r *awsapi.Request) ([]awsapi.Permission, error) {
		in, err := awsapi.Decode[In](r)
		if err != nil {
			return nil, err
		}
		id, encryption, err := of(in)
		if err != nil {
			return nil, err
		}
		conditions := map[string][]string{}
		for k, v := range encryption {
			conditions["kms:EncryptionContext:"+k] = []string{v}
		}
		if len(encryption) > 0 {
			conditions["kms:EncryptionContextKeys"] = slices.Sorted(maps.Keys(encryption))
		}
		return []awsapi.Permission{{Action: action, Resource: keyARN(id), Context: conditions}}, nil
	}
}

func (s *Service) generateDataKey(_ context.Context, _ *awsapi.Request, in dataKeyInput) (any, error) {
	id, err := s.find(in.KeyID)
	if err != nil {
		return nil, err
	}
	size := in.NumberOfBytes
	switch {
	case in.KeySpec == "AES_256" && size == 0:
		size = 32
	case in.KeySpec == "AES_128" && size == 0:
		size = 16
	case in.KeySpec != "" || size < 1 || size > maxDataKey:
		return nil, invalid("exactly one of KeySpec (AES_256, AES_128) and NumberOfBytes (1 to 1024) is required")
	}
	plain := make([]byte, size)
	if _, err := rand.Read(plain); err != nil {
		return nil, err
	}
	blob, err := s.seal(id, plain, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return struct {
		KeyID          string `json:"KeyId"`
		Plaintext      []byte
		CiphertextBlob []byte
	}{keyARN(id), plain, blob}, nil
}

func (s *Service) encrypt(_ context.Context, _ *awsapi.Request, in encryptInput) (any, error) {
	id, err := s.find(in.KeyID)
	if err != nil {
		return nil, err
	}
	if n := len(in.Plaintext); n < 1 || n > maxPlaintext {
		return nil, invalid("Plaintext must have 1 to 4096 bytes")
	}
	if err := symmetric(in.EncryptionAlgorithm); err != nil {
		return nil, err
	}
	blob, err := s.seal(id, in.Plaintext, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return struct {
		KeyID               string `json:"KeyId"`
		CiphertextBlob      []byte
		EncryptionAlgorithm string
	}{keyARN(id), blob, algorithm}, nil
}

func (s *Service) decrypt(_ context.Context, _ *awsapi.Request, in decryptInput) (any, error) {
	if err := symmetric(in.EncryptionAlgorithm); err != nil {
		return nil, err
	}
	id, plain, err := s.open(in.CiphertextBlob, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	if in.KeyID != "" {
		if named, err := s.find(in.KeyID); err != nil {
			return nil, err
		} else if named != id {
			return nil, &awsapi.Error{Status: http.StatusBadRequest, Code: "IncorrectKeyException",
				Message: "the ciphertext was made with another key"}
		}
	}
	return struct {
		KeyID               string `json:"KeyId"`
		Plaintext           []byte
		EncryptionAlgorithm string
	}{keyARN(id), plain, algorithm}, nil
}

func (s *Service) describeKey(_ context.Context, _ *awsapi.Request, in describeInput) (any, error) {
	id, err := s.find(in.KeyID)
	if err != nil {
		return nil, err
	}
	return map[string]any{"KeyMetadata": map[string]any{
		"AWSAccountId": awsapi.Account, "Arn": keyARN(id), "KeyId": id, "Enabled": true,
		"CreationDate": s.masters[id].Created.Unix(), "KeyManager": "CUSTOMER", "KeySpec": algorithm,
		"KeyState": "Enabled", "KeyUsage": "ENCRYPT_DECRYPT", "Origin": "AWS_KMS", "MultiRegion": false,
	}}, nil
}

const algorithm = "SYMMETRIC_DEFAULT"

func symmetric(name string) error {
	if name != "" && name != algorithm {
		return invalid("only " + algorithm + " is emulated")
	}
	return nil
}

func invalid(message string) error {
	return &awsapi.Error{Status: http.StatusBadRequest, Code: "ValidationException", Message: message}
}

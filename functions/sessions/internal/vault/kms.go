package vault

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/kms/types"
)

// Master makes and unwraps data keys. The binding (KMS's encryption context) must be the same for both.
type Master interface {
	// NewDataKey returns a new key of 256 bits, plain and wrapped.
	NewDataKey(ctx context.Context, binding map[string]string) (plain, wrapped []byte, err error)
	// Unwrap returns the plain key; it fails for another binding and for what it did not wrap.
	Unwrap(ctx context.Context, wrapped []byte, binding map[string]string) ([]byte, error)
}

// KMSClient is what is used of KMS.
type KMSClient interface {
	GenerateDataKey(context.Context, *kms.GenerateDataKeyInput, ...func(*kms.Options)) (*kms.GenerateDataKeyOutput, error)
	Decrypt(context.Context, *kms.DecryptInput, ...func(*kms.Options)) (*kms.DecryptOutput, error)
}

// KMS is the Master of production: one KMS key.
type KMS struct {
	client KMSClient
	keyID  string
}

// NewKMS returns the master key with the given ID.
func NewKMS(client KMSClient, keyID string) *KMS { return &KMS{client, keyID} }

// NewDataKey implements Master.
func (k *KMS) NewDataKey(ctx context.Context, binding map[string]string) (plain, wrapped []byte, err error) {
	out, err := k.client.GenerateDataKey(ctx, &kms.GenerateDataKeyInput{
		KeyId: &k.keyID, KeySpec: types.DataKeySpecAes256, EncryptionContext: binding,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("make data key: %w", err)
	}
	return out.Plaintext, out.CiphertextBlob, nil
}

// Unwrap implements Master.
func (k *KMS) Unwrap(ctx context.Context, wrapped []byte, binding map[string]string) ([]byte, error) {
	out, err := k.client.Decrypt(ctx, &kms.DecryptInput{KeyId: &k.keyID, CiphertextBlob: wrapped, EncryptionContext: binding})
	if err != nil {
		return nil, fmt.Errorf("unwrap data key: %w", err)
	}
	return out.Plaintext, nil
}

package vault_test

import (
	"context"
	"errors"
	"maps"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/kms/types"

	"kikite/functions/sessions/internal/vault"
)

// kmsClient checks what is asked of KMS.
type kmsClient struct {
	t   *testing.T
	err error
}

var bound = map[string]string{"account": "acc_1"}

func (c kmsClient) GenerateDataKey(_ context.Context, in *kms.GenerateDataKeyInput, _ ...func(*kms.Options)) (*kms.GenerateDataKeyOutput, error) {
	if *in.KeyId != "key-1" || in.KeySpec != types.DataKeySpecAes256 || !maps.Equal(in.EncryptionContext, bound) {
		c.t.Errorf("%+v", in)
	}
	return &kms.GenerateDataKeyOutput{Plaintext: []byte("plain"), CiphertextBlob: []byte("wrapped")}, c.err
}

func (c kmsClient) Decrypt(_ context.Context, in *kms.DecryptInput, _ ...func(*kms.Options)) (*kms.DecryptOutput, error) {
	if *in.KeyId != "key-1" || string(in.CiphertextBlob) != "wrapped" || !maps.Equal(in.EncryptionContext, bound) {
		c.t.Errorf("%+v", in)
	}
	return &kms.DecryptOutput{Plaintext: []byte("plain")}, c.err
}

func TestKMSBindsKeysToTheAccount(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	m := vault.NewKMS(kmsClient{t: t}, "key-1")
	plain, wrapped, err := m.NewDataKey(ctx, bound)
	if err != nil || string(plain) != "plain" || string(wrapped) != "wrapped" {
		t.Errorf("%s %s %v", plain, wrapped, err)
	}
	if again, err := m.Unwrap(ctx, wrapped, bound); err != nil || string(again) != "plain" {
		t.Errorf("%s %v", again, err)
	}
	broken := vault.NewKMS(kmsClient{t, errors.New("unreachable")}, "key-1")
	if _, _, err := broken.NewDataKey(ctx, bound); err == nil {
		t.Error("a key without KMS")
	}
	if _, err := broken.Unwrap(ctx, wrapped, bound); err == nil || errors.Is(err, vault.ErrErased) {
		t.Errorf("%v", err)
	}
}

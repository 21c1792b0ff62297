package keys_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/kms/types"
	"github.com/aws/smithy-go"

	"kikite/infra/local/internal/awsapi/awsapitest"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/keys"
	"kikite/infra/local/internal/state"
)

var config = keys.Config{Keys: []keys.Key{
	{ID: "11111111-1111-4111-8111-111111111111", Aliases: []string{"alias/claims"}},
	{ID: "22222222-2222-4222-8222-222222222222"},
}}

// start serves KMS from the state file at path; stop closes the file.
func start(t *testing.T, path string) (*kms.Client, *awsapitest.Server, func()) {
	t.Helper()
	store, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := clock.New(store, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s, err := keys.New(config, store, c)
	if err != nil {
		t.Fatal(err)
	}
	server := awsapitest.Start(t)
	s.Register(server)
	return kms.NewFromConfig(server.Config()), server, func() { _ = store.Close() }
}

func TestDataKeySurvivesRestart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	encryption := map[string]string{"session": "S1", "company": "C1"}
	client, server, stop := start(t, path)
	made, err := client.GenerateDataKey(t.Context(), &kms.GenerateDataKeyInput{
		KeyId: aws.String("alias/claims"), KeySpec: types.DataKeySpecAes256, EncryptionContext: encryption})
	if err != nil {
		t.Fatal(err)
	}
	asked := server.Asked()
	if len(asked) != 1 || asked[0].Action != "kms:GenerateDataKey" || asked[0].Resource != config.Keys[0].ARN() ||
		asked[0].Context["kms:EncryptionContext:session"][0] != "S1" {
		t.Errorf("permissions %+v", asked)
	}
	stop()

	client, server, stop = start(t, path)
	defer stop()
	opened, err := client.Decrypt(t.Context(), &kms.DecryptInput{CiphertextBlob: made.CiphertextBlob, EncryptionContext: encryption})
	if err != nil {
		t.Fatal(err)
	}
	if len(made.Plaintext) != 32 || !bytes.Equal(opened.Plaintext, made.Plaintext) {
		t.Error("the data key came back changed")
	}
	if asked := server.Asked(); len(asked) != 1 || asked[0].Resource != config.Keys[0].ARN() {
		t.Errorf("Decrypt must ask for the key that the blob names: %+v", asked)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	client, _, stop := start(t, filepath.Join(t.TempDir(), "state.db"))
	t.Cleanup(stop)
	sealed, err := client.Encrypt(t.Context(), &kms.EncryptInput{KeyId: aws.String("alias/claims"), Plaintext: []byte("memo"),
		EncryptionContext: map[string]string{"a": "1"}})
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(sealed.CiphertextBlob)
	changed[len(changed)-1] ^= 1
	tests := map[string]struct {
		call func() error
		code string
	}{
		"other context": {code: "InvalidCiphertextException", call: func() error {
			_, err := client.Decrypt(t.Context(), &kms.DecryptInput{CiphertextBlob: sealed.CiphertextBlob})
			return err
		}},
		"changed bytes": {code: "InvalidCiphertextException", call: func() error {
			_, err := client.Decrypt(t.Context(), &kms.DecryptInput{CiphertextBlob: changed, EncryptionContext: map[string]string{"a": "1"}})
			return err
		}},
		"short blob": {code: "InvalidCiphertextException", call: func() error {
			_, err := client.Decrypt(t.Context(), &kms.DecryptInput{CiphertextBlob: sealed.CiphertextBlob[:40]})
			return err
		}},
		"other key": {code: "IncorrectKeyException", call: func() error {
			_, err := client.Decrypt(t.Context(), &kms.DecryptInput{CiphertextBlob: sealed.CiphertextBlob,
				EncryptionContext: map[string]string{"a": "1"}, KeyId: aws.String(config.Keys[1].ID)})
			return err
		}},
		"unknown key": {code: "NotFoundException", call: func() error {
			_, err := client.GenerateDataKey(t.Context(), &kms.GenerateDataKeyInput{KeyId: aws.String("alias/none"), NumberOfBytes: aws.Int32(32)})
			return err
		}},
		"no size": {code: "ValidationException", call: func() error {
			_, err := client.GenerateDataKey(t.Context(), &kms.GenerateDataKeyInput{KeyId: aws.String("alias/claims")})
			return err
		}},
		"unemulated parameter": {code: "ValidationException", call: func() error {
			_, err := client.Encrypt(t.Context(), &kms.EncryptInput{KeyId: aws.String("alias/claims"), Plaintext: []byte("x"), DryRun: aws.Bool(true)})
			return err
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var api smithy.APIError
			if err := tt.call(); !errors.As(err, &api) || api.ErrorCode() != tt.code {
				t.Errorf("error %v, want %s", err, tt.code)
			}
		})
	}
}

func TestDescribeAndSizes(t *testing.T) {
	t.Parallel()
	client, _, stop := start(t, filepath.Join(t.TempDir(), "state.db"))
	defer stop()
	d, err := client.DescribeKey(t.Context(), &kms.DescribeKeyInput{KeyId: aws.String(config.Keys[1].ARN())})
	if err != nil || !d.KeyMetadata.Enabled || *d.KeyMetadata.KeyId != config.Keys[1].ID {
		t.Fatalf("describe %+v, %v", d, err)
	}
	k, err := client.GenerateDataKey(t.Context(), &kms.GenerateDataKeyInput{KeyId: aws.String(config.Keys[1].ID), NumberOfBytes: aws.Int32(16)})
	if err != nil || len(k.Plaintext) != 16 {
		t.Fatalf("%v", err)
	}
	// An empty context is no context.
	if _, err := client.Decrypt(t.Context(), &kms.DecryptInput{CiphertextBlob: k.CiphertextBlob, EncryptionContext: map[string]string{}}); err != nil {
		t.Error(err)
	}
}

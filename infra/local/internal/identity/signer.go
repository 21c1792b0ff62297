package identity

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"fmt"

	"github.com/lestrrat-go/jwx/v3/jwa"
	"github.com/lestrrat-go/jwx/v3/jwk"
	"github.com/lestrrat-go/jwx/v3/jws"

	"kikite/infra/local/internal/state"
)

// signer holds the pool's RS256 key, made once and kept: tokens stay valid over a restart.
type signer struct {
	private jwk.Key
	public  jwk.Set
}

const rsaBits = 2048

func openSigner(store *state.Store, table string) (*signer, error) {
	var der []byte
	err := store.Update(func(tx *state.Tx) error {
		found, err := tx.Get(table, "rs256", &der)
		if err != nil || found {
			return err
		}
		fresh, err := rsa.GenerateKey(rand.Reader, rsaBits)
		if err != nil {
			return err
		}
		der = x509.MarshalPKCS1PrivateKey(fresh)
		return tx.Put(table, "rs256", der)
	})
	if err != nil {
		return nil, fmt.Errorf("open signing key: %w", err)
	}
	raw, err := x509.ParsePKCS1PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("read signing key: %w", err)
	}
	s := &signer{public: jwk.NewSet()}
	if s.private, err = jwk.Import(raw); err != nil {
		return nil, err
	}
	for name, value := range map[string]any{jwk.AlgorithmKey: jwa.RS256(), jwk.KeyUsageKey: "sig"} {
		if err := s.private.Set(name, value); err != nil {
			return nil, err
		}
	}
	if err := jwk.AssignKeyID(s.private); err != nil {
		return nil, err
	}
	public, err := s.private.PublicKey()
	if err != nil {
		return nil, err
	}
	return s, s.public.AddKey(public)
}

// sign makes a compact JWT.
func (s *signer) sign(claims map[string]any) (string, error) {
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	token, err := jws.Sign(payload, jws.WithKey(jwa.RS256(), s.private))
	return string(token), err
}

// verify checks the signature of a token of this pool and returns its claims; times are the caller's business.
func (s *signer) verify(token string) (map[string]any, error) {
	payload, err := jws.Verify([]byte(token), jws.WithKeySet(s.public))
	if err != nil {
		return nil, err
	}
	var claims map[string]any
	return claims, json.Unmarshal(payload, &claims)
}

// KeySet is the pool's public key set, for an authorizer in this process.
func (s *Service) KeySet() jwk.Set { return s.keys.public }

package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/lestrrat-go/jwx/v3/jwk"
)

const (
	keysFor    = 2 * time.Hour    // API Gateway caches as long
	keysAtMost = 10 * time.Second // unknown key IDs ask the issuer no more often
)

// errNoKey: the issuer has no such key.
var errNoKey = errors.New("kid not found")

// keys fetches and caches the public keys of issuers. Ages are real time: they are about the network.
type keys struct {
	client *http.Client

	mu   sync.Mutex
	sets map[string]cachedSet
}

type cachedSet struct {
	set jwk.Set
	at  time.Time
}

func newKeys(client *http.Client) *keys { return &keys{client: client, sets: map[string]cachedSet{}} }

// find gives the key. Errors: errNoKey, or the issuer could not be asked.
func (k *keys) find(ctx context.Context, issuer, kid string) (jwk.Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock() // callers that need the same set wait for it instead of fetching it too
	cached, known := k.sets[issuer]
	age := time.Since(cached.at)
	if known && age < keysFor {
		if key, ok := cached.set.LookupKeyID(kid); ok {
			return key, nil
		}
		if age < keysAtMost {
			return nil, errNoKey
		}
	}
	set, err := k.fetch(ctx, issuer)
	if err != nil {
		return nil, err
	}
	k.sets[issuer] = cachedSet{set, time.Now()}
	if key, ok := set.LookupKeyID(kid); ok {
		return key, nil
	}
	return nil, errNoKey
}

func (k *keys) fetch(ctx context.Context, issuer string) (jwk.Set, error) {
	var discovery struct {
		Issuer  string `json:"issuer"`
		JWKSURI string `json:"jwks_uri"`
	}
	raw, err := k.get(ctx, strings.TrimSuffix(issuer, "/")+"/.well-known/openid-configuration")
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &discovery); err != nil {
		return nil, fmt.Errorf("discovery document: %w", err)
	}
	if discovery.Issuer != issuer || discovery.JWKSURI == "" {
		return nil, fmt.Errorf("discovery document is of issuer %q", discovery.Issuer)
	}
	if raw, err = k.get(ctx, discovery.JWKSURI); err != nil {
		return nil, err
	}
	return jwk.Parse(raw)
}

func (k *keys) get(ctx context.Context, url string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 1500*time.Millisecond) // as API Gateway
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	response, err := k.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, 1<<20))
}

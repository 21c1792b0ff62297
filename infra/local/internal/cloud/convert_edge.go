package cloud

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"kikite/infra/local/internal/identity"
	"kikite/infra/local/internal/keys"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/object"
	"kikite/infra/local/internal/params"
	"kikite/infra/local/internal/template"
)

func buckets(m *template.Model, folder string) (object.Config, error) {
	cfg := object.Config{Folder: folder}
	for _, b := range m.Buckets {
		bucket := object.Bucket{Name: b.Name, KMSKeyARN: b.KMSKeyARN, BucketKey: b.BucketKey}
		for _, c := range b.CORS {
			bucket.CORS = append(bucket.CORS, object.CORSRule{Origins: c.AllowOrigins, Methods: c.AllowMethods, Headers: c.AllowHeaders,
				Exposed: c.ExposeHeaders, MaxAgeSeconds: c.MaxAge})
		}
		for _, l := range b.Lifecycle {
			if l.Enabled {
				bucket.Expire = append(bucket.Expire, object.Expiry{Prefix: l.Prefix, Days: l.ExpirationDays})
			}
		}
		for _, n := range m.Notifications {
			if n.BucketName != b.Name {
				continue
			}
			if !strings.Contains(n.Destination, ":sqs:") {
				return cfg, fmt.Errorf("stack %s: %s: notifications to %s are not emulated, only to queues", n.Stack, n.LogicalID, n.Destination)
			}
			bucket.Notifications = append(bucket.Notifications, object.Notification{ID: n.LogicalID, QueueARN: n.Destination, Events: n.Events,
				Prefix: n.Prefix, Suffix: n.Suffix})
		}
		cfg.Buckets = append(cfg.Buckets, bucket)
	}
	return cfg, nil
}

func masterKeys(m *template.Model) keys.Config {
	var cfg keys.Config
	for _, k := range m.Keys {
		key := keys.Key{ID: k.ID}
		for _, a := range m.Aliases {
			if a.KeyARN == k.ARN {
				key.Aliases = append(key.Aliases, a.Name)
			}
		}
		cfg.Keys = append(cfg.Keys, key)
	}
	return cfg
}

func parameters(m *template.Model) []params.Parameter {
	var out []params.Parameter
	for _, p := range m.Parameters {
		out = append(out, params.Parameter{Name: p.Name, Type: p.Type, Value: p.Value})
	}
	return out
}

func mailbox(m *template.Model) mail.Config {
	var cfg mail.Config
	for _, i := range m.EmailIdentities {
		cfg.Identities = append(cfg.Identities, i.Identity)
	}
	for _, s := range m.ConfigurationSets {
		set := mail.ConfigurationSet{Name: s.Name}
		for _, d := range m.EventDestinations {
			if d.ConfigurationSet == s.Name && d.Enabled && d.EventBusARN != "" {
				set.Events = append(set.Events, d.EventTypes...)
			}
		}
		cfg.ConfigurationSets = append(cfg.ConfigurationSets, set)
	}
	return cfg
}

// productName stands on the sign-in page, as the custom branding does at AWS.
const productName = "聞き手"

// pool is the one user pool. issuer is where its pages are served; AWS's own issuer URL is another.
func pool(m *template.Model, issuer string) (identity.Config, error) {
	if len(m.UserPools) != 1 {
		return identity.Config{}, fmt.Errorf("the templates have %d user pools, the local cloud runs exactly one", len(m.UserPools))
	}
	p := m.UserPools[0]
	cfg := identity.Config{PoolID: p.ID, Issuer: issuer, Aliases: append(append([]string(nil), p.Aliases...), p.UsernameAttributes...), ProductName: productName,
		PreTokenARN: p.Triggers["PreTokenGeneration"], CustomMessageARN: p.Triggers["CustomMessage"]}
	for name := range p.Triggers {
		if name != "PreTokenGeneration" && name != "CustomMessage" {
			return cfg, fmt.Errorf("stack %s: %s: the trigger %s is not emulated", p.Stack, p.LogicalID, name)
		}
	}
	if len(m.EmailIdentities) > 0 {
		cfg.MailFrom = m.EmailIdentities[0].Identity
		if !strings.Contains(cfg.MailFrom, "@") {
			cfg.MailFrom = "no-reply@" + cfg.MailFrom
		}
	}
	for _, c := range m.UserPoolClients {
		client, err := webClient(c)
		if err != nil {
			return cfg, err
		}
		cfg.Clients = append(cfg.Clients, client)
	}
	return cfg, nil
}

func webClient(c template.UserPoolClient) (identity.Client, error) {
	var raw struct {
		RefreshTokenRotation struct {
			Feature                 string
			RetryGracePeriodSeconds int
		}
	}
	if err := json.Unmarshal(c.Raw, &raw); err != nil {
		return identity.Client{}, fmt.Errorf("stack %s: %s: %w", c.Stack, c.LogicalID, err)
	}
	if c.GenerateSecret {
		return identity.Client{}, fmt.Errorf("stack %s: %s: clients with a secret are not emulated", c.Stack, c.LogicalID)
	}
	minutes := func(n int) time.Duration { return time.Duration(n) * time.Minute }
	return identity.Client{ID: c.ID, RedirectURIs: c.CallbackURLs, LogoutURIs: c.LogoutURLs, Scopes: c.OAuthScopes,
		AccessTTL: minutes(c.AccessMinutes), IDTTL: minutes(c.IDMinutes), RefreshTTL: minutes(c.RefreshMinutes),
		Rotate: raw.RefreshTokenRotation.Feature == "ENABLED", RotateGrace: seconds(raw.RefreshTokenRotation.RetryGracePeriodSeconds)}, nil
}

package cloud

import (
	"context"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"kikite/infra/local/internal/console"
	"kikite/infra/local/internal/httpapi"
	"kikite/infra/local/internal/identity"
	"kikite/infra/local/internal/keys"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/object"
	"kikite/infra/local/internal/params"
	"kikite/infra/local/internal/template"
)

// signInPath is where the pages and endpoints of the user pool are.
const signInPath = console.Base + "/identity"

// openEdge makes what people and browsers meet: buckets, mail, sign-in, the HTTP API, the console.
func (c *Cloud) openEdge(context.Context) error {
	cfg, err := buckets(c.model, filepath.Join(c.Data, "objects"))
	if err != nil {
		return err
	}
	c.objects, err = object.New(cfg, object.Deps{Store: c.store, Clock: c.clock, RealTime: time.Now, NewID: uuid.NewString,
		Queues: letters{c.queues, c.store}, Secrets: c.gateway.Credentials, Authorizer: c.gateway})
	if err != nil {
		return err
	}
	c.objects.Register(c.gateway)
	vault, err := keys.New(masterKeys(c.model), c.store, c.clock)
	if err != nil {
		return err
	}
	vault.Register(c.gateway)
	params.New(parameters(c.model), c.clock).Register(c.gateway)
	c.mailbox = mail.New(mailbox(c.model), c.store, c.clock, mailEvents{c.bus}, uuid.NewString)
	c.mailbox.Register(c.gateway)
	return c.openFront()
}

func (c *Cloud) openFront() error {
	cfg, err := pool(c.model, c.address+signInPath)
	if err != nil {
		return err
	}
	c.identity, err = identity.New(cfg, identity.Deps{Store: c.store, Clock: c.clock, Invoker: c.clock, Mailbox: c.mailbox, NewID: uuid.NewString})
	if err != nil {
		return err
	}
	c.identity.Register(c.gateway)
	window, err := console.New(console.Config{WebURL: c.address}, c.sources())
	if err != nil {
		return err
	}
	settings, err := c.settings(cfg)
	if err != nil {
		return err
	}
	api := apis(c.model, cfg.Issuer)
	if strings.HasPrefix(c.Web, "http://") {
		api.WebURL = c.Web
	} else {
		api.WebDir = c.Web
	}
	api.Mounts = []httpapi.Mount{{Prefix: signInPath + "/", Handler: c.identity}, {Prefix: console.Base + "/", Handler: window},
		{Prefix: "/config.json/", Handler: settings}}
	api.Links = []httpapi.Link{{Title: "Console", URL: c.address + console.Base + "/", Note: "what flows, waits, failed and was mailed"}}
	server, err := httpapi.New(api, httpapi.Deps{Invoker: c.clock, Clock: c.clock, Client: &http.Client{Timeout: 10 * time.Second}, Log: c.Log, NewID: uuid.NewString})
	if err != nil {
		return err
	}
	c.front = c.route(server)
	return nil
}

// route tells AWS calls and browsers' bucket requests from everything else.
func (c *Cloud) route(rest http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case c.gateway.Handles(r):
			c.gateway.ServeHTTP(w, r)
		case c.objects.Handles(r):
			c.objects.ServeHTTP(w, r)
		default:
			rest.ServeHTTP(w, r)
		}
	})
}

// settings answers config.json, which a deployment writes beside the web client.
func (c *Cloud) settings(pool identity.Config) (http.Handler, error) {
	out := struct {
		Stage    string `json:"stage"`
		Issuer   string `json:"issuer"`
		ClientID string `json:"client_id"`
	}{Stage: "local", Issuer: pool.Issuer}
	if len(pool.Clients) > 0 {
		out.ClientID = pool.Clients[0].ID
	}
	raw, err := json.Marshal(out)
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(raw) // the browser may have gone
	}), err
}

// apis are the routes of all HTTP APIs. An authorizer of the user pool trusts the local issuer instead of AWS's.
func apis(m *template.Model, issuer string) httpapi.Config {
	var cfg httpapi.Config
	for _, a := range m.APIs {
		cfg.APIID = a.ID
		if a.CORS != nil {
			cfg.CORS = &httpapi.CORS{AllowOrigins: a.CORS.AllowOrigins, AllowMethods: a.CORS.AllowMethods, AllowHeaders: a.CORS.AllowHeaders,
				ExposeHeaders: a.CORS.ExposeHeaders, MaxAge: seconds(a.CORS.MaxAge), AllowCredentials: a.CORS.AllowCredentials}
		}
		for _, r := range a.Routes {
			route := httpapi.Route{Key: r.Key, FunctionARN: r.FunctionARN, Scopes: r.Scopes}
			if r.Authorizer != nil {
				route.Authorizer = &httpapi.Authorizer{Issuer: localIssuer(m, r.Authorizer.Issuer, issuer), Audience: r.Authorizer.Audience}
			}
			cfg.Routes = append(cfg.Routes, route)
		}
	}
	return cfg
}

func localIssuer(m *template.Model, theirs, ours string) string {
	for _, p := range m.UserPools {
		if strings.HasSuffix(theirs, "/"+p.ID) {
			return ours
		}
	}
	return theirs
}

// sources is what the console shows.
func (c *Cloud) sources() console.Sources {
	return console.Sources{Clock: c.clock, Flow: c.bus, Queues: c.queues, Schedules: c.schedules, Functions: c.runtime, Async: c.async,
		Calls: c.gateway.Meter(), Denials: c.gateway.Denials(), Faults: c.gateway.Faults(), Mailbox: c.mailbox,
		Idle: []console.Check{
			console.Whether("streams", c.pump.Idle), console.Whether("queues", c.queues.Idle), console.Whether("functions", c.runtime.Idle),
			console.Whether("asynchronous invocations", c.async.Idle), console.Whether("schedules", c.schedules.Idle),
			console.Count("mail events", c.mailbox.Pending), console.Count("bucket notifications", c.objects.Pending),
			console.Count("sign-in", c.identity.Pending),
		},
		Progress: func() uint64 {
			moved := c.queues.Sent() + c.gateway.Meter().Total() + c.bus.Unmatched()
			for _, s := range c.runtime.Stats() {
				moved += uint64(s.Invocations)
			}
			return moved
		}}
}

package cloud

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"github.com/google/uuid"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/engine"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/identity"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/object"
	"kikite/infra/local/internal/policy"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
	"kikite/infra/local/internal/state"
	"kikite/infra/local/internal/template"
)

// Cloud is everything that runs.
type Cloud struct {
	Config
	address  string // http://localhost:<port>, for people and functions: what functions presign is then of the pages' origin
	listener net.Listener
	model    *template.Model
	policies *policy.Evaluator
	store    *state.Store

	clock     *Clock
	engine    *engine.Engine
	gateway   *gateway.Gateway
	runtime   *runtime.Runtime
	async     *runtime.Async
	queues    *queue.Service
	bus       *bus.Service
	pump      *engine.Pump
	expirer   *engine.Expirer
	schedules *schedule.Service
	objects   *object.Service
	mailbox   *mail.Service
	identity  *identity.Service
	front     http.Handler

	stopOnce sync.Once
	stopped  chan struct{} // closed when the local cloud must stop by itself
	reason   error
}

// stop ends the local cloud with an error: something in it is not emulated, or broke.
func (c *Cloud) stop(err error) {
	c.stopOnce.Do(func() {
		c.reason = err
		close(c.stopped)
	})
}

// open claims the data directory and the address, reads the templates, starts the engine and makes all services. What
// was opened before an error stays open: close closes it.
func (c *Cloud) open(ctx context.Context) error {
	if err := c.claim(ctx); err != nil {
		return err
	}
	c.say("reading the templates in %s …", c.Assembly)
	var err error
	host := c.address[len("http://"):]
	if c.model, err = template.Load(c.Assembly, template.Options{WebHost: host, WebURL: c.address}); err != nil {
		return err
	}
	if err := c.pinCode(); err != nil {
		return err
	}
	if c.policies, err = evaluator(c.model); err != nil {
		return err
	}
	if err := checkGrants(c.model, c.policies); err != nil {
		return fmt.Errorf("permissions are missing:\n%w", err)
	}
	for _, step := range []func(context.Context) error{c.openGateway, c.openEngine, c.openMessaging, c.openStreams, c.openEdge} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// claim opens the state file, which only one process can, and the port.
func (c *Cloud) claim(ctx context.Context) error {
	if err := c.prepare(); err != nil {
		return err
	}
	var err error
	if c.store, err = state.Open(filepath.Join(c.Data, "state.db")); err != nil {
		return err
	}
	if err := c.unpublish(); err != nil {
		return err
	}
	var port int
	if c.listener, port, err = c.listen(ctx); err != nil {
		return err
	}
	c.address = fmt.Sprintf("http://localhost:%d", port)
	return c.rememberPort(port)
}

func (c *Cloud) openGateway(context.Context) error {
	credentials, err := gateway.NewCredentials(c.store, callers(c.model))
	if err != nil {
		return err
	}
	if err := c.writeDeveloperKey(credentials.Developer()); err != nil {
		return err
	}
	if err := c.writeToolEnvironments(); err != nil {
		return err
	}
	c.gateway = gateway.New(gateway.Config{Credentials: credentials, Policies: c.policies, Log: c.Log, Unlisted: c.stop, Now: time.Now})
	return nil
}

func (c *Cloud) openEngine(ctx context.Context) error {
	source, err := engine.Find(c.WorkDir, c.Getenv)
	if err != nil {
		return err
	}
	if source.Binary == "" {
		c.say("connecting to the DynamoDB at %s …", source.Endpoint)
	} else {
		c.say("starting the DynamoDB engine …")
	}
	if c.engine, err = engine.Start(ctx, source, c.Data, c.Log); err != nil {
		return err
	}
	tables := engineTables(c.model)
	c.say("creating what is missing of %d tables …", len(tables))
	for _, t := range tables {
		if err := c.engine.Ensure(ctx, t); err != nil {
			return err
		}
	}
	forward := func(ctx context.Context, operation string, body []byte) (int, []byte, error) {
		a, err := c.engine.Forward(ctx, operation, body)
		return a.Status, a.Body, err
	}
	c.gateway.NewDatabase(gatewayTables(c.model), forward, func(table string) { c.pump.Wake(table) }).Register(c.gateway)
	return nil
}

// openMessaging makes clock, functions, queues, bus and schedules.
func (c *Cloud) openMessaging(context.Context) error {
	c.say("preparing %d functions, %d queues, %d rules and %d schedules …",
		len(c.model.Functions), len(c.model.Queues), len(c.model.Rules), len(c.model.Schedules))
	now, err := clock.New(c.store, time.Now)
	if err != nil {
		return err
	}
	c.clock = &Clock{Clock: now}
	list, async := functions(c.model)
	c.runtime, err = runtime.New(runtime.Config{Functions: list, LogDir: filepath.Join(c.Data, "logs")},
		runtime.Deps{Environment: c.environment, Clock: c.clock, Log: c.Log, NewID: uuid.NewString})
	if err != nil {
		return err
	}
	c.clock.functions, c.clock.moved = c.runtime, c.writeEnvironments
	cfg, err := queues(c.model, c.address)
	if err != nil {
		return err
	}
	c.queues, err = queue.New(cfg, queue.Deps{Store: c.store, Clock: c.clock, Invoker: c.clock, Log: c.Log, NewID: uuid.NewString, Random: rand.Float64})
	if err != nil {
		return err
	}
	c.async, err = runtime.NewAsync(async, runtime.AsyncDeps{Store: c.store, Clock: c.clock, Functions: gated{c.clock, c.runtime}, Queues: c.queues,
		Log: c.Log, NewID: uuid.NewString})
	if err != nil {
		return err
	}
	if err := c.openBus(); err != nil {
		return err
	}
	return c.openSchedules()
}

// gated invokes through the clock, so that no invocation begins while it moves.
type gated struct {
	awsapi.Invoker
	functions *runtime.Runtime
}

// Exists implements runtime.Functions.
func (g gated) Exists(function string) bool { return g.functions.Exists(function) }

func (c *Cloud) openBus() error {
	cfg, err := rules(c.model)
	if err != nil {
		return err
	}
	if c.bus, err = bus.New(cfg, bus.Deps{Store: c.store, Clock: c.clock, Queues: c.queues, Log: c.Log, NewID: uuid.NewString}); err != nil {
		return err
	}
	c.queues.OnDelivery(c.bus.Delivered)
	c.queues.Register(c.gateway)
	c.bus.Register(c.gateway)
	return nil
}

func (c *Cloud) openSchedules() error {
	cfg, err := schedules(c.model)
	if err != nil {
		return err
	}
	c.schedules, err = schedule.New(cfg, schedule.Deps{Store: c.store, Clock: c.clock, Async: c.async, Queues: c.queues, Log: c.Log, NewID: uuid.NewString,
		Allowed: func(role string, p awsapi.Permission) bool {
			return c.policies.Assume("scheduler.amazonaws.com", role, p.Context).Allowed && c.policies.Role(role, p).Allowed
		}})
	if err != nil {
		return err
	}
	c.schedules.Register(c.gateway)
	return nil
}

func (c *Cloud) openStreams(context.Context) error {
	var err error
	c.pump, err = engine.NewPump(streams(c.model), engine.PumpDeps{Engine: c.engine, Store: c.store, Invoker: c.clock,
		Dead: letters{c.queues, c.store}, Log: c.Log})
	if err != nil {
		return err
	}
	c.expirer = engine.NewExpirer(c.engine, engineTables(c.model), c.clock, c.pump.Wake, c.Log)
	return nil
}

package topology

// Trigger is what makes a function run.
type Trigger string

// The triggers.
const (
	HTTP    Trigger = "http"    // API Gateway, /api/<context>/…
	Bus     Trigger = "bus"     // rule → queue, see events.Subscriptions
	Queue   Trigger = "queue"   // a queue that something else than our bus fills
	Cron    Trigger = "cron"    // EventBridge Scheduler
	Stream  Trigger = "stream"  // the table's stream, outbox items only
	Cognito Trigger = "cognito" // the user pool
	Due     Trigger = "due"     // schedules that the product itself makes
)

// Function is one Lambda function.
type Function struct {
	Context, Name string
	Source        string // folder of main.go below functions/
	Trigger       Trigger
	Schedule      string // cron or rate, Asia/Tokyo; only for Cron
	Timeout       int    // seconds
	Memory        int    // MiB
}

// ID is "<context>-<name>", the key of events.Subscriptions.
func (f Function) ID() string { return f.Context + "-" + f.Name }

// Contexts are all contexts in the order of the product's journey; each owns a table.
func Contexts() []string {
	return []string{"signup", "matching", "booking", "reminders", "mailer", "sessions", "reports", "operations"}
}

// Queues are the names without the stage of all queues: that of each function that one feeds, and that of what each gave up,
// which requests and the user pool's triggers do not have: there the caller is told.
func Queues() []string {
	var out []string
	for _, f := range Functions() {
		switch f.Trigger {
		case Bus, Queue:
			out = append(out, f.ID(), f.ID()+"-dlq")
		case Cron, Stream, Due:
			out = append(out, f.ID()+"-dlq")
		}
	}
	return out
}

// Functions are all functions of the product.
func Functions() []Function {
	all := []Function{
		api("signup"), worker("signup", "worker"), slow(queue("signup", "importer")), cron("signup", "due", "rate(15 minutes)"), {Context: "signup", Name: "claims", Trigger: Cognito, Timeout: 5},
		slow(cron("signup", "daily", "cron(30 8 * * ? *)")), // when somebody is there to be asked
		api("matching"), worker("matching", "worker"), slow(cron("matching", "trainer", "cron(0 2 * * ? *)")),
		api("booking"), worker("booking", "worker"), slow(cron("booking", "refresh", "cron(0 3 * * ? *)")),
		{Context: "booking", Name: "offers", Trigger: Due, Timeout: 30},
		worker("reminders", "worker"), {Context: "reminders", Name: "fire", Trigger: Due, Timeout: 30},
		slow(cron("reminders", "monthly", "cron(0 10-23 10-12 * ? *)")), // hourly: readers are in several zones; three days: an outage does no harm
		api("mailer"), worker("mailer", "worker"), queue("mailer", "feedback"), {Context: "mailer", Name: "codes", Trigger: Cognito, Timeout: 5},
		api("sessions"), worker("sessions", "worker"), slow(worker("sessions", "analyst")), slow(cron("sessions", "daily", "cron(0 9 * * ? *)")),
		cron("sessions", "reviews", "rate(15 minutes)"), // a review that is overdue is said within the hour, with room for a run that fails
		api("reports"), worker("reports", "worker"), slow(queue("reports", "generate")),
		slow(cron("reports", "monthly", "cron(0 6-12 1-6 * ? *)")), // at six, until the month closes on the sixth; then hourly it looks what is missing
		api("operations"), worker("operations", "worker"),
	}
	for i := range all {
		all[i].Source = all[i].Context + "/" + all[i].Name
		all[i].Memory = 256
		if all[i].ID() == "sessions-analyst" {
			all[i].Memory = 512
		}
	}
	for _, c := range Contexts() {
		all = append(all,
			Function{Context: c, Name: "relay", Source: "relay/stream", Trigger: Stream, Timeout: 30, Memory: 256},
			Function{Context: c, Name: "sweep", Source: "relay/sweep", Trigger: Cron, Schedule: "rate(5 minutes)", Timeout: 30, Memory: 256})
	}
	return all
}

// Of is the function with an ID; it panics for one that is not in Functions, which is a mistake in the program.
func Of(id string) Function {
	for _, f := range Functions() {
		if f.ID() == id {
			return f
		}
	}
	panic("topology: no function " + id)
}

func api(context string) Function {
	return Function{Context: context, Name: "api", Trigger: HTTP, Timeout: 10}
}

func worker(context, name string) Function {
	return Function{Context: context, Name: name, Trigger: Bus, Timeout: 30}
}

func queue(context, name string) Function {
	return Function{Context: context, Name: name, Trigger: Queue, Timeout: 30}
}

func cron(context, name, schedule string) Function {
	return Function{Context: context, Name: name, Trigger: Cron, Schedule: schedule, Timeout: 30}
}

// slow is for work on whole files, texts and companies.
func slow(f Function) Function {
	f.Timeout = 60
	return f
}

package template

import "encoding/json"

// Queue is one AWS::SQS::Queue.
type Queue struct {
	Origin
	Name              string
	ARN               string
	URL               string
	VisibilitySeconds int
	RetentionSeconds  int
	DelaySeconds      int
	WaitSeconds       int // long polling by default
	MaximumBytes      int
	DeadLetterARN     string // "" without
	MaxReceives       int
	FIFO              bool
	ContentDedupe     bool
}

// Bus is one AWS::Events::EventBus; the default bus exists without a template.
type Bus struct {
	Origin
	Name string
	ARN  string
}

// Rule matches events of a bus by pattern, or fires by schedule.
type Rule struct {
	Origin
	Name     string
	ARN      string
	BusName  string
	Pattern  json.RawMessage // nil for a schedule
	Schedule string          // rate(…) or cron(…), UTC; "" for a pattern
	Enabled  bool
	Targets  []Target
}

// Target is where a rule sends what it matched.
type Target struct {
	ID            string
	ARN           string
	RoleARN       string
	Input         string            // constant input, "" = the event
	InputPath     string            // JSON path into the event
	InputPaths    map[string]string // of the input transformer
	InputTemplate string
	DeadLetterARN string
	MaxRetries    int // -1 = the default of AWS (185)
	MaxAgeSeconds int // 0 = the default of AWS (24 h)
	MessageGroup  string
}

// ScheduleGroup is one AWS::Scheduler::ScheduleGroup.
type ScheduleGroup struct {
	Origin
	Name string
	ARN  string
}

// Schedule is one AWS::Scheduler::Schedule that a template (not a function) made.
type Schedule struct {
	Origin
	Name                  string
	ARN                   string
	Group                 string
	Expression            string // at(…), rate(…), cron(…)
	Timezone              string
	Enabled               bool
	FlexibleWindowMinutes int
	StartDate             string
	EndDate               string
	TargetARN             string
	RoleARN               string
	Input                 string
	DeadLetterARN         string
	MaxRetries            int // -1 = the default of AWS (185)
	MaxAgeSeconds         int // 0 = the default of AWS (24 h)
}

// ConfigurationSet is one AWS::SES::ConfigurationSet.
type ConfigurationSet struct {
	Origin
	Name string
}

// EventDestination says where the sending events of a configuration set go.
type EventDestination struct {
	Origin
	ConfigurationSet string
	Enabled          bool
	EventTypes       []string // send, delivery, bounce, complaint …
	EventBusARN      string   // "" when the destination is of another kind
}

// EmailIdentity is a verified sender: an address or a domain.
type EmailIdentity struct {
	Origin
	Identity string
}

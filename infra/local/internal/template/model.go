package template

// Model is everything that the stacks of an assembly describe.
type Model struct {
	Functions         []Function
	FunctionGrants    []FunctionGrant
	Mappings          []EventSourceMapping
	Tables            []Table
	Queues            []Queue
	Buses             []Bus
	Rules             []Rule
	ScheduleGroups    []ScheduleGroup
	Schedules         []Schedule
	APIs              []API
	Buckets           []Bucket
	Notifications     []BucketNotification
	UserPools         []UserPool
	UserPoolClients   []UserPoolClient
	UserPoolGroups    []UserPoolGroup
	Keys              []Key
	Aliases           []Alias
	Parameters        []Parameter
	ConfigurationSets []ConfigurationSet
	EventDestinations []EventDestination
	EmailIdentities   []EmailIdentity
	Roles             []Role
	ResourcePolicies  []ResourcePolicy
	Inert             []Inert
	Outputs           []Output
}

// Origin says which resource of which stack a part of the model came from.
type Origin struct {
	Stack     string // stack name, such as Kikite-local-Service-Booking
	LogicalID string
}

// Inert is a resource that the local cloud accepts and does not run.
type Inert struct {
	Origin
	Type   string
	Reason string
}

// Output is one output of a stack.
type Output struct {
	Origin
	Description string
	Value       string
	ExportName  string // "" unless exported
}

// ResourcePolicy is a policy on a resource: bucket, queue, key, bus.
type ResourcePolicy struct {
	Origin
	ResourceARN string
	Document    []byte // IAM policy as JSON
}

// Role is an IAM role with all policies that any stack attached to it.
type Role struct {
	Origin
	ARN         string
	Name        string
	Trust       []byte   // AssumeRolePolicyDocument as JSON
	Policies    [][]byte // identity policies as JSON: inline, AWS::IAM::Policy and customer-managed
	AWSManaged  []string // ARNs of policies that AWS keeps, such as …:policy/service-role/AWSLambdaBasicExecutionRole
	Boundary    []byte   // permissions boundary as JSON, nil without
	managedARNs []string
	boundaryARN string
}

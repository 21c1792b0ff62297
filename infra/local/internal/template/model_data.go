package template

// Table is one AWS::DynamoDB::Table, on demand.
type Table struct {
	Origin
	Name       string
	ARN        string
	StreamARN  string // "" without a stream
	StreamView string
	Keys       []KeyPart         // hash first
	Attributes map[string]string // attribute name → S, N or B
	Indexes    []Index
	TTL        string // attribute, "" without
}

// KeyPart is one part of a primary key.
type KeyPart struct {
	Name string
	Kind string // HASH or RANGE
}

// Index is a global secondary index.
type Index struct {
	Name       string
	Keys       []KeyPart
	Projection string   // ALL, KEYS_ONLY, INCLUDE
	Include    []string // non-key attributes of INCLUDE
}

// Bucket is one AWS::S3::Bucket.
type Bucket struct {
	Origin
	Name        string
	ARN         string
	Versioned   bool
	KMSKeyARN   string // "" with the key of S3 itself
	BucketKey   bool   // one data key for the bucket, so that KMS sees the bucket, not the object
	CORS        []CORS
	EventBridge bool // sends its events to the default bus
	Lifecycle   []LifecycleRule
}

// LifecycleRule expires objects under a prefix.
type LifecycleRule struct {
	ID             string
	Prefix         string
	ExpirationDays int
	Enabled        bool
}

// BucketNotification sends object events of a bucket to a queue or function.
type BucketNotification struct {
	Origin
	BucketName  string
	Destination string   // ARN of the queue or function
	Events      []string // s3:ObjectCreated:*
	Prefix      string
	Suffix      string
}

// Key is one AWS::KMS::Key.
type Key struct {
	Origin
	ID          string
	ARN         string
	Description string
}

// Alias is one AWS::KMS::Alias.
type Alias struct {
	Origin
	Name   string // alias/…
	KeyARN string
}

// Parameter is one AWS::SSM::Parameter.
type Parameter struct {
	Origin
	Name  string
	Type  string
	Value string
}

package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	cdk "github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// rosterDays is how long an uploaded roster stays: long enough to look into a failed import.
const rosterDays = 30

// snapshotDays is how long a snapshot of matching stays if nobody deletes it. Its functions delete superseded ones themselves and write a
// new one every night; this is for one that a function which died left behind.
const snapshotDays = 2

// modelDays is how long a model of matching stays: as long as its entry in the list (modelDays in functions/matching), so that every version
// that operators see can be gone back to.
const modelDays = 400

// exports is where contexts store what they hold about a person who asked; an export can be read for seven days (exportTerm in functions/signup).
const (
	exports    = "signup/"
	exportDays = 8
)

// rosters is where the web client uploads rosters in the Files bucket.
const rosters = "rosters/"

// incoming is where documents are posted; what was looked at is kept elsewhere, and the rest is nobody's.
const incoming = "incoming/"

// incomingDays is how long a posted document may wait to be looked at.
const incomingDays = 2

func (m *Messaging) addBuckets(stage topology.Stage) {
	m.Claims = objects(m.Stack, stage, "Claims", newKey(m.Stack, stage, "ClaimsKey", "Encrypts personal data between contexts"), expire("Exports", exports, exportDays), nil)
	m.Snapshots = objects(m.Stack, stage, "Snapshots", nil, append(expire("Snapshots", matchingSnapshots, snapshotDays),
		expire("Models", matchingModels, modelDays)...), nil)
	cors := &[]*awss3.CorsRule{{
		AllowedMethods: &[]awss3.HttpMethods{awss3.HttpMethods_POST},
		AllowedOrigins: jsii.Strings(stage.WebURL), AllowedHeaders: jsii.Strings("*"), MaxAge: jsii.Number(3600),
	}}
	m.Files = objects(m.Stack, stage, "Files", newKey(m.Stack, stage, "FilesKey", "Encrypts uploaded files"),
		append(expire("Rosters", rosters, rosterDays), expire("Incoming", incoming, incomingDays)...), cors)
	m.announceRosters(stage)
}

// expire is a rule that deletes objects under a prefix after days.
func expire(id, prefix string, days float64) []*awss3.LifecycleRule {
	return []*awss3.LifecycleRule{{
		Id: jsii.String(id), Prefix: jsii.String(prefix), Expiration: awscdk.Duration_Days(jsii.Number(days)),
	}}
}

func objects(stack awscdk.Stack, stage topology.Stage, id string, key awskms.IKey, rules []*awss3.LifecycleRule, cors *[]*awss3.CorsRule) constructs.Objects {
	props := &awss3.BucketProps{
		Encryption:        awss3.BucketEncryption_S3_MANAGED,
		EnforceSSL:        jsii.Bool(true),
		MinimumTLSVersion: jsii.Number(1.2),
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		ObjectOwnership:   awss3.ObjectOwnership_BUCKET_OWNER_ENFORCED,
		RemovalPolicy:     constructs.Removal(stage),
		Cors:              cors,
	}
	if key != nil {
		props.Encryption, props.EncryptionKey, props.BucketKeyEnabled = awss3.BucketEncryption_KMS, key, jsii.Bool(true)
	}
	rules = append(rules, &awss3.LifecycleRule{Id: jsii.String("Aborted"), AbortIncompleteMultipartUploadAfter: awscdk.Duration_Days(jsii.Number(1))})
	props.LifecycleRules = &rules
	b := awss3.NewBucket(stack, jsii.String(id), props)
	constructs.Explain(b, "AwsSolutions-S1",
		"Access logs would record at which minute whose object was touched, which nobody may be able to look up; erasure could not reach them.")
	return constructs.Objects{Bucket: b, Key: key}
}

// announceRosters sends every upload of a roster to the importer's queue. The queue lives here and not beside its function,
// since the bucket must know the queue and the function must know the bucket.
func (m *Messaging) announceRosters(stage topology.Stage) {
	in := cdk.NewConstruct(m.Stack, jsii.String("Importer"))
	m.Rosters = constructs.NewInbox(in, stage, topology.Of("signup-importer"), m.Alarms)
	m.Rosters.Queue.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		// Not the bucket's ARN: the bucket cannot be made before the queue accepts its messages.
		Principals: &[]awsiam.IPrincipal{awsiam.NewServicePrincipal(jsii.String("s3.amazonaws.com"), nil)},
		Actions:    jsii.Strings("sqs:SendMessage"),
		Resources:  &[]*string{m.Rosters.Queue.QueueArn()},
		Conditions: &map[string]any{"StringEquals": map[string]any{"aws:SourceAccount": m.Stack.Account()}},
	}))
	bucket := m.Files.Bucket.Node().DefaultChild().(awss3.CfnBucket)
	bucket.SetNotificationConfiguration(&awss3.CfnBucket_NotificationConfigurationProperty{
		QueueConfigurations: []any{&awss3.CfnBucket_QueueConfigurationProperty{
			Event: jsii.String("s3:ObjectCreated:*"), Queue: m.Rosters.Queue.QueueArn(),
			Filter: &awss3.CfnBucket_NotificationFilterProperty{S3Key: &awss3.CfnBucket_S3KeyFilterProperty{
				Rules: []any{&awss3.CfnBucket_FilterRuleProperty{Name: jsii.String("prefix"), Value: jsii.String(rosters)}},
			}},
		}},
	})
	m.Files.Bucket.Node().AddDependency(m.Rosters.Queue)
}

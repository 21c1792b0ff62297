package constructs

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdklabs/cdk-nag-go/cdknag/v2"
)

// Allow adds one statement to the policy of a role.
func Allow(to awsiam.IGrantable, actions []string, resources ...string) {
	AllowIf(to, nil, actions, resources...)
}

// AllowEverywhere lets a role do what AWS does not restrict to a resource, with the reason.
func AllowEverywhere(to awslambda.Function, action, reason string) {
	Allow(to, []string{action}, "*")
	suppress(to.Role(), &cdknag.NagPackSuppression{
		Id: jsii.String("AwsSolutions-IAM5"), Reason: jsii.String(reason), AppliesTo: &[]any{"Resource::*"},
	})
}

// AllowIf is Allow under conditions.
func AllowIf(to awsiam.IGrantable, conditions *map[string]any, actions []string, resources ...string) {
	to.GrantPrincipal().AddToPrincipalPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Actions: strs(actions...), Resources: strs(resources...), Conditions: conditions,
	}))
}

// Objects is an encrypted bucket of which functions see only prefixes.
type Objects struct {
	Bucket awss3.IBucket
	Key    awskms.IKey // nil: encrypted with S3's own key, which needs no grant
}

// AllowRead lets a role get objects under the prefixes, each ending in a slash, and list them: without that S3 would call an
// erased object forbidden instead of missing.
func (o Objects) AllowRead(to awslambda.Function, prefixes ...string) {
	o.allow(to, []string{"s3:GetObject"}, []string{"kms:Decrypt"}, prefixes)
	o.allowList(to, prefixes)
}

// AllowPut lets a role put objects under the prefixes. A multi-part upload also decrypts.
func (o Objects) AllowPut(to awslambda.Function, prefixes ...string) {
	o.allow(to, []string{"s3:PutObject"}, []string{"kms:GenerateDataKey", "kms:Decrypt"}, prefixes)
}

// AllowDelete lets a role delete objects under the prefixes.
func (o Objects) AllowDelete(to awslambda.Function, prefixes ...string) {
	o.allow(to, []string{"s3:DeleteObject"}, nil, prefixes)
}

// AllowProduce lets a role put, list and delete objects under the prefixes: what a producer of claims needs to store
// and to erase.
func (o Objects) AllowProduce(to awslambda.Function, prefixes ...string) {
	o.AllowPut(to, prefixes...)
	o.AllowDelete(to, prefixes...)
	o.allowList(to, prefixes)
}

func (o Objects) allowList(to awslambda.Function, prefixes []string) {
	under := make([]any, len(prefixes))
	for i, p := range prefixes {
		under[i] = p + "*"
	}
	AllowIf(to, &map[string]any{"StringLike": map[string]any{"s3:prefix": under}}, []string{"s3:ListBucket"}, *o.Bucket.BucketArn())
}

func (o Objects) allow(to awslambda.Function, actions, keyActions, prefixes []string) {
	resources := make([]string, len(prefixes))
	for i, p := range prefixes {
		if !strings.HasSuffix(p, "/") {
			panic("constructs: the prefix " + p + " would also open its namesakes")
		}
		resources[i] = *o.Bucket.ArnForObjects(jsii.String(p + "*"))
		explainWildcard(to.Role(), "/"+p+"*", "Objects get random names; the grant ends at the prefix of one consumer or producer.")
	}
	Allow(to, actions, resources...)
	if o.Key != nil && len(keyActions) > 0 {
		Allow(to, keyActions, *o.Key.KeyArn())
	}
}

package constructs

import (
	"strings"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdklabs/cdk-nag-go/cdknag/v2"
)

// Explain accepts a finding of cdk-nag on a construct and all it contains, with the reason.
func Explain(on constructs.IConstruct, rule, reason string) {
	suppress(on, &cdknag.NagPackSuppression{Id: jsii.String(rule), Reason: jsii.String(reason)})
}

// explainWildcard accepts one resource of a role's policy that ends in a wildcard: the one whose text ends in tail.
func explainWildcard(on constructs.IConstruct, tail, reason string) {
	suppress(on, &cdknag.NagPackSuppression{
		Id: jsii.String("AwsSolutions-IAM5"), Reason: jsii.String(reason),
		AppliesTo: &[]any{&cdknag.RegexAppliesTo{Regex: jsii.String("/^Resource::.*" + escape(tail) + "$/")}},
	})
}

func suppress(on constructs.IConstruct, s *cdknag.NagPackSuppression) {
	cdknag.NagSuppressions_AddResourceSuppressions(on, &[]*cdknag.NagPackSuppression{s}, jsii.Bool(true))
}

// escape quotes a text for a JavaScript regular expression between slashes.
func escape(text string) string {
	return strings.NewReplacer("/", `\/`, "*", `\*`, ".", `\.`).Replace(text)
}

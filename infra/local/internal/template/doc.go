// Package template reads a synthesized cloud assembly (cdk.out) and says what it describes: functions, tables,
// queues, rules, roles …, with every intrinsic function replaced by the concrete name, ARN or URL.
//
// Like CloudFormation: parameters (with their defaults), mappings, conditions, pseudo parameters, Ref, Fn::GetAtt,
// Fn::Sub, Fn::Join, Fn::Select, Fn::Split, Fn::Base64, Fn::FindInMap, Fn::If, Fn::ImportValue across stacks, nested
// stacks, nested assemblies (CDK stages) and {{resolve:ssm:…}} of parameters that the templates themselves define.
//
// Unlike CloudFormation: names and IDs are derived from stack and logical ID, so that they are the same from run
// to run; there is no change set, no rollback and no deletion: a resource that left the templates leaves its data
// behind; Transform, Fn::Cidr, Fn::GetAZs and macros are refused.
//
// A resource type is in one of three lists: emulated (this package returns it), inert (accepted, not run, with the
// reason), or unknown, which stops the local cloud with type, logical ID and stack.
package template

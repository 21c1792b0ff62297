package policy

import "strings"

// managed gives the effect of the AWS-managed policies that roles of functions commonly carry. Logs and traces go
// nowhere here, so their exact resources do not matter.
func managed(arn string) ([]statement, bool) {
	allow := func(actions ...string) []statement {
		return []statement{{Effect: "Allow", Action: actions, Resource: texts{"*"}}}
	}
	switch arn[strings.LastIndexByte(arn, '/')+1:] {
	case "AWSLambdaBasicExecutionRole":
		return allow("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"), true
	case "AWSXRayDaemonWriteAccess":
		return allow("xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules",
			"xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries"), true
	case "AWSLambdaSQSQueueExecutionRole":
		return allow("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "logs:*"), true
	case "AWSLambdaDynamoDBExecutionRole":
		return allow("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams", "logs:*"), true
	default:
		return nil, false
	}
}

// Package gateway is the one endpoint for all AWS APIs of the local cloud.
//
// As AWS does: it knows the caller by the access key and verifies the Signature Version 4 of the request (15 minutes of
// clock skew allowed, by the machine's clock); finds the operation by X-Amz-Target, by Action or by method and path;
// and asks the IAM policies of the caller's role for every permission that the operation needs. DynamoDB operations
// go on to the engine; their permissions are derived per item, with dynamodb:LeadingKeys.
//
// Unlike AWS: an operation that is not registered is refused by name, and, when a deployed function called it, stops the
// local cloud; the local cloud itself and the developer's key are not subject to policies; consumed capacity is always
// in DynamoDB's answers, because the gateway counts it; faults (throttling, errors, a lost answer after the commit,
// latency) happen only when somebody asked for them.
package gateway

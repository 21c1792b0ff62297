// Package engine runs DynamoDB for the local cloud: the engine process, the tables of the templates, their time to
// live, and the pump that carries stream records to functions (AWS::Lambda::EventSourceMapping).
//
// The engine is dynoxide, a DynamoDB on one SQLite file, found in node_modules/@dynoxide/<platform>, then on the
// PATH; or whatever DynamoDB listens at KIKITE_DYNAMODB_ENDPOINT (DynamoDB Local, a real one).
//
// Emulated: tables on demand with global secondary indexes; deletion by TTL on the local clock, within minutes; streams
// kept for 24 hours; event source mappings with filter criteria, batch size and window, one batch per shard at a time
// (so the order of a key is kept), partial batch responses, bisecting, bounded retries, maximum record age and an
// on-failure queue. Delivery is at least once: a checkpoint is on disk after its batch is done.
//
// Not emulated: ParallelizationFactor (1 is used), tumbling windows, throttling by capacity (the gateway injects it on
// request), TransactionConflict, point-in-time recovery. Engine traits that differ from AWS: an update without a
// change still makes a stream record; a transaction's idempotency token is forgotten when the engine restarts; a
// deletion by TTL carries no userIdentity in its stream record.
package engine

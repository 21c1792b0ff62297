// Package cloud composes the local cloud: it reads the synthesized templates, starts what they describe on one machine and
// serves everything at one address: AWS APIs (recognized by their signature), the HTTP API, the sign-in pages, buckets
// for browsers, the console and the web client.
//
// Emulated besides the services: the permissions that a deployment or the first event would stumble over (event source
// mappings, rules to queues, bucket notifications, API routes, user pool triggers) are checked at the start, and a missing
// one stops it by name.
//
// Not emulated: deployment itself. What leaves the templates keeps its data; a table's key cannot change.
package cloud

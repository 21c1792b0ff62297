// Package meaning turns texts into small vectors, so that what an employee wrote can be compared with what a consultant wrote. Local
// needs no network and is always there; Bedrock asks a model of Amazon Bedrock and may fail, be slow, or not be configured.
package meaning

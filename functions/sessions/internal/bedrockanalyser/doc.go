// Package bedrockanalyser lets a model of Amazon Bedrock say what a talk was about. It sends only text that our own redactor has been over, asks
// for structured output, and leaves the work to the local analyser whenever anything is not as it should be. What may be proposed for release
// and what danger was seen are never up to the model alone.
package bedrockanalyser

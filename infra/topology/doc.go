// Package topology says what the product consists of, apart from how AWS is told: stages, names and functions. It imports
// no CDK, so that the tool that builds the Lambda binaries starts at once.
package topology

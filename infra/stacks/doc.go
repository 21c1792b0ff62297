// Package stacks divides the product into CloudFormation stacks: what holds state (messaging, data, identity) apart from what
// runs (services), apart from how it is reached (api, web) and watched (observability). See docs/adr/0002-stack-split.md.
package stacks

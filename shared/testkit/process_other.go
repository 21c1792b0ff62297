//go:build !linux

package testkit

import "syscall"

// dieWithTests does nothing: only Linux can tie a child's life to its parent's. An engine that the endpoint variable names does
// not have to end.
func dieWithTests() *syscall.SysProcAttr { return nil }

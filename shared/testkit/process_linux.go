package testkit

import "syscall"

// dieWithTests ends the engine with the test binary, even by kill -9.
func dieWithTests() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
